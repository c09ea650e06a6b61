// Learns from the phrasings what sets each entry apart: one linear judge an entry (a support vector machine with squared hinge loss, in its
// dual), over n-grams and meaning together. The optimum is unique, so that learning on from the last state ends where starting anew would.
import { dampened, gramsOf } from './grams';
import { unpacked } from './kept';
import { MEANING_UNIT, type Shelf, type Shelved } from './shelf';
import { phrasingsOf } from './terms';

export interface Classifier {
  /** Takes in what changed on the shelf, step by step: a step is short. Whoever stops half-way loses only the judges that were done. */
  learning(): IterableIterator<void>;
  /** The same at once. */
  learn(): void;
  /** Adds each entry's judgement to `verdicts` (by slot), given how like the question is to each row. */
  judge(likeness: Float64Array, verdicts: Float64Array): void;
}

/** Beyond it every pair of phrasings would cost too much, and the other signals have enough to go by. */
const ROWS_MAX = 2000;
/** How much a mistake costs. */
const COST = 1;
const SCALE = 1.5;
/** Small bases are learned to the last; in large ones a few rounds do, since each judge matters less. */
const ROUNDS_MIN = 12;
const ROUNDS_BY_ROWS = 20_000;
const EXACT_ENOUGH = 0.015;
/** Against a phrasing of another entry: -1 is asked for. */
const WELL_JUDGED = -0.92;

interface Judge {
  /** The rows that matter, with their signed shares. */
  rows: Int32Array;
  shares: Float32Array;
  bias: number;
}

export function createClassifier(shelf: Shelf, dimensions: number): Classifier {
  let owners: (Shelved | undefined)[] = [];
  let size = 0;
  let kernel = new Float32Array(0);
  let judges: (Judge | undefined)[] = [];
  let learnt = -1;
  /** Rows that came, changed or went since the judges last learned. */
  const fresh = new Set<number>();

  function forget(): void {
    owners = [];
    size = 0;
    kernel = new Float32Array(0);
    judges = [];
    fresh.clear();
  }

  function makeRoom(): void {
    const rowEnd = shelf.rowEnd;
    if (rowEnd <= size) return;
    const larger = Math.ceil((rowEnd * 1.1 + 16) / 16) * 16;
    const grown = new Float32Array(larger * larger);
    for (let row = 0; row < size; row++) grown.set(kernel.subarray(row * size, (row + 1) * size), row * larger);
    kernel = grown;
    size = larger;
  }

  /** Compares a row with all others. */
  function compare(row: number, owner: Shelved | undefined): void {
    owners[row] = owner;
    fresh.add(row);
    const line = new Float32Array(size);
    if (owner) like(phrasingsOf(unpacked(owner.id, owner.kept))[owner.rows.indexOf(row)] ?? [], row, line);
    kernel.set(line, row * size);
    for (let other = 0; other < shelf.rowEnd; other++) kernel[other * size + row] = line[other] ?? 0;
  }

  function like(folded: readonly string[], row: number, line: Float32Array): void {
    const counts = gramsOf(folded);
    let square = 0;
    for (const count of counts.values()) square += dampened(count) ** 2;
    const length = Math.sqrt(square) || 1;
    for (const [gram, count] of counts) {
      const list = shelf.grams.list(gram);
      if (!list) continue;
      const weight = (SCALE * dampened(count)) / length;
      for (let at = 0; at < list.length; at++) {
        const other = list.rows[at] ?? 0;
        line[other] = (line[other] ?? 0) + weight * (list.weights[at] ?? 0);
      }
    }
    const { meanings, rowEnd, slotOf } = shelf;
    const scale = SCALE / MEANING_UNIT ** 2;
    for (let other = 0; other < rowEnd; other++) {
      if ((slotOf[other] ?? -1) < 0) continue;
      let near = 0;
      for (let at = 0; at < dimensions; at++) near += (meanings[row * dimensions + at] ?? 0) * (meanings[other * dimensions + at] ?? 0);
      line[other] = (line[other] ?? 0) + scale * near;
    }
  }

  /** Dual coordinate descent for one entry against all others, from where its judge stood. */
  function train(slot: number, rows: Int32Array): Judge {
    const alpha = new Float32Array(size);
    const field = new Float32Array(size);
    const end = shelf.rowEnd;
    let bias = 0;
    const shift = (row: number, by: number) => {
      bias += by;
      for (let other = 0, at = row * size; other < end; other++, at++) field[other] = (field[other] ?? 0) + by * (kernel[at] ?? 0);
    };
    const before = judges[slot];
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
        const next = Math.max(0, old - slope / ((kernel[row * size + row] ?? 0) + 1 + 1 / (2 * COST)));
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
  function stands(judge: Judge, slot: number): boolean {
    if (judge.rows.some((row) => fresh.has(row))) return false;
    for (const row of fresh) {
      const owner = shelf.slotOf[row] ?? -1;
      if (owner === slot) return false;
      if (owner < 0) continue;
      let verdict = judge.bias;
      const from = row * size;
      for (let at = 0; at < judge.rows.length; at++) verdict += (judge.shares[at] ?? 0) * (kernel[from + (judge.rows[at] ?? 0)] ?? 0);
      if (verdict > WELL_JUDGED) return false;
    }
    return true;
  }

  function* learning(): IterableIterator<void> {
    if (learnt === shelf.revision) return;
    const { revision } = shelf;
    /** Whether others changed the shelf, or learned, between two steps. */
    const isOvertaken = () => shelf.revision !== revision || learnt === revision;
    if (shelf.rows > ROWS_MAX || shelf.size < 2) {
      forget();
      learnt = revision;
      return;
    }
    makeRoom();
    for (let row = 0; row < shelf.rowEnd; row++) {
      const slot = shelf.slotOf[row] ?? -1;
      const owner = slot < 0 ? undefined : shelf.at(slot);
      if (owners[row] === owner) continue;
      compare(row, owner);
      yield;
      if (isOvertaken()) return;
    }
    const rows = Int32Array.from({ length: shelf.rowEnd }, (_, row) => row).filter((row) => (shelf.slotOf[row] ?? -1) >= 0);
    const next: (Judge | undefined)[] = [];
    for (let slot = 0; slot < shelf.slotEnd; slot++) {
      const before = judges[slot];
      if (!shelf.at(slot)) continue;
      if (before && stands(before, slot)) next[slot] = before;
      else {
        next[slot] = train(slot, rows);
        yield;
        if (isOvertaken()) return;
      }
    }
    judges = next;
    fresh.clear();
    learnt = revision;
  }

  return {
    learning,
    learn() {
      const steps = learning();
      while (steps.next().done !== true);
    },
    judge(likeness, verdicts) {
      judges.forEach((judge, slot) => {
        if (!judge) return;
        const { rows, shares, bias } = judge;
        let likest = 0;
        for (let at = 0; at < rows.length; at++) likest += (shares[at] ?? 0) * (likeness[rows[at] ?? 0] ?? 0);
        verdicts[slot] = bias + SCALE * likest;
      });
    },
  };
}
