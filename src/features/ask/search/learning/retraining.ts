// Brings one classifier up to date: without training if the changes do not matter to it, otherwise
// by training on from its last state.
import type { IndexedEntry } from '../indexing';
import type { Changes } from './changes';
import type { Kernel } from './kernel';
import { type LinearClassifier, SIMILARITY_UNIT, train, without } from './linear-classifier';

/** What a training needs to know of the index. */
interface Training {
  readonly kernel: Kernel;
  /** The slot of the entry that a row belongs to. */
  slotOf(row: number): number | undefined;
}

/** A classifier, and the changes since its training. */
interface Outdated {
  readonly classifier: LinearClassifier;
  readonly changes: Changes;
}

/** Up to this number, new rows are added to the training without checking whether they matter. */
const FEW_ROWS = 64;

/** Trains the classifier of one entry against all others in the view, from its last state on. */
export function retrain(
  { kernel, slotOf }: Training,
  { slot, rows: own }: IndexedEntry,
  all: Int32Array,
  known?: Outdated,
): LinearClassifier {
  const { figures, width } = kernel;
  const isNear =
    known &&
    known.changes.shown.length <= FEW_ROWS &&
    !own.some((row) => known.changes.rows.has(row));
  const start = isNear ? [...known.changes.shown] : [];
  const weights = new Map<number, number>();
  let moved = isNear ? known.classifier.moved : Infinity;
  known?.classifier.rows.forEach((row, at) => {
    const weight = known.classifier.weights[at] ?? 0;
    const isOwn = slotOf(row) === slot;
    if (known.changes.rows.has(row) || weight > 0 !== isOwn) {
      moved += Math.abs(weight);
      return;
    }
    weights.set(row, weight);
    if (!isOwn) start.push(row);
  });
  // In memory order, so that the processor can read ahead.
  return train(
    { figures, width, own, all },
    start.sort((a, b) => a - b),
    { weights, moved },
  );
}

/**
 * The classifier without retraining, if it is still correct after these changes: it gave the rows
 * little weight, none belongs to its entry, and its outputs for the new ones are below the line.
 * Otherwise undefined.
 */
export function stillCorrect(
  { kernel, slotOf }: Training,
  { classifier: before, changes }: Outdated,
  slot: number,
  line: number,
): LinearClassifier | undefined {
  const classifier = without(before, changes.rows);
  if (!classifier) return undefined;
  const { figures, width } = kernel;
  const { rows, weights, bias } = classifier;
  for (const row of changes.shown) {
    if (slotOf(row) === slot) return undefined;
    let output = 0;
    const from = row * width;
    for (let at = 0; at < rows.length; at++)
      output += (weights[at] ?? 0) * (figures[from + (rows[at] ?? 0)] ?? 0);
    if (bias + output / SIMILARITY_UNIT > line) return undefined;
  }
  return classifier;
}
