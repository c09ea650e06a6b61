// What a sentence encoder said of the entries' texts, as the engine keeps it: a row of bytes a text, compared with a question's vector. Empty,
// and free of charge, where there is no encoder.
import type { Encoded } from '../search';
import type { Language } from './language';
import { createSlots, withRoom } from './slots';

export interface Sentences {
  /** Takes an entry's vectors in place of what was there. Those of another length than the others' are not taken. */
  put(slot: number, language: Language, encoded: Encoded): void;
  remove(slot: number): void;
  /** Undefined when nothing here can be compared with the question's vector. */
  compare(vector: Float32Array): Likenesses | undefined;
}

/** How like the question an entry is, as cosines: computed when asked. Undefined where there is no vector; in all, or of an answer. */
export interface Likenesses {
  languageOf(slot: number): Language | undefined;
  /** To the middle of its phrasings. */
  all(slot: number): number | undefined;
  /** To the nearest of its phrasings. */
  nearest(slot: number): number | undefined;
  answer(slot: number): number | undefined;
}

interface Held {
  readonly language: Language;
  readonly middle: number;
  readonly phrasings: readonly number[];
  readonly answer: number | undefined;
}

const BYTE_MAX = 127;

export function createSentences(): Sentences {
  const bySlot: (Held | undefined)[] = [];
  const rows = createSlots();
  let size = 0;
  let dimensions = 0;
  let bytes = new Int8Array(0);
  /** By row: one over the length of its bytes as a vector. */
  let scales = new Float32Array(0);

  function remove(slot: number): void {
    const held = bySlot[slot];
    if (!held) return;
    bySlot[slot] = undefined;
    size--;
    for (const row of [held.middle, ...held.phrasings]) rows.giveBack(row);
    if (held.answer !== undefined) rows.giveBack(held.answer);
  }

  function addRow(vector: Int8Array): number {
    const row = rows.take();
    bytes = withRoom(bytes, (row + 1) * dimensions);
    scales = withRoom(scales, row + 1);
    bytes.set(vector, row * dimensions);
    scales[row] = 1 / (lengthOf(vector) || 1);
    return row;
  }

  return {
    remove,
    put(slot, language, { phrasings, answer }) {
      remove(slot);
      if (size === 0) dimensions = phrasings[0]?.length ?? 0;
      const fits = [...phrasings, ...(answer ? [answer] : [])].every(({ length }) => length === dimensions);
      if (dimensions === 0 || phrasings.length === 0 || !fits) return;
      bySlot[slot] = { language, middle: addRow(middleOf(phrasings)), phrasings: phrasings.map(addRow), answer: answer && addRow(answer) };
      size++;
    },
    compare(vector) {
      if (size === 0 || vector.length !== dimensions) return undefined;
      const cosine = (row: number | undefined) =>
        row === undefined ? undefined : product(vector, bytes, row * dimensions) * (scales[row] ?? 0);
      return {
        languageOf: (slot) => bySlot[slot]?.language,
        all: (slot) => cosine(bySlot[slot]?.middle),
        nearest: (slot) => bySlot[slot]?.phrasings.reduce((best, row) => Math.max(best, cosine(row) ?? -1), -1),
        answer: (slot) => cosine(bySlot[slot]?.answer),
      };
    },
  };
}

/** The direction of the sum of the vectors, each counting the same. */
function middleOf(vectors: readonly Int8Array[]): Int8Array {
  const [only] = vectors;
  if (only && vectors.length === 1) return only;
  const sum = new Float64Array(only?.length ?? 0);
  for (const vector of vectors) {
    const scale = 1 / (lengthOf(vector) || 1);
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0) * scale;
  }
  const greatest = sum.reduce((most, figure) => Math.max(most, Math.abs(figure)), 0) || 1;
  return Int8Array.from(sum, (figure) => Math.round((figure / greatest) * BYTE_MAX));
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
