// What a new match takes over from an earlier result, and leaves out of its candidates.
import type { Candidates } from '../candidates';
import type { EncodedInstance, PairIds } from '../instance';
import { pairKey } from './numbered-pairs';

/**
 * The mentors' prices in the earlier result; 0 for new mentors. Mentors whose seats are all locked
 * keep theirs.
 */
export function pricesFrom(
  prices: ReadonlyMap<string, number>,
  { mentors }: EncodedInstance,
): Float64Array {
  return Float64Array.from(mentors.records, ({ id }) => prices.get(id) ?? 0);
}

/** The pairs of the earlier result that are still allowed. */
export function pairsFrom(
  pairs: readonly PairIds[],
  { mentees, mentors }: EncodedInstance,
  without: readonly PairIds[],
) {
  const gone = new Set(without.map(pairKey));
  return pairs.flatMap((pair) => {
    const [row, column] = [mentees.indexOf.get(pair.menteeId), mentors.indexOf.get(pair.mentorId)];
    return row === undefined || column === undefined || gone.has(pairKey(pair))
      ? []
      : [{ row, column }];
  });
}

/** The candidates without these pairs. */
export function withoutPairs(
  candidates: Candidates,
  { mentees, mentors }: EncodedInstance,
  without: readonly PairIds[],
): Candidates {
  const gone = Map.groupBy(
    without.filter(
      ({ menteeId, mentorId }) => mentees.indexOf.has(menteeId) && mentors.indexOf.has(mentorId),
    ),
    ({ menteeId }) => mentees.indexOf.get(menteeId)!,
  );
  if (gone.size === 0) return candidates;
  const start = candidates.start.slice();
  const column = candidates.column.slice();
  const weight = candidates.weight.slice();
  let kept = 0;
  for (let mentee = 0; mentee < start.length - 1; mentee++) {
    start[mentee] = kept;
    const unwanted = new Set(
      gone.get(mentee)?.map(({ mentorId }) => mentors.indexOf.get(mentorId)),
    );
    for (let k = candidates.start[mentee]!; k < candidates.start[mentee + 1]!; k++) {
      if (unwanted.has(column[k])) continue;
      column[kept] = column[k]!;
      weight[kept++] = weight[k]!;
    }
  }
  start[start.length - 1] = kept;
  return { start, column: column.subarray(0, kept), weight: weight.subarray(0, kept) };
}
