// The network in which a matching of a face leaves the fewest mentees below a line: a mentee below it costs a toll. For whom one place is
// open, the pair says it all. For whom several are, one pair that reaches the line is enough: such a mentee stands here as several rows, by
// what their pairs reach. So that they take no more together than is wanted, each of the rows has all places and fills those that it does not
// need with blanks, columns made for this: as many must be filled as places stay empty. Blanks that cost nothing are fewer than the row of the
// good pairs has places, so that it pays when it holds blanks only.
import type { Face } from './tight-network';
import type { Network } from '../solver/network';

export interface LineNetwork extends Network {
  /** The row of the face for which a row stands. Columns beyond the face's are blanks. */
  readonly faceRow: readonly number[];
}

/** What a matching pays for a mentee below the line, and for one who might count and does not: for the lowest score that is nothing. */
export interface Toll {
  readonly below: number;
  readonly uncounted: number;
}

/** How many free blanks, then blanks at what price, a row may hold. */
interface Blanks {
  readonly free: number;
  readonly dear?: { readonly count: number; readonly price: number };
}

export function lineNetwork(face: Face, line: number, floor: number, toll: Toll): LineNetwork {
  const { start, column } = face.pairs;
  // More than all tolls together.
  const must = (toll.below + toll.uncounted) * (face.wishes.length + 1);
  const faceRow: number[] = [];
  const wishes: number[] = [];
  const firstBonus: number[] = [];
  const nextBonus: number[] = [];
  const pairs = { start: [0], column: new Int32Array(mostPairs(face)), weight: new Int32Array(mostPairs(face)) };
  let size = 0;
  /** Beyond the face's columns: whether each blank must be filled. */
  const blanks: boolean[] = [];

  /** With the pairs whose scores are at least `from` and less than `to`. */
  function addRow(row: number, places: number, first: number, next: number, from: number, to: number, below: number): void {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const score = face.score[k]!;
      if (score < from || score >= to) continue;
      pairs.column[size] = column[k]!;
      pairs.weight[size++] = score < line ? below : 0;
    }
    faceRow.push(row);
    wishes.push(places);
    firstBonus.push(first);
    nextBonus.push(next);
    pairs.start.push(size);
  }

  /** Lets the newest row hold some of the blanks from `from` on. */
  function mayHold(from: number, { free, dear = { count: 0, price: 0 } }: Blanks): void {
    for (let k = 0; k < free + dear.count; k++) {
      pairs.column[size] = face.seats.length + from + k;
      pairs.weight[size++] = k < free ? 0 : -dear.price;
    }
    pairs.start[pairs.start.length - 1] = size;
  }

  for (let row = 0; row < face.wishes.length; row++) {
    const open = face.wishes[row]!;
    const sure = face.sure[row]!;
    const [first, next] = [face.firstBonus[row]! > 0 ? must : 0, face.nextBonus[row]! > 0 ? must : 0];
    const isLow = sure < floor;
    const isCounted = sure >= 0 || first > 0;
    const least = isLow ? floor : 0;
    if (sure >= line || (open > 1 && !isCounted)) addRow(row, open, first, next, 0, Infinity, 0);
    else if (open === 1) {
      addRow(row, 1, must, must, least, Infinity, -toll.below);
      // Without a pair the mentee is below the line all the same, or does not count.
      const price = sure >= 0 ? toll.below : toll.uncounted;
      if (first === 0 && (sure < 0 || !isLow)) {
        mayHold(blanks.length, { free: 0, dear: { count: 1, price } });
        blanks.push(false);
      }
    } else {
      const optional = open - (first > 0 ? (next > 0 ? open : 1) : 0);
      const here = blanks.length;
      const needed = isLow ? 2 * open : open;
      addRow(row, open, must, must, line, Infinity, 0);
      // Without a pair that reaches the floor there are not enough blanks for the first two rows.
      mayHold(here, { free: open - 1, dear: { count: isLow ? open : 1 + optional, price: toll.below } });
      if (isLow) {
        addRow(row, open, must, must, floor, line, 0);
        mayHold(here, { free: needed - 1 });
      }
      addRow(row, open, must, must, 0, isLow ? floor : line, 0);
      mayHold(here, { free: needed + optional });
      for (let k = 0; k < needed + optional; k++) blanks.push(k < needed);
    }
  }
  return {
    faceRow,
    pairs: { start: Int32Array.from(pairs.start), column: pairs.column.subarray(0, size), weight: pairs.weight.subarray(0, size) },
    wishes: Int32Array.from(wishes),
    seats: Int32Array.from([...face.seats, ...blanks.map(() => 1)]),
    firstBonus: Float64Array.from(firstBonus),
    nextBonus: Float64Array.from(nextBonus),
    seatBonus: Float64Array.from([
      ...face.seatBonus.map((bonus) => (bonus > 0 ? must : 0)),
      ...blanks.map((isNeeded) => (isNeeded ? must : 0)),
    ]),
    stake: must,
  };
}

/** Room for all pairs, and for as many blanks as the rows of a mentee may hold. */
function mostPairs({ pairs, wishes }: Face): number {
  return wishes.reduce((sum, open) => sum + (open === 1 ? 1 : 8 * open), pairs.column.length);
}
