// Of all tight matchings, one with the lowest penalty for mentees below a threshold. The solver's
// path search finds it in the network of threshold-network.ts.
import {
  type Assignment,
  createAssignment,
  createPathSearch,
  isPaired,
  pairUp,
  settleAll,
} from '../solver';
import type { TightNetwork } from './tight-network';
import { thresholdNetwork, type Penalty } from './threshold-network';

/**
 * Starting from a tight assignment: the lowest penalty for `threshold`, with nobody below `floor`.
 */
export function assignFewestBelow(
  tight: TightNetwork,
  from: Assignment,
  threshold: number,
  floor: number,
  penalty: Penalty,
): Assignment {
  const network = thresholdNetwork(tight, threshold, floor, penalty);
  const { tightRow, pairs, wishes, seats } = network;
  const assignment = createAssignment(wishes, seats);
  const { rows, columns } = assignment;
  const isReal = (column: number) => column < tight.seats.length;
  for (let row = 0; row < tightRow.length; row++) {
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const column = pairs.column[k]!;
      // Pairs below the threshold are dropped. They come back if nothing better is found.
      if (pairs.weight[k] === 0 && isReal(column) && isPaired(from.rows, tightRow[row]!, column))
        pairUp(rows, row, columns, column, 0);
    }
  }
  const state = {
    assignment,
    rowPrice: new Float64Array(tightRow.length),
    columnPrice: new Float64Array(seats.length),
  };
  settleAll(network, pairs, state, createPathSearch(Math.max(tightRow.length, seats.length)));
  const found = createAssignment(tight.wishes, tight.seats);
  for (let row = 0; row < tightRow.length; row++) {
    for (let place = rows.first[row]!; place < rows.first[row]! + rows.used[row]!; place++) {
      const column = rows.partner[place]!;
      if (isReal(column)) pairUp(found.rows, tightRow[row]!, found.columns, column, 0);
    }
  }
  return found;
}
