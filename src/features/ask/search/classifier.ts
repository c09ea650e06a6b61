// Learns from the phrasings what sets each entry apart: one linear judge an entry, over n-grams and meaning together. Keeps the judges of each
// view, and trains those anew to whom a change matters.
import { setLatest } from '../../../core/latest';
import { type Judge, train, without } from './judge';
import { createKernel, SCALE } from './kernel';
import type { Shelf, Shelved } from './shelf';
import type { View } from './view';

export interface Classifier {
  /**
   * Takes in what changed in a view, step by step: a step is short. Whoever stops half-way loses only the judges that were done. Each view
   * has judges of its own: what somebody may not see has not taught those who judge for them.
   */
  learning(view: View): IterableIterator<void>;
  /** The same at once. */
  learn(view: View): void;
  /**
   * Puts the judgement of each entry in the view into `verdicts` (by slot), given how like the question is to each row; it weighs more, the more
   * questions of its view askers confirmed.
   */
  judge(likeness: Float64Array, verdicts: Float64Array, view: View): void;
}

/**
 * Beyond it every pair of phrasings would cost too much, and the other signals have enough to go by. Questions that askers confirmed may come on top:
 * they teach the most, and a base that learns must not lose its judges by it. Counted over all: whether there are so many is the one thing that
 * somebody could tell of what they may not see.
 */
const WRITTEN_MAX = 2000;
const ROWS_MAX = 3500;
/** Views that stay learned: those who asked last. They share the judges in which they do not differ. */
const VIEWS_MAX = 64;
/** So many new rows are taken in without being asked whether they matter. */
const FEW = 64;
/** Against a phrasing of another entry: -1 is asked for. */
const WELL_JUDGED = -0.88;
/**
 * Editors guess how people ask; what askers confirmed is how they do. The more of it the judges have learned, the more they are listened to: up to
 * so many times more, half of it at so many confirmed questions an entry.
 */
const SAY_GAINED = 5;
const HALF_GAINED = 2;

/** Rows that came, changed or went since a view last learned, and those of them that it shows: what is hidden does not even count. */
interface News {
  readonly rows: ReadonlySet<number>;
  readonly shown: readonly number[];
}

/** What is learned of a view. */
interface Learned {
  /** By slot. */
  readonly judges: readonly (Judge | undefined)[];
  /** The shelf's revision and the kernel's count that it is as of. */
  readonly revision: number;
  readonly asOf: number;
}

/** 1 where nobody confirmed anything. */
function sayOf({ confirmed, entries }: View): number {
  const each = confirmed / Math.max(1, entries.length);
  return 1 + (SAY_GAINED * each) / (each + HALF_GAINED);
}

export function createClassifier(shelf: Shelf, dimensions: number): Classifier {
  const kernel = createKernel(shelf, dimensions);
  /** By the view's key, the last used last. */
  const learned = new Map<string, Learned>();

  const keep = (key: string, next: Learned) => setLatest(learned, key, next, VIEWS_MAX);

  /** Trains the judge of one entry against all others that the view shows, from where it stood. */
  function trained({ slot, rows: own }: Shelved, all: Int32Array, news: News, before?: Judge): Judge {
    const { figures, width } = kernel;
    const isFew = news.shown.length <= FEW;
    const lean = before && isFew ? news.shown.filter((row) => shelf.slotOf[row] !== slot) : [];
    const shares = new Map<number, number>();
    let moved = before && isFew ? before.moved : Infinity;
    before?.rows.forEach((row, at) => {
      const share = before.shares[at] ?? 0;
      const isOwn = shelf.slotOf[row] === slot;
      if (news.rows.has(row) || share > 0 !== isOwn) {
        moved += Math.abs(share);
        return;
      }
      shares.set(row, share);
      if (!isOwn) lean.push(row);
    });
    return train({ figures, width, own, all }, lean, { shares, moved });
  }

  /**
   * A judge as it stays right after these rows came, changed or went: when it hardly leant on them, none is its entry's own, and it judges the new
   * ones well. Otherwise undefined.
   */
  function standing(before: Judge, slot: number, news: News): Judge | undefined {
    const judge = without(before, news.rows);
    if (!judge) return undefined;
    const { figures, width } = kernel;
    for (const row of news.shown) {
      if (shelf.slotOf[row] === slot) return undefined;
      let verdict = judge.bias;
      const from = row * width;
      for (let at = 0; at < judge.rows.length; at++) verdict += (judge.shares[at] ?? 0) * (figures[from + (judge.rows[at] ?? 0)] ?? 0);
      if (verdict > WELL_JUDGED) return undefined;
    }
    return judge;
  }

  function* learning(view: View): Generator<void, void> {
    const { revision } = shelf;
    const own = learned.get(view.key);
    if (own?.revision === revision) {
      keep(view.key, own);
      return;
    }
    const areTooMany = shelf.rows > ROWS_MAX || shelf.rows - shelf.confirmed > WRITTEN_MAX;
    if (areTooMany) {
      kernel.forget();
      learned.clear();
    }
    if (areTooMany || view.entries.length < 2) {
      keep(view.key, { judges: [], revision, asOf: 0 });
      return;
    }
    const before = own ?? (yield* learntOfCommon(view, revision));
    if (shelf.revision !== revision) return;
    /** Whether others changed the shelf, or learned, between two steps. */
    const isOvertaken = () => shelf.revision !== revision || learned.get(view.key)?.revision === revision;
    for (const step of kernel.following()) {
      yield step;
      if (isOvertaken()) return;
    }
    const all = Array.from({ length: shelf.rowEnd }, (_, row) => row);
    const rows = Int32Array.from(all.filter((row) => view.shows(shelf.slotOf[row] ?? -1)));
    const isNew = (row: number) =>
      kernel.changedAt(row) > (before?.asOf ?? 0) || (!own && view.common?.shows(shelf.slotOf[row] ?? -1) === false);
    const fresh = all.filter(isNew);
    const news: News = { rows: new Set(fresh), shown: fresh.filter((row) => view.shows(shelf.slotOf[row] ?? -1)) };
    const judges: (Judge | undefined)[] = [];
    for (const entry of view.entries) {
      const judge = before?.judges[entry.slot];
      const still = judge && standing(judge, entry.slot, news);
      if (still) judges[entry.slot] = still;
      else {
        judges[entry.slot] = trained(entry, rows, news, judge);
        yield;
        if (isOvertaken()) return;
      }
    }
    keep(view.key, { judges, revision, asOf: kernel.now });
  }

  /** Who sees a view for the first time begins with what is learned of what everybody sees: nothing of it is hidden from them. */
  function* learntOfCommon({ common }: View, revision: number): Generator<void, Learned | undefined> {
    if (!common) return undefined;
    yield* learning(common);
    const of = learned.get(common.key);
    return of?.revision === revision ? of : undefined;
  }

  return {
    learning,
    learn(view) {
      const steps = learning(view);
      while (steps.next().done !== true);
    },
    judge(likeness, verdicts, view) {
      const say = sayOf(view);
      learned.get(view.key)?.judges.forEach((judge, slot) => {
        if (!judge) return;
        const { rows, shares, bias } = judge;
        let likest = 0;
        for (let at = 0; at < rows.length; at++) likest += (shares[at] ?? 0) * (likeness[rows[at] ?? 0] ?? 0);
        verdicts[slot] = say * (bias + SCALE * likest);
      });
    },
  };
}
