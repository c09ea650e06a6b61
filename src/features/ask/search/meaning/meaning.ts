// The meaning of a text as one unit vector: the sum of its word vectors, weighted by how
// informative each word is. Compounds without a vector count by their parts.
import { partsOf } from '../language';
import type { WordVectors } from './word-vectors';

export interface Meaning {
  readonly dimensions: number;
  /** A unit vector, or all zeros if no word is known. */
  of(folded: readonly string[]): Float32Array;
  /** Whether the word has a vector. */
  isCommon(word: string): boolean;
  /** 0..1: how informative a word is. A word that is not common counts 1, a single letter 0. */
  weightOf(word: string): number;
  /** The parts of a compound that are common words. */
  partsOf(word: string): string[];
  readonly vectors: WordVectors;
}

const COMPOUND_MIN = 9;
/** The parts carry most of the meaning of a compound. */
const PART_FACTOR = 0.7;

export function createMeaning(vectors: WordVectors): Meaning {
  const isCommon = (word: string) => vectors.indexOf(word) >= 0;
  const commonParts = (word: string) => (word.length < COMPOUND_MIN ? [] : partsOf(word, isCommon));
  return {
    vectors,
    dimensions: vectors.dimensions,
    isCommon,
    partsOf: commonParts,
    weightOf(word) {
      const index = vectors.indexOf(word);
      if (index >= 0) return vectors.weight(index);
      return /^[a-z]$/.test(word) ? 0 : 1;
    },
    of(folded) {
      const sum = new Float32Array(vectors.dimensions);
      for (const word of folded) {
        const index = vectors.indexOf(word);
        if (index >= 0) vectors.add(index, vectors.weight(index), sum);
        else for (const part of commonParts(word)) addPart(part, sum);
      }
      return unit(sum);
    },
  };

  function addPart(part: string, sum: Float32Array): void {
    const index = vectors.indexOf(part);
    vectors.add(index, PART_FACTOR * vectors.weight(index), sum);
  }
}

function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
  return vector.map((value) => value * scale);
}
