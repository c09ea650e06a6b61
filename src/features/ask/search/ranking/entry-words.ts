// The words of an entry in the forms in which the coverage of a question compares them.
import { isOfTheCalendar, isUnit } from '../codes';
import { type IndexedEntry, phrasingsOf, type Searchable } from '../indexing';
import {
  isGeneric,
  isSmall,
  type Language,
  sentencesOf,
  stem,
  stemsOf,
  type Token,
  tokensOf,
} from '../language';
import type { Meaning } from '../meaning';
import { setBounded } from '../structures';

export interface PhrasingWords {
  readonly tokens: readonly Token[];
  /** The informative words with their positions, each in all its forms. */
  readonly telling: readonly { readonly at: number; readonly forms: readonly string[] }[];
  /** The stems of all its words, in the language of the entry. */
  readonly stems: ReadonlySet<string>;
}

export interface SentenceWords {
  readonly forms: ReadonlySet<string>;
  /** The informative words. */
  readonly telling: readonly string[];
}

export interface EntryWords {
  readonly phrasings: readonly PhrasingWords[];
  /** The words of phrasings and tags that are not small, and the informative ones of them. */
  readonly words: readonly string[];
  readonly telling: readonly string[];
  readonly inPhrasings: ReadonlySet<string>;
  readonly inAnswer: ReadonlySet<string>;
  /** The sentences of the answer. */
  readonly sentences: readonly SentenceWords[];
}

/** Words with at least this weight are informative. */
export const TELLING = 0.5;
const CACHE_MAX = 256;

/** Separable prefixes of German verbs: `schalte … an` is `anschalten`. */
const SEPARABLE =
  /^(?:ab|an|auf|aus|ein|fest|frei|her|hin|hoch|los|mit|nach|um|vor|weg|weiter|wieder|zu|zurueck)(?:zu|ge)?(?=\w{4})/;
const BEFORE_VERB = new Set('i we you they to kann ich wir man'.split(' '));
const AFTER_VERB = new Set(
  'a an the my our your this that these ich wir man mein meine meinen ein eine einen die der das den'.split(
    ' ',
  ),
);

/** The words of the last used entries, by their packed texts. */
const cache = new Map<Buffer, EntryWords>();

export const tokensIn = (text: string): readonly Token[] => tokensOf(text.normalize('NFC'));
export const withoutPrefix = (word: string): string => word.replace(SEPARABLE, '');

/** Whether a word says what a text is about. */
export const isTelling = (word: string, meaning: Meaning): boolean =>
  !isGeneric(word) && !/\d/.test(word) && meaning.weightOf(word) >= TELLING;

/** Whether the word at `at` is the unit of a number before it. */
export const isCounted = (tokens: readonly Token[], at: number): boolean =>
  /\d/.test(tokens[at - 1]?.folded ?? '') && isUnit(tokens[at]?.folded ?? '');

/** Whether a word after an ordinal is an informative one, and not a month or day. */
export const isNumberedThing = (word: string, meaning: Meaning): boolean =>
  isTelling(word, meaning) && !isOfTheCalendar(word);

/** Guesses from the neighbouring words, since there is no list of verbs. */
export function isVerb(tokens: readonly Token[], at: number, language: Language): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token) return false;
  if (language === 'de' && at > 0 && token.typed.charAt(0) !== token.typed.charAt(0).toLowerCase())
    return false;
  if (before && BEFORE_VERB.has(before.folded)) return true;
  if (after && AFTER_VERB.has(after.folded)) return true;
  return language === 'de' && !after && at > 0 && /(?:en|t)$/.test(token.folded);
}

/** `entry`: the unpacked texts of `indexed`. */
export function entryWordsOf(
  { packed }: IndexedEntry,
  entry: Searchable,
  meaning: Meaning,
): EntryWords {
  const known = cache.get(packed);
  if (known) return known;
  const withParts = (word: string) => [word, withoutPrefix(word), ...meaning.partsOf(word)];
  const formsOf = (words: Iterable<string>) =>
    new Set([...words].flatMap(withParts).flatMap(stemsOf));
  const phrasings = phrasingsOf(entry)
    .map(tokensIn)
    .map((tokens) => ({
      tokens,
      telling: tokens.flatMap(({ folded }, at) =>
        isTelling(folded, meaning) ? [{ at, forms: stemsOf(folded) }] : [],
      ),
      stems: new Set(tokens.map(({ folded }) => stem(folded, entry.language))),
    }));
  const said = new Set(
    [...phrasings.map(({ tokens }) => tokens), ...entry.tags.map(tokensIn)]
      .flat()
      .map(({ folded }) => folded),
  );
  const words = [...said].filter((word) => !isSmall(word));
  const telling = words.filter((word) => meaning.weightOf(word) >= TELLING);
  const isWorthy = (word: string) => !isSmall(word) && meaning.weightOf(word) >= TELLING;
  const sentences = sentencesOf(entry.answer).map((sentence) => {
    const spoken = new Set(tokensIn(sentence).map(({ folded }) => folded));
    return { forms: formsOf(spoken), telling: [...spoken].filter(isWorthy) };
  });
  const inAnswer = new Set(sentences.flatMap(({ forms }) => [...forms]));
  const all = { phrasings, words, telling, inPhrasings: formsOf(said), inAnswer, sentences };
  setBounded(cache, packed, all, CACHE_MAX);
  return all;
}
