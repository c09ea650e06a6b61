// The tie-break by itself, where it has much to decide: few weights, so that many matchings are
// equally good, and scores that have nothing to do with them. Measured against every matching there
// is.
import fc from 'fast-check';
import { certify } from '../../../../src/features/mentoring/matching/solver/certificate';
import { makeFairest } from '../../../../src/features/mentoring/matching/fairness/fairness';
import { createNetwork } from '../../../../src/features/mentoring/matching/solver/network';
import { solve } from '../../../../src/features/mentoring/matching/solver/solve';

const SIZE = 6;
const HALF = 0.5;

const cells = (most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE });

it('finds the best lowest score, then the best score that half reach at most', () => {
  let decided = 0;
  fc.assert(
    fc.property(
      cells(3),
      cells(40),
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: SIZE, maxLength: SIZE }),
      (cell, scores, seats) => {
        // A cell of 0 is a pair that is not allowed.
        const isAllowed = (row: number, column: number) => cell[row * SIZE + column] !== 0;
        const all = Array.from({ length: SIZE }, (_, k) => k);
        const rows = all.map((row) => all.filter((column) => isAllowed(row, column)));
        const pairs = {
          start: Int32Array.from([0, ...rows.map((_, k) => rows.slice(0, k + 1).flat().length)]),
          column: Int32Array.from(rows.flat()),
          weight: Int32Array.from(
            rows.flatMap((columns, row) =>
              columns.map((column) => cell[row * SIZE + column] as number),
            ),
          ),
        };
        const network = createNetwork(
          pairs,
          new Int32Array(SIZE).fill(1),
          Int32Array.from(seats),
          () => false,
        );
        const scoreOf = (row: number, column: number) => scores[row * SIZE + column] as number;
        const solution = solve(network);
        const measure = { scoreOf, already: new Int32Array(SIZE).fill(-1), oneIn: 2 };
        const { solution: fairest, minMentee, p5Mentee } = makeFairest(network, solution, measure);
        const { made, total } = certify(network, fairest);
        const possible = everyMatching(
          rows,
          seats,
          (row, column) => cell[row * SIZE + column] as number,
          scoreOf,
        );
        const [best] = possible.sort(compareLists);
        const first = possible.filter(([pairsMade, sum]) => pairsMade === made && sum === total);
        decided += new Set(first.map(([, , lowest]) => lowest)).size - 1;
        expect([made, total, minMentee, p5Mentee]).toEqual(best);
      },
    ),
    { numRuns: 120 },
  );
  expect(decided).toBeGreaterThan(10);
});

it('is as exact where mentees want two mentors, have one that is fixed or one from before', () => {
  const size = 4;
  const all = Array.from({ length: size }, (_, k) => k);
  const grid = (most: number) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: size * size, maxLength: size * size });
  const each = (most: number) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: size, maxLength: size });
  let decided = 0;
  fc.assert(
    fc.property(
      grid(2),
      grid(30),
      each(2),
      each(3),
      each(9),
      (cell, scores, wishes, seats, fixed) => {
        const weightOf = (row: number, column: number) => cell[row * size + column] as number;
        const scoreOf = (row: number, column: number) => scores[row * size + column] as number;
        const rows = all.map((row) => all.filter((column) => weightOf(row, column) !== 0));
        const pairs = {
          start: Int32Array.from([0, ...rows.map((_, k) => rows.slice(0, k + 1).flat().length)]),
          column: Int32Array.from(rows.flat()),
          weight: Int32Array.from(
            rows.flatMap((columns, row) => columns.map((column) => weightOf(row, column))),
          ),
        };
        // Some have a pair that is fixed outside the network, with a score that counts, or one from
        // before, without; they have one wish less.
        const isServed = (row: number) => already[row]! >= 0 || (fixed[row] as number) > 7;
        const already = Int32Array.from(all, (row) =>
          (fixed[row] as number) < 3 ? (fixed[row] as number) * 10 : -1,
        );
        const open = Int32Array.from(all, (row) =>
          Math.min(wishes[row] as number, isServed(row) ? 1 : 2),
        );
        const network = createNetwork(pairs, open, Int32Array.from(seats), isServed);
        const solution = solve(network);
        const {
          solution: fairest,
          minMentee,
          p5Mentee,
        } = makeFairest(network, solution, { scoreOf, already, oneIn: 2 });
        const { made, total } = certify(network, fairest);
        const possible = everyMatchingOfTwo(
          rows,
          { open, seats, already, isServed },
          weightOf,
          scoreOf,
        ).sort(compareLists);
        const [best] = possible as [number[], ...number[][]];
        decided +=
          new Set(
            possible
              .filter((one) => one.slice(0, 3).every((value, k) => value === best[k]))
              .map(([, , , lowest]) => lowest),
          ).size - 1;
        expect([made, total, minMentee, p5Mentee]).toEqual(best.slice(1));
      },
    ),
    { numRuns: 400 },
  );
  expect(decided).toBeGreaterThan(20);
});

/**
 * Served, pairs, total, lowest best score and the best score that half reach at most, of every
 * matching.
 */
function everyMatchingOfTwo(
  rows: readonly (readonly number[])[],
  of: {
    readonly open: Int32Array;
    readonly seats: readonly number[];
    readonly already: Int32Array;
    readonly isServed: (row: number) => boolean;
  },
  weightOf: (row: number, column: number) => number,
  scoreOf: (row: number, column: number) => number,
): number[][] {
  const { open, already, isServed } = of;
  const free = [...of.seats];
  const found: number[][] = [];
  const go = (
    row: number,
    served: number,
    pairs: number,
    total: number,
    scores: readonly number[],
  ): void => {
    const columns = rows[row];
    if (!columns) {
      const sorted = scores.toSorted((a, b) => a - b);
      const rank = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
      found.push([served, pairs, total, rank(0), rank(HALF)]);
      return;
    }
    const sets = [
      [],
      ...columns.map((a) => [a]),
      ...columns.flatMap((a, k) => columns.slice(k + 1).map((b) => [a, b])),
    ];
    for (const set of sets) {
      if (set.length > open[row]! || set.some((column) => free[column] === 0)) continue;
      for (const column of set) free[column]! -= 1;
      const best = Math.max(already[row]!, ...set.map((column) => scoreOf(row, column)));
      const weight = set.reduce((sum, column) => sum + weightOf(row, column), 0);
      go(
        row + 1,
        served + Number(isServed(row) || set.length > 0),
        pairs + set.length,
        total + weight,
        best >= 0 ? [...scores, best] : scores,
      );
      for (const column of set) free[column]! += 1;
    }
  };
  go(0, 0, 0, 0, []);
  return found;
}

/**
 * Pairs, total, lowest score and the score that half reach at most, of every matching in which
 * everybody has one mentor at most.
 */
function everyMatching(
  rows: readonly (readonly number[])[],
  seats: readonly number[],
  weightOf: (row: number, column: number) => number,
  scoreOf: (row: number, column: number) => number,
): number[][] {
  const free = [...seats];
  const found: number[][] = [];
  const go = (row: number, total: number, scores: readonly number[]): void => {
    const columns = rows[row];
    if (!columns) {
      const sorted = scores.toSorted((a, b) => a - b);
      const rank = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
      found.push([scores.length, total, rank(0), rank(HALF)]);
      return;
    }
    go(row + 1, total, scores);
    for (const column of columns) {
      if (free[column] === 0) continue;
      free[column]! -= 1;
      go(row + 1, total + weightOf(row, column), [...scores, scoreOf(row, column)]);
      free[column]! += 1;
    }
  };
  go(0, 0, []);
  return found;
}

/** The better first. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at < 0 ? 0 : (b[at] as number) - (a[at] as number);
}
