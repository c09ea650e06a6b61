// The search engine of `ask`. It takes and gives plain data, and imports only types from outside.
export { createSearchEngine, type SearchEngine } from './engine';
export type { BelongsTo, Searchable } from './indexing';
export { isSmall, languageOf, stem, wordsOf } from './language';
export { type Hit, isSure, type SearchIndex, type SearchResult } from './port';
export {
  CALIBRATION_TEXTS,
  type Calibration,
  calibrate,
  type EncodedQuestion,
  type EncodedTexts,
} from './semantic';
