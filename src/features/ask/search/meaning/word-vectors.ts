// The meanings of common English and German words as vectors in one space: `holiday` is close to
// `vacation` and to `urlaub`. They were made once from openly licensed data (see word-vectors.md)
// and are read from one file. Its words are sorted, in one blob.

export interface WordVectors {
  readonly dimensions: number;
  /** The number of a folded word, or -1. */
  indexOf(word: string): number;
  word(index: number): string;
  /** The length of a word, without creating a string. */
  lengthOf(index: number): number;
  /** The range of words that begin with this letter, without `to`. */
  startingWith(letter: string): readonly [from: number, to: number];
  /** 0..1: how informative a word is; close to 0 for `the`. */
  weight(index: number): number;
  /** Adds `factor` times the unit vector of a word. */
  add(index: number, factor: number, to: Float32Array): void;
}

const MAGIC = 'PWV1';
const HEADER = 16;
/** Constants of FNV-1a. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

const mixed = (hash: number): number => hash ^ (hash >>> 15);

/** The words as one blob of sorted lines, with the start of each. */
interface WordBlob {
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
}

const lengthOf = ({ starts }: WordBlob, index: number): number =>
  (starts[index + 1] ?? 0) - 1 - (starts[index] ?? 0);

/**
 * Reads the bytes of the file: magic, count, dimensions, blob length; weights; vectors (int8); the
 * words, one a line.
 */
export function readWordVectors(bytes: Buffer): WordVectors {
  if (bytes.toString('latin1', 0, 4) !== MAGIC) throw new Error('not a file of word vectors');
  const count = bytes.readUInt32LE(4);
  const dimensions = bytes.readUInt32LE(8);
  const blobLength = bytes.readUInt32LE(12);
  const weights = new Uint8Array(bytes.buffer, bytes.byteOffset + HEADER, count);
  const vectors = new Int8Array(
    bytes.buffer,
    bytes.byteOffset + HEADER + count,
    count * dimensions,
  );
  const blob = bytes.subarray(HEADER + count + count * dimensions);
  if (blob.length !== blobLength) throw new Error('the file of word vectors is incomplete');
  const words: WordBlob = { bytes: blob, starts: startsIn(blob, count) };
  const scales = unitScales(vectors, count, dimensions);
  const firsts = firstsByLetter(words, count);
  return {
    dimensions,
    indexOf: wordTable(words, count),
    word: (index) =>
      blob.toString('latin1', words.starts[index], (words.starts[index + 1] ?? 0) - 1),
    lengthOf: (index) => lengthOf(words, index),
    startingWith(letter) {
      const code = letter.charCodeAt(0);
      return code < 256 ? [firsts[code] ?? 0, firsts[code + 1] ?? 0] : [0, 0];
    },
    weight: (index) => (weights[index] ?? 0) / 255,
    add(index, factor, to) {
      const scale = factor * (scales[index] ?? 0);
      const from = index * dimensions;
      for (let at = 0; at < dimensions; at++)
        to[at] = (to[at] ?? 0) + scale * (vectors[from + at] ?? 0);
    },
  };
}

function startsIn(blob: Buffer, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let at = 0, word = 1; at < blob.length; at++) if (blob[at] === 10) starts[word++] = at + 1;
  starts[count] = blob.length + 1;
  return starts;
}

/** The factor for each vector that makes it a unit vector. */
function unitScales(vectors: Int8Array, count: number, dimensions: number): Float32Array {
  const scales = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    let square = 0;
    for (let at = index * dimensions; at < (index + 1) * dimensions; at++)
      square += (vectors[at] ?? 0) ** 2;
    scales[index] = 1 / Math.sqrt(square);
  }
  return scales;
}

/** By first letter: the first word of it, and so the end of the one before. */
function firstsByLetter({ bytes, starts }: WordBlob, count: number): Uint32Array {
  const firsts = new Uint32Array(257);
  for (let index = 0; index < count; index++)
    firsts[(bytes[starts[index] ?? 0] ?? 0) + 1] = index + 1;
  for (let letter = 1; letter < firsts.length; letter++)
    firsts[letter] = Math.max(firsts[letter] ?? 0, firsts[letter - 1] ?? 0);
  return firsts;
}

/**
 * Finds the number of a word. Open addressing over the bytes of the blob, so no strings are
 * created.
 */
function wordTable(words: WordBlob, count: number): (wanted: string) => number {
  const { bytes, starts } = words;
  const table = new Int32Array(1 << Math.ceil(Math.log2(count * 2 + 1))).fill(-1);
  const mask = table.length - 1;
  for (let index = 0; index < count; index++) {
    let hash = SEED;
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0) - 1; at++)
      hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
    let place = mixed(hash) & mask;
    while ((table[place] ?? 0) >= 0) place = (place + 1) & mask;
    table[place] = index;
  }

  function isAt(index: number, wanted: string): boolean {
    if (lengthOf(words, index) !== wanted.length) return false;
    const from = starts[index] ?? 0;
    for (let at = 0; at < wanted.length; at++)
      if (bytes[from + at] !== wanted.charCodeAt(at)) return false;
    return true;
  }

  return (wanted) => {
    let hash = SEED;
    for (let at = 0; at < wanted.length; at++)
      hash = Math.imul(hash ^ wanted.charCodeAt(at), PRIME);
    for (let place = mixed(hash) & mask; ; place = (place + 1) & mask) {
      const index = table[place] ?? -1;
      if (index < 0 || isAt(index, wanted)) return index;
    }
  };
}
