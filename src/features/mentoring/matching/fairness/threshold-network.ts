// The network in which a matching of a tight leaves the fewest mentees below a threshold: a mentee below it costs a penalty. For whom one place is
// open, the pair says it all. For whom several are, one pair that reaches the threshold is enough: such a mentee stands here as several rows, by
// what their pairs reach. So that they take no more together than is wanted, each of the rows has all places and fills those that it does not
// need with blanks, columns made for this: as many must be filled as places stay empty. Blanks that cost nothing are fewer than the row of the
// good pairs has places, so that it pays when it holds blanks only.
import type { TightNetwork } from './tight-network';
import type { Network } from '../solver';

export interface ThresholdNetwork extends Network {
  /** The row of the tight for which a row stands. Columns beyond the tight's are blanks. */
  readonly tightRow: readonly number[];
}

/** What a matching pays for a mentee below the threshold, and for one who might count and does not: for the lowest score that is nothing. */
export interface Penalty {
  readonly below: number;
  readonly uncounted: number;
}

/** How many free blanks, then blanks at what price, a row may hold. */
interface Blanks {
  readonly free: number;
  readonly dear?: { readonly count: number; readonly price: number };
}

export function thresholdNetwork(tight: TightNetwork, threshold: number, floor: number, penalty: Penalty): ThresholdNetwork {
  const { start, column } = tight.pairs;
  // More than all penalties together.
  const must = (penalty.below + penalty.uncounted) * (tight.wishes.length + 1);
  const tightRow: number[] = [];
  const wishes: number[] = [];
  const firstBonus: number[] = [];
  const nextBonus: number[] = [];
  const pairs = { start: [0], column: new Int32Array(mostPairs(tight)), weight: new Int32Array(mostPairs(tight)) };
  let size = 0;
  /** Beyond the tight's columns: whether each blank must be filled. */
  const blanks: boolean[] = [];

  /** With the pairs whose scores are at least `from` and less than `to`. */
  function addRow(row: number, places: number, first: number, next: number, from: number, to: number, below: number): void {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const score = tight.score[k]!;
      if (score < from || score >= to) continue;
      pairs.column[size] = column[k]!;
      pairs.weight[size++] = score < threshold ? below : 0;
    }
    tightRow.push(row);
    wishes.push(places);
    firstBonus.push(first);
    nextBonus.push(next);
    pairs.start.push(size);
  }

  /** Lets the newest row hold some of the blanks from `from` on. */
  function mayHold(from: number, { free, dear = { count: 0, price: 0 } }: Blanks): void {
    for (let k = 0; k < free + dear.count; k++) {
      pairs.column[size] = tight.seats.length + from + k;
      pairs.weight[size++] = k < free ? 0 : -dear.price;
    }
    pairs.start[pairs.start.length - 1] = size;
  }

  for (let row = 0; row < tight.wishes.length; row++) {
    const open = tight.wishes[row]!;
    const sure = tight.sure[row]!;
    const [first, next] = [tight.firstBonus[row]! > 0 ? must : 0, tight.nextBonus[row]! > 0 ? must : 0];
    const isLow = sure < floor;
    const isCounted = sure >= 0 || first > 0;
    const least = isLow ? floor : 0;
    if (sure >= threshold || (open > 1 && !isCounted)) addRow(row, open, first, next, 0, Infinity, 0);
    else if (open === 1) {
      addRow(row, 1, must, must, least, Infinity, -penalty.below);
      // Without a pair the mentee is below the threshold all the same, or does not count.
      const price = sure >= 0 ? penalty.below : penalty.uncounted;
      if (first === 0 && (sure < 0 || !isLow)) {
        mayHold(blanks.length, { free: 0, dear: { count: 1, price } });
        blanks.push(false);
      }
    } else {
      const optional = open - (first > 0 ? (next > 0 ? open : 1) : 0);
      const here = blanks.length;
      const needed = isLow ? 2 * open : open;
      addRow(row, open, must, must, threshold, Infinity, 0);
      // Without a pair that reaches the floor there are not enough blanks for the first two rows.
      mayHold(here, { free: open - 1, dear: { count: isLow ? open : 1 + optional, price: penalty.below } });
      if (isLow) {
        addRow(row, open, must, must, floor, threshold, 0);
        mayHold(here, { free: needed - 1 });
      }
      addRow(row, open, must, must, 0, isLow ? floor : threshold, 0);
      mayHold(here, { free: needed + optional });
      for (let k = 0; k < needed + optional; k++) blanks.push(k < needed);
    }
  }
  return {
    tightRow,
    pairs: { start: Int32Array.from(pairs.start), column: pairs.column.subarray(0, size), weight: pairs.weight.subarray(0, size) },
    wishes: Int32Array.from(wishes),
    seats: Int32Array.from([...tight.seats, ...blanks.map(() => 1)]),
    firstBonus: Float64Array.from(firstBonus),
    nextBonus: Float64Array.from(nextBonus),
    seatBonus: Float64Array.from([
      ...tight.seatBonus.map((bonus) => (bonus > 0 ? must : 0)),
      ...blanks.map((isNeeded) => (isNeeded ? must : 0)),
    ]),
    stake: must,
  };
}

/** Room for all pairs, and for as many blanks as the rows of a mentee may hold. */
function mostPairs({ pairs, wishes }: TightNetwork): number {
  return wishes.reduce((sum, open) => sum + (open === 1 ? 1 : 8 * open), pairs.column.length);
}
