// What speaks for each entry: six figures, most between 0 and 1, each by another view of the question.
import type { Classifier } from './classifier';
import { dampened } from './grams';
import { nearness } from './nearness';
import type { Query } from './query';
import { MEANING_UNIT, type Shelf } from './shelf';
import { withRoom } from './slots';
import type { View } from './view';

/** By slot. Reused from search to search. */
export interface Signals {
  /** Share of the question's worth that the entry's words earn (BM25). */
  words: Float64Array;
  /** N-grams: the nearest phrasing, and all of them together. */
  nearestGrams: Float64Array;
  allGrams: Float64Array;
  /** Meaning: the nearest phrasing, and all of them together. */
  nearestMeaning: Float64Array;
  allMeaning: Float64Array;
  /** What the classifier learned from the phrasings says: above 0 for the entry, below against. */
  learned: Float64Array;
}

const K1 = 1.2;
/** Long entries are mostly those that are asked for in many ways: length says little against them. */
const B = 0.3;

export interface Scale {
  /** Weighs every entry that the view shows; the figures are overwritten by the next question. */
  weigh(query: Query, view: View): Signals;
}

export function createScale(shelf: Shelf, classifier: Classifier, dimensions: number): Scale {
  const signals: Signals = {
    words: new Float64Array(0),
    nearestGrams: new Float64Array(0),
    allGrams: new Float64Array(0),
    nearestMeaning: new Float64Array(0),
    allMeaning: new Float64Array(0),
    learned: new Float64Array(0),
  };
  let byRow = new Float64Array(0);
  let likeness = new Float64Array(0);

  function weighWords(query: Query, { averageLength }: View): void {
    const { words } = signals;
    const { lengths } = shelf;
    if (query.whole === 0) return;
    for (const { term, worth } of query.terms) {
      const list = shelf.words.list(term);
      if (!list) continue;
      for (let at = list.from; at < list.end; at++) {
        const slot = list.rows[at] ?? 0;
        const count = list.counts[at] ?? 0;
        const long = 1 - B + (B * (lengths[slot] ?? 0)) / averageLength;
        words[slot] = (words[slot] ?? 0) + (worth * count) / (count + K1 * long) / query.whole;
      }
    }
  }

  function weighPhrasings(query: Query): void {
    const { rowEnd, slotOf, gramSums, gramScales, meaningSums, meanings } = shelf;
    byRow = withRoom(byRow, rowEnd).fill(0, 0, rowEnd);
    likeness = withRoom(likeness, rowEnd).fill(0, 0, rowEnd);
    for (const { list, weight, plain } of query.grams) {
      const { rows, counts, from, end } = list;
      for (let at = from; at < end; at++) {
        const row = rows[at] ?? 0;
        const held = dampened(counts[at] ?? 0);
        byRow[row] = (byRow[row] ?? 0) + weight * held;
        likeness[row] = (likeness[row] ?? 0) + plain * held;
      }
    }
    const { nearestGrams, allGrams, nearestMeaning, allMeaning } = signals;
    for (let row = 0; row < rowEnd; row++) {
      const slot = slotOf[row] ?? -1;
      if (slot < 0) continue;
      const near = nearness(query.meaning, 0, meanings, row * dimensions, dimensions) / MEANING_UNIT;
      const gram = (byRow[row] ?? 0) * (gramScales[row] ?? 0);
      likeness[row] = (likeness[row] ?? 0) * (gramScales[row] ?? 0) + near;
      if (gram > (nearestGrams[slot] ?? 0)) nearestGrams[slot] = gram;
      if (near > (nearestMeaning[slot] ?? 0)) nearestMeaning[slot] = near;
      allGrams[slot] = (allGrams[slot] ?? 0) + gram / (gramSums[slot] || 1);
      allMeaning[slot] = (allMeaning[slot] ?? 0) + near / (meaningSums[slot] || 1);
    }
  }

  return {
    weigh(query, view) {
      for (const key of Object.keys(signals) as (keyof Signals)[]) {
        signals[key] = withRoom(signals[key], shelf.slotEnd).fill(0, 0, shelf.slotEnd);
      }
      classifier.learn(view);
      weighWords(query, view);
      weighPhrasings(query);
      classifier.judge(likeness, signals.learned, view);
      return signals;
    },
  };
}
