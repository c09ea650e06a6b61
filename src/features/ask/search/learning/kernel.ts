// The kernel matrix: the similarity of each two phrasings, n-grams and meaning together. It follows
// the index row by row.
import {
  type EntryIndex,
  type IndexedEntry,
  MEANING_UNIT,
  foldedPhrasingsOf,
  unpackEntry,
} from '../indexing';
import { dampened, ngramsOf } from '../language';
import { dotProduct } from '../meaning';
import { SIMILARITY_UNIT } from './linear-classifier';

export interface Kernel {
  /**
   * Takes in the changes of the index, one phrasing per step. It can stop between steps and
   * continue later.
   */
  updating(): IterableIterator<void>;
  /** Frees the memory. The next update starts from scratch. */
  forget(): void;
  /**
   * Similarity of rows `a` and `b` at `a * width + b`, in units of 1/`SIMILARITY_UNIT`. Both are
   * replaced when the matrix grows.
   */
  readonly figures: Int16Array;
  readonly width: number;
  /** The change count, and by row its value at the last change of the row. */
  readonly now: number;
  changedAt(row: number): number;
}

/** The weight of similarity against the bias of an entry. */
export const SCALE = 1.5;

export function createKernel(entryIndex: EntryIndex, dimensions: number): Kernel {
  let owners: (IndexedEntry | undefined)[] = [];
  let figures = new Int16Array(0);
  let width = 0;
  let now = 0;
  let changes: number[] = [];

  function makeRoom(): void {
    const { rowEnd } = entryIndex;
    if (rowEnd <= width) return;
    const larger = Math.ceil((rowEnd * 1.1 + 16) / 16) * 16;
    const grown = new Int16Array(larger * larger);
    for (let row = 0; row < width; row++)
      grown.set(figures.subarray(row * width, (row + 1) * width), row * larger);
    figures = grown;
    width = larger;
  }

  /** Compares a row with all rows that are up to date. The others are compared with it later. */
  function compare(row: number, owner: IndexedEntry | undefined): void {
    owners[row] = owner;
    now++;
    changes[row] = now;
    const line = new Float32Array(entryIndex.rowEnd);
    if (owner)
      addSimilarities(
        foldedPhrasingsOf(unpackEntry(owner.id, owner.packed))[owner.rows.indexOf(row)] ?? [],
        row,
        line,
      );
    for (let other = 0; other < entryIndex.rowEnd; other++) {
      const figure = (line[other] ?? 0) * SIMILARITY_UNIT;
      figures[row * width + other] = figure;
      figures[other * width + row] = figure;
    }
  }

  function addSimilarities(folded: readonly string[], row: number, line: Float32Array): void {
    const { gramScales, meanings, rowEnd } = entryIndex;
    const { length, grams, counts } = ngramsOf(folded);
    for (let each = 0; each < length; each++) {
      const list = entryIndex.grams.list(grams[each] ?? 0);
      if (!list) continue;
      const weight = SCALE * dampened(counts[each] ?? 0) * (gramScales[row] ?? 0);
      for (let at = list.from; at < list.end; at++) {
        const other = list.rows[at] ?? 0;
        line[other] = (line[other] ?? 0) + weight * dampened(list.counts[at] ?? 0);
      }
    }
    const scale = SCALE / MEANING_UNIT ** 2;
    for (let other = 0; other < rowEnd; other++) {
      if (!owners[other]) continue;
      line[other] =
        (line[other] ?? 0) * (gramScales[other] ?? 0) +
        scale * dotProduct(meanings, row * dimensions, meanings, other * dimensions, dimensions);
    }
  }

  return {
    get figures() {
      return figures;
    },
    get width() {
      return width;
    },
    get now() {
      return now;
    },
    changedAt: (row) => changes[row] ?? 0,
    forget() {
      owners = [];
      changes = [];
      figures = new Int16Array(0);
      width = 0;
    },
    *updating() {
      makeRoom();
      for (let row = 0; row < entryIndex.rowEnd; row++) {
        const slot = entryIndex.slotOf[row] ?? -1;
        const owner = slot < 0 ? undefined : entryIndex.at(slot);
        if (owners[row] === owner) continue;
        compare(row, owner);
        yield;
      }
    },
  };
}
