// A matching round as it is stored. A lead sees its draft, can lock and forbid pairs, and publishes
// or discards it once.
import type { JsonObject } from '../../../core/json';
import { ERASED_ID, ERASED_NAME, picked, type DataSubject } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import type { Rhythm } from '../../../domain/calendar';
import type { PairIds, PairParts, PairReasons, Relaxation } from '../matching';
import type { SoftRule } from './rules';

export interface RoundPair extends PairIds {
  readonly score: number;
  /** The mentee's side of the score, part by part. */
  readonly parts: PairParts['mentee'];
  /** Wanted skills that the mentor offers. */
  readonly shared: readonly string[];
  /** Shared working minutes per day. */
  readonly overlapMinutes: number;
  readonly nextBest?: NonNullable<PairReasons['nextBest']>;
  /** Set by the lead. */
  readonly locked: boolean;
  /** The rules that the lead decided against with it. */
  readonly against?: readonly SoftRule[];
  /** In a small group: the smallest number of mentees. */
  readonly group?: number;
  readonly goal: string;
  readonly rhythm: Rhythm;
  /** Languages that both speak. */
  readonly languages: readonly string[];
}

export type LeftOutRule =
  /** Their pair ended not long enough ago. On older rounds: any earlier pair. */
  | 'past'
  | 'open'
  | 'declined'
  | 'manager'
  | 'language'
  | 'timeZone'
  | 'skill'
  | 'full'
  | 'smallGroup'
  | 'forbidden';

/** A group that was not formed, though all rules allow the person in it. */
export interface SmallGroupLost {
  readonly mentorId: string;
  readonly minimum: number;
  /** How many people could be in it at most. On older rounds: how many would have been. */
  readonly size: number;
  /**
   * Why: too `few` could be in it; or it would take people from others, so that people would be
   * left `out`, `pairs` or `points` of the round would be lost. Absent on older rounds.
   */
  readonly because?: 'few' | 'out' | 'pairs' | 'points' | 'unknown';
  /** How many people, pairs or points. */
  readonly lost?: number;
}

export interface LeftOut {
  readonly menteeId: string;
  /** How many mentors each rule excluded. A mentor counts for the first rule only. */
  readonly reasons: Readonly<Partial<Record<LeftOutRule, number>>>;
  /** The smallest change that would help, and for how many mentors. */
  readonly help?: Relaxation['kind'];
  readonly helpMentors?: number;
  /** The group that they would have been in. */
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
  /**
   * What may be missing to the best draft at most, because there was not enough time for it. Null or
   * absent: it is the best.
   */
  readonly offBy?: {
    readonly what: 'served' | 'turns' | 'pairs' | 'circles' | 'total';
    readonly most: number;
  } | null;
  /** Set by the lead: pairs that must be in the round, and pairs that must not. */
  readonly locked: readonly PairIds[];
  readonly forbidden: readonly PairIds[];
  /** How often the lead has changed it. An older card cannot publish it. */
  readonly edits: number;
  readonly decision?: RoundDecision;
  /** How many of its pairs were proposed. Absent before that. */
  readonly proposed?: number;
}

/** The lead responsible for its pairings: who published it, or else who drafted it. */
export const leadOf = ({ decision, byPersonId }: Round): string =>
  decision?.byPersonId ?? byPersonId;

export const roundsCollection = collectionSpec<Round>('mentoring.rounds', {
  indexes: [{ fields: ['state', 'at'] }, { fields: ['at'] }],
  what: 'drafts of pairs with their scores, and which programme lead decided',
  people: {
    whom: 'yes',
    purpose: 'mentoring',
    show,
    erase,
    erased: 'the round stays, without their pairs and without the leads who drafted or decided it',
  },
  keep: { days: 1095, since: 'at', when: 'after it was drafted' },
});

type Member = Pick<PairIds, 'mentorId' | 'menteeId'>;
const isOne = ({ mentorId, menteeId }: Member, personId: string) =>
  mentorId === personId || menteeId === personId;

function show(round: Round, { personId }: DataSubject): JsonObject | undefined {
  const pairs = round.pairs
    .filter((pair) => isOne(pair, personId))
    .map((pair) =>
      pair.menteeId === personId
        ? { side: 'mentee', ...picked(pair, 'score', 'shared', 'goal') }
        : { side: 'mentor', ...picked(pair, 'score', 'shared') },
    );
  const leftOut = round.leftOut
    .filter(({ menteeId }) => menteeId === personId)
    .map((left) => picked(left, 'reasons', 'help'));
  const made = round.byPersonId === personId;
  const decided = round.decision?.byPersonId === personId;
  if (
    pairs.length + leftOut.length === 0 &&
    !made &&
    !decided &&
    !names([round.locked, round.forbidden], personId)
  )
    return undefined;
  return { ...picked(round, 'at', 'state'), made, decided, pairs, leftOut };
}

const names = (lists: readonly (readonly Member[])[], personId: string) =>
  lists.flat().some((pair) => isOne(pair, personId));

function erase(round: Round, { personId }: DataSubject): Round {
  const others = <P extends Member>(pairs: readonly P[]) =>
    pairs.filter((pair) => !isOne(pair, personId));
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
    ...(decision?.byPersonId === personId && {
      decision: { ...decision, byPersonId: ERASED_ID, byName: ERASED_NAME },
    }),
  };
}
