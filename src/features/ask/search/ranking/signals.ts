// Reads the signals: of every entry of a small base, and of the best candidates of a large one.
import { type EntryIndex, type IndexedEntry, MEANING_UNIT, type View } from '../indexing';
import { dampened } from '../language';
import type { Classifiers } from '../learning';
import { dotProduct } from '../meaning';
import type { Query } from '../query';
import { withRoom } from '../structures';
import { createAnswerReader } from './answer-signals';
import { createShortlist } from './candidates';
import { createPhrasingReader } from './phrasing-signals';
import type { Signals } from './signal-columns';

/** In a view of more entries, only the best candidates get an exact look. */
const LARGE = 600;

const K1 = 1.2;
/** Long entries mostly have many phrasings, so length counts little against them. */
const B = 0.3;

/** The signals of some entries of the view. */
export interface Read {
  readonly signals: Signals;
  readonly entries: readonly IndexedEntry[];
}

export interface SignalReader {
  /**
   * Computes the signals of all entries in the view, or of the best candidates of a large base if
   * `all` is not asked for. The next question overwrites them.
   */
  read(query: Query, view: View, all?: boolean): Read;
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
    answerWords: new Float64Array(0),
    said: new Float64Array(0),
    saidBeside: new Float64Array(0),
    nearestSentence: new Float64Array(0),
    allSentences: new Float64Array(0),
  };
  const KEYS = Object.keys(signals) as (keyof Signals)[];
  const answers = createAnswerReader(entryIndex, dimensions);
  const phrasings = createPhrasingReader(entryIndex, dimensions);
  const candidates = createShortlist(entryIndex);
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
    read(query, view, all = false) {
      const { slotEnd } = entryIndex;
      classifiers.learn(view);
      signals.words = withRoom(signals.words, slotEnd).fill(0, 0, slotEnd);
      addWords(query, view);
      answers.prepare(query, view);
      const isLarge = !all && !classifiers.areUsed && view.entries.length > LARGE;
      const entries = isLarge ? candidates.find(query, view, signals.words) : view.entries;
      for (const key of KEYS) signals[key] = withRoom(signals[key], slotEnd);
      if (isLarge) {
        phrasings.prepare(query);
        for (const entry of entries) {
          phrasings.weigh(entry, signals);
          signals.learned[entry.slot] = 0;
        }
      } else {
        for (const key of KEYS) if (key !== 'words') signals[key].fill(0, 0, slotEnd);
        addPhrasings(query);
        classifiers.classify(similarity, signals.learned, view);
      }
      for (const { slot } of entries) answers.weigh(slot, signals);
      return { signals, entries };
    },
  };
}
