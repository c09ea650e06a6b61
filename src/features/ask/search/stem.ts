// Stemmers for folded words: the endings that bend a word go, the word stays. Light on purpose: the n-grams forgive the rest.
import type { Language } from './language';

export function stem(word: string, language: Language): string {
  return language === 'de' ? stemGerman(word) : stemEnglish(word);
}

const VOWEL = /[aeiouy]/;

/** The first steps of Porter's algorithm, and the commonest derivations. */
function stemEnglish(word: string): string {
  if (word.length <= 3) return word;
  let stemmed = word;
  if (stemmed.endsWith('sses')) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('ies') || stemmed.endsWith('ied')) stemmed = stemmed.slice(0, stemmed.length > 4 ? -2 : -1);
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

/** CISTEM's stripping of endings (Weissweiler and Fraser 2017), on words whose umlauts are spelt out. */
function stemGerman(word: string): string {
  let stemmed = word.length > 6 && word.startsWith('ge') ? word.slice(2) : word;
  while (stemmed.length > 4) {
    if (stemmed.length > 5 && /(?:nd|em|er|es)$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
    else if (/[esnt]$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
    else break;
  }
  return stemmed;
}
