// The signals for each entry: six figures, most of them between 0 and 1, each from a different view
// of the question. Together they give its score.
import { type EntryIndex, MEANING_UNIT, type View } from '../indexing';
import { dampened } from '../language';
import type { Classifiers } from '../learning';
import { dotProduct } from '../meaning';
import type { Query } from '../query';
import { withRoom } from '../structures';

/** By slot. Reused from search to search. */
export interface Signals {
  /** The share of the question that the words of the entry cover (BM25). */
  words: Float64Array;
  /** N-grams: the closest phrasing, and all phrasings together. */
  nearestGrams: Float64Array;
  allGrams: Float64Array;
  /** Meaning: the closest phrasing, and all phrasings together. */
  nearestMeaning: Float64Array;
  allMeaning: Float64Array;
  /** The output of the linear classifier: positive for the entry, negative against it. */
  learned: Float64Array;
}

const WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  words: 8.5,
  nearestGrams: 2.4,
  allGrams: 2.7,
  nearestMeaning: 3,
  allMeaning: 5.8,
  learned: 0.78,
};

const K1 = 1.2;
/** Long entries mostly have many phrasings, so length counts little against them. */
const B = 0.3;

export interface SignalReader {
  /** Computes the signals of all entries in the view. The next question overwrites them. */
  read(query: Query, view: View): Signals;
}

export function createSignalReader(
  entryIndex: EntryIndex,
  classifiers: Classifiers,
  dimensions: number,
): SignalReader {
  const signals: Signals = {
    words: new Float64Array(0),
    nearestGrams: new Float64Array(0),
    allGrams: new Float64Array(0),
    nearestMeaning: new Float64Array(0),
    allMeaning: new Float64Array(0),
    learned: new Float64Array(0),
  };
  let byRow = new Float64Array(0);
  let similarity = new Float64Array(0);

  function addWords(query: Query, { averageLength }: View): void {
    const { words } = signals;
    const { lengths } = entryIndex;
    if (query.whole === 0) return;
    for (const { term, worth } of query.terms) {
      const list = entryIndex.words.list(term);
      if (!list) continue;
      for (let at = list.from; at < list.end; at++) {
        const slot = list.rows[at] ?? 0;
        const count = list.counts[at] ?? 0;
        const long = 1 - B + (B * (lengths[slot] ?? 0)) / averageLength;
        words[slot] = (words[slot] ?? 0) + (worth * count) / (count + K1 * long) / query.whole;
      }
    }
  }

  function addPhrasings(query: Query): void {
    const { rowEnd, slotOf, gramSums, gramScales, meaningSums, meanings } = entryIndex;
    byRow = withRoom(byRow, rowEnd).fill(0, 0, rowEnd);
    similarity = withRoom(similarity, rowEnd).fill(0, 0, rowEnd);
    for (const { list, weight, plain } of query.grams) {
      const { rows, counts, from, end } = list;
      for (let at = from; at < end; at++) {
        const row = rows[at] ?? 0;
        const held = dampened(counts[at] ?? 0);
        byRow[row] = (byRow[row] ?? 0) + weight * held;
        similarity[row] = (similarity[row] ?? 0) + plain * held;
      }
    }
    const { nearestGrams, allGrams, nearestMeaning, allMeaning } = signals;
    for (let row = 0; row < rowEnd; row++) {
      const slot = slotOf[row] ?? -1;
      if (slot < 0) continue;
      const near =
        dotProduct(query.meaning, 0, meanings, row * dimensions, dimensions) / MEANING_UNIT;
      const gram = (byRow[row] ?? 0) * (gramScales[row] ?? 0);
      similarity[row] = (similarity[row] ?? 0) * (gramScales[row] ?? 0) + near;
      if (gram > (nearestGrams[slot] ?? 0)) nearestGrams[slot] = gram;
      if (near > (nearestMeaning[slot] ?? 0)) nearestMeaning[slot] = near;
      allGrams[slot] = (allGrams[slot] ?? 0) + gram / (gramSums[slot] || 1);
      allMeaning[slot] = (allMeaning[slot] ?? 0) + near / (meaningSums[slot] || 1);
    }
  }

  return {
    read(query, view) {
      for (const key of Object.keys(signals) as (keyof Signals)[]) {
        signals[key] = withRoom(signals[key], entryIndex.slotEnd).fill(0, 0, entryIndex.slotEnd);
      }
      classifiers.learn(view);
      addWords(query, view);
      addPhrasings(query);
      classifiers.classify(similarity, signals.learned, view);
      return signals;
    },
  };
}

/** The score of an entry by all signals. */
export function scoreOf(signals: Signals, slot: number): number {
  return (
    WEIGHTS.words * (signals.words[slot] ?? 0) +
    WEIGHTS.nearestGrams * (signals.nearestGrams[slot] ?? 0) +
    WEIGHTS.allGrams * (signals.allGrams[slot] ?? 0) +
    WEIGHTS.nearestMeaning * (signals.nearestMeaning[slot] ?? 0) +
    WEIGHTS.allMeaning * (signals.allMeaning[slot] ?? 0) +
    WEIGHTS.learned * (signals.learned[slot] ?? 0)
  );
}
