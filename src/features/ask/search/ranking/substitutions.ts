// Detects that a question is a phrasing of the entry with one thing replaced by another: `Lisbon`
// for `Leeds`, or one word of a sentence by a different one.
import {
  foldedWordsOf,
  isSameStem,
  type Language,
  languageOf,
  properNamesIn,
  stem,
  stemsOf,
} from '../language';
import type { KeyWord } from '../query';
import type { Comparison } from './coverage';
import { TELLING } from './entry-words';

/** Words below this similarity differ in meaning. */
export const DIFFERENT = 0.35;
/**
 * Above this similarity two names are one name in two languages. Names of two towns are less
 * similar.
 */
const SAME_NAME = 0.75;
/**
 * The most words of a phrasing that may be left over beside a name, for the same question about
 * another thing.
 */
const LEFT_OVER_MAX = 2;
/** A replaced word changes the length of a text by no more than this. */
const LENGTH_DIFFERENCE_MAX = 20;
const CAPITAL = /\s(?!I\b)\p{Lu}/u;

export interface AskedText {
  readonly text: string;
  readonly keys: readonly KeyWord[];
  readonly language: Language | undefined;
}

/**
 * Whether the question names something that the entry does not, and the entry something that the
 * question does not. `missing`: the key words that the entry lacks. `similarity`: of a key word to
 * the entry.
 */
export function isOfAnotherName(
  asked: AskedText,
  missing: readonly KeyWord[],
  phrasings: readonly string[],
  language: Language,
  similarity: (key: KeyWord) => number,
  by: Comparison,
): boolean {
  if (!phrasings.some((phrasing) => CAPITAL.test(phrasing))) return false;
  const { phrasing, left } = closestPhrasing(asked, phrasings, language, by);
  const theirs = properNamesIn(phrasing, languageOf(foldedWordsOf(phrasing)) ?? language);
  const names = left.filter((word) => theirs.has(word));
  if (names.length === 0 || left.length > LEFT_OVER_MAX) return false;
  const ours = properNamesIn(asked.text, asked.language ?? language);
  const isOther = ({ word }: KeyWord) => names.every((name) => by.between(name, word) < SAME_NAME);
  if (missing.some((key) => ours.has(key.word) && isOther(key))) return true;
  const [only] = missing;
  return (
    missing.length === 1 &&
    only !== undefined &&
    names.length === left.length &&
    similarity(only) < DIFFERENT &&
    isOther(only)
  );
}

/**
 * The phrasing that shares the most words with the question, and its words that the question lacks.
 */
function closestPhrasing(
  { text, keys }: AskedText,
  phrasings: readonly string[],
  language: Language,
  { meaning }: Comparison,
): { phrasing: string; left: readonly string[] } {
  const asked = new Set([...keys.map(({ word }) => word), ...foldedWordsOf(text)].flatMap(stemsOf));
  const ranked = phrasings.map((phrasing) => {
    const telling = foldedWordsOf(phrasing).filter(
      (word) => !/\d/.test(word) && meaning.weightOf(word) >= TELLING,
    );
    const left = telling.filter((word) => !asked.has(word) && !asked.has(stem(word, language)));
    return { phrasing, left, fit: telling.length - 1.5 * left.length };
  });
  return ranked.reduce((best, one) => (one.fit > best.fit ? one : best), {
    phrasing: '',
    left: [],
    fit: -Infinity,
  });
}

/**
 * Whether a phrasing equals the question except for this word, with a different one in its place.
 */
export function isReplaced(
  { word }: KeyWord,
  text: string,
  phrasing: string,
  { meaning, between }: Comparison,
): boolean {
  if (Math.abs(text.length - phrasing.length) > LENGTH_DIFFERENCE_MAX) return false;
  const [asked, said] = [foldedWordsOf(text), foldedWordsOf(phrasing)];
  if (asked.length !== said.length || asked.length < 3) return false;
  const differing = asked.flatMap((own, at) => (isSameStem(own, said[at] ?? '') ? [] : [at]));
  const [at] = differing;
  if (at === undefined || differing.length > 1 || asked[at] !== word) return false;
  const other = said[at] ?? '';
  return (
    meaning.weightOf(other) >= TELLING && !/\d/.test(other) && between(word, other) < DIFFERENT
  );
}
