// Rounds as they are kept: drafted by the matcher, changed by a lead, published or discarded once.
import { UserError } from '../../../core/errors';
import type { People } from '../../../core/people';
import type { Collection, Store } from '../../../core/store';
import { deedDone } from '../../../domain/audit';
import { decideOnce } from '../../../domain/decide-once';
import {
  type AskMatcher,
  type Choice,
  type Choices,
  InstanceError,
  type MatcherOptions,
  type MatchingInstance,
  type PairIds,
  type Simulated,
  type WhatIf,
} from '../matching';
import { draftedFrom, type Drafted } from './draft';
import { type RoundChoices, type RoundEdit, withEdit } from './edits';
import { roundInstance, type RoundPeople } from './instance';
import { createRoundPeople } from './people';
import { leadOf, type Round, type RoundDecision, type RoundPair, roundsCollection } from './round';
import { SOFT_RULES } from './rules';

export type RoundVerdict =
  | { readonly kind: 'done'; readonly round: Round }
  | { readonly kind: 'late'; readonly decision: RoundDecision }
  | { readonly kind: 'gone' }
  /** The draft has changed since the card that was pressed. */
  | { readonly kind: 'stale' };

export interface Rounds {
  /**
   * Matches everyone with an open offer or wish and keeps the draft under this id. If the id
   * exists, returns that round.
   */
  draft(id: string, byPersonId: string, now: Date, options?: MatcherOptions): Promise<Round>;
  get(id: string): Promise<Round | undefined>;
  /** The lead responsible for the round's pairings. */
  leadOf(id: string): Promise<string | undefined>;
  /**
   * `edits`: how often the draft had been changed when the lead saw it. Absent on cards that do not
   * say.
   */
  decide(
    id: string,
    state: 'published' | 'discarded',
    decision: RoundDecision,
    edits?: number,
  ): Promise<RoundVerdict>;
  /**
   * Matches the draft again with a change by the lead. Throws UserError if the change is not
   * possible.
   */
  change(id: string, edit: RoundEdit, byPersonId: string, now: Date): Promise<RoundVerdict>;
  /** Everyone who offers to mentor now. */
  mentors(): Promise<readonly string[]>;
  /** All mentors for a mentee, best first, with the rules in the way of each. */
  mentorsFor(menteeId: string, now: Date): Promise<readonly Choice[]>;
  /** The pair, with what its next-best mentor would cost all others. */
  priced(round: Round, pair: RoundPair, now: Date): Promise<RoundPair>;
  simulate(round: Round, whatIf: WhatIf, now: Date): Promise<Simulated>;
}

interface RoundsDeps {
  readonly rounds: Collection<Round>;
  readonly ask: AskMatcher;
  roundPeople(): Promise<RoundPeople>;
}

/** `ask`: the matcher, in its worker thread. */
export function createRounds(store: Store, people: People, ask: AskMatcher): Rounds {
  const rounds = store.collection(roundsCollection);
  const deps: RoundsDeps = { rounds, ask, roundPeople: createRoundPeople(store, people) };
  const instanceAt = async (now: Date) => roundInstance(await deps.roundPeople(), now);
  return {
    async draft(id, byPersonId, now, options) {
      const known = await rounds.get(id);
      if (known) return known;
      const choices = { locked: [], forbidden: [] };
      const drafted = await matchDraft(deps, choices, now, options);
      const round: Round = {
        id,
        version: 1,
        state: 'draft',
        at: now.toISOString(),
        byPersonId,
        ...choices,
        edits: 0,
        ...drafted,
      };
      return (await rounds.insert(round)) ? round : ((await rounds.get(id)) ?? round);
    },
    get: (id) => rounds.get(id),
    async leadOf(id) {
      const round = await rounds.get(id);
      return round && leadOf(round);
    },
    decide: (id, state, decision, edits) => decide(rounds, id, state, decision, edits),
    change: (id, edit, byPersonId, now) => change(deps, id, edit, byPersonId, now),
    async mentors() {
      const { offers, people: there } = await deps.roundPeople();
      return offers.map(({ personId }) => personId).filter((id) => there.get(id)?.active);
    },
    async mentorsFor(menteeId, now) {
      const { mentors } = await ask('alternative', { instance: await instanceAt(now), menteeId });
      return mentors;
    },
    async priced({ locked, forbidden }, pair, now) {
      const { nextBest, menteeId } = pair;
      if (!nextBest || nextBest.cost || nextBest.isHeld || nextBest.inSmallGroup || pair.locked)
        return pair;
      const instance = await instanceAt(now);
      const choices = stillThere({ locked, forbidden }, instance);
      const { cost } = await ask('alternative', {
        instance,
        choices,
        menteeId,
        mentorId: nextBest.mentorId,
      });
      return cost ? { ...pair, nextBest: { ...nextBest, cost } } : pair;
    },
    async simulate({ locked, forbidden }, whatIf, now) {
      const instance = await instanceAt(now);
      return ask('simulate', {
        instance,
        choices: stillThere({ locked, forbidden }, instance),
        whatIf,
      });
    },
  };
}

async function matchDraft(
  { ask, roundPeople }: RoundsDeps,
  choices: RoundChoices,
  now: Date,
  options?: MatcherOptions,
): Promise<Drafted> {
  const people = await roundPeople();
  const instance = roundInstance(people, now);
  try {
    const draft = await ask('draft', { instance, choices: stillThere(choices, instance) }, options);
    return draftedFrom(draft, people, instance.mentors.length);
  } catch (error) {
    if (error instanceof InstanceError && error.place.startsWith('locked'))
      throw new UserError('mentoring.lockImpossible');
    throw error;
  }
}

/** Publishes or discards a round. The first decision counts. */
async function decide(
  rounds: Collection<Round>,
  id: string,
  state: 'published' | 'discarded',
  decision: RoundDecision,
  edits?: number,
): Promise<RoundVerdict> {
  const outcome = await decideOnce<Round, RoundDecision>(rounds, id, {
    decisionOf: (round) => round.decision,
    isRepeat: (first, round) =>
      first.because === decision.because ||
      (first.byPersonId === decision.byPersonId && round.state === state),
    isStale: (round) => edits !== undefined && edits !== round.edits,
    decided(round) {
      const published = {
        key: `${id}:published`,
        name: 'round.published',
        data: { roundId: id },
      } as const;
      const noted = deedDone(`${id}:decided`, {
        at: decision.at,
        byPersonId: decision.byPersonId,
        what: `round.${state}`,
        whom: id,
      });
      return {
        doc: { ...round, state, decision },
        events: state === 'published' ? [published, noted] : [noted],
      };
    },
  });
  if (outcome.kind === 'done' || outcome.kind === 'repeated')
    return { kind: 'done', round: outcome.doc };
  return outcome.kind === 'late'
    ? { kind: 'late', decision: outcome.decision }
    : { kind: outcome.kind };
}

/** Matches a draft again with a lead's change, unless the draft is decided or changes meanwhile. */
async function change(
  deps: RoundsDeps,
  id: string,
  edit: RoundEdit,
  byPersonId: string,
  now: Date,
): Promise<RoundVerdict> {
  const { rounds } = deps;
  const round = await rounds.get(id);
  if (!round) return { kind: 'gone' };
  if (round.decision) return { kind: 'late', decision: round.decision };
  const choices = withEdit(round, edit);
  const drafted = await matchDraft(deps, choices, now);
  let current: Round = round;
  const changed = await rounds.update(id, (before) => {
    current = before;
    if (before.decision || before.edits !== round.edits) return undefined;
    const edits = before.edits + 1;
    return {
      doc: { ...before, ...choices, ...drafted, edits },
      events: deedsOf(edit, `${id}:edit:${edits}`, byPersonId, now),
    };
  });
  if (current.decision) return { kind: 'late', decision: current.decision };
  return changed && current.edits === round.edits
    ? { kind: 'done', round: changed }
    : { kind: 'stale' };
}

function deedsOf(edit: RoundEdit, key: string, byPersonId: string, now: Date) {
  if (edit.kind === 'again') return [];
  const whom = edit.kind === 'free' ? edit.menteeId : edit.pair.menteeId;
  return [deedDone(key, { at: now.toISOString(), byPersonId, what: `pairing.${edit.kind}`, whom })];
}

/** The lead's choices about people who still take part. A lead can decide against soft rules. */
function stillThere(
  { locked, forbidden }: RoundChoices,
  { mentors, mentees }: MatchingInstance,
): Choices {
  const [mentorIds, menteeIds] = [
    new Set(mentors.map(({ id }) => id)),
    new Set(mentees.map(({ id }) => id)),
  ];
  const isThere = (pair: PairIds) => mentorIds.has(pair.mentorId) && menteeIds.has(pair.menteeId);
  return {
    locked: locked.filter(isThere),
    forbidden: forbidden.filter(isThere),
    mayBreak: SOFT_RULES,
  };
}
