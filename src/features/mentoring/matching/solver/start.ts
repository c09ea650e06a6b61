// Where the solver starts: near-best prices of mentors, and pairs that go with them. Each level of
// competition gets an auction of its own. The side that gets everything it can is the one that
// bids.
import { type Assignment, createAssignment, hasRoom, pairUp, type Places } from './assignment';
import { auction } from './auction';
import { levelsOf } from './levels';
import { type Matrix, transpose } from './matrix';
import type { Network } from './network';

export interface Start {
  readonly columnPrice: Float64Array;
  /** Its weights are still to be set. */
  readonly assignment: Assignment;
}

export function startFresh(network: Network): Start {
  const { pairs, wishes, seats, stake } = network;
  const levels = levelsOf(network);
  const { itemPrice: columnPrice, bidders } = auction({
    pairs,
    bidderPlaces: wishes,
    itemPlaces: seats,
    takesPart: (row) => levels.rows[row] === 0,
    isOffered: (column) => levels.columns[column] === 0,
  });
  const assignment = createAssignment(wishes, seats);
  for (let row = 0; row < wishes.length; row++) takeOver(assignment, row, bidders);
  if (levels.columns.every((level) => level === 0)) return { columnPrice, assignment };
  const byColumn = transpose(pairs, seats.length);
  for (const level of [1, 2]) {
    const { itemPrice: rowPrice, bidders: sellers } = auction({
      pairs: byColumn,
      bidderPlaces: seats,
      itemPlaces: wishes,
      takesPart: (column) => levels.columns[column] === level,
      isOffered: (row) => levels.rows[row] === level,
    });
    for (let column = 0; column < seats.length; column++) {
      if (levels.columns[column] !== level) continue;
      const least = leastGain(byColumn, column, sellers, rowPrice);
      columnPrice[column] = Math.max(0, level * stake + least);
      for (
        let place = sellers.first[column]!;
        place < sellers.first[column]! + sellers.used[column]!;
        place++
      ) {
        const row = sellers.partner[place]!;
        if (hasRoom(assignment.rows, row))
          pairUp(assignment.rows, row, assignment.columns, column, 0);
      }
    }
  }
  return { columnPrice, assignment };
}

function takeOver({ rows, columns }: Assignment, row: number, bidders: Places): void {
  for (let place = bidders.first[row]!; place < bidders.first[row]! + bidders.used[row]!; place++) {
    pairUp(rows, row, columns, bidders.partner[place]!, 0);
  }
}

/** The mentor's smallest gain from a pair; 0 without pairs. */
function leastGain(
  { start, column, weight }: Matrix,
  mentor: number,
  sellers: Places,
  rowPrice: Float64Array,
): number {
  const partners = new Set(
    sellers.partner.subarray(sellers.first[mentor], sellers.first[mentor]! + sellers.used[mentor]!),
  );
  let least = Infinity;
  for (let k = start[mentor]!; k < start[mentor + 1]!; k++) {
    if (partners.has(column[k]!)) least = Math.min(least, weight[k]! - rowPrice[column[k]!]!);
  }
  return least === Infinity ? 0 : least;
}
