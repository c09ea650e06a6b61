// The vectors of a sentence encoder, and how far to trust them.
export {
  calibrate,
  type Calibration,
  CALIBRATION_TEXTS,
  type EncodedQuestion,
  type LanguageCalibration,
} from './calibration';
export { createSentenceVectors, type EncodedTexts, type Similarities } from './sentence-vectors';
