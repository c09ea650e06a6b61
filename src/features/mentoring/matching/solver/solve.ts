// The heaviest matching of a network, exactly. Prices to start from come from an auction or from an earlier solution; successive shortest
// paths over the core, the pairs that those prices leave worth a look, make them exact; then every other pair is priced, and if one was
// left out wrongly the core is cut anew around the prices found. It ends when no pair at all offers a better deal.
import { createAssignment, hasRoom, isPaired, pairUp } from './assignment';
import { UnprovedError } from './certificate';
import { cutCore } from './core';
import { type Matrix, transpose } from './matrix';
import type { Network } from './network';
import { createPathSearch, type PathSearch, type PricedSide } from './shortest-paths';
import type { Solution } from './solution';
import { type Start, startFresh } from './start';

export interface SolveOptions {
  /** Prices of an earlier solution to start from, and what of its pairs there is still room for. */
  readonly columnPrice?: Float64Array;
  readonly pairs?: readonly { readonly row: number; readonly column: number }[];
  /** Told now and then how many mentees are settled. */
  readonly onProgress?: (settled: number) => void;
}

/** How much worse than a mentee's best deal a pair may be to be in the core, in points of score; wider in every further round. */
const MARGIN = 30;
const WIDER = 8;
/** Beyond this many rounds the core is everything. */
const ROUNDS = 4;
/** Mentees between two reports of progress. */
const REPORT_EVERY = 200;

export function solve(network: Network, { columnPrice: known, pairs = [], onProgress }: SolveOptions = {}): Solution {
  const { wishes, seats } = network;
  const { columnPrice, assignment }: Start = known
    ? { columnPrice: known.slice(), assignment: createAssignment(wishes, seats) }
    : startFresh(network);
  // Their weights are set, and those that prices forbid undone, as soon as the core is cut.
  for (const { row, column } of known ? pairs : []) {
    if (hasRoom(assignment.rows, row) && hasRoom(assignment.columns, column)) pairUp(assignment.rows, row, assignment.columns, column, 0);
  }
  const rowPrice = new Float64Array(wishes.length);
  const search = createPathSearch(Math.max(wishes.length, seats.length));
  for (let round = 0, margin = MARGIN; ; round++, margin *= WIDER) {
    const core = cutCore(network, assignment, rowPrice, columnPrice, round < ROUNDS ? margin : Infinity);
    settleAll(network, core, { assignment, rowPrice, columnPrice }, search, onProgress);
    if (!hasBetterDeal(network, { assignment, rowPrice, columnPrice })) return { assignment, rowPrice, columnPrice };
    if (round === ROUNDS) throw new UnprovedError('The matching could not be proved best: the search left a better deal.');
  }
}

/** Settles every place that is worth taking and is not taken, over the pairs of `core`. */
export function settleAll(
  network: Network,
  core: Matrix,
  { assignment, rowPrice, columnPrice }: Solution,
  search: PathSearch,
  onProgress?: (settled: number) => void,
): void {
  const { firstBonus, nextBonus, seatBonus } = network;
  const rows: PricedSide = { pairs: core, price: rowPrice, places: assignment.rows, firstBonus, nextBonus };
  const columns: PricedSide = {
    pairs: transpose(core, columnPrice.length),
    price: columnPrice,
    places: assignment.columns,
    firstBonus: seatBonus,
    nextBonus: seatBonus,
  };
  for (let row = 0; row < rowPrice.length; row++) {
    while (search.lacks(rows, row)) search.settle(rows, columns, row);
    if (row % REPORT_EVERY === 0) onProgress?.(row);
  }
  for (let column = 0; column < columnPrice.length; column++) {
    while (search.lacks(columns, column)) search.settle(columns, rows, column);
  }
  onProgress?.(rowPrice.length);
}

/** Whether any pair that is not taken, of all allowed ones, is worth more than the prices of its two sides. */
function hasBetterDeal({ pairs }: Network, { assignment, rowPrice, columnPrice }: Solution): boolean {
  for (let row = 0; row < rowPrice.length; row++) {
    const price = rowPrice[row]!;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const column = pairs.column[k]!;
      if (pairs.weight[k]! > price + columnPrice[column]! && !isPaired(assignment.rows, row, column)) return true;
    }
  }
  return false;
}
