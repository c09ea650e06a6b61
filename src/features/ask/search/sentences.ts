// What a sentence encoder said of the entries' texts, as the engine keeps it: a row of bytes a text, compared with a question's vector. Empty,
// and free of charge, where there is no encoder.
import type { Encoded } from '../search';
import type { Language } from './language';
import { createSlots, withRoom } from './slots';

export interface Sentences {
  /** Takes an entry's vectors in place of what was there. Those of another length than the others' are not taken. */
  put(slot: number, language: Language, encoded: Encoded): void;
  remove(slot: number): void;
  /** How like each entry a question is; undefined when nothing here can be compared with it. Overwritten by the next question. */
  compare(vector: Float32Array): Likenesses | undefined;
}

/** By slot, as cosines; only of the entries that have vectors. */
export interface Likenesses {
  languageOf(slot: number): Language | undefined;
  /** The nearest phrasing, the middle of all phrasings, and the answer (undefined when there is none). */
  readonly nearest: Float64Array;
  readonly all: Float64Array;
  answer(slot: number): number | undefined;
}

interface Held {
  readonly language: Language;
  readonly rows: readonly number[];
  readonly answer: number | undefined;
}

export function createSentences(): Sentences {
  const bySlot: (Held | undefined)[] = [];
  const rowSlots = createSlots();
  let size = 0;
  let dimensions = 0;
  let bytes = new Int8Array(0);
  /** By row: one over the length of its bytes as a vector. */
  let scales = new Float32Array(0);
  /** By slot: the length of the sum of the phrasings' unit vectors. */
  let sums = new Float32Array(0);
  let cosines = new Float64Array(0);
  let nearest = new Float64Array(0);
  let all = new Float64Array(0);

  function remove(slot: number): void {
    const held = bySlot[slot];
    if (!held) return;
    bySlot[slot] = undefined;
    size--;
    for (const row of held.rows) rowSlots.giveBack(row);
    if (held.answer !== undefined) rowSlots.giveBack(held.answer);
  }

  function addRow(vector: Int8Array, sum?: Float64Array): number {
    const row = rowSlots.take();
    bytes = withRoom(bytes, (row + 1) * dimensions);
    scales = withRoom(scales, row + 1);
    bytes.set(vector, row * dimensions);
    const scale = 1 / (lengthOf(vector) || 1);
    scales[row] = scale;
    if (sum) for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0) * scale;
    return row;
  }

  return {
    remove,
    put(slot, language, { phrasings, answer }) {
      remove(slot);
      if (size === 0) dimensions = phrasings[0]?.length ?? 0;
      const fits = [...phrasings, ...(answer ? [answer] : [])].every(({ length }) => length === dimensions);
      if (dimensions === 0 || phrasings.length === 0 || !fits) return;
      const sum = new Float64Array(dimensions);
      const rows = phrasings.map((vector) => addRow(vector, sum));
      bySlot[slot] = { language, rows, answer: answer && addRow(answer) };
      size++;
      sums = withRoom(sums, slot + 1);
      sums[slot] = lengthOf(sum);
    },
    compare(vector) {
      if (size === 0 || vector.length !== dimensions) return undefined;
      cosines = withRoom(cosines, rowSlots.end);
      nearest = withRoom(nearest, bySlot.length);
      all = withRoom(all, bySlot.length);
      for (let row = 0; row < rowSlots.end; row++) cosines[row] = product(vector, bytes, row * dimensions) * (scales[row] ?? 0);
      bySlot.forEach((held, slot) => {
        if (!held) return;
        let best = -1;
        let sum = 0;
        for (const row of held.rows) {
          const cosine = cosines[row] ?? 0;
          best = Math.max(best, cosine);
          sum += cosine;
        }
        nearest[slot] = best;
        all[slot] = sum / (sums[slot] || 1);
      });
      return {
        nearest,
        all,
        languageOf: (slot) => bySlot[slot]?.language,
        answer(slot) {
          const row = bySlot[slot]?.answer;
          return row === undefined ? undefined : cosines[row];
        },
      };
    },
  };
}

function lengthOf(figures: ArrayLike<number>): number {
  let square = 0;
  for (let at = 0; at < figures.length; at++) square += (figures[at] ?? 0) ** 2;
  return Math.sqrt(square);
}

/** With the row that begins at `from`; four sums at once, which the processor can keep apart. */
function product(vector: Float32Array, bytes: Int8Array, from: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = vector.length - (vector.length % 4);
  for (let at = 0, other = from; at < whole; at += 4, other += 4) {
    a += (vector[at] ?? 0) * (bytes[other] ?? 0);
    b += (vector[at + 1] ?? 0) * (bytes[other + 1] ?? 0);
    c += (vector[at + 2] ?? 0) * (bytes[other + 2] ?? 0);
    d += (vector[at + 3] ?? 0) * (bytes[other + 3] ?? 0);
  }
  for (let at = whole; at < vector.length; at++) a += (vector[at] ?? 0) * (bytes[from + at] ?? 0);
  return a + b + c + d;
}
