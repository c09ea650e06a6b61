// The signals of an entry's answer, sentence by sentence: how much of the question one sentence
// covers, alone and beside the entry's phrasings, and how close it is in meaning.
import { type EntryIndex, MEANING_UNIT, type View } from '../indexing';
import { dotProduct } from '../meaning';
import type { Query } from '../query';
import { withRoom } from '../structures';
import type { Signals } from './signal-columns';

const K1 = 1.2;
const B = 0.3;

export interface AnswerReader {
  /** Takes in a question; `weigh` is about it from then on. */
  prepare(query: Query, view: View): void;
  /** Writes the signals of the answer of an entry. */
  weigh(slot: number, signals: Signals): void;
}

export function createAnswerReader(entryIndex: EntryIndex, dimensions: number): AnswerReader {
  const { sentences } = entryIndex;
  /** By number of a term plus one: its place in the question plus one; 0 for other terms. */
  let places = new Uint8Array(0);
  let asked: number[] = [];
  let worths = new Float64Array(0);
  let counts = new Float64Array(0);
  /** By place: the last segment that had the term, so that none is counted twice. */
  let query: Query | undefined;
  let averageLength = 1;

  function weighWords(slot: number, signals: Signals): void {
    const terms = sentences.termsOf(slot);
    let at = 0;
    let beside = 0;
    counts.fill(0);
    const inPhrasings = counts;
    for (; terms[at] !== 0; at++) {
      const place = places[terms[at] ?? 0] ?? 0;
      if (place === 0) continue;
      inPhrasings[place] = -1;
      beside += worths[place] ?? 0;
    }
    at++;
    let [most, mostBeside] = [0, beside];
    let [said, added] = [0, 0];
    for (; at < terms.length; at++) {
      const number = terms[at] ?? 0;
      if (number === 0) {
        if (said > most) most = said;
        if (beside + added > mostBeside) mostBeside = beside + added;
        said = added = 0;
        continue;
      }
      const place = places[number] ?? 0;
      if (place === 0) continue;
      const worth = worths[place] ?? 0;
      said += worth;
      const count = counts[place] ?? 0;
      if (count >= 0) {
        added += worth;
        counts[place] = count + 1;
      } else counts[place] = count - 1;
    }
    const long = 1 - B + (B * terms.length) / averageLength;
    let all = 0;
    for (let place = 1; place <= asked.length; place++) {
      const count = counts[place] ?? 0;
      const times = count < 0 ? -count - 1 : count;
      if (times > 0) all += ((worths[place] ?? 0) * times) / (times + K1 * long);
    }
    const whole = query?.whole || 1;
    signals.said[slot] = most / whole;
    signals.saidBeside[slot] = mostBeside / whole;
    signals.answerWords[slot] = all / whole;
  }

  function weighMeaning(slot: number, signals: Signals): void {
    if (!query) return;
    let [nearest, all] = [0, 0];
    const { meanings, meaningSums } = sentences;
    for (const row of sentences.rowsOf(slot)) {
      const near = dotProduct(query.meaning, 0, meanings, row * dimensions, dimensions);
      if (near > nearest) nearest = near;
      all += near;
    }
    signals.nearestSentence[slot] = nearest / MEANING_UNIT;
    signals.allSentences[slot] = all / MEANING_UNIT / (meaningSums[slot] || 1);
  }

  return {
    prepare(next, view) {
      for (const number of asked) places[number] = 0;
      query = next;
      ({ averageLength } = view);
      places = withRoom(places, entryIndex.words.numberEnd + 1);
      worths = withRoom(worths, next.terms.length + 1);
      counts = new Float64Array(next.terms.length + 1);
      asked = next.terms.map(({ term, worth }, at) => {
        const number = (entryIndex.words.numberOf(term) ?? -1) + 1;
        places[number] = at + 1;
        worths[at + 1] = worth;
        return number;
      });
    },
    weigh(slot, signals) {
      weighWords(slot, signals);
      weighMeaning(slot, signals);
    },
  };
}
