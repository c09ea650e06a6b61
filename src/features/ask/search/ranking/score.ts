// The score of an entry by all signals. It has two views of an entry: the phrasings say what is
// asked, or a sentence of the answer does. The better one counts (the logarithm of the sum of both
// exponentials), so a close phrasing needs no close answer, and the other way round.
import type { Signals } from './signal-columns';

/** Fitted on all public sets of the bench and on small bases cut from them (bench/faq/fit.mjs). */
export const ORDER = {
  nearestGrams: 1.012,
  allGrams: 0.717,
  nearestMeaning: 2.898,
  allMeaning: 6.305,
  answerWords: 2.349,
  said: 3.954,
  saidBeside: 3.8,
  nearestSentence: 0.419,
  answerBias: 3.264,
  words: 6.531,
  learned: 3.064,
  allSentences: 3.038,
};

export function scoreOf(signals: Signals, slot: number): number {
  const byPhrasings = phrasingScore(signals, slot);
  const byAnswer = answerScore(signals, slot);
  const apart = byAnswer - byPhrasings;
  return (
    (apart > 0 ? byAnswer : byPhrasings) +
    Math.log1p(Math.exp(apart > 0 ? -apart : apart)) +
    ORDER.words * (signals.words[slot] ?? 0) +
    ORDER.learned * (signals.learned[slot] ?? 0) +
    ORDER.allSentences * (signals.allSentences[slot] ?? 0)
  );
}

/** 0..1: how far the phrasings of an entry speak for it, rather than its answer. */
export function shareOfPhrasings(signals: Signals, slot: number): number {
  return 1 / (1 + Math.exp(answerScore(signals, slot) - phrasingScore(signals, slot)));
}

function phrasingScore(signals: Signals, slot: number): number {
  return (
    ORDER.nearestGrams * (signals.nearestGrams[slot] ?? 0) +
    ORDER.allGrams * (signals.allGrams[slot] ?? 0) +
    ORDER.nearestMeaning * (signals.nearestMeaning[slot] ?? 0) +
    ORDER.allMeaning * (signals.allMeaning[slot] ?? 0)
  );
}

function answerScore(signals: Signals, slot: number): number {
  return (
    ORDER.answerBias +
    ORDER.answerWords * (signals.answerWords[slot] ?? 0) +
    ORDER.said * (signals.said[slot] ?? 0) +
    ORDER.saidBeside * (signals.saidBeside[slot] ?? 0) +
    ORDER.nearestSentence * (signals.nearestSentence[slot] ?? 0)
  );
}
