// The evidence that an entry is right: a logistic regression on its standing among the others, and
// on what it lacks of the question. It depends on the size of the base, since in a small one the
// right entry is often not there. A wrong answer counts one third if another entry is right.
import type { IndexedEntry } from '../indexing';
import type { Query } from '../query';
import type { Coverage } from './coverage';
import { shareOfPhrasings } from './score';
import type { Signals } from './signal-columns';

/** Where an entry stands among all that the asker may see. */
export interface Standing {
  readonly score: number;
  /** Ahead of the next. */
  readonly margin: number;
  /** The log of its share of all chances. */
  readonly logShare: number;
  /** How many entries there are. */
  readonly entries: number;
}

/** An entry with its standing. */
export interface Placed {
  readonly entry: IndexedEntry;
  readonly standing: Standing;
}

/** What an entry lacks. */
export interface Lacks extends Coverage {
  /** 0..1: the share of the informative words, by weight, that no entry has. */
  readonly unknownWords: number;
}

/** Fitted like the weights of the score (bench/faq/fit.mjs). */
export const STANDING_WEIGHTS = {
  bias: 1.35,
  margin: 0.274,
  logShare: 0.31,
  allMeaning: -1.688,
  learned: 0.408,
  logWords: 1.007,
  small: -2.75,
  smallMargin: 0.149,
  smallAnswer: 0.5,
  answerMargin: 0.251,
  phrasingScore: 0.034,
  logSentences: -0.451,
};

export const LACK_WEIGHTS = {
  missing: -0.636,
  missingInPhrasings: 0.926,
  missingBeside: -0.716,
  missingOfMany: -0.141,
  smallMissing: -0.34,
  unknownWords: 0.217,
  nothingTold: -1.123,
  answerOnly: -1.032,
  answerOnlyMargin: -0.273,
};

/** The size of a base that counts half as small. */
const HALF_SMALL = 60;
/** With more words than this a question is no longer one of many. */
const MANY = 4;

const smallnessOf = ({ entries }: Standing): number => 1 / (1 + entries / HALF_SMALL);

export function standingFeatures(
  query: Query,
  signals: Signals,
  { entry: { slot, sentences }, standing }: Placed,
): Record<keyof typeof STANDING_WEIGHTS, number> {
  const { score, margin, logShare } = standing;
  const small = smallnessOf(standing);
  return {
    bias: 1,
    margin,
    logShare,
    allMeaning: signals.allMeaning[slot] ?? 0,
    learned: signals.learned[slot] ?? 0,
    logWords: Math.log1p(query.words),
    small,
    smallMargin: small * margin,
    smallAnswer: sentences > 0 ? small : 0,
    answerMargin: sentences > 0 ? margin : 0,
    phrasingScore: shareOfPhrasings(signals, slot) * score,
    logSentences: Math.log1p(sentences),
  };
}

export function lackFeatures(
  { unknownWords, missing, missingInPhrasings, missingBeside, telling, sentenceLike }: Lacks,
  { entry: { sentences }, standing }: Placed,
): Record<keyof typeof LACK_WEIGHTS, number> {
  const answerOnly = sentences > 0 ? missingInPhrasings * sentenceLike : 0;
  return {
    missing,
    missingInPhrasings,
    missingBeside,
    missingOfMany: missingBeside * Math.min(MANY, telling),
    smallMissing: smallnessOf(standing) * missing,
    unknownWords,
    nothingTold: telling === 0 ? 1 : 0,
    answerOnly,
    answerOnlyMargin: answerOnly * standing.margin,
  };
}

/** The sum of features by their weights. */
export function weighed<Name extends string>(
  features: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): number {
  let sum = 0;
  for (const name in weights) sum += weights[name] * features[name];
  return sum;
}
