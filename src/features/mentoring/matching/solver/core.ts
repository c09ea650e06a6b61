// The core: the pairs that can matter at current prices. A mentee's price follows from the mentors'
// prices. Pairs that are no longer best for the mentee are dropped, so that the path search can
// start from what remains.
import { type Assignment, isPaired, part, setWeight } from './assignment';
import type { Matrix } from './matrix';
import type { Network } from './network';

/**
 * Sets `rowPrice`, drops pairs that prices forbid, and returns all pairs within `margin` of a
 * mentee's best.
 */
export function cutCore(
  network: Network,
  assignment: Assignment,
  rowPrice: Float64Array,
  columnPrice: Float64Array,
  margin: number,
): Matrix {
  const { pairs, wishes } = network;
  const start = new Int32Array(wishes.length + 1);
  const matters = (row: number, k: number) =>
    pairs.weight[k]! - columnPrice[pairs.column[k]!]! >= rowPrice[row]! - margin;
  // Counted first, so that no list has to grow.
  for (let row = 0; row < wishes.length; row++) {
    rowPrice[row] = settlePrice(network, assignment, columnPrice, row);
    let count = 0;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) if (matters(row, k)) count++;
    start[row + 1] = start[row]! + count;
  }
  const column = new Int32Array(start[wishes.length]!);
  const weight = new Int32Array(column.length);
  for (let row = 0, at = 0; row < wishes.length; row++) {
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      if (!matters(row, k)) continue;
      column[at] = pairs.column[k]!;
      weight[at++] = pairs.weight[k]!;
    }
  }
  return { start, column, weight };
}

/**
 * The mentee's price: its best deal that is not taken, but not so low that a granted wish is not
 * worth it.
 */
function settlePrice(
  network: Network,
  { rows, columns }: Assignment,
  columnPrice: Float64Array,
  row: number,
): number {
  const { pairs, firstBonus, nextBonus } = network;
  let best = -Infinity;
  for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
    const column = pairs.column[k]!;
    if (isPaired(rows, row, column)) setWeight(rows, row, columns, column, pairs.weight[k]!);
    else best = Math.max(best, pairs.weight[k]! - columnPrice[column]!);
  }
  const used = rows.used[row]!;
  if (used === 0) return best === -Infinity ? -firstBonus[row]! : best;
  const price = Math.max(best, used === 1 ? -firstBonus[row]! : -nextBonus[row]!);
  // From the last place to the first, because `part` moves the last pair into the gap.
  for (let place = rows.first[row]! + used - 1; place >= rows.first[row]!; place--) {
    const column = rows.partner[place]!;
    if (rows.weight[place]! - columnPrice[column]! < price) part(rows, row, columns, column);
  }
  return price;
}
