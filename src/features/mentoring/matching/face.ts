// All best matchings of a network at once, as a smaller network without weights: by dual prices, only pairs at exactly their price can be in
// one; pairs above their price are in every one; places above their price are always taken, places below never. Fairness searches in it.
import { type Assignment, createAssignment, isPaired, pairUp } from './assignment';
import type { Matrix } from './matrix';
import type { Network } from './network';
import type { Solution } from './solve';

export interface Face extends Network {
  /** The mentee's scores beside `pairs`. */
  readonly score: Int32Array;
  /** Whether one pair decides how well off the mentee is. */
  readonly decides: Uint8Array;
  /** Scores that occur, lowest first. */
  readonly lines: readonly number[];
  /** The best score that each mentee who decides and is always served could have, lowest first: no line is raised beyond them. */
  readonly ceilings: readonly number[];
  /** The best score of each mentee with a new mentor, lowest first. */
  bestScores(assignment: Assignment): number[];
  /** Adds the pairs that are in every best matching. */
  complete(assignment: Assignment): Assignment;
}

export function createFace(
  network: Network,
  { assignment, rowPrice, columnPrice }: Solution,
  scoreOf: (row: number, column: number) => number,
  already: Int32Array,
): Face {
  const rowCount = network.wishes.length;
  const must = rowCount + network.seats.length + 1;
  const wishes = new Int32Array(rowCount);
  const seats = network.seats.slice();
  const firstBonus = new Float64Array(rowCount);
  const nextBonus = new Float64Array(rowCount);
  const fixed: { row: number; column: number; weight: number }[] = [];
  const start = new Int32Array(rowCount + 1);
  const column: number[] = [];
  const score: number[] = [];
  /** The best score that a mentee has in every best matching. */
  const sureScore = already.slice();
  const decides = new Uint8Array(rowCount);
  const ceilings: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const price = rowPrice[row]!;
    const { first, used, partner: held, weight } = assignment.rows;
    let sure = 0;
    for (let place = first[row]!; place < first[row]! + used[row]!; place++) {
      const mentor = held[place]!;
      if (weight[place]! <= price + columnPrice[mentor]!) continue;
      fixed.push({ row, column: mentor, weight: weight[place]! });
      seats[mentor]! -= 1;
      sureScore[row] = Math.max(sureScore[row]!, scoreOf(row, mentor));
      sure++;
    }
    const worth = (place: number) => (place === 0 ? network.firstBonus[row]! : network.nextBonus[row]!) + price;
    let open = sure;
    while (open < network.wishes[row]! && worth(open) >= 0) open++;
    wishes[row] = open - sure;
    if (sure < network.wishes[row]!) firstBonus[row] = worth(sure) > 0 ? must : 0;
    if (network.wishes[row]! > 1) nextBonus[row] = worth(1) > 0 ? must : 0;
    decides[row] = Number(wishes[row] === 1 && sureScore[row]! < 0);
    for (let k = network.pairs.start[row]!; k < network.pairs.start[row + 1]! && wishes[row]! > 0; k++) {
      const partner = network.pairs.column[k]!;
      if (network.pairs.weight[k] !== price + columnPrice[partner]!) continue;
      column.push(partner);
      score.push(scoreOf(row, partner));
    }
    start[row + 1] = column.length;
    if (decides[row] === 1 && firstBonus[row] === must) ceilings.push(score.slice(start[row]).reduce((a, b) => Math.max(a, b), 0));
  }
  const pairs: Matrix = { start, column: Int32Array.from(column), weight: new Int32Array(column.length) };
  return {
    pairs,
    wishes,
    seats,
    firstBonus,
    nextBonus,
    seatBonus: columnPrice.map((price) => (price > 0 ? must : 0)),
    stake: must,
    score: Int32Array.from(score),
    decides,
    lines: [...new Set(score)].sort((a, b) => a - b),
    ceilings: ceilings.sort((a, b) => a - b),
    bestScores({ rows }) {
      const best: number[] = [];
      for (let row = 0; row < rowCount; row++) {
        let most = sureScore[row]!;
        for (let k = start[row]!; k < start[row + 1]!; k++) {
          if (score[k]! > most && isPaired(rows, row, pairs.column[k]!)) most = score[k]!;
        }
        if (most >= 0) best.push(most);
      }
      return best.sort((a, b) => a - b);
    },
    complete(found) {
      const whole = createAssignment(network.wishes, network.seats);
      for (const { row, column: partner, weight } of fixed) pairUp(whole.rows, row, whole.columns, partner, weight);
      const { first, used, partner } = found.rows;
      for (let row = 0; row < rowCount; row++) {
        for (let place = first[row]!; place < first[row]! + used[row]!; place++) {
          const mentor = partner[place]!;
          pairUp(whole.rows, row, whole.columns, mentor, rowPrice[row]! + columnPrice[mentor]!);
        }
      }
      return whole;
    },
  };
}
