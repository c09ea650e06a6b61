// Text in English and German: words, stems, n-grams, compounds, names and opposites.
export { partsOf } from './compounds';
export { isSmall, type Language, languageOf } from './detect-language';
export { distance, typosAllowed } from './edit-distance';
export { isGeneric } from './generic-words';
export { dampened, type NgramCounts, ngramsOf, scaleOf } from './ngrams';
export { oppositesOf } from './opposites';
export { properNamesIn } from './proper-names';
export { sentencesOf } from './sentences';
export { isSameStem, stem, stemsOf } from './stem';
export { isUndoingMissing } from './undoing';
export {
  codesIn,
  fold,
  foldedWordsOf,
  isUpperCase,
  type Token,
  tokensOf,
  type Word,
  wordsOf,
} from './words';
