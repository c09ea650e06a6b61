// A question made ready for the shelf as its asker sees it: its terms with what each may earn, typos mended towards words that are known, compounds split, its
// n-grams and its meaning. Only what the asker may see is ever suggested to them.
import { partsOf } from './compounds';
import { dampened, gramsOf } from './grams';
import { type Language, languageOf } from './language';
import type { PostingList } from './lists';
import type { Meaning } from './meaning';
import { stem } from './stem';
import { distance, forgiven } from './typos';
import type { View } from './view';
import { type Word, wordsOf } from './words';

export interface QueryTerm {
  readonly term: string;
  /** The word that was typed for it. */
  readonly typed: string;
  /** What an entry earns that holds it: rarity times how much such words tell in general. */
  readonly worth: number;
  /** Whether it says anything by itself, as `the` does not. */
  readonly telling: boolean;
}

export interface KeyWord {
  readonly typed: string;
  /** Mended, where it had a typo. */
  readonly word: string;
  readonly weight: number;
  /** Its stem, or where no entry holds that, those of its parts. */
  readonly terms: readonly string[];
}

export interface QueryGram {
  /** Where it stands; valid until the shelf changes. */
  readonly list: PostingList;
  /** Its count times its rarity squared, in a vector of unit length over all of the question's n-grams. */
  readonly weight: number;
  /** The same without rarity: how phrasings are compared with each other. */
  readonly plain: number;
}

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** The words that tell, but for codes and numbers. */
  readonly keys: readonly KeyWord[];
  /** What an entry would earn that holds every word. */
  readonly whole: number;
  /** The n-grams that some phrasing holds. */
  readonly grams: readonly QueryGram[];
  readonly meaning: Float32Array;
  /** The number of words. */
  readonly words: number;
  /** Undefined when the words do not tell. */
  readonly language: Language | undefined;
  /** The question with its typos mended; undefined when there was none. */
  readonly mended: string | undefined;
}

/** What even a word such as `the` is worth, of a telling one's. */
const SMALL_WORD = 0.3;
/** A part of a compound tells less than the word itself. */
const PART = 0.5;
const TELLING = 0.5;
const COMPOUND_MIN = 8;
const TERMS_MAX = 64;

export function readQuery(text: string, view: View, meaning: Meaning): Query {
  const words = wordsOf(text).slice(0, TERMS_MAX);
  const mending = new Map<string, string>();
  for (const word of words) {
    const better = mend(word, view, meaning);
    if (better !== undefined) mending.set(word.typed, better);
  }
  const folded = words.map((word) => mending.get(word.typed) ?? word.folded);
  const language = languageOf(words.map((word) => word.folded));
  return {
    ...termsOf(words, folded, language, view, meaning),
    language,
    grams: gramsFor(folded, view),
    meaning: meaning.of(folded),
    words: words.length,
    mended: mending.size === 0 ? undefined : mendedText(text, mending),
  };
}

/** The terms that some entry holds; a word that none holds counts in `whole` all the same, and by its parts. */
function termsOf(
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
    const parts = view.hasTerm(term) || word.exact || spoken.length < COMPOUND_MIN ? [] : partsIn(spoken, view, meaning);
    const partTerms = parts.map((part) => knownStem(part, 'de', view));
    partTerms.forEach((partTerm, place) => void take(partTerm, word.typed, PART, parts[place] ?? ''));
    const weight = meaning.weightOf(spoken);
    if (weight >= TELLING && !/\d/.test(spoken)) keys.push({ typed: word.typed, word: spoken, weight, terms: [term, ...partTerms] });
  });
  return { terms, keys, whole };

  function take(term: string, typed: string, factor: number, word: string): number {
    if (seen.has(term)) return 0;
    seen.add(term);
    const held = view.countTerm(term);
    const weight = meaning.weightOf(word);
    const worth = factor * (SMALL_WORD + (1 - SMALL_WORD) * weight) * Math.log(1 + (view.entries.length - held + 0.5) / (held + 0.5));
    if (held > 0) terms.push({ term, typed, worth, telling: weight >= TELLING });
    return worth;
  }
}

function gramsFor(folded: readonly string[], view: View): QueryGram[] {
  const held: { list: PostingList; weight: number; plain: number }[] = [];
  let square = 0;
  let plainSquare = 0;
  const counted = gramsOf(folded);
  for (let at = 0; at < counted.length; at++) {
    const list = view.listGram(counted.grams[at] ?? 0);
    const holders = list ? view.countRows(list) : 0;
    const rarity = Math.log((1 + view.rows) / (1 + holders)) + 1;
    const plain = dampened(counted.counts[at] ?? 0);
    const weight = plain * rarity * rarity;
    square += weight * weight;
    plainSquare += plain * plain;
    if (list && holders > 0) held.push({ list, weight, plain });
  }
  const [length, plainLength] = [Math.sqrt(square), Math.sqrt(plainSquare)];
  for (const gram of held) {
    gram.weight /= length;
    gram.plain /= plainLength;
  }
  return held;
}

/** The stem under which some entry holds the word: the text's language first, the other if need be. */
function knownStem(word: string, language: Language | undefined, view: View): string {
  const first = stem(word, language ?? 'en');
  if (view.hasTerm(first)) return first;
  const second = stem(word, language === 'de' ? 'en' : 'de');
  if (view.hasTerm(second)) return second;
  return view.hasTerm(word) ? word : first;
}

function partsIn(word: string, view: View, meaning: Meaning): string[] {
  const ours = partsOf(word, (part) => view.hasWord(part));
  return ours.length > 0 ? ours : meaning.partsOf(word);
}

/** The nearest word that the entries know, or else that people use; undefined when the word is fine, or nothing is near. */
function mend(word: Word, view: View, meaning: Meaning): string | undefined {
  const { folded } = word;
  const limit = forgiven(folded.length);
  if (word.exact || limit === 0 || view.hasWord(folded) || meaning.isCommon(folded)) return undefined;
  if (view.hasTerm(stem(folded, 'en')) || view.hasTerm(stem(folded, 'de'))) return undefined;
  if (folded.length >= COMPOUND_MIN && partsIn(folded, view, meaning).length > 0) return undefined;
  let best: { word: string; steps: number; held: number } | undefined;
  const consider = (candidate: string, held: number) => {
    if (/\d/.test(candidate)) return;
    const steps = distance(folded, candidate, best ? best.steps : limit);
    if (steps > limit) return;
    if (!best || steps < best.steps || (steps === best.steps && (held > best.held || (held === best.held && candidate < best.word)))) {
      best = { word: candidate, steps, held };
    }
  };
  const first = folded.charCodeAt(0);
  for (const candidate of view.words()) {
    if (candidate.charCodeAt(0) !== first || Math.abs(candidate.length - folded.length) > limit) continue;
    const holders = view.countWord(candidate);
    if (holders > 0) consider(candidate, holders);
  }
  if (best?.steps === 1) return best.word;
  const [from, to] = meaning.vectors.startingWith(folded.charAt(0));
  for (let index = from; index < to; index++) {
    if (Math.abs(meaning.vectors.lengthOf(index) - folded.length) <= limit) consider(meaning.vectors.word(index), 0);
  }
  return best?.word;
}

function mendedText(text: string, mending: ReadonlyMap<string, string>): string {
  let mended = text.normalize('NFC');
  for (const [typed, better] of mending) mended = mended.replace(typed, () => better);
  return mended;
}
