// How like each two phrasings on the shelf are, n-grams and meaning together. One square of figures, a row and a column for each phrasing,
// which follows the shelf row by row.
import { dampened, gramsOf } from './grams';
import { LIKENESS_UNIT } from './judge';
import { unpacked } from './kept';
import { nearness } from './nearness';
import { MEANING_UNIT, type Shelf, type Shelved } from './shelf';
import { phrasingsOf } from './terms';

export interface Kernel {
  /** Takes in what changed on the shelf, a phrasing a step; whoever stops half-way loses nothing. */
  following(): IterableIterator<void>;
  /** Gives the room back, and starts anew the next time. */
  forget(): void;
  /** Likeness of rows `a` and `b` at `a * width + b`, in 1/`LIKENESS_UNIT`; both replaced when it grows. */
  readonly figures: Int16Array;
  readonly width: number;
  /** Counts up with each row that came, changed or went; by row, where it stood when that row did. */
  readonly now: number;
  changedAt(row: number): number;
}

/** How much likeness counts beside an entry's bias. */
export const SCALE = 1.5;

export function createKernel(shelf: Shelf, dimensions: number): Kernel {
  let owners: (Shelved | undefined)[] = [];
  let figures = new Int16Array(0);
  let width = 0;
  let now = 0;
  let changes: number[] = [];

  function makeRoom(): void {
    const { rowEnd } = shelf;
    if (rowEnd <= width) return;
    const larger = Math.ceil((rowEnd * 1.1 + 16) / 16) * 16;
    const grown = new Int16Array(larger * larger);
    for (let row = 0; row < width; row++) grown.set(figures.subarray(row * width, (row + 1) * width), row * larger);
    figures = grown;
    width = larger;
  }

  /** Compares a row with those that were compared already; the others compare themselves with it. */
  function compare(row: number, owner: Shelved | undefined): void {
    owners[row] = owner;
    now++;
    changes[row] = now;
    const line = new Float32Array(shelf.rowEnd);
    if (owner) like(phrasingsOf(unpacked(owner.id, owner.kept))[owner.rows.indexOf(row)] ?? [], row, line);
    for (let other = 0; other < shelf.rowEnd; other++) {
      const figure = (line[other] ?? 0) * LIKENESS_UNIT;
      figures[row * width + other] = figure;
      figures[other * width + row] = figure;
    }
  }

  function like(folded: readonly string[], row: number, line: Float32Array): void {
    const { gramScales, meanings, rowEnd } = shelf;
    const { length, grams, counts } = gramsOf(folded);
    for (let each = 0; each < length; each++) {
      const list = shelf.grams.list(grams[each] ?? 0);
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
        scale * nearness(meanings, row * dimensions, meanings, other * dimensions, dimensions);
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
    *following() {
      makeRoom();
      for (let row = 0; row < shelf.rowEnd; row++) {
        const slot = shelf.slotOf[row] ?? -1;
        const owner = slot < 0 ? undefined : shelf.at(slot);
        if (owners[row] === owner) continue;
        compare(row, owner);
        yield;
      }
    },
  };
}
