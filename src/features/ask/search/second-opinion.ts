// What a sentence encoder adds to the order and to the confidence: how like a question is to an entry as a whole, weighed by how far the model can be
// trusted in their languages. Without trust it adds nothing, and the order is that of the words. The figures were learned once, with two models and
// all public sets of the bench together (bench/README.md says how); no model and no base has figures of its own.
import type { Language } from './language';
import { scoreOf } from './ranking';
import type { Likenesses } from './sentences';
import type { Shelved } from './shelf';
import type { Signals } from './signals';
import type { Measure, Yardstick } from './yardstick';

/** What the encoder said of a question, and how to read it. */
export interface Heard {
  readonly likenesses: Likenesses;
  readonly yardstick: Yardstick;
}

export interface SecondOpinion {
  /** To be added to an entry's score; 0 where the encoder said nothing of it. */
  score(slot: number): number;
  /** To be added to the evidence that an entry is right, whose share of all chances is `logShare`. */
  evidence(slot: number, logShare: number): number;
  /** 0..1: how far the model can be trusted on an entry. */
  trust(slot: number): number;
}

const WEIGHTS = { nearest: 1.77, all: 2.68, answer: 1.29 };
/** What words tell less, beside an opinion that is fully trusted. */
const LESS: Readonly<Record<keyof Signals, number>> = {
  words: 1.65,
  nearestGrams: 1.31,
  allGrams: 2.61,
  nearestMeaning: 1.96,
  allMeaning: 2.68,
  learned: 0.24,
};
const SIGNALS = Object.keys(LESS) as readonly (keyof Signals)[];

/** An entry that the encoder was not asked about yet stands back: where there are many, words alone find more. */
const MOST = 0.8;

export function coversMost({ languageOf }: Likenesses, entries: readonly Shelved[]): boolean {
  let known = 0;
  for (const { slot } of entries) if (languageOf(slot)) known++;
  return known >= MOST * entries.length;
}

const NO_MEASURE: Measure = { strangers: 0, slope: 0, trust: 0 };
/** So many are looked at closely: how near their nearest phrasing is, and their answer. The others are too far off for it to matter. */
const CLOSELY = 400;

/** `language`: the question's, where its words tell. `entries`: what the asker may see. */
export function secondOpinion(
  { likenesses, yardstick }: Heard,
  signals: Signals,
  entries: readonly Shelved[],
  language: Language | undefined,
): SecondOpinion {
  /** The less trusted of the two languages: a model may know the entry's and not the asker's. */
  const measureOf = (spoken: Language): Measure => {
    const [own, asked] = [yardstick[spoken], yardstick[language ?? spoken]];
    return asked.trust < own.trust ? asked : own;
  };
  const measures = { en: measureOf('en'), de: measureOf('de') };
  const measureFor = (slot: number): Measure => {
    const spoken = likenesses.languageOf(slot);
    return spoken ? measures[spoken] : NO_MEASURE;
  };
  const worth = (slot: number, likeness: number | undefined) => {
    const { strangers, slope } = measureFor(slot);
    return likeness === undefined ? 0 : slope * (likeness - strangers);
  };
  const fromAfar = (slot: number) => {
    let less = 0;
    for (const signal of SIGNALS) less += LESS[signal] * (signals[signal][slot] ?? 0);
    return (WEIGHTS.nearest + WEIGHTS.all) * worth(slot, likenesses.all(slot)) - measureFor(slot).trust * less;
  };
  const closer = (slot: number) =>
    WEIGHTS.nearest * (worth(slot, likenesses.nearest(slot)) - worth(slot, likenesses.all(slot))) +
    WEIGHTS.answer * worth(slot, likenesses.answer(slot));

  /** By slot. */
  const added = new Float64Array(signals.words.length);
  const scores = Float64Array.from(entries, ({ slot }) => scoreOf(signals, slot) + (added[slot] = fromAfar(slot)));
  const line = scores.length > CLOSELY ? (scores.toSorted().at(-CLOSELY) ?? 0) : -Infinity;
  entries.forEach(({ slot }, at) => {
    if ((scores[at] ?? 0) >= line) added[slot] = (added[slot] ?? 0) + closer(slot);
  });

  return {
    score: (slot) => added[slot] ?? 0,
    trust: (slot) => measureFor(slot).trust,
    evidence: (slot, logShare) => measureFor(slot).trust * (0.08 * logShare - 0.61) + 0.52 * worth(slot, likenesses.all(slot)),
  };
}
