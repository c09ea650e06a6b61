// What common English and German words mean, as vectors in one space: `holiday` lies near `vacation` and near `urlaub`. A thesaurus by
// nearness, made once from openly licensed data (word-vectors.md says how) and read from one small file. Words lie sorted, one blob.

export interface WordVectors {
  readonly dimensions: number;
  /** The word's number, or -1. Folded words only. */
  indexOf(word: string): number;
  word(index: number): string;
  /** The words that begin so: [from, to). */
  startingWith(prefix: string): readonly [from: number, to: number];
  /** 0..1: how much a word tells; next to nothing for `the`. */
  weight(index: number): number;
  /** Adds `factor` times the word's unit vector. */
  add(index: number, factor: number, to: Float32Array): void;
}

const MAGIC = 'PWV1';
const HEADER = 16;

/** Reads the file's bytes: magic, count, dimensions, blob length; weights; vectors (int8); the words, sorted, by line. */
export function readWordVectors(bytes: Buffer): WordVectors {
  if (bytes.toString('latin1', 0, 4) !== MAGIC) throw new Error('not a file of word vectors');
  const count = bytes.readUInt32LE(4);
  const dimensions = bytes.readUInt32LE(8);
  const blobLength = bytes.readUInt32LE(12);
  const weights = new Uint8Array(bytes.buffer, bytes.byteOffset + HEADER, count);
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + HEADER + count, count * dimensions);
  const blob = bytes.subarray(HEADER + count + count * dimensions);
  if (blob.length !== blobLength) throw new Error('the file of word vectors is incomplete');
  const starts = new Uint32Array(count + 1);
  for (let at = 0, word = 1; at < blob.length; at++) if (blob[at] === 10) starts[word++] = at + 1;
  starts[count] = blob.length + 1;
  const scales = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    let square = 0;
    for (let at = index * dimensions; at < (index + 1) * dimensions; at++) square += (vectors[at] ?? 0) ** 2;
    scales[index] = 1 / Math.sqrt(square);
  }

  const word = (index: number) => blob.toString('latin1', starts[index], (starts[index + 1] ?? 0) - 1);

  /** The first word that is not before `wanted`. */
  function lowerBound(wanted: string): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (word(middle) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    dimensions,
    word,
    startingWith: (prefix) => [lowerBound(prefix), lowerBound(`${prefix}\u{7f}`)],
    indexOf(wanted) {
      const at = lowerBound(wanted);
      return at < count && word(at) === wanted ? at : -1;
    },
    weight: (index) => (weights[index] ?? 0) / 255,
    add(index, factor, to) {
      const scale = factor * (scales[index] ?? 0);
      const from = index * dimensions;
      for (let at = 0; at < dimensions; at++) to[at] = (to[at] ?? 0) + scale * (vectors[from + at] ?? 0);
    },
  };
}
