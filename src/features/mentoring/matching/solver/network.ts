// The flow network of a matching: mentees (rows) with wishes, mentors (columns) with seats, allowed pairs between them. A place (a wish, a
// seat) may be worth something beyond the weights of pairs: a mentee's first mentor is worth two `stake`s more, every other one. As a stake
// outweighs any sum of scores, the heaviest matching serves most people first, then makes most pairs, then has the highest score: wishes
// that can be granted together are the independent sets of a matroid, so that the second stake need not outweigh the first ones' number.
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

export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

/**
 * `isServed` tells mentees who have a mentor already: all their wishes are further ones. `least`: a stake that prices to start from were
 * reckoned with, which are of no use with another. Throws TooLargeError where a sum of weights could
 * leave the integers that a double holds exactly.
 */
export function createNetwork(
  pairs: Matrix,
  wishes: Int32Array,
  seats: Int32Array,
  isServed: (mentee: number) => boolean,
  least = 0,
): Network {
  const most = Math.min(sum(wishes), sum(seats));
  const stake = Math.max(least, most * highest(pairs.weight) + 1);
  // A dual price is at most a sum along a path that takes each pair once; four times that leaves room for differences of prices.
  if (!Number.isSafeInteger(4 * (2 + most) * stake)) throw new TooLargeError('scores and sizes leave no room for exact sums');
  return {
    pairs,
    wishes,
    seats,
    firstBonus: Float64Array.from(wishes, (_, mentee) => (isServed(mentee) ? stake : 2 * stake)),
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
  for (const number of numbers) if (number > most) most = number;
  return most;
}
