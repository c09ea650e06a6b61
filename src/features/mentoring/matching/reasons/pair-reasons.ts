// Why this pair, and why not the next-best mentor: from the same rules, scores and prices that made
// the matching.
import {
  brokenRules,
  createCandidateFinder,
  type PairParts,
  pairParts,
  type Rule,
} from '../candidates';
import type { PairIds } from '../instance';
import type { MatchChoices, Matching, NotFormed, Prepared } from '../matcher';
import { freeSeats, mentorsOf } from './free-seats';

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
   * out by the lead, those included whose seats running pairs hold.
   */
  readonly nextBest?: Alternative;
}

interface Best {
  readonly column: number;
  readonly score: number;
  readonly isHeld: boolean;
}

export function explainPairs(
  { encoded, candidates }: Prepared,
  matching: Matching,
  { forbidden = [] }: MatchChoices = {},
  notFormed: readonly NotFormed[] = [],
): PairReasons[] {
  const { mentees, mentors } = encoded;
  const unwanted = Map.groupBy(forbidden, ({ menteeId }) => menteeId);
  const tooSmall = mentorsOf(notFormed);
  const free = freeSeats(encoded, matching);
  const held = createCandidateFinder(encoded, true);
  const taken = Map.groupBy(matching.pairs, ({ menteeId }) => menteeId);
  return matching.pairs.map(({ menteeId, mentorId, locked }) => {
    const mentee = mentees.indexOf.get(menteeId)!;
    const others = [...(taken.get(menteeId) ?? []), ...(unwanted.get(menteeId) ?? [])];
    const not = new Set(others.map((pair) => mentors.indexOf.get(pair.mentorId)));
    let best: Best | undefined;
    const consider = (column: number, score: number, isHeld: boolean) => {
      if (not.has(column)) return;
      const isBetter =
        !best || score > best.score || (score === best.score && column < best.column);
      if (isBetter) best = { column, score, isHeld };
    };
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++)
      consider(candidates.column[k]!, candidates.weight[k]!, false);
    const row = held.find(mentee);
    for (let k = 0; k < row.count; k++) consider(row.mentor[k]!, row.score[k]!, true);
    const mentor = mentors.indexOf.get(mentorId)!;
    const broken = locked ? brokenRules(encoded, mentee, mentor) : [];
    const reasons = {
      menteeId,
      mentorId,
      parts: pairParts(encoded, mentee, mentor),
      ...(broken.length > 0 && { against: broken }),
    };
    if (!best) return reasons;
    const next: Best = best;
    const { id } = mentors.records[next.column]!;
    const nextBest: Alternative = {
      menteeId,
      mentorId: id,
      score: next.score,
      isFull: free[next.column]! < 1,
      ...(next.isHeld && { isHeld: true }),
      ...(tooSmall.has(id) && { inSmallGroup: true }),
    };
    return { ...reasons, nextBest };
  });
}
