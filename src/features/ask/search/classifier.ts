// Learns from the phrasings what sets each entry apart: one linear judge an entry (a support vector machine with squared hinge loss, in its
// dual), over n-grams and meaning together. The optimum is unique, so that learning on from the last state ends where starting anew would.
import { createKernel, SCALE } from './kernel';
import type { Shelf } from './shelf';
import type { View } from './view';

export interface Classifier {
  /**
   * Takes in what changed in a view, step by step: a step is short. Whoever stops half-way loses only the judges that were done. Each view
   * has judges of its own: what somebody may not see has not taught those who judge for them.
   */
  learning(view: View): IterableIterator<void>;
  /** The same at once. */
  learn(view: View): void;
  /** Adds the judgement of each entry in the view to `verdicts` (by slot), given how like the question is to each row. */
  judge(likeness: Float64Array, verdicts: Float64Array, view: View): void;
}

/** Beyond it every pair of phrasings would cost too much, and the other signals have enough to go by. */
const ROWS_MAX = 2000;
/** Views that stay learned: those who asked last. */
const VIEWS_MAX = 16;
/** How much a mistake costs. */
const COST = 1;
/** Small bases are learned to the last; in large ones a few rounds do, since each judge matters less. */
const ROUNDS_MIN = 12;
const ROUNDS_BY_ROWS = 20_000;
const EXACT_ENOUGH = 0.015;
/** Against a phrasing of another entry: -1 is asked for. */
const WELL_JUDGED = -0.92;

interface Judge {
  /** The rows that matter, with their signed shares. */
  readonly rows: Int32Array;
  readonly shares: Float32Array;
  readonly bias: number;
}

/** What is learned of a view. */
interface Learned {
  /** By slot. */
  readonly judges: readonly (Judge | undefined)[];
  /** The shelf's revision and the kernel's count that it is as of. */
  readonly revision: number;
  readonly asOf: number;
}

export function createClassifier(shelf: Shelf, dimensions: number): Classifier {
  const kernel = createKernel(shelf, dimensions);
  /** By the view's key, the last used last. */
  const learned = new Map<string, Learned>();

  function keep(key: string, next: Learned): void {
    learned.delete(key);
    learned.set(key, next);
    if (learned.size > VIEWS_MAX) for (const oldest of [...learned.keys()].slice(0, -VIEWS_MAX)) learned.delete(oldest);
  }

  /** Dual coordinate descent for one entry against all others, from where its judge stood. */
  function train(slot: number, rows: Int32Array, before: Judge | undefined, fresh: ReadonlySet<number>): Judge {
    const { figures, width } = kernel;
    const alpha = new Float32Array(width);
    const field = new Float32Array(width);
    const end = shelf.rowEnd;
    let bias = 0;
    const shift = (row: number, by: number) => {
      bias += by;
      for (let other = 0, at = row * width; other < end; other++, at++) field[other] = (field[other] ?? 0) + by * (figures[at] ?? 0);
    };
    before?.rows.forEach((row, at) => {
      const share = before.shares[at] ?? 0;
      const side = shelf.slotOf[row] === slot ? 1 : -1;
      if (fresh.has(row) || share * side <= 0) return;
      alpha[row] = share * side;
      shift(row, share);
    });
    const rounds = Math.max(ROUNDS_MIN, ROUNDS_BY_ROWS / rows.length);
    for (let round = 0; round < rounds; round++) {
      let worst = 0;
      for (const row of rows) {
        const side = shelf.slotOf[row] === slot ? 1 : -1;
        const old = alpha[row] ?? 0;
        const slope = side * ((field[row] ?? 0) + bias) - 1 + old / (2 * COST);
        if ((old === 0 && slope >= 0) || Math.abs(slope) < EXACT_ENOUGH) continue;
        worst = Math.max(worst, Math.abs(slope));
        const next = Math.max(0, old - slope / ((figures[row * width + row] ?? 0) + 1 + 1 / (2 * COST)));
        if (next === old) continue;
        alpha[row] = next;
        shift(row, side * (next - old));
      }
      if (worst === 0) break;
    }
    const held = rows.filter((row) => (alpha[row] ?? 0) > 0);
    const shares = Float32Array.from(held, (row) => (shelf.slotOf[row] === slot ? 1 : -1) * (alpha[row] ?? 0));
    return { rows: held, shares, bias };
  }

  /** Whether a judge stays right after these rows came, changed or went: it leaned on none of them, and judges the new ones well. */
  function stands(judge: Judge, slot: number, fresh: ReadonlySet<number>, view: View): boolean {
    if (judge.rows.some((row) => fresh.has(row))) return false;
    const { figures, width } = kernel;
    for (const row of fresh) {
      const owner = shelf.slotOf[row] ?? -1;
      if (owner === slot) return false;
      if (owner < 0 || !view.shows(owner)) continue;
      let verdict = judge.bias;
      const from = row * width;
      for (let at = 0; at < judge.rows.length; at++) verdict += (judge.shares[at] ?? 0) * (figures[from + (judge.rows[at] ?? 0)] ?? 0);
      if (verdict > WELL_JUDGED) return false;
    }
    return true;
  }

  function* learning(view: View): IterableIterator<void> {
    const { revision } = shelf;
    const before = learned.get(view.key);
    if (before?.revision === revision) {
      keep(view.key, before);
      return;
    }
    if (shelf.rows > ROWS_MAX) {
      kernel.forget();
      learned.clear();
    }
    if (shelf.rows > ROWS_MAX || view.entries.length < 2) {
      keep(view.key, { judges: [], revision, asOf: 0 });
      return;
    }
    /** Whether others changed the shelf, or learned, between two steps. */
    const isOvertaken = () => shelf.revision !== revision || learned.get(view.key)?.revision === revision;
    for (const step of kernel.following()) {
      yield step;
      if (isOvertaken()) return;
    }
    const all = Array.from({ length: shelf.rowEnd }, (_, row) => row);
    const rows = Int32Array.from(all.filter((row) => view.shows(shelf.slotOf[row] ?? -1)));
    const fresh = new Set(all.filter((row) => kernel.changedAt(row) > (before?.asOf ?? 0)));
    const judges: (Judge | undefined)[] = [];
    for (const { slot } of view.entries) {
      const judge = before?.judges[slot];
      if (judge && stands(judge, slot, fresh, view)) judges[slot] = judge;
      else {
        judges[slot] = train(slot, rows, judge, fresh);
        yield;
        if (isOvertaken()) return;
      }
    }
    keep(view.key, { judges, revision, asOf: kernel.now });
  }

  return {
    learning,
    learn(view) {
      const steps = learning(view);
      while (steps.next().done !== true);
    },
    judge(likeness, verdicts, view) {
      learned.get(view.key)?.judges.forEach((judge, slot) => {
        if (!judge) return;
        const { rows, shares, bias } = judge;
        let likest = 0;
        for (let at = 0; at < rows.length; at++) likest += (shares[at] ?? 0) * (likeness[rows[at] ?? 0] ?? 0);
        verdicts[slot] = bias + SCALE * likest;
      });
    },
  };
}
