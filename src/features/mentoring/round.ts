// A round: one matching run. Its draft is shown to the lead, who locks and forbids pairs, and publishes or discards it, once. Here is what it
// is and how a draft comes out of what the matcher says; who takes part is round-instance.ts, keeping it is rounds.ts.
import type { JsonObject } from '../../core/json';
import { ERASED_ID, ERASED_NAME, picked, type DataSubject } from '../../core/personal';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';
import { RHYTHM_DAYS, type Rhythm, RHYTHMS } from '../../domain/calendar';
import type { Draft, LeftOutReasons, PairIds, PairParts, PairReasons, Relaxation } from './matching';
import { type Pairing, takesSeat } from './pairing';
import type { RoundPeople } from './round-instance';

export interface RoundPair extends PairIds {
  readonly score: number;
  /** What the mentor is worth to the mentee, part by part. */
  readonly parts: PairParts['mentee'];
  /** Wanted skills that the mentor offers. */
  readonly shared: readonly string[];
  /** Common working time per day. */
  readonly overlapMinutes: number;
  readonly nextBest?: NonNullable<PairReasons['nextBest']>;
  /** Set by the lead. */
  readonly locked: boolean;
  /** In a small group: how many must be proposed at least for it to be one. */
  readonly group?: number;
  readonly goal: string;
  readonly rhythm: Rhythm;
  /** Languages that both work in. */
  readonly languages: readonly string[];
}

export type LeftOutRule = 'past' | 'manager' | 'language' | 'timeZone' | 'skill' | 'full' | 'smallGroup' | 'forbidden';

/** A group of which too few would be left for its mentor. */
export interface SmallGroupLost {
  readonly mentorId: string;
  readonly minimum: number;
  readonly size: number;
}

export interface LeftOut {
  readonly menteeId: string;
  /** How many mentors each rule ruled out; each mentor counts at the first rule that it fails. */
  readonly reasons: Readonly<Partial<Record<LeftOutRule, number>>>;
  /** The smallest step that would help, and with how many mentors. */
  readonly help?: Relaxation['kind'];
  readonly helpMentors?: number;
  /** The group in which they would have been. */
  readonly group?: SmallGroupLost;
}

export interface RoundDecision {
  readonly byPersonId: string;
  readonly byName: string;
  readonly at: string;
  readonly because: string;
}

export interface Round extends Doc {
  readonly state: 'draft' | 'published' | 'discarded';
  readonly at: string;
  readonly byPersonId: string;
  readonly seeking: number;
  readonly mentors: number;
  readonly pairs: readonly RoundPair[];
  readonly leftOut: readonly LeftOut[];
  /** What the lead has set: pairs that must be in it, and pairs that must not. */
  readonly locked: readonly PairIds[];
  readonly forbidden: readonly PairIds[];
  /** How often the lead has changed it: a card from before the last time must not publish it. */
  readonly edits: number;
  readonly decision?: RoundDecision;
  /** How many of its pairs were proposed; absent until then. */
  readonly proposed?: number;
}

/** Who set its pairings up: whoever published it, or drafted it where that is not known. */
export const leadOf = ({ decision, byPersonId }: Round): string => decision?.byPersonId ?? byPersonId;

export const roundsCollection = collectionSpec<Round>('mentoring.rounds', {
  indexes: [{ fields: ['state', 'at'] }, { fields: ['at'] }],
  what: 'drafts of pairs with their scores, who decided',
  people: {
    whom: 'yes',
    purpose: 'mentoring',
    show,
    erase,
    erased: 'the round stays without their pairs and without who made or decided it',
  },
  keep: { days: 1095, since: 'at', when: 'after it was drafted' },
});

type Member = Pick<PairIds, 'mentorId' | 'menteeId'>;
const isOne = ({ mentorId, menteeId }: Member, personId: string) => mentorId === personId || menteeId === personId;

function show(round: Round, { personId }: DataSubject): JsonObject | undefined {
  const pairs = round.pairs
    .filter((pair) => isOne(pair, personId))
    .map((pair) =>
      pair.menteeId === personId
        ? { side: 'mentee', ...picked(pair, 'score', 'shared', 'goal') }
        : { side: 'mentor', ...picked(pair, 'score', 'shared') },
    );
  const leftOut = round.leftOut.filter(({ menteeId }) => menteeId === personId).map((left) => picked(left, 'reasons', 'help'));
  const made = round.byPersonId === personId;
  const decided = round.decision?.byPersonId === personId;
  if (pairs.length + leftOut.length === 0 && !made && !decided && !names([round.locked, round.forbidden], personId)) return undefined;
  return { ...picked(round, 'at', 'state'), made, decided, pairs, leftOut };
}

const names = (lists: readonly (readonly Member[])[], personId: string) => lists.flat().some((pair) => isOne(pair, personId));

function erase(round: Round, { personId }: DataSubject): Round {
  const others = <P extends Member>(pairs: readonly P[]) => pairs.filter((pair) => !isOne(pair, personId));
  const { decision } = round;
  return {
    ...round,
    byPersonId: round.byPersonId === personId ? ERASED_ID : round.byPersonId,
    pairs: others(round.pairs).map(({ nextBest, ...pair }) => ({
      ...pair,
      ...(nextBest && nextBest.mentorId !== personId && { nextBest }),
    })),
    locked: others(round.locked),
    forbidden: others(round.forbidden),
    leftOut: round.leftOut.flatMap(({ group, ...left }) => {
      if (left.menteeId === personId) return [];
      return [{ ...left, ...(group && group.mentorId !== personId && { group }) }];
    }),
    ...(decision?.byPersonId === personId && { decision: { ...decision, byPersonId: ERASED_ID, byName: ERASED_NAME } }),
  };
}

/** The parts of a round that come from matching. */
export type Drafted = Pick<Round, 'seeking' | 'mentors' | 'pairs' | 'leftOut'>;

export function draftedFrom(draft: Draft, of: RoundPeople, mentors: number): Drafted {
  const wishOf = new Map(of.wishes.map((wish) => [wish.personId, wish]));
  const offerOf = new Map(of.offers.map((offer) => [offer.personId, offer]));
  const reasonsOf = new Map(draft.reasons.map((reasons) => [reasons.menteeId, reasons]));
  const groupOf = new Map(draft.groups.map((group) => [group.mentorId, { ...group, rhythm: rhythmOfGroup(group, of) }]));
  const pairs = draft.matching.pairs.flatMap(({ menteeId, mentorId, score, locked }) => {
    const reasons = reasonsOf.get(menteeId);
    if (!reasons) return [];
    const { parts, nextBest } = reasons;
    const wish = wishOf.get(menteeId);
    const group = groupOf.get(mentorId);
    const spoken = of.people.get(menteeId)?.languages ?? [];
    return {
      menteeId,
      mentorId,
      score,
      locked,
      ...(group && { group: group.minimum }),
      parts: parts.mentee,
      shared: parts.sharedSkills,
      overlapMinutes: parts.overlapMinutes,
      ...(nextBest && { nextBest }),
      languages: (offerOf.get(mentorId)?.languages ?? []).filter((language) => spoken.includes(language)),
      goal: wish?.goal ?? '',
      rhythm: group?.rhythm ?? wish?.rhythm ?? ('twoWeekly' as const),
    };
  });
  const lost = new Map(
    draft.notFormed.flatMap(({ mentorId, minimum, menteeIds, leftOut }) =>
      leftOut.map((menteeId) => [menteeId, { mentorId, minimum, size: menteeIds.length }] as const),
    ),
  );
  return {
    seeking: draft.matching.figures.seeking,
    mentors,
    pairs: pairs.sort((a, b) => b.score - a.score),
    leftOut: draft.leftOut.map((left) => leftOutFrom(left, lost.get(left.menteeId))),
  };
}

/** A group meets together: at the rhythm that it has, else at the one that most of its mentees want, the slower of two. */
function rhythmOfGroup({ mentorId, menteeIds }: Draft['groups'][number], { pairings, wishes }: RoundPeople): Rhythm {
  const running = pairings.find((pairing) => pairing.mentorId === mentorId && pairing.inGroup === true && takesSeat(pairing));
  if (running) return running.rhythm;
  const wanted = wishes.filter(({ personId }) => menteeIds.includes(personId)).map(({ rhythm }) => rhythm);
  const votes = (rhythm: Rhythm) => wanted.filter((one) => one === rhythm).length;
  return RHYTHMS.toSorted((a, b) => votes(b) - votes(a) || RHYTHM_DAYS[b] - RHYTHM_DAYS[a])[0] ?? 'twoWeekly';
}

function leftOutFrom({ menteeId, causes, cheapest }: LeftOutReasons, group: SmallGroupLost | undefined): LeftOut {
  const sum = (...names: readonly (keyof LeftOutReasons['causes'])[]) => names.reduce((total, name) => total + (causes[name] ?? 0), 0);
  // That nobody is their own mentor needs no words.
  const counts: Readonly<Record<LeftOutRule, number>> = {
    past: sum('history-declined', 'history-ended', 'history-running'),
    manager: sum('own-manager', 'reporting-line'),
    language: sum('language'),
    timeZone: sum('time-zone'),
    skill: sum('skill'),
    full: sum('full', 'no-seat'),
    smallGroup: sum('small-group'),
    forbidden: sum('forbidden'),
  };
  const reasons = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return {
    menteeId,
    reasons,
    ...(cheapest && { help: cheapest.kind, helpMentors: cheapest.mentors }),
    ...(group && { group }),
  };
}

/** A published round's pair as a pairing that is proposed. */
export function proposedPairing(id: string, roundId: string, pair: RoundPair, now: Date): Pairing {
  const { mentorId, menteeId, goal, shared, languages, score, rhythm } = pair;
  return {
    id,
    version: 1,
    roundId,
    mentorId,
    menteeId,
    state: 'proposed',
    goal,
    shared,
    languages,
    score,
    rhythm,
    ...(pair.group !== undefined && { inGroup: true as const }),
    proposedAt: now.toISOString(),
    proposedTo: menteeId,
    acceptedBy: [],
    chased: [],
    session: 0,
    tasks: [],
    checkIns: [],
    because: [],
  };
}
