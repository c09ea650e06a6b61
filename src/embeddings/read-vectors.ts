// Reads the response of an embeddings endpoint and checks it: one vector for each text, all of the
// same length, only finite numbers.

/** More dimensions than any encoder has. */
const DIMENSIONS_MAX = 8192;

/**
 * The vectors in the order of the texts, each of unit length; undefined if the response is invalid.
 */
export function readVectors(answer: unknown, count: number): Float32Array[] | undefined {
  const data = fieldOf(answer, 'data');
  if (!Array.isArray(data) || data.length !== count) return undefined;
  const vectors: Float32Array[] = [];
  for (const item of data as unknown[]) {
    const index = fieldOf(item, 'index');
    const vector = unitOf(fieldOf(item, 'embedding'));
    if (typeof index !== 'number' || !vector || vectors[index] || !(index in data))
      return undefined;
    vectors[index] = vector;
  }
  return vectors.every(({ length }) => length === vectors[0]?.length) ? vectors : undefined;
}

/** A field of an unknown value. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function unitOf(figures: unknown): Float32Array | undefined {
  if (!Array.isArray(figures) || figures.length === 0 || figures.length > DIMENSIONS_MAX)
    return undefined;
  let square = 0;
  for (const figure of figures as unknown[]) {
    if (typeof figure !== 'number') return undefined;
    square += figure * figure;
  }
  const scale = 1 / Math.sqrt(square);
  if (!Number.isFinite(scale) || scale === 0) return undefined;
  return Float32Array.from(figures as number[], (figure) => figure * scale);
}
