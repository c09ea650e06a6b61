// All best matchings of a network at once, as a smaller network without weights: its tight pairs.
// By the dual prices, a best matching holds only pairs at exactly their price, and every pair above
// its price. Places above their price are always taken, places below never. Fairness searches in
// this network.
import {
  type Assignment,
  createAssignment,
  isPaired,
  type Network,
  pairUp,
  type Solution,
} from '../solver';

export interface TightNetwork extends Network {
  /** The solution's pairs that are not in every best matching. */
  readonly assignment: Assignment;
  /** The mentees' scores beside `pairs`. */
  readonly score: Int32Array;
  /** By mentee, the best score among the pairs that are in every best matching; -1 for none. */
  readonly sure: readonly number[];
  /**
   * All scores that occur, lowest first. A threshold between two of them is the same as the higher
   * one.
   */
  readonly thresholds: Int32Array;
  /** The best score possible for each mentee who always counts, lowest first. */
  readonly ceilings: Int32Array;
  /** How many mentees can count at most. */
  readonly most: number;
  /** The best score of each mentee with a mentor, lowest first. */
  bestScores(assignment: Assignment): Int32Array;
  /** The whole matching, with the pairs that are in every best one. */
  complete(assignment: Assignment): Assignment;
}

export type ScoreOf = (row: number, column: number) => number;

export function createTightNetwork(
  network: Network,
  solution: Solution,
  scoreOf: ScoreOf,
  already: Int32Array,
): TightNetwork {
  const parts = openParts(network, solution, scoreOf, already);
  const { rowOf, wishes, firstBonus, sureScores, settled, seats, must } = parts;
  const start = Int32Array.from(parts.start);
  const column = Int32Array.from(parts.column);
  const score = Int32Array.from(parts.score);
  const always = rowOf
    .map((_, row) => row)
    .filter((row) => sureScores[row]! >= 0 || firstBonus[row] === must);
  const highest = (row: number) =>
    Math.max(sureScores[row]!, ...score.subarray(start[row], start[row + 1]));
  const bestOf = (found: Assignment, row: number): number => {
    let best = sureScores[row]!;
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      if (score[k]! > best && isPaired(found.rows, row, column[k]!)) best = score[k]!;
    }
    return best;
  };
  const pairs = { start, column, weight: new Int32Array(column.length) };
  return {
    pairs,
    wishes: Int32Array.from(wishes),
    seats,
    firstBonus: Float64Array.from(firstBonus),
    nextBonus: Float64Array.from(parts.nextBonus),
    seatBonus: solution.columnPrice.map((price) => (price > 0 ? must : 0)),
    stake: must,
    assignment: openAssignment(parts, pairs, solution),
    score,
    sure: sureScores,
    thresholds: Int32Array.from(new Set([...score, ...settled, ...sureScores]))
      .filter((threshold) => threshold >= 0)
      .sort(),
    ceilings: Int32Array.from([...settled, ...always.map(highest)]).sort(),
    most: settled.length + rowOf.length,
    bestScores(found) {
      const open = rowOf.map((_, row) => bestOf(found, row)).filter((best) => best >= 0);
      return Int32Array.from([...settled, ...open]).sort();
    },
    complete: (found) => completed(found, network, solution, parts),
  };
}

/**
 * What best matchings have in common, and what is open in them. Only mentees for whom something is
 * open have a row.
 */
interface OpenParts {
  /** The network's row for which a row stands. */
  readonly rowOf: number[];
  readonly wishes: number[];
  readonly firstBonus: number[];
  readonly nextBonus: number[];
  readonly sureScores: number[];
  /** The open pairs by row, with the mentee's scores. */
  readonly start: number[];
  readonly column: number[];
  readonly score: number[];
  /** Seats without those of the sure pairs. */
  readonly seats: Int32Array;
  /** The pairs that are in every best matching. */
  readonly sure: { readonly row: number; readonly column: number; readonly weight: number }[];
  /** The best scores of mentees for whom nothing is open. */
  readonly settled: number[];
  /** The bonus of a place that is always taken. */
  readonly must: number;
}

function openParts(
  network: Network,
  { rowPrice, columnPrice, assignment }: Solution,
  scoreOf: ScoreOf,
  already: Int32Array,
): OpenParts {
  const { rows } = assignment;
  const must = network.wishes.length + network.seats.length + 1;
  const parts: OpenParts = {
    rowOf: [],
    wishes: [],
    firstBonus: [],
    nextBonus: [],
    sureScores: [],
    start: [0],
    column: [],
    score: [],
    seats: network.seats.slice(),
    sure: [],
    settled: [],
    must,
  };
  for (let row = 0; row < network.wishes.length; row++) {
    const price = rowPrice[row]!;
    let count = 0;
    let best = already[row]!;
    for (let place = rows.first[row]!; place < rows.first[row]! + rows.used[row]!; place++) {
      const column = rows.partner[place]!;
      const weight = rows.weight[place]!;
      if (weight <= price + columnPrice[column]!) continue;
      parts.sure.push({ row, column, weight });
      parts.seats[column]! -= 1;
      best = Math.max(best, scoreOf(row, column));
      count++;
    }
    const worth = (place: number) =>
      (place === 0 ? network.firstBonus[row]! : network.nextBonus[row]!) + price;
    let open = 0;
    while (count + open < network.wishes[row]! && worth(count + open) >= 0) open++;
    if (open === 0) {
      if (best >= 0) parts.settled.push(best);
      continue;
    }
    parts.rowOf.push(row);
    parts.wishes.push(open);
    parts.firstBonus.push(worth(count) > 0 ? must : 0);
    parts.nextBonus.push(worth(1) > 0 ? must : 0);
    parts.sureScores.push(best);
    for (let k = network.pairs.start[row]!; k < network.pairs.start[row + 1]!; k++) {
      const column = network.pairs.column[k]!;
      if (network.pairs.weight[k] !== price + columnPrice[column]!) continue;
      parts.column.push(column);
      parts.score.push(scoreOf(row, column));
    }
    parts.start.push(parts.column.length);
  }
  return parts;
}

/** The solution's pairs among the open ones. */
function openAssignment(
  { rowOf, wishes, seats }: OpenParts,
  { start, column }: Network['pairs'],
  { assignment }: Solution,
): Assignment {
  const open = createAssignment(Int32Array.from(wishes), seats);
  rowOf.forEach((original, row) => {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      if (isPaired(assignment.rows, original, column[k]!))
        pairUp(open.rows, row, open.columns, column[k]!, 0);
    }
  });
  return open;
}

function completed(
  { rows: { first, used, partner } }: Assignment,
  network: Network,
  { rowPrice, columnPrice }: Solution,
  { rowOf, sure }: OpenParts,
): Assignment {
  const whole = createAssignment(network.wishes, network.seats);
  for (const pair of sure) pairUp(whole.rows, pair.row, whole.columns, pair.column, pair.weight);
  rowOf.forEach((original, row) => {
    for (let place = first[row]!; place < first[row]! + used[row]!; place++) {
      const mentor = partner[place]!;
      pairUp(
        whole.rows,
        original,
        whole.columns,
        mentor,
        rowPrice[original]! + columnPrice[mentor]!,
      );
    }
  });
  return whole;
}
