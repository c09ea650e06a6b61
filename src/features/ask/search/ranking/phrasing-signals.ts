// The signals of an entry's phrasings, computed from the entry: how close the closest of them is to
// the question, and all of them together, by n-grams and by meaning.
import { type EntryIndex, type IndexedEntry, MEANING_UNIT } from '../indexing';
import { dampened } from '../language';
import { dotProduct } from '../meaning';
import type { Query } from '../query';
import type { Signals } from './signal-columns';

export interface PhrasingReader {
  /** Takes in a question; `weigh` is about it from then on. */
  prepare(query: Query): void;
  /** Writes the signals of the phrasings of an entry. */
  weigh(entry: IndexedEntry, signals: Signals): void;
}

export function createPhrasingReader(entryIndex: EntryIndex, dimensions: number): PhrasingReader {
  /** An open-addressing hash table: the n-grams of the question plus one, and their weights. */
  let keys = new Int32Array(512);
  let weights = new Float64Array(512);
  let query: Query | undefined;

  function gramsIn(grams: Int32Array): number {
    const mask = keys.length - 1;
    let sum = 0;
    for (let at = 0; at < grams.length; at++) {
      const held = grams[at] ?? 0;
      const isOften = held < 0;
      const gram = isOften ? -held : held;
      const count = isOften ? (grams[++at] ?? 1) : 1;
      for (let place = gram & mask; ; place = (place + 1) & mask) {
        const key = keys[place] ?? 0;
        if (key === 0) break;
        if (key === gram + 1) {
          sum += (weights[place] ?? 0) * (isOften ? dampened(count) : 1);
          break;
        }
      }
    }
    return sum;
  }

  return {
    prepare(next) {
      query = next;
      if (keys.length < 4 * next.grams.length) {
        keys = new Int32Array(8 * (1 << (31 - Math.clz32(next.grams.length))));
        weights = new Float64Array(keys.length);
      } else keys.fill(0);
      const mask = keys.length - 1;
      for (const { gram, weight } of next.grams) {
        let place = gram & mask;
        while (keys[place] !== 0) place = (place + 1) & mask;
        keys[place] = gram + 1;
        weights[place] = weight;
      }
    },
    weigh({ slot, rows }, signals) {
      if (!query) return;
      const { gramsOf, gramScales, gramSums, meanings, meaningSums } = entryIndex;
      let [nearestGram, allGrams, nearest, all] = [0, 0, 0, 0];
      for (const row of rows) {
        const grams = gramsOf[row];
        const gram = grams ? gramsIn(grams) * (gramScales[row] ?? 0) : 0;
        const near = dotProduct(query.meaning, 0, meanings, row * dimensions, dimensions);
        if (gram > nearestGram) nearestGram = gram;
        if (near > nearest) nearest = near;
        allGrams += gram;
        all += near;
      }
      signals.nearestGrams[slot] = nearestGram;
      signals.allGrams[slot] = allGrams / (gramSums[slot] || 1);
      signals.nearestMeaning[slot] = nearest / MEANING_UNIT;
      signals.allMeaning[slot] = all / MEANING_UNIT / (meaningSums[slot] || 1);
    },
  };
}
