// Light stemmers for folded words. They strip inflection only; the n-grams cover the rest.
import type { Language } from './detect-language';

export function stem(word: string, language: Language): string {
  return language === 'de' ? stemGerman(word) : stemEnglish(word);
}

/** A word as it is and its stems in both languages. */
export const stemsOf = (word: string): readonly string[] => [
  word,
  stem(word, 'en'),
  stem(word, 'de'),
];

/** Whether two words have the same stem in a language. */
export const isSameStem = (one: string, other: string): boolean =>
  one === other || stem(one, 'en') === stem(other, 'en') || stem(one, 'de') === stem(other, 'de');

const VOWEL = /[aeiouy]/;

/** The first steps of Porter's algorithm, and the most common derivations. */
function stemEnglish(word: string): string {
  if (word.length <= 3) return word;
  let stemmed = word;
  if (stemmed.endsWith('sses')) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('ies') || stemmed.endsWith('ied'))
    stemmed = stemmed.slice(0, stemmed.length > 4 ? -2 : -1);
  else if (/[^su]s$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  stemmed = withoutPast(stemmed);
  if (stemmed.length > 3 && /[^aeiou]y$/.test(stemmed)) stemmed = `${stemmed.slice(0, -1)}i`;
  for (const [ending, instead] of DERIVED) {
    if (stemmed.length - ending.length >= 4 && stemmed.endsWith(ending)) {
      stemmed = stemmed.slice(0, stemmed.length - ending.length) + instead;
      break;
    }
  }
  return stemmed.length > 3 && stemmed.endsWith('e') ? stemmed.slice(0, -1) : stemmed;
}

const DERIVED: readonly (readonly [ending: string, instead: string])[] = [
  ['ization', 'iz'],
  ['ation', 'at'],
  ['fulness', 'ful'],
  ['ement', ''],
  ['ment', ''],
  ['ness', ''],
  ['abli', 'abl'],
  ['alli', 'al'],
  ['li', ''],
  ['tion', 't'],
  ['ive', ''],
  ['er', ''],
];

function withoutPast(word: string): string {
  const ending = /(?:eed|ing|ed)(?:li)?$/.exec(word)?.[0];
  if (ending === undefined || ending.startsWith('eed')) return word;
  const rest = word.slice(0, -ending.length);
  if (rest.length < 2 || !VOWEL.test(rest)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  return /([^aeiouylsz])\1$/.test(rest) ? rest.slice(0, -1) : rest;
}

/**
 * The suffix stripping of CISTEM (Weissweiler and Fraser 2017), for words with umlauts as two
 * letters.
 */
function stemGerman(word: string): string {
  let stemmed = word.length > 6 && word.startsWith('ge') ? word.slice(2) : word;
  while (stemmed.length > 4) {
    if (stemmed.length > 5 && /(?:nd|em|er|es)$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
    else if (/[esnt]$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
    else break;
  }
  return stemmed;
}
