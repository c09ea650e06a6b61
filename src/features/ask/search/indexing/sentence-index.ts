// The sentences of the answers: the terms of each as numbers, and their meanings. They are read
// entry by entry, so nothing is inverted.
import type { Meaning } from '../meaning';
import { createSlots, type Postings, withRoom } from '../structures';
import type { EntryTerms } from './entry-terms';

export interface SentenceIndex {
  put(slot: number, terms: EntryTerms): void;
  remove(slot: number): void;
  /**
   * The numbers of an entry's terms (`Postings.numberOf`) plus one: those of its phrasings and
   * tags, then sentence by sentence, each ended by 0.
   */
  termsOf(slot: number): Uint32Array;
  /** The rows of its sentences in `meanings`. */
  rowsOf(slot: number): readonly number[];
  /** By row: its meaning, `dimensions` figures each, in units of 1/127. */
  readonly meanings: Int8Array;
  /** By slot: the length of its summed unit vectors. */
  readonly meaningSums: Float32Array;
}

const UNIT = 127;
const NO_TERMS = new Uint32Array(1);
const NO_ROWS: readonly number[] = [];

/** `words`: holds the terms of an entry before it is put here. */
export function createSentenceIndex(words: Postings<string>, meaning: Meaning): SentenceIndex {
  const { dimensions } = meaning;
  const terms: (Uint32Array | undefined)[] = [];
  const rows: (readonly number[] | undefined)[] = [];
  const rowSlots = createSlots();
  let meanings = new Int8Array(0);
  let meaningSums = new Float32Array(0);

  function addRow(folded: readonly string[], sum: Float32Array): number {
    const row = rowSlots.take();
    meanings = withRoom(meanings, (row + 1) * dimensions);
    const vector = meaning.of(folded);
    for (let at = 0; at < dimensions; at++) {
      const value = vector[at] ?? 0;
      meanings[row * dimensions + at] = Math.round(value * UNIT);
      sum[at] = (sum[at] ?? 0) + value;
    }
    return row;
  }

  return {
    get meanings() {
      return meanings;
    },
    get meaningSums() {
      return meaningSums;
    },
    termsOf: (slot) => terms[slot] ?? NO_TERMS,
    rowsOf: (slot) => rows[slot] ?? NO_ROWS,
    put(slot, { asked, sentences }) {
      const numbers = (some: ReadonlySet<string>) =>
        Array.from(some, (term) => (words.numberOf(term) ?? -1) + 1);
      terms[slot] = Uint32Array.from(
        [asked, ...sentences.map((sentence) => sentence.terms)].flatMap((some) => [
          ...numbers(some),
          0,
        ]),
      );
      const sum = new Float32Array(dimensions);
      rows[slot] = sentences.map(({ folded }) => addRow(folded, sum));
      meaningSums = withRoom(meaningSums, slot + 1);
      meaningSums[slot] = Math.hypot(...sum);
    },
    remove(slot) {
      for (const row of rows[slot] ?? []) rowSlots.giveBack(row);
      terms[slot] = undefined;
      rows[slot] = undefined;
    },
  };
}
