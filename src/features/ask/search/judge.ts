// One judge: what sets an entry's phrasings apart from all others, as a support vector machine with squared hinge loss, in its dual. Most
// phrasings of others are judged well without being leaned on: it is solved over the few that matter, and a look at all others then says
// which matter as well. The optimum is unique, so that learning on from the last state ends near where starting anew would.
import { withRoom } from './slots';

export interface Judge {
  /** The rows that it leans on, with their signed shares. */
  readonly rows: Int32Array;
  readonly shares: Float32Array;
  readonly bias: number;
  /** How much its shares have moved since it looked at all others. */
  readonly moved: number;
  /** How much it lost since it was trained: rows that went, and were hardly leant on. */
  readonly lost: number;
}

/** What a judge is to tell apart. */
export interface Case {
  /** Likeness of rows `a` and `b` at `a * width + b`, in 1/`LIKENESS_UNIT`. */
  readonly figures: Int16Array;
  readonly width: number;
  /** The entry's own rows. */
  readonly own: readonly number[];
  /** All rows, its own among them. */
  readonly all: Int32Array;
}

/** Two bytes a figure: what is learned waits for memory more than for anything else. Likeness is at most 3. */
export const LIKENESS_UNIT = 8192;

/** How much a mistake costs: 1. */
const EASE = 1 / 2;
/** So far from its optimum a row may stay. */
const EXACT_ENOUGH = 0.02;
/**
 * What a row of others may be judged at most without being leant on: -1 is asked for. The more rows there are, the more room they get: it finds
 * nothing less (docs/benchmarks.md), and halves the cost. Where there are few, it would save nothing.
 */
export const wellJudged = (rows: number): number => -1 + EXACT_ENOUGH + ROOM * Math.min(1, rows / MANY);
const ROOM = 0.18;
const MANY = 2000;
const ROUNDS_MAX = 200;
/** How often rows that matter as well are looked for, and how many are taken in at once: the worst first. */
const LOOKS_MAX = 12;
const TAKEN_IN = 64;
/** A judge that moved less need not look at all others again: none can have come to matter much. */
const MOVED_MAX = 2;
/** A judge that lost no more is as near to its optimum as it ever was. */
const LOST_MAX = 0.02;

/** `lean`: others' rows to begin with. `before`: how much each row was leant on, signed, and how far that is from the last look. */
export function train(
  task: Case,
  lean: readonly number[],
  before: { readonly shares: ReadonlyMap<number, number>; readonly moved: number },
): Judge {
  const { own } = task;
  const rows = [...own, ...lean];
  const isTaken = new Uint8Array(task.width);
  for (const row of rows) isTaken[row] = 1;
  let alphas = new Float64Array(rows.length);
  rows.forEach((row, at) => {
    alphas[at] = Math.abs(before.shares.get(row) ?? 0);
  });
  let { moved } = before;
  for (let look = 1; ; look++) {
    const start = alphas.slice();
    const bias = descend(among(task, rows), alphas, own.length);
    for (let at = 0; at < alphas.length; at++) moved += Math.abs((alphas[at] ?? 0) - (start[at] ?? 0));
    const shares = Float32Array.from(alphas);
    for (let at = own.length; at < shares.length; at++) shares[at] = -(shares[at] ?? 0);
    const hasLooked = moved > MOVED_MAX;
    const more = hasLooked && look < LOOKS_MAX ? misjudged(task, rows, shares, bias, isTaken) : [];
    if (more.length === 0) return { ...leaning(rows, shares), bias, moved: hasLooked ? 0 : moved, lost: 0 };
    for (const row of more) isTaken[row] = 1;
    rows.push(...more);
    const grown = new Float64Array(rows.length);
    grown.set(alphas);
    alphas = grown;
  }
}

/** The judge without some of its rows; undefined when it leant on them, and has to be trained again. */
export function without(judge: Judge, gone: ReadonlySet<number>): Judge | undefined {
  if (!judge.rows.some((row) => gone.has(row))) return judge;
  let lost = 0;
  const shares = judge.shares.slice();
  judge.rows.forEach((row, at) => {
    if (!gone.has(row)) return;
    const share = shares[at] ?? 0;
    lost += Math.abs(share);
    shares[at] = 0;
  });
  if (judge.lost + lost > LOST_MAX) return undefined;
  // The bias stays: those that are left would make up for what it loses.
  return { ...leaning(judge.rows, shares), bias: judge.bias, moved: judge.moved + lost, lost: judge.lost + lost };
}

/** The rows that are leant on at all. */
function leaning(rows: ArrayLike<number>, shares: Float32Array): Pick<Judge, 'rows' | 'shares'> {
  let count = 0;
  for (const share of shares) if (share !== 0) count++;
  const held = { rows: new Int32Array(count), shares: new Float32Array(count) };
  for (let at = 0, to = 0; at < rows.length; at++) {
    const share = shares[at] ?? 0;
    if (share === 0) continue;
    held.rows[to] = rows[at] ?? 0;
    held.shares[to++] = share;
  }
  return held;
}

/** Used again from judge to judge: hundreds are trained in a row, and fresh memory would cost as much as the training. */
let nearby = new Float32Array(0);
let fields = new Float32Array(0);
/** Likenesses of so many rows keep their room; a judge of more gives its room back. */
const NEARBY_MAX = 512;

/** The likenesses of some rows alone, close together; those of `a` with `b` are those of `b` with `a`. Valid until the next are gathered. */
function among({ figures, width }: Case, rows: readonly number[]): Float32Array {
  const count = rows.length;
  const picked = Int32Array.from(rows);
  if (count <= NEARBY_MAX) nearby = withRoom(nearby, count * count);
  const local = count <= NEARBY_MAX ? nearby : new Float32Array(count * count);
  for (let a = 0; a < count; a++) {
    const from = (picked[a] ?? 0) * width;
    for (let b = 0; b <= a; b++) {
      const figure = (figures[from + (picked[b] ?? 0)] ?? 0) / LIKENESS_UNIT;
      local[a * count + b] = figure;
      local[b * count + a] = figure;
    }
  }
  return local;
}

/** Coordinate descent: changes `alphas`, of which the first `ownCount` are the entry's own, and gives the bias. */
function descend(local: Float32Array, alphas: Float64Array, ownCount: number): number {
  const count = alphas.length;
  const field = new Float32Array(count);
  let bias = 0;
  for (let at = 0; at < count; at++) {
    const share = at < ownCount ? (alphas[at] ?? 0) : -(alphas[at] ?? 0);
    if (share === 0) continue;
    bias += share;
    addScaled(field, local, at * count, count, share);
  }
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let isDone = true;
    for (let at = 0; at < count; at++) {
      const side = at < ownCount ? 1 : -1;
      const old = alphas[at] ?? 0;
      const slope = side * ((field[at] ?? 0) + bias) - 1 + old * EASE;
      if ((old === 0 && slope >= 0) || (slope > -EXACT_ENOUGH && slope < EXACT_ENOUGH)) continue;
      const optimum = old - slope / ((local[at * count + at] ?? 0) + 1 + EASE);
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

/** The rows of others that are judged too kindly: so many of the worst. */
function misjudged(
  { figures, width, all }: Case,
  rows: readonly number[],
  shares: Float32Array,
  bias: number,
  isTaken: Uint8Array,
): number[] {
  const field = fieldOf({ figures, width }, leaning(rows, shares));
  const line = wellJudged(all.length) - bias;
  const found: number[] = [];
  for (let at = 0; at < all.length; at++) {
    const row = all[at] ?? 0;
    if ((field[row] ?? 0) > line && isTaken[row] === 0) found.push(row);
  }
  if (found.length <= TAKEN_IN) return found;
  const verdicts = new Float32Array(found.length);
  found.forEach((row, at) => {
    verdicts[at] = field[row] ?? 0;
  });
  const least = verdicts.sort().at(-TAKEN_IN) ?? 0;
  return found.filter((row) => (field[row] ?? 0) >= least).slice(0, TAKEN_IN);
}

/**
 * What each row is judged by those that are leant on, bias aside: four of them at once, since memory is what this waits for; beyond the last, shares
 * are nothing. Valid until asked again.
 */
function fieldOf({ figures, width }: Pick<Case, 'figures' | 'width'>, { rows, shares }: Pick<Judge, 'rows' | 'shares'>): Float32Array {
  fields = withRoom(fields, width).fill(0, 0, width);
  const field = fields;
  for (let lean = 0; lean < rows.length; lean += 4) {
    const a = (shares[lean] ?? 0) / LIKENESS_UNIT;
    const b = (shares[lean + 1] ?? 0) / LIKENESS_UNIT;
    const c = (shares[lean + 2] ?? 0) / LIKENESS_UNIT;
    const d = (shares[lean + 3] ?? 0) / LIKENESS_UNIT;
    const fromA = (rows[lean] ?? 0) * width;
    const fromB = (rows[lean + 1] ?? 0) * width;
    const fromC = (rows[lean + 2] ?? 0) * width;
    const fromD = (rows[lean + 3] ?? 0) * width;
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

/** Adds `by` times the figures that begin at `from`. */
function addScaled(to: Float32Array, figures: Float32Array, from: number, length: number, by: number): void {
  for (let at = 0, other = from; at < length; at++, other++) to[at] = (to[at] ?? 0) + by * (figures[other] ?? 0);
}
