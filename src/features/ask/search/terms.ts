// The words of an entry as the index keeps them: stems by field, exact words as they are, compounds also by their parts.
import { heeded } from '../learning';
import type { Searchable } from '../search';
import { type Language, languageOf } from './language';
import type { Meaning } from './meaning';
import { stem } from './stem';
import { type Word, wordsOf } from './words';

/** How much a word counts in each field: the question says what an entry is about. */
const FIELD = { question: 2, alternates: 1, tags: 1, answer: 1 };
const PART = 0.5;

export interface EntryTerms {
  /** Counts by term, weighted by field. */
  readonly counts: Map<string, number>;
  /** The sum of the counts. */
  readonly length: number;
  /** Every phrasing of the entry, the question first, as folded words; never empty ones. */
  readonly phrasings: readonly (readonly string[])[];
  /** All folded words that a person could have meant, and not only typed. */
  readonly vocabulary: ReadonlySet<string>;
}

export function termsOf(entry: Searchable, meaning: Meaning): EntryTerms {
  const counts = new Map<string, number>();
  const vocabulary = new Set<string>();
  let length = 0;
  const count = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight);

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

  const phrasings = spokenBy(entry).map(wordsOf);
  phrasings.forEach((words, at) => take(words, at === 0 ? FIELD.question : FIELD.alternates));
  for (const tag of entry.tags) take(wordsOf(tag), FIELD.tags);
  take(wordsOf(entry.answer), FIELD.answer);
  return {
    counts,
    length,
    vocabulary,
    phrasings: phrasings.map((words) => words.map((word) => word.folded)).filter((words) => words.length > 0),
  };
}

/** The phrasings alone, as `termsOf` gives them. */
export function phrasingsOf(entry: Searchable): string[][] {
  return spokenBy(entry)
    .map((text) => wordsOf(text).map((word) => word.folded))
    .filter((words) => words.length > 0);
}

/** Every way to ask for an entry: its own, and those that it learned. */
export function spokenBy({ question, alternates, learned }: Searchable): string[] {
  return [question, ...alternates, ...heeded(learned).map(({ text }) => text)];
}
