// How much of a question an entry covers: with the same words, or with words of nearly the same
// meaning. The more is missing, the more likely the entry answers another question.
import { ORDINAL } from '../codes';
import type { IndexedEntry, Searchable } from '../indexing';
import { distance, isGeneric, type Language, stem, stemsOf, type Token } from '../language';
import type { Meaning } from '../meaning';
import type { KeyWord } from '../query';
import {
  type EntryWords,
  entryWordsOf,
  isCounted,
  isNumberedThing,
  isVerb,
  type PhrasingWords,
  tokensIn,
  withoutPrefix,
} from './entry-words';

export interface Coverage {
  /** How many informative words the question has. */
  readonly telling: number;
  /** 0..1: how much of their content is missing. */
  readonly missing: number;
  /** The same, if only the phrasings counted, or these and one sentence of the answer. */
  readonly missingInPhrasings: number;
  readonly missingBeside: number;
  /** 0..1: the largest share of a phrasing that these words cover; verbs alone do not count. */
  readonly covered: number;
  /** 0..1: how far a phrasing is a question rather than a title of one or two words. */
  readonly sentenceLike: number;
  /** Whether a phrasing has nearly the same words, including small ones. */
  readonly isSaid: boolean;
}

/** What the words of a question are compared by. */
export interface Comparison {
  readonly meaning: Meaning;
  /** The similarity in meaning of two words. */
  between(one: string, other: string): number;
}

/** How much a word counts as missing if only the answer has it. */
const IN_ANSWER = 0.4;
/** Below the first similarity words differ in meaning; from the second on they mean the same. */
const [DIFFERENT, SAME] = [0.55, 0.85];
/** Verbs count less: there are many ways to say what is done, and few to say to what. */
const VERB = 0.6;
const TYPO_MIN = 3;
/** The share of common words from which on two texts are nearly the same. */
const NEARLY_SAME = 0.75;

interface AskedWord extends KeyWord {
  /** Its position among the tokens. */
  readonly at: number;
}

/**
 * `keys`: the informative words of the question, beside `codes` codes. `entry`: the unpacked texts.
 */
export function coverageOf(
  text: string,
  keys: readonly KeyWord[],
  codes: number,
  indexed: IndexedEntry,
  entry: Searchable,
  by: Comparison,
): Coverage {
  const words = entryWordsOf(indexed, entry, by.meaning);
  const tokens = tokensIn(text);
  const asked = askedWords(text, tokens, keys);
  const forms = asked.map((word) => formsOf(word, tokens));
  const lacks = missingOf(tokens, asked, forms, codes, entry.language, words, by);
  return {
    telling: asked.length + codes,
    ...lacks,
    sentenceLike: 1 - 1 / Math.max(1, ...words.phrasings.map(({ telling }) => telling.length)),
    covered: coveredShare(words.phrasings, new Set(forms.flat()), entry.language),
    isSaid: isNearlySaid(
      words.phrasings,
      new Set(tokens.map(({ folded }) => stem(folded, entry.language))),
    ),
  };
}

/** The key words without generic words, units and emoji. */
function askedWords(
  text: string,
  tokens: readonly Token[],
  keys: readonly KeyWord[],
): readonly AskedWord[] {
  const isEmoji = (at: number) => text.includes(`:${tokens[at]?.typed}:`);
  return keys
    .map((key) => ({ ...key, at: tokens.findIndex(({ typed }) => typed === key.typed) }))
    .filter(({ word, at }) => !isGeneric(word) && !isCounted(tokens, at) && !isEmoji(at));
}

function formsOf({ at, word, terms }: AskedWord, tokens: readonly Token[]): readonly string[] {
  return [
    ...terms,
    ...[word, tokens[at]?.folded ?? word]
      .flatMap((form) => [form, withoutPrefix(form)])
      .flatMap(stemsOf),
  ];
}

/**
 * The shares of the question that are missing. Codes count as present: they are checked elsewhere.
 */
function missingOf(
  tokens: readonly Token[],
  asked: readonly AskedWord[],
  forms: readonly (readonly string[])[],
  codes: number,
  language: Language,
  words: EntryWords,
  by: Comparison,
): Pick<Coverage, 'missing' | 'missingInPhrasings' | 'missingBeside'> {
  let [lacks, inPhrasings, whole] = [0, 0, codes];
  const beside = words.sentences.map(() => 0);
  asked.forEach(({ at, word }, place) => {
    const weight = isVerb(tokens, at, language) ? VERB : 1;
    const own = forms[place] ?? [];
    const share = missingShare(word, own, words, by);
    whole += weight;
    inPhrasings += weight * share;
    lacks += weight * (own.some((form) => words.inAnswer.has(form)) ? IN_ANSWER * share : share);
    words.sentences.forEach((sentence, n) => {
      const missing = own.some((form) => sentence.forms.has(form))
        ? 0
        : distanceTo(word, sentence.telling, by);
      beside[n] = (beside[n] ?? 0) + weight * Math.min(share, missing);
    });
  });
  tokens.forEach(({ folded }, at) => {
    if (!ORDINAL.test(folded) || !isNumberedThing(tokens[at + 1]?.folded ?? '', by.meaning)) return;
    whole += 1;
    const inPhrasing = words.inPhrasings.has(folded);
    if (!inPhrasing) inPhrasings += 1;
    if (!inPhrasing && !words.inAnswer.has(folded)) lacks += 1;
    words.sentences.forEach(({ forms: said }, n) => {
      if (!said.has(folded) && !inPhrasing) beside[n] = (beside[n] ?? 0) + 1;
    });
  });
  const shareOf = (weight: number) => (whole === 0 ? 0 : weight / whole);
  return {
    missing: shareOf(lacks),
    missingInPhrasings: shareOf(inPhrasings),
    missingBeside: shareOf(Math.min(inPhrasings, ...beside)),
  };
}

/** 0..1: how much of one word the phrasings lack. */
function missingShare(
  word: string,
  forms: readonly string[],
  words: EntryWords,
  by: Comparison,
): number {
  if (forms.some((form) => words.inPhrasings.has(form)) || isTypo(word, words, by.meaning))
    return 0;
  return distanceTo(word, words.telling, by);
}

/** 0..1: how far a word is from the closest of these in meaning. */
function distanceTo(word: string, others: readonly string[], { between }: Comparison): number {
  let closest = 0;
  for (const other of others) closest = Math.max(closest, between(word, other));
  return 1 - Math.min(1, Math.max(0, (closest - DIFFERENT) / (SAME - DIFFERENT)));
}

/** Whether it is a typo of a word that is too short for spelling correction. */
function isTypo(word: string, { words }: EntryWords, meaning: Meaning): boolean {
  if (word.length < TYPO_MIN || meaning.isCommon(word)) return false;
  return words.some((other) => other.length >= TYPO_MIN && distance(word, other, 1) <= 1);
}

function coveredShare(
  phrasings: readonly PhrasingWords[],
  asked: ReadonlySet<string>,
  language: Language,
): number {
  let covered = 0;
  for (const { tokens, telling } of phrasings) {
    const shared = telling.filter(({ forms }) => forms.some((form) => asked.has(form)));
    const areVerbs =
      shared.length < telling.length && shared.every(({ at }) => isVerb(tokens, at, language));
    if (shared.length > 0 && !areVerbs) covered = Math.max(covered, shared.length / telling.length);
  }
  return covered;
}

function isNearlySaid(phrasings: readonly PhrasingWords[], asked: ReadonlySet<string>): boolean {
  return phrasings.some(({ stems }) => {
    let both = 0;
    for (const word of stems) if (asked.has(word)) both++;
    return both >= NEARLY_SAME * (asked.size + stems.size - both);
  });
}
