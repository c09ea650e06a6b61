// The network in which a tight matching leaves the fewest mentees below a threshold: a mentee below
// it costs a penalty. If one place is open for a mentee, the pair decides. If several are, one pair
// that reaches the threshold is enough: such a mentee has several rows here, by what their pairs
// reach. The rows together must not take more pairs than the mentee wants. So each row has all
// places, and fills those that it does not need with dummy columns, of which as many must be filled
// as places stay empty. There are fewer free dummies than the row of the good pairs has places, so
// a row of dummies alone pays.
import type { Network } from '../solver';
import type { TightNetwork } from './tight-network';

export interface ThresholdNetwork extends Network {
  /**
   * The row of the tight network for which a row stands. Columns beyond the tight ones are dummies.
   */
  readonly tightRow: readonly number[];
}

/**
 * What a matching pays for a mentee below the threshold, and for one who could count and does not.
 */
export interface Penalty {
  readonly below: number;
  readonly uncounted: number;
}

/** How many free dummies a row may hold, then how many at what price. */
interface Dummies {
  readonly free: number;
  readonly dear?: { readonly count: number; readonly price: number };
}

interface Row {
  readonly row: number;
  readonly places: number;
  readonly first: number;
  readonly next: number;
  /** Only pairs whose scores are at least `from` and less than `to`. */
  readonly from: number;
  readonly to: number;
  /** The weight of a pair below the threshold. */
  readonly below: number;
}

export function thresholdNetwork(
  tight: TightNetwork,
  threshold: number,
  floor: number,
  penalty: Penalty,
): ThresholdNetwork {
  // More than all penalties together.
  const must = (penalty.below + penalty.uncounted) * (tight.wishes.length + 1);
  const rows = createRows(tight, threshold);
  for (let row = 0; row < tight.wishes.length; row++)
    addMentee(rows, tight, row, { threshold, floor, penalty, must });
  const { tightRow, wishes, firstBonus, nextBonus, dummies } = rows;
  return {
    tightRow,
    pairs: rows.pairs(),
    wishes: Int32Array.from(wishes),
    seats: Int32Array.from([...tight.seats, ...dummies.map(() => 1)]),
    firstBonus: Float64Array.from(firstBonus),
    nextBonus: Float64Array.from(nextBonus),
    seatBonus: Float64Array.from([
      ...tight.seatBonus.map((bonus) => (bonus > 0 ? must : 0)),
      ...dummies.map((isNeeded) => (isNeeded ? must : 0)),
    ]),
    stake: must,
  };
}

/** The rows of the network as they are added one by one. */
function createRows(tight: TightNetwork, threshold: number) {
  const { start, column } = tight.pairs;
  const tightRow: number[] = [];
  const wishes: number[] = [];
  const firstBonus: number[] = [];
  const nextBonus: number[] = [];
  const starts = [0];
  const columns = new Int32Array(mostPairs(tight));
  const weights = new Int32Array(mostPairs(tight));
  let size = 0;
  return {
    tightRow,
    wishes,
    firstBonus,
    nextBonus,
    /** By dummy column: whether it must be filled. */
    dummies: [] as boolean[],
    pairs: () => ({
      start: Int32Array.from(starts),
      column: columns.subarray(0, size),
      weight: weights.subarray(0, size),
    }),
    add({ row, places, first, next, from, to, below }: Row): void {
      for (let k = start[row]!; k < start[row + 1]!; k++) {
        const score = tight.score[k]!;
        if (score < from || score >= to) continue;
        columns[size] = column[k]!;
        weights[size++] = score < threshold ? below : 0;
      }
      tightRow.push(row);
      wishes.push(places);
      firstBonus.push(first);
      nextBonus.push(next);
      starts.push(size);
    },
    /** Lets the newest row hold dummies, from the dummy `from` on. */
    mayHold(from: number, { free, dear = { count: 0, price: 0 } }: Dummies): void {
      for (let k = 0; k < free + dear.count; k++) {
        columns[size] = tight.seats.length + from + k;
        weights[size++] = k < free ? 0 : -dear.price;
      }
      starts[starts.length - 1] = size;
    },
  };
}

type Rows = ReturnType<typeof createRows>;

interface Aim {
  readonly threshold: number;
  readonly floor: number;
  readonly penalty: Penalty;
  readonly must: number;
}

function addMentee(
  rows: Rows,
  tight: TightNetwork,
  row: number,
  { threshold, floor, penalty, must }: Aim,
): void {
  const open = tight.wishes[row]!;
  const sure = tight.sure[row]!;
  const [first, next] = [
    tight.firstBonus[row]! > 0 ? must : 0,
    tight.nextBonus[row]! > 0 ? must : 0,
  ];
  const isLow = sure < floor;
  const isCounted = sure >= 0 || first > 0;
  if (sure >= threshold || (open > 1 && !isCounted)) {
    rows.add({ row, places: open, first, next, from: 0, to: Infinity, below: 0 });
    return;
  }
  if (open === 1) {
    rows.add({
      row,
      places: 1,
      first: must,
      next: must,
      from: isLow ? floor : 0,
      to: Infinity,
      below: -penalty.below,
    });
    // Without a pair the mentee is below the threshold as well, or does not count.
    const price = sure >= 0 ? penalty.below : penalty.uncounted;
    if (first === 0 && (sure < 0 || !isLow)) {
      rows.mayHold(rows.dummies.length, { free: 0, dear: { count: 1, price } });
      rows.dummies.push(false);
    }
    return;
  }
  const optional = open - (first > 0 ? (next > 0 ? open : 1) : 0);
  const here = rows.dummies.length;
  const needed = isLow ? 2 * open : open;
  const filled = { row, places: open, first: must, next: must, below: 0 };
  rows.add({ ...filled, from: threshold, to: Infinity });
  // Without a pair that reaches the floor, there are not enough dummies for the first two rows.
  rows.mayHold(here, {
    free: open - 1,
    dear: { count: isLow ? open : 1 + optional, price: penalty.below },
  });
  if (isLow) {
    rows.add({ ...filled, from: floor, to: threshold });
    rows.mayHold(here, { free: needed - 1 });
  }
  rows.add({ ...filled, from: 0, to: isLow ? floor : threshold });
  rows.mayHold(here, { free: needed + optional });
  for (let k = 0; k < needed + optional; k++) rows.dummies.push(k < needed);
}

/** Room for all pairs, and for as many dummies as the rows of a mentee may hold. */
function mostPairs({ pairs, wishes }: TightNetwork): number {
  return wishes.reduce((sum, open) => sum + (open === 1 ? 1 : 8 * open), pairs.column.length);
}
