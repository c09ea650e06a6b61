// Why this pair, and why not the next-best mentor: from the same rules, scores and prices that made
// the matching.
import { brokenRules, type PairParts, pairParts, type Rule } from '../candidates';
import type { PairIds } from '../instance';
import type { MatchChoices, Matching, Prepared } from '../matcher';
import { freeSeats, mentorsOf, type NotFormed } from './free-seats';

export interface Cost {
  /** People who would be left out, pairs that would be lost, points of score that would be lost. */
  readonly served: number;
  readonly pairs: number;
  readonly total: number;
}

export interface Alternative extends PairIds {
  readonly score: number;
  /** Whether all seats of the mentor are taken by others. */
  readonly isFull: boolean;
  /** Whether running pairs hold all seats of the mentor. */
  readonly isHeld?: true;
  /** Whether the mentor's group would be too small and is not formed. */
  readonly inSmallGroup?: true;
  /** What it would cost all others, if that was asked and is possible. */
  readonly cost?: Cost;
}

export interface PairReasons extends PairIds {
  readonly parts: PairParts;
  /** The rules that the lead decided against. Absent: none. */
  readonly against?: readonly Rule[];
  /**
   * The mentor with the best score for the mentee among all others that are allowed and not ruled
   * out by the lead.
   */
  readonly nextBest?: Alternative;
}

export function explainPairs(
  { encoded, candidates }: Prepared,
  matching: Matching,
  { forbidden = [] }: MatchChoices = {},
  notFormed: NotFormed = [],
): PairReasons[] {
  const { mentees, mentors } = encoded;
  const unwanted = Map.groupBy(forbidden, ({ menteeId }) => menteeId);
  const tooSmall = mentorsOf(notFormed);
  const free = freeSeats(encoded, matching);
  const taken = Map.groupBy(matching.pairs, ({ menteeId }) => menteeId);
  return matching.pairs.map(({ menteeId, mentorId, locked }) => {
    const mentee = mentees.indexOf.get(menteeId)!;
    const others = [...(taken.get(menteeId) ?? []), ...(unwanted.get(menteeId) ?? [])];
    const not = new Set(others.map((pair) => mentors.indexOf.get(pair.mentorId)));
    let best = -1;
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      if (not.has(candidates.column[k])) continue;
      const isBetter =
        best < 0 ||
        candidates.weight[k]! > candidates.weight[best]! ||
        (candidates.weight[k] === candidates.weight[best] &&
          candidates.column[k]! < candidates.column[best]!);
      if (isBetter) best = k;
    }
    const mentor = mentors.indexOf.get(mentorId)!;
    const broken = locked ? brokenRules(encoded, mentee, mentor) : [];
    const reasons = {
      menteeId,
      mentorId,
      parts: pairParts(encoded, mentee, mentor),
      ...(broken.length > 0 && { against: broken }),
    };
    if (best < 0) return reasons;
    const next = candidates.column[best]!;
    const { id } = mentors.records[next]!;
    const nextBest: Alternative = {
      menteeId,
      mentorId: id,
      score: candidates.weight[best]!,
      isFull: free[next]! < 1,
      ...(tooSmall.has(id) && { inSmallGroup: true }),
    };
    return { ...reasons, nextBest };
  });
}
