// Prepares a question for one view of the index: its terms with their weights, corrected typos,
// split compounds, n-grams and meaning. Suggestions come only from entries that the asker may see.
import type { View } from '../indexing';
import {
  dampened,
  type Language,
  languageOf,
  ngramsOf,
  stem,
  type Word,
  wordsOf,
} from '../language';
import type { Meaning } from '../meaning';
import type { PostingList } from '../structures';
import { COMPOUND_MIN, corrected, partsIn, withCorrections } from './spelling';

export interface QueryTerm {
  readonly term: string;
  /** The word as typed. */
  readonly typed: string;
  /** What an entry with this term scores: its rarity times how informative the word is. */
  readonly worth: number;
  /** Whether the word is informative; `the` is not. */
  readonly telling: boolean;
}

export interface KeyWord {
  readonly typed: string;
  /** The word without typos. */
  readonly word: string;
  readonly weight: number;
  /** Its stem, and the stems of its parts if no entry has the word itself. */
  readonly terms: readonly string[];
}

export interface QueryGram {
  readonly gram: number;
  /** How many phrasings of the view have it. */
  readonly holders: number;
  /** Valid until the index changes. */
  readonly list: PostingList;
  /** Its count times its squared rarity, in a unit vector over all n-grams of the question. */
  readonly weight: number;
  /** The same without rarity, as phrasings are compared with each other. */
  readonly plain: number;
}

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** The informative words, without codes and numbers. */
  readonly keys: readonly KeyWord[];
  /** What an entry with all words would score. */
  readonly whole: number;
  /** The n-grams that at least one phrasing has. */
  readonly grams: readonly QueryGram[];
  readonly meaning: Float32Array;
  /** The number of words. */
  readonly words: number;
  /** Undefined if the words do not tell. */
  readonly language: Language | undefined;
  /** The question with its typos corrected; undefined if there were none. */
  readonly mended: string | undefined;
}

/** The least weight of a word, such as `the`, as a share of an informative one. */
const SMALL_WORD = 0.3;
/** The weight of a part of a compound, as a share of the whole word. */
const PART = 0.5;
const TELLING = 0.5;
const TERMS_MAX = 64;

export function readQuery(text: string, view: View, meaning: Meaning): Query {
  const words = wordsOf(text).slice(0, TERMS_MAX);
  const corrections = new Map<string, string>();
  for (const word of words) {
    const better = corrected(word, view, meaning);
    if (better !== undefined) corrections.set(word.typed, better);
  }
  const folded = words.map((word) => corrections.get(word.typed) ?? word.folded);
  const language = languageOf(words.map((word) => word.folded));
  return {
    ...weighTerms(words, folded, language, view, meaning),
    language,
    grams: ngramsFor(folded, view),
    meaning: meaning.of(folded),
    words: words.length,
    mended: corrections.size === 0 ? undefined : withCorrections(text, corrections),
  };
}

/**
 * The terms that at least one entry has. A word that no entry has still counts in `whole`, and by
 * its parts.
 */
function weighTerms(
  words: readonly Word[],
  folded: readonly string[],
  language: Language | undefined,
  view: View,
  meaning: Meaning,
): Pick<Query, 'terms' | 'keys' | 'whole'> {
  const terms: QueryTerm[] = [];
  const keys: KeyWord[] = [];
  const seen = new Set<string>();
  let whole = 0;
  words.forEach((word, at) => {
    const spoken = folded[at] ?? word.folded;
    const term = word.exact ? word.folded : knownStem(spoken, language, view);
    if (seen.has(term)) return;
    whole += take(term, word.typed, 1, spoken);
    const parts =
      view.hasTerm(term) || word.exact || spoken.length < COMPOUND_MIN
        ? []
        : partsIn(spoken, view, meaning);
    const partTerms = parts.map((part) => knownStem(part, 'de', view));
    partTerms.forEach(
      (partTerm, place) => void take(partTerm, word.typed, PART, parts[place] ?? ''),
    );
    const weight = meaning.weightOf(spoken);
    if (weight >= TELLING && !/\d/.test(spoken))
      keys.push({ typed: word.typed, word: spoken, weight, terms: [term, ...partTerms] });
  });
  return { terms, keys, whole };

  function take(term: string, typed: string, factor: number, word: string): number {
    if (seen.has(term)) return 0;
    seen.add(term);
    const held = view.countTerm(term);
    const weight = meaning.weightOf(word);
    const worth =
      factor *
      (SMALL_WORD + (1 - SMALL_WORD) * weight) *
      Math.log(1 + (view.entries.length - held + 0.5) / (held + 0.5));
    if (held > 0) terms.push({ term, typed, worth, telling: weight >= TELLING });
    return worth;
  }
}

function ngramsFor(folded: readonly string[], view: View): QueryGram[] {
  const held: { -readonly [Key in keyof QueryGram]: QueryGram[Key] }[] = [];
  let square = 0;
  let plainSquare = 0;
  const counted = ngramsOf(folded);
  for (let at = 0; at < counted.length; at++) {
    const gram = counted.grams[at] ?? 0;
    const list = view.listGram(gram);
    const holders = list ? view.countRows(list) : 0;
    const rarity = Math.log((1 + view.rows) / (1 + holders)) + 1;
    const plain = dampened(counted.counts[at] ?? 0);
    const weight = plain * rarity * rarity;
    square += weight * weight;
    plainSquare += plain * plain;
    if (list && holders > 0) held.push({ gram, holders, list, weight, plain });
  }
  const [length, plainLength] = [Math.sqrt(square), Math.sqrt(plainSquare)];
  for (const one of held) {
    one.weight /= length;
    one.plain /= plainLength;
  }
  return held;
}

/**
 * The stem under which an entry has the word. It tries the language of the text first, then the
 * other one.
 */
function knownStem(word: string, language: Language | undefined, view: View): string {
  const first = stem(word, language ?? 'en');
  if (view.hasTerm(first)) return first;
  const second = stem(word, language === 'de' ? 'en' : 'de');
  if (view.hasTerm(second)) return second;
  return view.hasTerm(word) ? word : first;
}
