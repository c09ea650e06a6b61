// From signals to an order, and from the order to confidence. The figures were learned once, on all public sets of the bench together, each
// set weighing the same (bench/README.md says how); nothing here knows one base from another.
import type { Query } from './query';
import type { Shelved } from './shelf';
import type { Signals } from './signals';

const WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  words: 8.5,
  nearestGrams: 2.75,
  allGrams: 2.6,
  nearestMeaning: 3.05,
  allMeaning: 5.7,
  learned: 0.8,
};

/** What speaks for "none of these": the score that an entry must beat to count as an answer at all. */
const NONE = 6;
/** A base of fewer entries than this could simply lack the right one: "none of these" then counts for the missing. */
const FEW = 20;

export interface Ranked {
  readonly entry: Shelved;
  /** 0..1: the chance that it is right. */
  readonly confidence: number;
}

interface Scored {
  readonly entry: Shelved;
  readonly score: number;
}

/** The best of these entries, at most `limit`. */
export function rank(query: Query, signals: Signals, entries: readonly Shelved[], limit: number): Ranked[] {
  const kinds = Object.keys(WEIGHTS) as (keyof Signals)[];
  const scored = entries.map((entry): Scored => {
    let score = 0;
    for (const kind of kinds) score += WEIGHTS[kind] * (signals[kind][entry.slot] ?? 0);
    return { entry, score };
  });
  scored.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  const best = scored[0]?.score ?? 0;
  const second = Math.max(NONE, scored[1]?.score ?? NONE);
  let all = Math.exp(NONE - best) * Math.max(1, FEW - scored.length);
  for (const { score } of scored) all += Math.exp(score - best);
  return scored.slice(0, limit).map(({ entry, score }, at) => {
    const margin = score - (at === 0 ? second : Math.max(NONE, best));
    return { entry, confidence: confidence(query, signals, entry.slot, { score, margin, logShare: score - best - Math.log(all) }) };
  });
}

interface Standing {
  readonly score: number;
  readonly margin: number;
  readonly logShare: number;
}

/** A logistic regression on whether the first is right; a wrong answer to a question that has a right one counts as a third right. */
function confidence(query: Query, signals: Signals, slot: number, { score, margin, logShare }: Standing): number {
  const evidence =
    -1.607 +
    0.047 * score +
    0.322 * margin +
    0.293 * logShare +
    0.27 * (signals.words[slot] ?? 0) +
    0.946 * (signals.allGrams[slot] ?? 0) +
    0.478 * (signals.allMeaning[slot] ?? 0) +
    0.353 * (signals.learned[slot] ?? 0) +
    0.087 * query.unknown +
    0.334 * Math.log1p(query.words);
  return 1 / (1 + Math.exp(-evidence));
}
