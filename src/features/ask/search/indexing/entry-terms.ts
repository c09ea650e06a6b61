// The words of an entry as the index stores them: stems by field, exact words unchanged, and
// compounds by their parts too.
import { type Language, languageOf, stem, type Word, wordsOf } from '../language';
import type { Meaning } from '../meaning';
import { phrasingsOf, type Searchable } from './searchable';

/** The weight of a word by field. The question says most about an entry. */
const FIELD = { question: 2, alternates: 1, tags: 1, answer: 1 };
const PART = 0.5;

export interface EntryTerms {
  /** Weighted counts by term. */
  readonly counts: Map<string, number>;
  /** The sum of the counts. */
  readonly length: number;
  /** Each phrasing as folded words, the question first. Phrasings without words are left out. */
  readonly phrasings: readonly (readonly string[])[];
  /** All folded words, as candidates for typo correction. */
  readonly vocabulary: ReadonlySet<string>;
}

export function entryTermsOf(entry: Searchable, meaning: Meaning): EntryTerms {
  const counts = new Map<string, number>();
  const vocabulary = new Set<string>();
  let length = 0;
  const count = (term: string, weight: number) =>
    counts.set(term, (counts.get(term) ?? 0) + weight);

  function take(words: readonly Word[], weight: number): void {
    const language: Language = languageOf(words.map((word) => word.folded)) ?? entry.language;
    for (const word of words) {
      length += weight;
      vocabulary.add(word.folded);
      const stemmed = stem(word.folded, language);
      count(word.exact ? word.folded : stemmed, weight);
      if (word.exact) {
        if (stemmed !== word.folded && !/\d/.test(stemmed)) count(stemmed, weight);
      } else if (!meaning.isCommon(word.folded) || language === 'de') {
        for (const part of meaning.partsOf(word.folded)) count(stem(part, language), weight * PART);
      }
    }
  }

  const phrasings = phrasingsOf(entry).map(wordsOf);
  phrasings.forEach((words, at) => take(words, at === 0 ? FIELD.question : FIELD.alternates));
  for (const tag of entry.tags) take(wordsOf(tag), FIELD.tags);
  take(wordsOf(entry.answer), FIELD.answer);
  return {
    counts,
    length,
    vocabulary,
    phrasings: phrasings
      .map((words) => words.map((word) => word.folded))
      .filter((words) => words.length > 0),
  };
}

/** The phrasings alone, as `entryTermsOf` gives them. */
export function foldedPhrasingsOf(entry: Searchable): string[][] {
  return phrasingsOf(entry)
    .map((text) => wordsOf(text).map((word) => word.folded))
    .filter((words) => words.length > 0);
}
