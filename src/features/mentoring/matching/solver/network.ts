// The flow network of a matching: mentees (rows) with wishes, mentors (columns) with seats, and
// allowed pairs between them. Places have bonuses beyond the weights of pairs: a mentee's first
// mentor is worth two stakes, every other mentor one. A stake is larger than any sum of scores. So
// the heaviest matching serves most people, then makes most pairs, then has the highest score. A
// mentee whose turn it is adds something smaller than a stake and larger than any sum of scores, so
// that among equally many, these are served first. The
// wishes that can be granted together are the independent sets of a matroid. That is why the second
// stake need not be larger than all first ones together.
import type { Matrix } from './matrix';

export interface Network {
  readonly pairs: Matrix;
  readonly wishes: Int32Array;
  readonly seats: Int32Array;
  /** What a mentee's first wish and each other wish are worth, and each of a mentor's seats. */
  readonly firstBonus: Float64Array;
  readonly nextBonus: Float64Array;
  readonly seatBonus: Float64Array;
  readonly stake: number;
}

export interface NetworkOptions {
  readonly least?: number;
  readonly turnOf?: (mentee: number) => number;
}

export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

/**
 * `isServed`: mentees who already have a mentor; all their wishes are further ones. `turnOf`: who
 * comes first, 0 for most. `least`: the stake of the prices to start from, which are useless with
 * another stake. Throws TooLargeError if a sum of weights could exceed the integers that a double
 * holds exactly.
 */
export function createNetwork(
  pairs: Matrix,
  wishes: Int32Array,
  seats: Int32Array,
  isServed: (mentee: number) => boolean,
  { least = 0, turnOf = () => 0 }: NetworkOptions = {},
): Network {
  const most = Math.min(sum(wishes), sum(seats));
  const weighty = highest(pairs.weight);
  const scores = most * weighty + 1;
  const turns = wishes.map((_, mentee) => (isServed(mentee) ? 0 : turnOf(mentee)));
  const allTurns = sum(turns);
  // A dual price is at most the sum along a path that uses each pair once. Four times that leaves
  // room for differences.
  const isExact = (stake: number) => Number.isSafeInteger(4 * (2 + most) * stake);
  // In a very large round, a turn outweighs each single score, but not all of them together.
  const turn = isExact(scores * (1 + allTurns)) ? scores : weighty + 1;
  const stake = Math.max(least, scores + turn * allTurns);
  if (!isExact(stake)) throw new TooLargeError('scores and sizes leave no room for exact sums');
  return {
    pairs,
    wishes,
    seats,
    firstBonus: Float64Array.from(turns, (mine, mentee) =>
      isServed(mentee) ? stake : 2 * stake + turn * mine,
    ),
    nextBonus: new Float64Array(wishes.length).fill(stake),
    seatBonus: new Float64Array(seats.length),
    stake,
  };
}

function sum(numbers: Int32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function highest(numbers: Uint16Array | Int32Array): number {
  let most = 0;
  // An iterator over millions of numbers would leave as many objects behind.
  for (let k = 0; k < numbers.length; k++) if (numbers[k]! > most) most = numbers[k]!;
  return most;
}
