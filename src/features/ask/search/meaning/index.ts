// The meaning of words and texts as vectors.
export { dotProduct } from './dot-product';
export { loadWordVectors } from './load-word-vectors';
export { createMeaning, type Meaning } from './meaning';
export type { WordVectors } from './word-vectors';
