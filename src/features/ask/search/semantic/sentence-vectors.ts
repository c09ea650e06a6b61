// The sentence encoder's vectors of the entries, one row of bytes a text, for comparison with the
// vector of a question. Empty, and without cost, if there is no encoder.
import type { Language } from '../language';
import { createSlots, withRoom } from '../structures';

/**
 * The vectors of an entry's texts as signed bytes. Only their direction has a meaning, not their
 * length.
 */
export interface EncodedTexts {
  readonly phrasings: readonly Int8Array[];
  readonly answer?: Int8Array;
}

export interface SentenceVectors {
  /** Replaces the vectors of an entry. Vectors with another length than all others are ignored. */
  put(slot: number, language: Language, encoded: EncodedTexts): void;
  remove(slot: number): void;
  /** Undefined if there is nothing to compare with the vector of the question. */
  compare(vector: Float32Array): Similarities | undefined;
}

/**
 * How similar an entry is to the question, as cosines computed on demand. Undefined if the entry,
 * or its answer, has no vector.
 */
export interface Similarities {
  languageOf(slot: number): Language | undefined;
  /** To the mean of its phrasings. */
  all(slot: number): number | undefined;
  /** To the closest of its phrasings. */
  nearest(slot: number): number | undefined;
  answer(slot: number): number | undefined;
}

interface Held {
  readonly language: Language;
  readonly mean: number;
  readonly phrasings: readonly number[];
  readonly answer: number | undefined;
}

const BYTE_MAX = 127;

export function createSentenceVectors(): SentenceVectors {
  const bySlot: (Held | undefined)[] = [];
  const rows = createSlots();
  let size = 0;
  let dimensions = 0;
  let bytes = new Int8Array(0);
  /** By row: 1 over the length of the vector. */
  let scales = new Float32Array(0);

  function remove(slot: number): void {
    const held = bySlot[slot];
    if (!held) return;
    bySlot[slot] = undefined;
    size--;
    for (const row of [held.mean, ...held.phrasings]) rows.giveBack(row);
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
      const fits = [...phrasings, ...(answer ? [answer] : [])].every(
        ({ length }) => length === dimensions,
      );
      if (dimensions === 0 || phrasings.length === 0 || !fits) return;
      bySlot[slot] = {
        language,
        mean: addRow(meanOf(phrasings)),
        phrasings: phrasings.map(addRow),
        answer: answer && addRow(answer),
      };
      size++;
    },
    compare(vector) {
      if (size === 0 || vector.length !== dimensions) return undefined;
      const cosine = (row: number | undefined) =>
        row === undefined
          ? undefined
          : product(vector, bytes, row * dimensions) * (scales[row] ?? 0);
      return {
        languageOf: (slot) => bySlot[slot]?.language,
        all: (slot) => cosine(bySlot[slot]?.mean),
        nearest: (slot) =>
          bySlot[slot]?.phrasings.reduce((best, row) => Math.max(best, cosine(row) ?? -1), -1),
        answer: (slot) => cosine(bySlot[slot]?.answer),
      };
    },
  };
}

/** The mean direction of the vectors. */
function meanOf(vectors: readonly Int8Array[]): Int8Array {
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

/** With the row that begins at `from`. Four independent sums let the processor work in parallel. */
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
