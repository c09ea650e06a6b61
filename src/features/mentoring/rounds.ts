// Rounds, kept: drafted over everybody who offers and looks, changed by their lead, published or discarded once.
import { UserError } from '../../core/errors';
import type { People } from '../../core/people';
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { personAt } from '../../domain/people/addresses';
import { deedDone } from '../../domain/audit';
import { peopleCollection } from '../../domain/people/record';
import {
  type AsideOptions,
  type askAside,
  InstanceError,
  type MatchingInstance,
  type PairIds,
  type Simulated,
  type WhatIf,
} from './matching';
import { type Pairing, pairingsCollection } from './pairing';
import { draftedFrom, type Drafted, type Round, type RoundDecision, type RoundPair, roundsCollection } from './round';
import { PAIRS_SHOWN } from './round-cards';
import { menteeOf, type RoundChoices, type RoundEdit, withEdit } from './round-edits';
import { roundInstance, type RoundPeople } from './round-instance';
import { type Offer, offersCollection, type Wish, wishesCollection } from './seekers';

export type RoundVerdict =
  | { readonly kind: 'done'; readonly round: Round }
  | { readonly kind: 'late'; readonly decision: RoundDecision }
  | { readonly kind: 'gone' }
  /** The lead has changed the draft since the card that was pressed. */
  | { readonly kind: 'stale' };

export interface Rounds {
  /** Matches everybody who offers and looks, and keeps the draft under this id; the same one when it is there already. */
  draft(id: string, byPersonId: string, now: Date, aside?: AsideOptions): Promise<Round>;
  get(id: string): Promise<Round | undefined>;
  /** `edits`: how often it had been changed when the lead saw it; absent where the card did not say. */
  decide(id: string, state: 'published' | 'discarded', decision: RoundDecision, edits?: number): Promise<RoundVerdict>;
  /** Matches the draft anew with what the lead has set. Throws UserError where that is not possible. */
  change(id: string, edit: RoundEdit, byPersonId: string, now: Date): Promise<RoundVerdict>;
  /** Whom a mentee could be paired with, best first. */
  mentorsFor(menteeId: string, now: Date): Promise<readonly string[]>;
  /** The pair with what its next-best mentor would cost all others, where that is not known yet. */
  priced(round: Round, pair: RoundPair, now: Date): Promise<RoundPair>;
  simulate(round: Round, whatIf: WhatIf, now: Date): Promise<Simulated>;
}

/** `ask`: the matcher, beside the bot. */
export function createRounds(store: Store, people: People, ask: typeof askAside): Rounds {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const rounds = store.collection(roundsCollection);
  const pairings = store.collection(pairingsCollection);
  const everybody = store.collection(peopleCollection);

  async function peopleOf(seekers: readonly (Offer | Wish)[]): Promise<Map<string, Person>> {
    const found = new Map<string, Person>();
    for (const { personId } of seekers) {
      const person = found.get(personId) ?? (await people.get(personId));
      // What somebody offered or wished under an id that leads to another rests: they would be matched with themselves.
      if (person?.id === personId) found.set(personId, person);
    }
    return found;
  }

  /** Line managers of each, nearest first; a circle in them ends the chain. */
  async function managersOf(of: Iterable<Person>): Promise<Record<string, string[]>> {
    const byEmail = new Map<string, Person | undefined>();
    const withEmail = async (email: string) => {
      if (!byEmail.has(email)) byEmail.set(email, await personAt(everybody, email));
      return byEmail.get(email);
    };
    const chains: Record<string, string[]> = {};
    for (const person of of) {
      const above: string[] = [];
      for (let email = person.managerEmail; email !== undefined; ) {
        const manager = await withEmail(email);
        if (!manager || manager.id === person.id || above.includes(manager.id)) break;
        above.push(manager.id);
        email = manager.managerEmail;
      }
      chains[person.id] = above;
    }
    return chains;
  }

  async function roundPeople(): Promise<RoundPeople> {
    const [openOffers, openWishes] = [await offers.find({ open: true }), await wishes.find({ open: true })];
    const seekers = await peopleOf([...openOffers, ...openWishes]);
    const chains = await managersOf(seekers.values());
    return { people: seekers, managersOf: chains, offers: openOffers, wishes: openWishes, pairings: await pairingsByPerson() };
  }

  /** With who was merged as who they are: what they tried and the seats that they fill are theirs. */
  async function pairingsByPerson(): Promise<Pairing[]> {
    const leads = new Map<string, string>();
    for (const { id } of await everybody.find({ mergedInto: { $exists: true } })) leads.set(id, (await people.get(id))?.id ?? id);
    const lead = (id: string) => leads.get(id) ?? id;
    return (await pairings.find({})).map((pairing) => ({ ...pairing, mentorId: lead(pairing.mentorId), menteeId: lead(pairing.menteeId) }));
  }

  async function drafting(of: RoundPeople, choices: RoundChoices, now: Date, aside?: AsideOptions): Promise<Drafted> {
    const instance = roundInstance(of, now);
    try {
      return draftedFrom(
        await ask('draft', { instance, choices: stillThere(choices, instance), priced: PAIRS_SHOWN }, aside),
        of,
        instance.mentors.length,
      );
    } catch (error) {
      if (error instanceof InstanceError && error.place.startsWith('locked')) throw new UserError('mentoring.lockImpossible');
      throw error;
    }
  }

  return {
    async draft(id, byPersonId, now, aside) {
      const known = await rounds.get(id);
      if (known) return known;
      const choices = { locked: [], forbidden: [] };
      const drafted = await drafting(await roundPeople(), choices, now, aside);
      const round: Round = { id, version: 1, state: 'draft', at: now.toISOString(), byPersonId, ...choices, edits: 0, ...drafted };
      return (await rounds.insert(round)) ? round : ((await rounds.get(id)) ?? round);
    },
    get: (id) => rounds.get(id),
    async decide(id, state, decision, edits) {
      let first: RoundDecision | undefined;
      let isStale = false;
      const decided = await rounds.update(id, (round) => {
        first = round.decision;
        isStale = edits !== undefined && edits !== round.edits;
        if (round.decision || isStale) return undefined;
        const published = { key: `${id}:published`, name: 'round.published', data: { roundId: id } } as const;
        const noted = deedDone(`${id}:decided`, { at: decision.at, byPersonId: decision.byPersonId, what: `round.${state}`, whom: id });
        return { doc: { ...round, state, decision }, events: state === 'published' ? [published, noted] : [noted] };
      });
      if (!first && isStale) return { kind: 'stale' };
      const round = decided ?? (await rounds.get(id));
      const isRepeat = first?.because === decision.because || (first?.byPersonId === decision.byPersonId && round?.state === state);
      if (first && !isRepeat) return { kind: 'late', decision: first };
      return round ? { kind: 'done', round } : { kind: 'gone' };
    },
    async change(id, edit, byPersonId, now) {
      const round = await rounds.get(id);
      if (!round) return { kind: 'gone' };
      if (round.decision) return { kind: 'late', decision: round.decision };
      const choices = withEdit(round, edit);
      const drafted = await drafting(await roundPeople(), choices, now);
      let current: Round = round;
      const changed = await rounds.update(id, (before) => {
        current = before;
        // Decided or changed by somebody else while this was matched.
        if (before.decision || before.edits !== round.edits) return undefined;
        const edits = before.edits + 1;
        const deed = { at: now.toISOString(), byPersonId, what: `pairing.${edit.kind}`, whom: menteeOf(edit) };
        return { doc: { ...before, ...choices, ...drafted, edits }, events: [deedDone(`${id}:edit:${edits}`, deed)] };
      });
      if (current.decision) return { kind: 'late', decision: current.decision };
      return changed && current.edits === round.edits ? { kind: 'done', round: changed } : { kind: 'stale' };
    },
    async mentorsFor(menteeId, now) {
      const { mentors } = await ask('alternative', { instance: roundInstance(await roundPeople(), now), menteeId });
      return mentors.map(({ mentorId }) => mentorId);
    },
    async priced({ locked, forbidden }, pair, now) {
      const { nextBest, menteeId } = pair;
      if (!nextBest || nextBest.cost || nextBest.inSmallGroup || pair.locked) return pair;
      const instance = roundInstance(await roundPeople(), now);
      const choices = stillThere({ locked, forbidden }, instance);
      const { cost } = await ask('alternative', { instance, choices, menteeId, mentorId: nextBest.mentorId });
      return cost ? { ...pair, nextBest: { ...nextBest, cost } } : pair;
    },
    async simulate({ locked, forbidden }, whatIf, now) {
      const instance = roundInstance(await roundPeople(), now);
      return ask('simulate', { instance, choices: stillThere({ locked, forbidden }, instance), whatIf });
    },
  };
}

/** What was set about people who still take part. */
function stillThere({ locked, forbidden }: RoundChoices, { mentors, mentees }: MatchingInstance): RoundChoices {
  const [mentorIds, menteeIds] = [new Set(mentors.map(({ id }) => id)), new Set(mentees.map(({ id }) => id))];
  const isThere = (pair: PairIds) => mentorIds.has(pair.mentorId) && menteeIds.has(pair.menteeId);
  return { locked: locked.filter(isThere), forbidden: forbidden.filter(isThere) };
}
