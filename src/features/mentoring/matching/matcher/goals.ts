// What a matching is worth by each goal, counted as the integer program counts it: without what the
// lead has locked.
import type { PairIds } from '../instance';
import type { Goal } from './group-program';
import type { MatchChoices, Matching, Prepared } from './matching';
import { pairKey } from './numbered-pairs';

export type GoalWorth = Readonly<Record<Goal, number>>;

export function worthOfPairs(
  prepared: Prepared,
  pairs: Matching['pairs'],
  choices: MatchChoices,
): GoalWorth {
  const { mentees } = prepared.encoded;
  const locked = new Set((choices.locked ?? []).map(pairKey));
  const hasLocked = new Set((choices.locked ?? []).map(({ menteeId }) => menteeId));
  const free = pairs.filter((pair) => !locked.has(pairKey(pair)));
  const served = [...new Set(free.map(({ menteeId }) => menteeId))].filter(
    (id) => !hasLocked.has(id) && mentees.running[mentees.indexOf.get(id)!] === 0,
  );
  return {
    served: served.length,
    turns: served.reduce(
      (sum, id) => sum + (mentees.records[mentees.indexOf.get(id)!]!.turn ?? 0),
      0,
    ),
    pairs: free.length,
    circles: -circlesIn(prepared, free, choices),
    total: free.reduce((sum, { score }) => sum + score, 0),
  };
}

/** How many circles of two there are, with locked pairs and pairs that run the other way round. */
export function circlesIn(
  { encoded }: Prepared,
  pairs: readonly PairIds[],
  { locked = [] }: MatchChoices,
): number {
  const isLocked = new Set(locked.map(pairKey));
  const lastResort = new Set((encoded.instance.lastResort ?? []).map(pairKey));
  const free = pairs.filter((pair) => !isLocked.has(pairKey(pair)));
  const there = new Set(free.map(pairKey));
  let [halves, alone] = [0, 0];
  for (const pair of free) {
    const back = pairKey({ menteeId: pair.mentorId, mentorId: pair.menteeId });
    if (lastResort.has(pairKey(pair)) || isLocked.has(back)) alone += 1;
    else if (there.has(back) && !lastResort.has(back)) halves += 1;
  }
  return alone + halves / 2;
}
