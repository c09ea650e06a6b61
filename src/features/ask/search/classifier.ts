// Learns from the phrasings what sets each entry apart: one linear judge an entry, over n-grams and meaning together. Keeps the judges of each
// view, and trains those anew to whom a change matters.
import { setLatest } from '../../../core/latest';
import { type Judge, LIKENESS_UNIT, train, wellJudged, without } from './judge';
import { createKernel, SCALE } from './kernel';
import { type AsOf, createNews, type News } from './news';
import type { Shelf, Shelved } from './shelf';
import type { View } from './view';

export interface Classifier {
  /**
   * Takes in what changed in a view, step by step: a step is short, and whoever stops half-way loses nothing. Each view has judges of its own: what
   * somebody may not see has not taught those who judge for them.
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
/**
 * Up to so many times more, the judges are not asked and still hear of every change; those that are missing come a few a change. A base that shrinks,
 * or moves about the line, finds them ready.
 */
const READY = 1.2;
const ROWS_A_CHANGE = 100;
const JUDGES_A_CHANGE = 6;
/** Views that stay learned: those who asked last. They share the judges in which they do not differ. */
const VIEWS_MAX = 64;
/** So many new rows are taken in without being asked whether they matter. */
const FEW = 64;
/**
 * Editors guess how people ask; what askers confirmed is how they do. The more of it the judges have learned, the more they are listened to: up to
 * so many times more, half of it at so many confirmed questions an entry.
 */
const SAY_GAINED = 6;
const HALF_GAINED = 2;

/** What is learned of a view. */
interface Learned {
  /** By slot. */
  readonly judges: (Seated | undefined)[];
  /** The shelf's revision of which nothing more is to be learned. */
  revision: number;
}

interface Seated {
  readonly judge: Judge;
  readonly asOf: AsOf;
}

/** A judge, and what it has not heard of. */
interface Known {
  readonly judge: Judge;
  readonly news: News;
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

  const isWithin = (times: number) => shelf.rows <= times * ROWS_MAX && shelf.rows - shelf.confirmed <= times * WRITTEN_MAX;

  /** Trains the judge of one entry against all others that the view shows, from where it stood. */
  function trained({ slot, rows: own }: Shelved, all: Int32Array, known?: Known): Judge {
    const { figures, width } = kernel;
    const isNear = known && known.news.shown.length <= FEW && !own.some((row) => known.news.rows.has(row));
    const lean = isNear ? [...known.news.shown] : [];
    const shares = new Map<number, number>();
    let moved = isNear ? known.judge.moved : Infinity;
    known?.judge.rows.forEach((row, at) => {
      const share = known.judge.shares[at] ?? 0;
      const isOwn = shelf.slotOf[row] === slot;
      if (known.news.rows.has(row) || share > 0 !== isOwn) {
        moved += Math.abs(share);
        return;
      }
      shares.set(row, share);
      if (!isOwn) lean.push(row);
    });
    // In the order in which the kernel holds them: the processor reads ahead.
    return train(
      { figures, width, own, all },
      lean.sort((a, b) => a - b),
      { shares, moved },
    );
  }

  /**
   * A judge as it stays right after these rows came, changed or went: when it hardly leant on them, none is its entry's own, and it judges the new
   * ones well. Otherwise undefined.
   */
  function standing({ judge: before, news }: Known, slot: number, line: number): Judge | undefined {
    const judge = without(before, news.rows);
    if (!judge) return undefined;
    const { figures, width } = kernel;
    const { rows, shares, bias } = judge;
    for (const row of news.shown) {
      if (shelf.slotOf[row] === slot) return undefined;
      let verdict = 0;
      const from = row * width;
      for (let at = 0; at < rows.length; at++) verdict += (shares[at] ?? 0) * (figures[from + (rows[at] ?? 0)] ?? 0);
      if (bias + verdict / LIKENESS_UNIT > line) return undefined;
    }
    return judge;
  }

  function* learning(view: View): Generator<void, void> {
    const { revision } = shelf;
    if (!isWithin(READY) && learned.size > 0) {
      kernel.forget();
      learned.clear();
    }
    const begun = learned.get(view.key) ?? (yield* beginning(view));
    if (shelf.revision !== revision) return;
    const own = learned.get(view.key) ?? begun;
    setLatest(learned, view.key, own, VIEWS_MAX);
    /** Whether others changed the shelf, or learned the rest, between two steps. */
    const isOvertaken = () => shelf.revision !== revision || own.revision === revision;
    if (isOvertaken()) return;
    if (view.entries.length < 2) own.judges.length = 0;
    else if (isWithin(READY)) {
      for (const step of hearing(view, own)) {
        yield step;
        if (isOvertaken()) return;
      }
    }
    own.revision = revision;
  }

  /** Who sees a view for the first time begins with what is learned of what everybody sees: nothing of it is hidden from them. */
  function* beginning({ common }: View): Generator<void, Learned> {
    if (!common) return { judges: [], revision: -1 };
    yield* learning(common);
    const judges = learned.get(common.key)?.judges ?? [];
    return { judges: judges.map((seated) => seated && { ...seated, asOf: { ...seated.asOf, isCommon: true } }), revision: -1 };
  }

  /** One row compared or one judge trained at a step. */
  function* hearing(view: View, own: Learned): Generator<void, void> {
    const isAsked = isWithin(1);
    let rowsLeft = isAsked ? Infinity : ROWS_A_CHANGE;
    let judgesLeft = isAsked ? Infinity : JUDGES_A_CHANGE;
    for (const step of kernel.following()) {
      yield step;
      if (--rowsLeft === 0) return;
    }
    const newsSince = createNews(shelf, kernel, view);
    const all = Int32Array.from({ length: shelf.rowEnd }, (_, row) => row).filter((row) => view.shows(shelf.slotOf[row] ?? -1));
    const line = wellJudged(all.length);
    const asOf: AsOf = { count: kernel.now, isCommon: false };
    own.judges.forEach((_judge, slot) => {
      if (!view.shows(slot)) own.judges[slot] = undefined;
    });
    for (const entry of view.entries) {
      const before = own.judges[entry.slot];
      const known = before && { judge: before.judge, news: newsSince(before.asOf) };
      const still = known && standing(known, entry.slot, line);
      if (still) own.judges[entry.slot] = { judge: still, asOf };
      else if (known || judgesLeft-- > 0) {
        own.judges[entry.slot] = { judge: trained(entry, all, known), asOf };
        yield;
      }
    }
  }

  return {
    learning,
    learn(view) {
      const steps = learning(view);
      while (steps.next().done !== true);
    },
    judge(likeness, verdicts, view) {
      if (!isWithin(1)) return;
      const say = sayOf(view);
      learned.get(view.key)?.judges.forEach((seated, slot) => {
        if (!seated) return;
        const { rows, shares, bias } = seated.judge;
        let likest = 0;
        for (let at = 0; at < rows.length; at++) likest += (shares[at] ?? 0) * (likeness[rows[at] ?? 0] ?? 0);
        verdicts[slot] = say * (bias + SCALE * likest);
      });
    },
  };
}
