// All best matchings of a network at once, as a smaller network without weights: by dual prices, only pairs at exactly their price can be in
// one; pairs above their price are in every one; places above their price are always taken, places below never. Fairness searches in it.
import { type Assignment, createAssignment, heldBy, pairUp } from './assignment';
import type { Matrix } from './matrix';
import type { Network } from './network';
import type { Solution } from './solve';

export interface Face extends Network {
  /** Beside `pairs`: the mentee's score, or -1 where the pair does not decide how well off the mentee is. */
  readonly score: Int32Array;
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
  measure: (row: number, column: number) => number,
  already: Int32Array,
): Face {
  const rowCount = network.wishes.length;
  const scoreOf = remembering(measure, network.seats.length);
  const must = rowCount + network.seats.length + 1;
  const wishes = new Int32Array(rowCount);
  const seats = network.seats.slice();
  const firstBonus = new Float64Array(rowCount);
  const nextBonus = new Float64Array(rowCount);
  const fixed: { row: number; column: number; weight: number }[] = [];
  const start = new Int32Array(rowCount + 1);
  const column: number[] = [];
  const score: number[] = [];
  const ceilings: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const price = rowPrice[row]!;
    const mine = heldBy(assignment.rows, row);
    const sure = mine.filter(({ partner, weight }) => weight > price + columnPrice[partner]!);
    for (const { partner, weight } of sure) {
      fixed.push({ row, column: partner, weight });
      seats[partner]! -= 1;
    }
    const worth = (place: number) => (place === 0 ? network.firstBonus[row]! : network.nextBonus[row]!) + price;
    let open = sure.length;
    while (open < network.wishes[row]! && worth(open) >= 0) open++;
    wishes[row] = open - sure.length;
    if (sure.length < network.wishes[row]!) firstBonus[row] = worth(sure.length) > 0 ? must : 0;
    if (network.wishes[row]! > 1) nextBonus[row] = worth(1) > 0 ? must : 0;
    const decides = wishes[row] === 1 && sure.length === 0 && already[row]! < 0;
    for (let k = network.pairs.start[row]!; k < network.pairs.start[row + 1]! && wishes[row]! > 0; k++) {
      const partner = network.pairs.column[k]!;
      if (network.pairs.weight[k] !== price + columnPrice[partner]!) continue;
      column.push(partner);
      score.push(decides ? scoreOf(row, partner) : -1);
    }
    start[row + 1] = column.length;
    if (decides && firstBonus[row] === must) ceilings.push(score.slice(start[row]).reduce((a, b) => Math.max(a, b), 0));
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
    lines: [...new Set(score.filter((one) => one >= 0))].sort((a, b) => a - b),
    ceilings: ceilings.sort((a, b) => a - b),
    bestScores({ rows }) {
      const best: number[] = [];
      for (let row = 0; row < rowCount; row++) {
        let most = already[row]!;
        const end = rows.first[row]! + rows.used[row]!;
        for (let place = rows.first[row]!; place < end; place++) most = Math.max(most, scoreOf(row, rows.partner[place]!));
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

function remembering(measure: (row: number, column: number) => number, columns: number): (row: number, column: number) => number {
  const known = new Map<number, number>();
  return (row, column) => {
    const key = row * columns + column;
    let score = known.get(key);
    if (score === undefined) known.set(key, (score = measure(row, column)));
    return score;
  };
}
