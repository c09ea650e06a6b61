// One linear classifier: it tells the phrasings of one entry from all others. It is a support
// vector machine with squared hinge loss, solved in its dual. Most phrasings of others are
// classified well without being support vectors, so it is solved over the few that matter; a check
// of all others then finds more. The optimum is unique: training on from the last state ends close
// to training from scratch.
import { withRoom } from '../structures';

export interface LinearClassifier {
  /** The support vectors: their rows and signed weights. */
  readonly rows: Int32Array;
  readonly weights: Float32Array;
  readonly bias: number;
  /** How far its weights have moved since it last checked all others. */
  readonly moved: number;
  /** How much weight it lost since training, with removed rows of little weight. */
  readonly lost: number;
}

/** What a classifier has to tell apart. */
export interface TrainingTask {
  /** Similarity of rows `a` and `b` at `a * width + b`, in units of 1/`SIMILARITY_UNIT`. */
  readonly figures: Int16Array;
  readonly width: number;
  /** The rows of the entry itself. */
  readonly own: readonly number[];
  /** All rows, including its own. */
  readonly all: Int32Array;
}

/** Two bytes a figure, because training mostly waits for memory. Similarity is at most 3. */
export const SIMILARITY_UNIT = 8192;

/** 1/(2C) for the cost C = 1 of a mistake. */
const REGULARIZATION = 1 / 2;
/** How far from its optimum a weight may stay. */
const TOLERANCE = 0.02;
/**
 * The highest output for a row of another entry that is not a support vector; the target is -1.
 * With more rows the line is less strict: results stay as good (docs/benchmarks.md) at half the
 * cost.
 */
export const rejectionLine = (rows: number): number =>
  -1 + TOLERANCE + SLACK * Math.min(1, rows / MANY_ROWS);
const SLACK = 0.18;
const MANY_ROWS = 2000;
const ROUNDS_MAX = 200;
/** How often it checks all others, and how many rows it adds each time, worst first. */
const CHECKS_MAX = 12;
const ADDED_MAX = 64;
/** If its weights moved less, it need not check all others again: none can matter much. */
const MOVED_MAX = 2;
/** If it lost no more weight, it is still close to its optimum. */
const LOST_MAX = 0.02;

/**
 * `start`: rows of others to begin with. `before`: the signed weight of each row, and how far the
 * weights moved since the last check.
 */
export function train(
  task: TrainingTask,
  start: readonly number[],
  before: { readonly weights: ReadonlyMap<number, number>; readonly moved: number },
): LinearClassifier {
  const { own } = task;
  const rows = [...own, ...start];
  const isAdded = new Uint8Array(task.width);
  for (const row of rows) isAdded[row] = 1;
  let alphas = new Float64Array(rows.length);
  rows.forEach((row, at) => {
    alphas[at] = Math.abs(before.weights.get(row) ?? 0);
  });
  let { moved } = before;
  for (let check = 1; ; check++) {
    const last = alphas.slice();
    const bias = descend(among(task, rows), alphas, own.length);
    for (let at = 0; at < alphas.length; at++)
      moved += Math.abs((alphas[at] ?? 0) - (last[at] ?? 0));
    const weights = Float32Array.from(alphas);
    for (let at = own.length; at < weights.length; at++) weights[at] = -(weights[at] ?? 0);
    const hasChecked = moved > MOVED_MAX;
    const more =
      hasChecked && check < CHECKS_MAX ? violators(task, rows, weights, bias, isAdded) : [];
    if (more.length === 0)
      return { ...supporting(rows, weights), bias, moved: hasChecked ? 0 : moved, lost: 0 };
    for (const row of more) isAdded[row] = 1;
    rows.push(...more);
    const grown = new Float64Array(rows.length);
    grown.set(alphas);
    alphas = grown;
  }
}

/**
 * The classifier without some rows; undefined if their weight mattered, so that it has to be
 * trained again.
 */
export function without(
  classifier: LinearClassifier,
  gone: ReadonlySet<number>,
): LinearClassifier | undefined {
  if (!classifier.rows.some((row) => gone.has(row))) return classifier;
  let lost = 0;
  const weights = classifier.weights.slice();
  classifier.rows.forEach((row, at) => {
    if (!gone.has(row)) return;
    const weight = weights[at] ?? 0;
    lost += Math.abs(weight);
    weights[at] = 0;
  });
  if (classifier.lost + lost > LOST_MAX) return undefined;
  // The bias stays: the remaining rows would make up for the loss.
  return {
    ...supporting(classifier.rows, weights),
    bias: classifier.bias,
    moved: classifier.moved + lost,
    lost: classifier.lost + lost,
  };
}

/** The rows with a weight other than 0. */
function supporting(
  rows: ArrayLike<number>,
  weights: Float32Array,
): Pick<LinearClassifier, 'rows' | 'weights'> {
  let count = 0;
  for (const weight of weights) if (weight !== 0) count++;
  const held = { rows: new Int32Array(count), weights: new Float32Array(count) };
  for (let at = 0, to = 0; at < rows.length; at++) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    held.rows[to] = rows[at] ?? 0;
    held.weights[to++] = weight;
  }
  return held;
}

/**
 * Reused for all classifiers: hundreds are trained in a row, and new memory would cost as much as
 * training.
 */
let nearby = new Float32Array(0);
let fields = new Float32Array(0);
/** The most rows whose similarities stay in the reused memory. */
const NEARBY_MAX = 512;

/** The similarities among some rows, as one dense, symmetric block. Valid until the next call. */
function among({ figures, width }: TrainingTask, rows: readonly number[]): Float32Array {
  const count = rows.length;
  const picked = Int32Array.from(rows);
  if (count <= NEARBY_MAX) nearby = withRoom(nearby, count * count);
  const local = count <= NEARBY_MAX ? nearby : new Float32Array(count * count);
  for (let a = 0; a < count; a++) {
    const from = (picked[a] ?? 0) * width;
    for (let b = 0; b <= a; b++) {
      const figure = (figures[from + (picked[b] ?? 0)] ?? 0) / SIMILARITY_UNIT;
      local[a * count + b] = figure;
      local[b * count + a] = figure;
    }
  }
  return local;
}

/**
 * Coordinate descent: changes `alphas`, the first `ownCount` of which belong to the entry, and
 * gives the bias.
 */
function descend(local: Float32Array, alphas: Float64Array, ownCount: number): number {
  const count = alphas.length;
  const field = new Float32Array(count);
  let bias = 0;
  for (let at = 0; at < count; at++) {
    const weight = at < ownCount ? (alphas[at] ?? 0) : -(alphas[at] ?? 0);
    if (weight === 0) continue;
    bias += weight;
    addScaled(field, local, at * count, count, weight);
  }
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let isDone = true;
    for (let at = 0; at < count; at++) {
      const side = at < ownCount ? 1 : -1;
      const old = alphas[at] ?? 0;
      const slope = side * ((field[at] ?? 0) + bias) - 1 + old * REGULARIZATION;
      if ((old === 0 && slope >= 0) || (slope > -TOLERANCE && slope < TOLERANCE)) continue;
      const optimum = old - slope / ((local[at * count + at] ?? 0) + 1 + REGULARIZATION);
      const next = optimum > 0 ? optimum : 0;
      if (next === old) continue;
      isDone = false;
      alphas[at] = next;
      bias += side * (next - old);
      addScaled(field, local, at * count, count, side * (next - old));
    }
    if (isDone) break;
  }
  return bias;
}

/** The worst rows of others whose output is above the line. */
function violators(
  { figures, width, all }: TrainingTask,
  rows: readonly number[],
  weights: Float32Array,
  bias: number,
  isAdded: Uint8Array,
): number[] {
  const field = outputsFor({ figures, width }, supporting(rows, weights));
  const line = rejectionLine(all.length) - bias;
  const found: number[] = [];
  for (let at = 0; at < all.length; at++) {
    const row = all[at] ?? 0;
    if ((field[row] ?? 0) > line && isAdded[row] === 0) found.push(row);
  }
  if (found.length <= ADDED_MAX) return found;
  const outputs = new Float32Array(found.length);
  found.forEach((row, at) => {
    outputs[at] = field[row] ?? 0;
  });
  const least = outputs.sort().at(-ADDED_MAX) ?? 0;
  return found.filter((row) => (field[row] ?? 0) >= least).slice(0, ADDED_MAX);
}

/**
 * The output for each row, without the bias. It adds four support vectors at once, because memory
 * is the bottleneck; weights beyond the last are 0. Valid until the next call.
 */
function outputsFor(
  { figures, width }: Pick<TrainingTask, 'figures' | 'width'>,
  { rows, weights }: Pick<LinearClassifier, 'rows' | 'weights'>,
): Float32Array {
  fields = withRoom(fields, width).fill(0, 0, width);
  const field = fields;
  for (let first = 0; first < rows.length; first += 4) {
    const a = (weights[first] ?? 0) / SIMILARITY_UNIT;
    const b = (weights[first + 1] ?? 0) / SIMILARITY_UNIT;
    const c = (weights[first + 2] ?? 0) / SIMILARITY_UNIT;
    const d = (weights[first + 3] ?? 0) / SIMILARITY_UNIT;
    const fromA = (rows[first] ?? 0) * width;
    const fromB = (rows[first + 1] ?? 0) * width;
    const fromC = (rows[first + 2] ?? 0) * width;
    const fromD = (rows[first + 3] ?? 0) * width;
    for (let at = 0; at < width; at++) {
      field[at] =
        (field[at] ?? 0) +
        a * (figures[fromA + at] ?? 0) +
        b * (figures[fromB + at] ?? 0) +
        c * (figures[fromC + at] ?? 0) +
        d * (figures[fromD + at] ?? 0);
    }
  }
  return field;
}

/** Adds `by` times the figures from `from` on. */
function addScaled(
  to: Float32Array,
  figures: Float32Array,
  from: number,
  length: number,
  by: number,
): void {
  for (let at = 0, other = from; at < length; at++, other++)
    to[at] = (to[at] ?? 0) + by * (figures[other] ?? 0);
}
