// All best matchings of a network at once, as a smaller network without weights: by dual prices, only pairs at exactly their price can be in
// one; pairs above their price are in every one; places above their price are always taken, places below never. Fairness searches in it.
import { type Assignment, createAssignment, isPaired, type Network, pairUp, type Solution } from '../solver';

export interface TightNetwork extends Network {
  /** The solution's pairs that are not in every best matching. */
  readonly assignment: Assignment;
  /** The mentees' scores beside `pairs`. */
  readonly score: Int32Array;
  /** The best score of each mentee among the pairs that are in every best matching; -1 for none. */
  readonly sure: readonly number[];
  /** Scores that occur, in the tight or outside it, lowest first: a threshold between two of them would say the same as the higher. */
  readonly thresholds: Int32Array;
  /** The best score that each mentee who always counts could have, lowest first: no threshold is raised beyond them. */
  readonly ceilings: Int32Array;
  /** How many mentees can count at most. */
  readonly most: number;
  /** The best score of each mentee with a mentor, lowest first. */
  bestScores(assignment: Assignment): Int32Array;
  /** The whole matching: with the pairs that are in every best one. */
  complete(assignment: Assignment): Assignment;
}

export function createTightNetwork(
  network: Network,
  solution: Solution,
  scoreOf: (row: number, column: number) => number,
  already: Int32Array,
): TightNetwork {
  const { rowPrice, columnPrice } = solution;
  const { rows } = solution.assignment;
  const must = network.wishes.length + network.seats.length + 1;
  const seats = network.seats.slice();
  const sure: { row: number; column: number; weight: number }[] = [];
  // Only mentees for whom something is open are in the tight; `rowOf` says which.
  const tight = { rowOf: [] as number[], wishes: [] as number[], firstBonus: [] as number[], nextBonus: [] as number[] };
  const sureScores: number[] = [];
  const settled: number[] = [];
  const pairs = { start: [0], column: [] as number[], score: [] as number[] };
  for (let row = 0; row < network.wishes.length; row++) {
    const price = rowPrice[row]!;
    let count = 0;
    let best = already[row]!;
    for (let place = rows.first[row]!; place < rows.first[row]! + rows.used[row]!; place++) {
      const column = rows.partner[place]!;
      const weight = rows.weight[place]!;
      if (weight <= price + columnPrice[column]!) continue;
      sure.push({ row, column, weight });
      seats[column]! -= 1;
      best = Math.max(best, scoreOf(row, column));
      count++;
    }
    const worth = (place: number) => (place === 0 ? network.firstBonus[row]! : network.nextBonus[row]!) + price;
    let open = 0;
    while (count + open < network.wishes[row]! && worth(count + open) >= 0) open++;
    if (open === 0) {
      if (best >= 0) settled.push(best);
      continue;
    }
    tight.rowOf.push(row);
    tight.wishes.push(open);
    tight.firstBonus.push(worth(count) > 0 ? must : 0);
    tight.nextBonus.push(worth(1) > 0 ? must : 0);
    sureScores.push(best);
    for (let k = network.pairs.start[row]!; k < network.pairs.start[row + 1]!; k++) {
      const column = network.pairs.column[k]!;
      if (network.pairs.weight[k] !== price + columnPrice[column]!) continue;
      pairs.column.push(column);
      pairs.score.push(scoreOf(row, column));
    }
    pairs.start.push(pairs.column.length);
  }

  const start = Int32Array.from(pairs.start);
  const column = Int32Array.from(pairs.column);
  const score = Int32Array.from(pairs.score);
  const assignment = createAssignment(Int32Array.from(tight.wishes), seats);
  tight.rowOf.forEach((original, row) => {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      if (isPaired(rows, original, column[k]!)) pairUp(assignment.rows, row, assignment.columns, column[k]!, 0);
    }
  });

  function bestOf(found: Assignment, row: number): number {
    let best = sureScores[row]!;
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      if (score[k]! > best && isPaired(found.rows, row, column[k]!)) best = score[k]!;
    }
    return best;
  }

  const always = tight.rowOf.map((_, row) => row).filter((row) => sureScores[row]! >= 0 || tight.firstBonus[row] === must);
  const highest = (row: number) => Math.max(sureScores[row]!, ...score.subarray(start[row], start[row + 1]));
  return {
    pairs: { start, column, weight: new Int32Array(column.length) },
    wishes: Int32Array.from(tight.wishes),
    seats,
    firstBonus: Float64Array.from(tight.firstBonus),
    nextBonus: Float64Array.from(tight.nextBonus),
    seatBonus: columnPrice.map((price) => (price > 0 ? must : 0)),
    stake: must,
    assignment,
    score,
    sure: sureScores,
    thresholds: Int32Array.from(new Set([...score, ...settled, ...sureScores]))
      .filter((threshold) => threshold >= 0)
      .sort(),
    ceilings: Int32Array.from([...settled, ...always.map(highest)]).sort(),
    most: settled.length + tight.rowOf.length,
    bestScores(found) {
      const open = tight.rowOf.map((_, row) => bestOf(found, row)).filter((best) => best >= 0);
      return Int32Array.from([...settled, ...open]).sort();
    },
    complete(found) {
      const whole = createAssignment(network.wishes, network.seats);
      for (const pair of sure) pairUp(whole.rows, pair.row, whole.columns, pair.column, pair.weight);
      const { first, used, partner } = found.rows;
      tight.rowOf.forEach((original, row) => {
        for (let place = first[row]!; place < first[row]! + used[row]!; place++) {
          const mentor = partner[place]!;
          pairUp(whole.rows, original, whole.columns, mentor, rowPrice[original]! + columnPrice[mentor]!);
        }
      });
      return whole;
    },
  };
}
