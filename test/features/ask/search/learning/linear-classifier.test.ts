// A trained classifier is at its optimum: no weight is too large or too small, from any starting
// point.
import fc from 'fast-check';
import {
  type LinearClassifier,
  SIMILARITY_UNIT,
  train,
  rejectionLine,
  without,
} from '../../../../../src/features/ask/search/learning/linear-classifier';

const DIMENSIONS = 4;
/** What `train` allows, and the rounding of its figures. */
const TOLERANCE = 0.03;

function squareOf(points: readonly (readonly number[])[]): Int16Array {
  return Int16Array.from(
    points.flatMap((a) =>
      points.map((b) =>
        Math.round(SIMILARITY_UNIT * a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)),
      ),
    ),
  );
}

/** How far each row is from its optimum: its margin against its weight. */
function misses(
  figures: Int16Array,
  width: number,
  own: readonly number[],
  classifier: LinearClassifier,
): number[] {
  const weights = new Map(
    [...classifier.rows].map((row, at) => [row, classifier.weights[at] ?? 0]),
  );
  return Array.from({ length: width }, (_, row) => {
    let output = classifier.bias;
    for (const [other, weight] of weights)
      output += (weight * (figures[row * width + other] ?? 0)) / SIMILARITY_UNIT;
    const side = own.includes(row) ? 1 : -1;
    const alpha = side * (weights.get(row) ?? 0);
    const slope = side * output - 1 + alpha / 2;
    return alpha > 0
      ? Math.abs(slope)
      : alpha < 0
        ? Infinity
        : Math.max(0, -slope - (side < 0 ? rejectionLine(width) - rejectionLine(0) : 0));
  });
}

const point = fc.array(fc.double({ min: -0.8, max: 0.8, noNaN: true }), {
  minLength: DIMENSIONS,
  maxLength: DIMENSIONS,
});
const points = fc.array(point, { minLength: 3, maxLength: 90 });

describe('a classifier', () => {
  it('is at its optimum over all rows, though it was solved over few (property)', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 2 }), (all, count) => {
        const figures = squareOf(all);
        const own = Array.from({ length: count }, (_, at) => at);
        const task = { figures, width: all.length, own, all: Int32Array.from(all, (_, at) => at) };
        const classifier = train(task, [], { weights: new Map(), moved: Infinity });
        expect(Math.max(...misses(figures, all.length, own, classifier))).toBeLessThan(TOLERANCE);
      }),
      { numRuns: 60 },
    );
  });

  it('adds rows on the wrong side, even if many have the same output', () => {
    const all = [[0.8, 0, 0, 0], ...Array.from({ length: 100 }, () => [0.7, 0.1, 0, 0])];
    const task = {
      figures: squareOf(all),
      width: all.length,
      own: [0],
      all: Int32Array.from(all, (_, at) => at),
    };
    const classifier = train(task, [], { weights: new Map(), moved: Infinity });
    expect(Math.max(...misses(task.figures, all.length, [0], classifier))).toBeLessThan(TOLERANCE);
  });

  it('goes on from where it stood to where starting anew ends (property)', () => {
    fc.assert(
      fc.property(points, point, (all, changed) => {
        const own = [0];
        const task = (of: readonly (readonly number[])[]) => ({
          figures: squareOf(of),
          width: of.length,
          own,
          all: Int32Array.from(of, (_, at) => at),
        });
        const before = train(task(all), [], { weights: new Map(), moved: Infinity });
        const now = [...all.slice(0, -1), changed];
        const kept = [...before.rows]
          .map((row, at) => [row, before.weights[at] ?? 0] as const)
          .filter(([row]) => row !== all.length - 1);
        const weights = new Map(kept);
        const after = train(
          task(now),
          [all.length - 1, ...[...weights.keys()].filter((row) => row !== 0)],
          { weights, moved: Infinity },
        );
        const anew = train(task(now), [], { weights: new Map(), moved: Infinity });
        expect(Math.abs(after.bias - anew.bias)).toBeLessThan(0.2);
        expect(Math.max(...misses(task(now).figures, now.length, own, after))).toBeLessThan(
          TOLERANCE,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('remembers how far it moved without looking at all others', () => {
    const all = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
    ];
    const task = { figures: squareOf(all), width: 3, own: [0], all: Int32Array.of(0, 1, 2) };
    const looked = train(task, [], { weights: new Map(), moved: Infinity });
    expect(looked.moved).toBe(0);
    const weights = new Map([...looked.rows].map((row, at) => [row, looked.weights[at] ?? 0]));
    const again = train(task, [1], {
      weights: new Map([...weights].filter(([row]) => row !== 2)),
      moved: Math.abs(weights.get(2) ?? 0),
    });
    expect(again.moved).toBeGreaterThan(0);
    expect([...again.rows]).not.toContain(2);
    expect(
      [...train(task, [1], { weights, moved: Infinity }).rows].toSorted((a, b) => a - b),
    ).toEqual([0, 1, 2]);
  });

  it('lets go of what it hardly leant on, again and again within bounds, and of nothing else', () => {
    const classifier: LinearClassifier = {
      rows: Int32Array.of(3, 5, 7, 9),
      weights: Float32Array.of(1, -0.015, 0.5, -0.015),
      bias: 1.47,
      moved: 0.25,
      lost: 0,
    };
    expect(without(classifier, new Set([4, 6]))).toBe(classifier);
    expect(without(classifier, new Set([7]))).toBeUndefined();
    expect(without(classifier, new Set([5, 9]))).toBeUndefined();
    const still = without(classifier, new Set([5]));
    expect([...(still?.rows ?? [])]).toEqual([3, 7, 9]);
    expect(still?.bias).toBe(1.47);
    expect(still?.moved).toBeCloseTo(0.265, 6);
    expect(still && without(still, new Set([9]))).toBeUndefined();
  });
});
