// Learns from the phrasings what distinguishes each entry: one linear classifier per entry, over
// n-grams and meaning together. It keeps the classifiers of each view and retrains only those that
// a change affects.
import type { EntryIndex, View } from '../indexing';
import { setBounded } from '../structures';
import { type AsOf, createChangesSince } from './changes';
import { createKernel, SCALE } from './kernel';
import { type LinearClassifier, rejectionLine } from './linear-classifier';
import { retrain, stillCorrect } from './retraining';

export interface Classifiers {
  /**
   * Takes in the changes of a view in short steps. It can stop between steps and continue later.
   * Each view has its own classifiers, so that hidden entries do not influence them.
   */
  learning(view: View): IterableIterator<void>;
  /** Whether they are used at all: in a large base they are not. */
  readonly areUsed: boolean;
  /** The same at once. */
  learn(view: View): void;
  /**
   * Writes the output for each entry of the view into `outputs` (by slot), given the similarity of
   * the question to each row. The outputs weigh more if askers confirmed more questions of the
   * view.
   */
  classify(similarity: Float64Array, outputs: Float64Array, view: View): void;
}

/**
 * The most phrasings that editors wrote, and the most in all, for which the classifiers are used.
 * In a larger base each pair of phrasings would cost too much, and the other signals are enough.
 * Confirmed questions come on top, so that a base does not lose its classifiers by learning. All
 * rows count: this limit is the only thing by which an asker could notice hidden entries.
 */
const WRITTEN_MAX = 2000;
const ROWS_MAX = 3500;
/**
 * Up to this multiple of the limit, the classifiers are not used but still updated, with a few
 * missing ones per change. So they are ready if the base shrinks below the limit again.
 */
const STANDBY = 1.2;
const ROWS_A_CHANGE = 100;
const CLASSIFIERS_A_CHANGE = 6;
/**
 * How many views keep their classifiers; the last used ones stay. Views weight the classifiers that
 * do not differ.
 */
const VIEWS_MAX = 64;
/**
 * Editors guess how people ask; confirmed questions show it. So the outputs weigh more with more
 * confirmed questions: the gain approaches the first figure, and reaches half of it at the second,
 * in confirmed questions per entry.
 */
const GAIN = 6;
const HALF_GAIN_AT = 2;

/** The classifiers of a view. */
interface ViewState {
  /** By slot. */
  readonly trained: (Trained | undefined)[];
  /** The revision of the index that is completely learned. */
  revision: number;
}

interface Trained {
  readonly classifier: LinearClassifier;
  readonly asOf: AsOf;
}

/** 1 if nothing is confirmed. */
function gainOf({ confirmed, entries }: View): number {
  const each = confirmed / Math.max(1, entries.length);
  return 1 + (GAIN * each) / (each + HALF_GAIN_AT);
}

export function createClassifiers(entryIndex: EntryIndex, dimensions: number): Classifiers {
  const kernel = createKernel(entryIndex, dimensions);
  const training = { kernel, slotOf: (row: number) => entryIndex.slotOf[row] };
  /** By the key of the view; the last used comes last. */
  const learned = new Map<string, ViewState>();

  const isWithin = (times: number) =>
    entryIndex.rows <= times * ROWS_MAX &&
    entryIndex.rows - entryIndex.confirmed <= times * WRITTEN_MAX;

  function* learning(view: View): Generator<void, void> {
    const { revision } = entryIndex;
    if (!isWithin(STANDBY) && learned.size > 0) {
      kernel.forget();
      learned.clear();
    }
    const state = learned.get(view.key) ?? (yield* starting(view));
    if (entryIndex.revision !== revision) return;
    const own = learned.get(view.key) ?? state;
    setBounded(learned, view.key, own, VIEWS_MAX);
    /** Whether the index changed, or another caller finished the work, between two steps. */
    const isOvertaken = () => entryIndex.revision !== revision || own.revision === revision;
    if (isOvertaken()) return;
    if (view.entries.length < 2) own.trained.length = 0;
    else if (isWithin(STANDBY)) {
      for (const step of updating(view, own)) {
        yield step;
        if (isOvertaken()) return;
      }
    }
    own.revision = revision;
  }

  /**
   * A new view starts with the classifiers of the view of everybody, in which nothing is hidden
   * from it.
   */
  function* starting({ common }: View): Generator<void, ViewState> {
    if (!common) return { trained: [], revision: -1 };
    yield* learning(common);
    const trained = learned.get(common.key)?.trained ?? [];
    return {
      trained: trained.map((held) => held && { ...held, asOf: { ...held.asOf, isCommon: true } }),
      revision: -1,
    };
  }

  /** One step compares one row or trains one classifier. */
  function* updating(view: View, own: ViewState): Generator<void, void> {
    const isAsked = isWithin(1);
    let rowsLeft = isAsked ? Infinity : ROWS_A_CHANGE;
    let classifiersLeft = isAsked ? Infinity : CLASSIFIERS_A_CHANGE;
    for (const step of kernel.updating()) {
      yield step;
      if (--rowsLeft === 0) return;
    }
    const changesSince = createChangesSince(entryIndex, kernel, view);
    const all = Int32Array.from({ length: entryIndex.rowEnd }, (_, row) => row).filter((row) =>
      view.shows(entryIndex.slotOf[row] ?? -1),
    );
    const line = rejectionLine(all.length);
    const asOf: AsOf = { count: kernel.now, isCommon: false };
    own.trained.forEach((_held, slot) => {
      if (!view.shows(slot)) own.trained[slot] = undefined;
    });
    for (const entry of view.entries) {
      const before = own.trained[entry.slot];
      const known = before && { classifier: before.classifier, changes: changesSince(before.asOf) };
      const still = known && stillCorrect(training, known, entry.slot, line);
      if (still) own.trained[entry.slot] = { classifier: still, asOf };
      else if (known || classifiersLeft-- > 0) {
        own.trained[entry.slot] = { classifier: retrain(training, entry, all, known), asOf };
        yield;
      }
    }
  }

  return {
    get areUsed() {
      return isWithin(1);
    },
    learning,
    learn(view) {
      const steps = learning(view);
      while (steps.next().done !== true);
    },
    classify(similarity, outputs, view) {
      if (!isWithin(1)) return;
      const gain = gainOf(view);
      learned.get(view.key)?.trained.forEach((held, slot) => {
        if (!held) return;
        const { rows, weights, bias } = held.classifier;
        let sum = 0;
        for (let at = 0; at < rows.length; at++)
          sum += (weights[at] ?? 0) * (similarity[rows[at] ?? 0] ?? 0);
        outputs[slot] = gain * (bias + SCALE * sum);
      });
    },
  };
}
