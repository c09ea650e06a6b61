// The core: the pairs that current prices leave worth a look. A mentee's own price follows from the mentors' prices; pairs of the
// assignment that are no longer the best for the mentee are undone, so that what remains is a state the path search may start from.
import { type Assignment, isPaired, part, setWeight } from './assignment';
import type { Matrix } from './matrix';
import type { Network } from './network';

/** Sets `rowPrice`, undoes pairs that prices forbid, and returns all pairs that are worse than a mentee's best by at most `margin`. */
export function cutCore(
  network: Network,
  assignment: Assignment,
  rowPrice: Float64Array,
  columnPrice: Float64Array,
  margin: number,
): Matrix {
  const { pairs, wishes } = network;
  const start = new Int32Array(wishes.length + 1);
  const column: number[] = [];
  const weight: number[] = [];
  for (let row = 0; row < wishes.length; row++) {
    rowPrice[row] = settlePrice(network, assignment, columnPrice, row);
    const least = rowPrice[row]! - margin;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      if (pairs.weight[k]! - columnPrice[pairs.column[k]!]! < least) continue;
      column.push(pairs.column[k]!);
      weight.push(pairs.weight[k]!);
    }
    start[row + 1] = column.length;
  }
  return { start, column: Int32Array.from(column), weight: Int32Array.from(weight) };
}

/** The mentee's price: its best deal that it has not got; not so low that a wish which is granted would not be worth it. */
function settlePrice(network: Network, { rows, columns }: Assignment, columnPrice: Float64Array, row: number): number {
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
  // From the last place to the first: parting moves the last pair into the gap.
  for (let place = rows.first[row]! + used - 1; place >= rows.first[row]!; place--) {
    const column = rows.partner[place]!;
    if (rows.weight[place]! - columnPrice[column]! < price) part(rows, row, columns, column);
  }
  return price;
}
