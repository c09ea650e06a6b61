// Calibrates the similarities of a sentence encoder, which differ by model and language: what they
// mean and how far to trust them. It compares our own pairs of questions, some with the same
// meaning and some without.
import type { Language } from '../language';
import { CALIBRATION_PAIRS } from './calibration-pairs';

/** How to read the similarities in one language. */
export interface LanguageCalibration {
  /** The similarity of unrelated questions. */
  readonly strangers: number;
  /** What each step of similarity above that is worth. A typical paraphrase comes to `trust`. */
  readonly slope: number;
  /** 0..1: how clearly paraphrases differ from unrelated questions. */
  readonly trust: number;
}

export type Calibration = Readonly<Record<Language, LanguageCalibration>>;

/** The vector of a question, and how to read its similarities. */
export interface EncodedQuestion {
  readonly vector: Float32Array;
  readonly calibration: Calibration;
}

const LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];
/**
 * If paraphrases differ by its fourth root (1.9 standard deviations of unrelated questions), the
 * trust is one half. A model that hardly knows the language gets none.
 */
const DOUBT = 12;

/** The texts whose vectors `calibrate` takes, in this order. */
export const CALIBRATION_TEXTS: readonly string[] = LANGUAGES.flatMap((language) =>
  CALIBRATION_PAIRS[language].flat(),
);

export function calibrate(vectors: readonly ArrayLike<number>[]): Calibration {
  let from = 0;
  const languages = LANGUAGES.map((language) => {
    const own = vectors.slice(from, (from += 2 * CALIBRATION_PAIRS[language].length));
    return [language, calibrateLanguage(own)] as const;
  });
  return Object.fromEntries(languages) as Calibration;
}

/** `vectors`: the pairs, one after the other. */
function calibrateLanguage(vectors: readonly ArrayLike<number>[]): LanguageCalibration {
  const asked = vectors.filter((_vector, at) => at % 2 === 0);
  const again = vectors.filter((_vector, at) => at % 2 === 1);
  const same: number[] = [];
  const other: number[] = [];
  asked.forEach((one, a) =>
    again.forEach((two, b) => (a === b ? same : other).push(cosine(one, two))),
  );
  const strangers = mean(other);
  const spread = Math.sqrt(mean(other.map((value) => (value - strangers) ** 2)));
  const apart = Math.max(0, mean(same) - strangers);
  if (apart === 0) return { strangers, slope: 0, trust: 0 };
  const trust = 1 / (1 + DOUBT * (spread / apart) ** 4);
  return { strangers, slope: trust / apart, trust };
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, squareA, squareB] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product / Math.sqrt(squareA * squareB || 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
