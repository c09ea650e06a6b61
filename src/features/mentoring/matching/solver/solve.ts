// Finds the heaviest matching of a network, exactly. An auction or an earlier solution gives prices
// to start from. Successive shortest paths over the core (the pairs that can matter at these
// prices) make them exact. Then every other pair is checked. If one was left out wrongly, the core
// is cut again around the new prices. The search ends when no pair at all offers a better deal.
import { createAssignment, hasRoom, isPaired, pairUp } from './assignment';
import { UnprovedError } from './certificate';
import { cutCore } from './core';
import { type Matrix, transpose } from './matrix';
import type { Network } from './network';
import { createPathSearch, type PathSearch, type PricedSide } from './shortest-paths';
import type { Solution } from './solution';
import { type Start, startFresh } from './start';

export interface SolveOptions {
  /** Prices of an earlier solution to start from, and those of its pairs that still fit. */
  readonly columnPrice?: Float64Array;
  readonly pairs?: readonly { readonly row: number; readonly column: number }[];
  /** Called now and then with the number of settled mentees. */
  readonly onProgress?: (settled: number) => void;
}

/**
 * How far below a mentee's best deal a pair of the core can be, in points of score. It grows in
 * every round.
 */
const MARGIN = 30;
const WIDER = 8;
/** After this many rounds the core is the whole network. */
const ROUNDS = 4;
/** Mentees between two reports of progress. */
const REPORT_EVERY = 200;

export function solve(
  network: Network,
  { columnPrice: known, pairs = [], onProgress }: SolveOptions = {},
): Solution {
  const { wishes, seats } = network;
  const { columnPrice, assignment }: Start = known
    ? { columnPrice: known.slice(), assignment: createAssignment(wishes, seats) }
    : startFresh(network);
  // Cutting the core sets their weights and drops those that prices forbid.
  for (const { row, column } of known ? pairs : []) {
    if (hasRoom(assignment.rows, row) && hasRoom(assignment.columns, column))
      pairUp(assignment.rows, row, assignment.columns, column, 0);
  }
  const rowPrice = new Float64Array(wishes.length);
  const search = createPathSearch(Math.max(wishes.length, seats.length));
  for (let round = 0, margin = MARGIN; ; round++, margin *= WIDER) {
    const core = cutCore(
      network,
      assignment,
      rowPrice,
      columnPrice,
      round < ROUNDS ? margin : Infinity,
    );
    settleAll(network, core, { assignment, rowPrice, columnPrice }, search, onProgress);
    if (!hasBetterDeal(network, { assignment, rowPrice, columnPrice }))
      return { assignment, rowPrice, columnPrice };
    if (round === ROUNDS)
      throw new UnprovedError(
        'The matching could not be proved optimal: the search left a better deal.',
      );
  }
}

/** Fills every free place that is worth taking, over the pairs of `core`. */
export function settleAll(
  network: Network,
  core: Matrix,
  { assignment, rowPrice, columnPrice }: Solution,
  search: PathSearch,
  onProgress?: (settled: number) => void,
): void {
  const { firstBonus, nextBonus, seatBonus } = network;
  const rows: PricedSide = {
    pairs: core,
    price: rowPrice,
    places: assignment.rows,
    firstBonus,
    nextBonus,
  };
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

/** Whether any allowed pair that is not taken is worth more than the prices of its two sides. */
function hasBetterDeal(
  { pairs }: Network,
  { assignment, rowPrice, columnPrice }: Solution,
): boolean {
  for (let row = 0; row < rowPrice.length; row++) {
    const price = rowPrice[row]!;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const column = pairs.column[k]!;
      if (
        pairs.weight[k]! > price + columnPrice[column]! &&
        !isPaired(assignment.rows, row, column)
      )
        return true;
    }
  }
  return false;
}
