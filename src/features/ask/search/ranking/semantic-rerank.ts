// Reranks by meaning: what the similarities of a sentence encoder add to scores and confidence, by
// how far the model can be trusted in the languages at hand. Without trust it adds nothing. The
// weights were learned once, with two models and all public sets of the bench (see
// bench/README.md). No model and no company has weights of its own.
import type { IndexedEntry } from '../indexing';
import type { Language } from '../language';
import type { Calibration, LanguageCalibration, Similarities } from '../semantic';
import { scoreOf } from './score';
import type { Signals } from './signal-columns';

/** The similarities of a question to the entries, and how to read them. */
export interface SentenceEvidence {
  readonly similarities: Similarities;
  readonly calibration: Calibration;
}

export interface SemanticRerank {
  /** What to add to the score of an entry; 0 if it has no vectors. */
  score(slot: number): number;
  /**
   * What to add to the evidence that an entry is right. `logShare`: the log of its share of all
   * chances.
   */
  evidence(slot: number, logShare: number): number;
  /** 0..1: how far the model can be trusted on an entry. */
  trust(slot: number): number;
}

const WEIGHTS = { nearest: 1.77, all: 2.68, answer: 1.29 };
/** By how much the signals count less beside a fully trusted model. */
const REDUCTION = {
  words: 1.65,
  nearestGrams: 1.31,
  allGrams: 2.61,
  nearestMeaning: 1.96,
  allMeaning: 2.68,
  learned: 0.24,
};
const SIGNALS = Object.keys(REDUCTION) as readonly (keyof typeof REDUCTION)[];

/** Entries without vectors rank lower, so if there are many of them, words alone find more. */
const COVERAGE_MIN = 0.8;

export function coversMost(
  { languageOf }: Similarities,
  entries: readonly IndexedEntry[],
): boolean {
  let known = 0;
  for (const { slot } of entries) if (languageOf(slot)) known++;
  return known >= COVERAGE_MIN * entries.length;
}

const NO_TRUST: LanguageCalibration = { strangers: 0, slope: 0, trust: 0 };
/**
 * How many entries are compared in detail, by their closest phrasing and their answer. The others
 * are too far off to matter.
 */
const IN_DETAIL = 400;

/** `language`: that of the question, if its words tell. `entries`: those that the asker may see. */
export function semanticRerank(
  { similarities, calibration }: SentenceEvidence,
  signals: Signals,
  entries: readonly IndexedEntry[],
  language: Language | undefined,
): SemanticRerank {
  /**
   * The less trusted of the two languages. A model may know the language of the entry but not that
   * of the question.
   */
  const weakerOf = (spoken: Language): LanguageCalibration => {
    const [own, asked] = [calibration[spoken], calibration[language ?? spoken]];
    return asked.trust < own.trust ? asked : own;
  };
  const byLanguage = { en: weakerOf('en'), de: weakerOf('de') };
  const calibrationOf = (slot: number): LanguageCalibration => {
    const spoken = similarities.languageOf(slot);
    return spoken ? byLanguage[spoken] : NO_TRUST;
  };
  const worth = (slot: number, similarity: number | undefined) => {
    const { strangers, slope } = calibrationOf(slot);
    return similarity === undefined ? 0 : slope * (similarity - strangers);
  };
  const overall = (slot: number) => {
    let reduction = 0;
    for (const signal of SIGNALS) reduction += REDUCTION[signal] * (signals[signal][slot] ?? 0);
    return (
      (WEIGHTS.nearest + WEIGHTS.all) * worth(slot, similarities.all(slot)) -
      calibrationOf(slot).trust * reduction
    );
  };
  const inDetail = (slot: number) =>
    WEIGHTS.nearest *
      (worth(slot, similarities.nearest(slot)) - worth(slot, similarities.all(slot))) +
    WEIGHTS.answer * worth(slot, similarities.answer(slot));

  /** By slot. */
  const added = new Float64Array(signals.words.length);
  const scores = Float64Array.from(
    entries,
    ({ slot }) => scoreOf(signals, slot) + (added[slot] = overall(slot)),
  );
  const line = scores.length > IN_DETAIL ? (scores.toSorted().at(-IN_DETAIL) ?? 0) : -Infinity;
  entries.forEach(({ slot }, at) => {
    if ((scores[at] ?? 0) >= line) added[slot] = (added[slot] ?? 0) + inDetail(slot);
  });

  return {
    score: (slot) => added[slot] ?? 0,
    trust: (slot) => calibrationOf(slot).trust,
    evidence: (slot, logShare) =>
      calibrationOf(slot).trust * (0.08 * logShare - 0.61) +
      0.52 * worth(slot, similarities.all(slot)),
  };
}
