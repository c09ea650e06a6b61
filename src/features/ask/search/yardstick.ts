// By how much a sentence encoder can be trusted, and what its figures mean: they differ from model to model and from language to language. Told
// from what it makes of our own pairs of questions, some that mean the same and some that do not.
import type { Language } from './language';
import { YARDSTICK_PAIRS } from './yardstick-pairs';

/** How to read one language's likenesses. */
export interface Measure {
  /** The likeness of questions that have nothing to do with each other. */
  readonly strangers: number;
  /** What a step of likeness beyond it is worth: at the likeness of a usual paraphrase it comes to `trust`. */
  readonly slope: number;
  /** 0..1: whether paraphrases stand out among strangers at all. */
  readonly trust: number;
}

export type Yardstick = Readonly<Record<Language, Measure>>;

const LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];
/** A model whose paraphrases stand out by its fourth root (1.9, in standard deviations of strangers) is half trusted; one that hardly knows the language, not at all. */
const DOUBT = 12;

/** The texts whose vectors `yardstickOf` reads, in its order. */
export const YARDSTICK_TEXTS: readonly string[] = LANGUAGES.flatMap((language) => YARDSTICK_PAIRS[language].flat());

export function yardstickOf(vectors: readonly ArrayLike<number>[]): Yardstick {
  let from = 0;
  const measures = LANGUAGES.map((language) => {
    const own = vectors.slice(from, (from += 2 * YARDSTICK_PAIRS[language].length));
    return [language, measureOf(own)] as const;
  });
  return Object.fromEntries(measures) as Yardstick;
}

/** The vectors of pairs, one after the other. */
function measureOf(vectors: readonly ArrayLike<number>[]): Measure {
  const asked = vectors.filter((_vector, at) => at % 2 === 0);
  const again = vectors.filter((_vector, at) => at % 2 === 1);
  const same: number[] = [];
  const other: number[] = [];
  asked.forEach((one, a) => again.forEach((two, b) => (a === b ? same : other).push(likeness(one, two))));
  const strangers = mean(other);
  const spread = Math.sqrt(mean(other.map((value) => (value - strangers) ** 2)));
  const apart = Math.max(0, mean(same) - strangers);
  if (apart === 0) return { strangers, slope: 0, trust: 0 };
  const trust = 1 / (1 + DOUBT * (spread / apart) ** 4);
  return { strangers, slope: trust / apart, trust };
}

function likeness(a: ArrayLike<number>, b: ArrayLike<number>): number {
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
