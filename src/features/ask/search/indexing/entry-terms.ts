// The words of an entry as the index stores them: stems by field, exact words unchanged, and
// compounds by their parts too.
import { type Language, languageOf, sentencesOf, stem, type Word, wordsOf } from '../language';
import type { Meaning } from '../meaning';
import { phrasingsOf, type Searchable } from './searchable';

/** The weight of a word by field. The question says most about an entry. */
const FIELD = { question: 2, alternates: 1, tags: 1, answer: 1 };
const PART = 0.5;

export interface SentenceTerms {
  readonly terms: ReadonlySet<string>;
  readonly folded: readonly string[];
}

export interface EntryTerms {
  /** Weighted counts by term. */
  readonly counts: Map<string, number>;
  /** The sum of the counts. */
  readonly length: number;
  /** Each phrasing as folded words, the question first. Phrasings without words are left out. */
  readonly phrasings: readonly (readonly string[])[];
  /** The terms of its phrasings and tags. */
  readonly asked: ReadonlySet<string>;
  /** The sentences of its answer: their terms and folded words. */
  readonly sentences: readonly SentenceTerms[];
  /** All folded words, as candidates for typo correction. */
  readonly vocabulary: ReadonlySet<string>;
}

export function entryTermsOf(entry: Searchable, meaning: Meaning): EntryTerms {
  const counts = new Map<string, number>();
  const vocabulary = new Set<string>();
  let length = 0;
  const languageIn = (words: readonly Word[]) =>
    languageOf(words.map((word) => word.folded)) ?? entry.language;

  function take(
    words: readonly Word[],
    weight: number,
    into: Set<string>,
    language: Language = languageIn(words),
  ): void {
    const count = (term: string, by: number) => {
      counts.set(term, (counts.get(term) ?? 0) + by);
      into.add(term);
    };
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
  const asked = new Set<string>();
  phrasings.forEach((words, at) =>
    take(words, at === 0 ? FIELD.question : FIELD.alternates, asked),
  );
  for (const tag of entry.tags) take(wordsOf(tag), FIELD.tags, asked);
  const said = sentencesOf(entry.answer).map(wordsOf);
  const spoken = languageIn(said.flat());
  const sentences = said.map((words) => {
    const terms = new Set<string>();
    take(words, FIELD.answer, terms, spoken);
    return { terms, folded: words.map(({ folded }) => folded) };
  });
  return {
    counts,
    length,
    vocabulary,
    asked,
    sentences,
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
