// Of all matchings of a face, one that pays the least for mentees below a line, found by the same path search in the network that
// line-network.ts makes of it.
import { type Assignment, createAssignment, isPaired, pairUp } from '../solver/assignment';
import type { Face } from './tight-network';
import { lineNetwork, type Toll } from './threshold-network';
import { createPathSearch } from '../solver/shortest-paths';
import { settleAll } from '../solver/solve';

/** From an assignment on the face: at the lowest toll for `line`, and with nobody below `floor`. */
export function cheapest(face: Face, from: Assignment, line: number, floor: number, toll: Toll): Assignment {
  const network = lineNetwork(face, line, floor, toll);
  const { faceRow, pairs, wishes, seats } = network;
  const assignment = createAssignment(wishes, seats);
  const { rows, columns } = assignment;
  const isReal = (column: number) => column < face.seats.length;
  for (let row = 0; row < faceRow.length; row++) {
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const column = pairs.column[k]!;
      // A pair below the line is undone; it comes back where nothing better is found.
      if (pairs.weight[k] === 0 && isReal(column) && isPaired(from.rows, faceRow[row]!, column)) pairUp(rows, row, columns, column, 0);
    }
  }
  const state = { assignment, rowPrice: new Float64Array(faceRow.length), columnPrice: new Float64Array(seats.length) };
  settleAll(network, pairs, state, createPathSearch(Math.max(faceRow.length, seats.length)));
  const found = createAssignment(face.wishes, face.seats);
  for (let row = 0; row < faceRow.length; row++) {
    for (let place = rows.first[row]!; place < rows.first[row]! + rows.used[row]!; place++) {
      const column = rows.partner[place]!;
      if (isReal(column)) pairUp(found.rows, faceRow[row]!, found.columns, column, 0);
    }
  }
  return found;
}
