// The index of all entries: words by entry, n-grams and meanings by phrasing. Each figure depends
// on one entry alone, so entries can be added, changed and removed in any order without touching
// others.
import type { Audience } from '../../../../domain/audience';
import { type EntryCodes, entryCodesOf } from '../codes';
import { dampened, type Language, type NgramCounts, ngramsOf, scaleOf } from '../language';
import type { Meaning } from '../meaning';
import { createPostings, createSlots, type Postings, withRoom } from '../structures';
import { createAudienceIds } from './audience-ids';
import { entryTermsOf } from './entry-terms';
import { packEntry, unpackEntry } from './packed-entry';
import type { Searchable } from './searchable';
import { createSentenceIndex, type SentenceIndex } from './sentence-index';

export interface IndexedEntry {
  readonly id: string;
  readonly slot: number;
  readonly language: Language;
  /** The number of its audience. */
  readonly audienceId: number;
  /** The rows of its phrasings. */
  readonly rows: readonly number[];
  /** How many of these are questions that askers confirmed. */
  readonly confirmed: number;
  /** How many sentences its answer has. */
  readonly sentences: number;
  /** Undefined if it has none. */
  readonly codes: EntryCodes | undefined;
  /** Its texts. What the index derived from them is derived again on removal instead of stored. */
  readonly packed: Buffer;
}

export interface EntryIndex {
  put(entry: Searchable): void;
  remove(entryId: string): void;
  readonly size: number;
  /** The number of phrasings. */
  readonly rows: number;
  /** How many of these are questions that askers confirmed. */
  readonly confirmed: number;
  /** Grows with each change. */
  readonly revision: number;
  at(slot: number): IndexedEntry | undefined;
  get(entryId: string): IndexedEntry | undefined;
  all(): IterableIterator<IndexedEntry>;
  /** The audiences of the entries, other than everybody. */
  audiences(): ReadonlyMap<number, Audience>;
  readonly slotEnd: number;
  readonly rowEnd: number;
  /** Slots by term, with the count of the term. */
  readonly words: Postings<string>;
  /** Rows by n-gram, with the count in the phrasing. */
  readonly grams: Postings<number>;
  /** Slots by folded word, for typo correction. */
  readonly vocabulary: Postings<string>;
  /** By slot: length in words, and the lengths of the summed unit vectors of its phrasings. */
  readonly lengths: Float32Array;
  readonly gramSums: Float32Array;
  readonly meaningSums: Float32Array;
  readonly averageLength: number;
  /** By slot: the sentences of the answers. */
  readonly sentences: SentenceIndex;
  /** By row: the slot of its entry, or -1. */
  readonly slotOf: Int32Array;
  /** By row: its n-grams; one that occurs more than once as its negative, then the count. */
  readonly gramsOf: readonly (Int32Array | undefined)[];
  /** By row: the factor that makes its dampened n-gram counts a unit vector. */
  readonly gramScales: Float32Array;
  /** By row: its meaning, `dimensions` figures each, in units of 1/`MEANING_UNIT`. */
  readonly meanings: Int8Array;
}

export const MEANING_UNIT = 127;

export function createEntryIndex(meaning: Meaning): EntryIndex {
  const { dimensions } = meaning;
  const byId = new Map<string, IndexedEntry>();
  const bySlot: (IndexedEntry | undefined)[] = [];
  const audiences = createAudienceIds();
  const slots = createSlots();
  const rowSlots = createSlots();
  const words = createPostings<string>();
  const grams = createPostings<number>();
  const vocabulary = createPostings<string>();
  const sentences = createSentenceIndex(words, meaning);
  let lengths = new Float32Array(0);
  let gramSums = new Float32Array(0);
  let meaningSums = new Float32Array(0);
  let slotOf = new Int32Array(0);
  const gramsOf: (Int32Array | undefined)[] = [];
  let gramScales = new Float32Array(0);
  let meanings = new Int8Array(0);
  let total = 0;
  let rowCount = 0;
  let confirmedCount = 0;
  let revision = 0;

  function addPhrasing(
    folded: readonly string[],
    slot: number,
    gramSum: Map<number, number>,
    meaningSum: Float32Array,
  ): number {
    const row = rowSlots.take();
    slotOf = withRoom(slotOf, row + 1);
    meanings = withRoom(meanings, (row + 1) * dimensions);
    slotOf[row] = slot;
    const counted = ngramsOf(folded);
    const scale = scaleOf(counted);
    gramScales = withRoom(gramScales, row + 1);
    gramScales[row] = scale;
    gramsOf[row] = packGrams(counted);
    for (let at = 0; at < counted.length; at++) {
      const gram = counted.grams[at] ?? 0;
      const count = counted.counts[at] ?? 0;
      grams.add(gram, row, count);
      gramSum.set(gram, (gramSum.get(gram) ?? 0) + dampened(count) * scale);
    }
    const vector = meaning.of(folded);
    for (let at = 0; at < dimensions; at++) {
      const value = vector[at] ?? 0;
      meanings[row * dimensions + at] = Math.round(value * MEANING_UNIT);
      meaningSum[at] = (meaningSum[at] ?? 0) + value;
    }
    rowCount++;
    return row;
  }

  function remove(entryId: string): void {
    const indexed = byId.get(entryId);
    if (!indexed) return;
    const { slot, audienceId, rows, confirmed, packed } = indexed;
    const terms = entryTermsOf(unpackEntry(entryId, packed), meaning);
    revision++;
    byId.delete(entryId);
    bySlot[slot] = undefined;
    sentences.remove(slot);
    for (const term of terms.counts.keys()) words.remove(term, slot);
    for (const word of terms.vocabulary) vocabulary.remove(word, slot);
    terms.phrasings.forEach((folded, at) => {
      const row = rows[at] ?? 0;
      const counted = ngramsOf(folded);
      for (let each = 0; each < counted.length; each++) grams.remove(counted.grams[each] ?? 0, row);
      slotOf[row] = -1;
      gramsOf[row] = undefined;
      rowSlots.giveBack(row);
      rowCount--;
    });
    total -= lengths[slot] ?? 0;
    confirmedCount -= confirmed;
    audiences.release(audienceId);
    slots.giveBack(slot);
  }

  return {
    get size() {
      return byId.size;
    },
    get rows() {
      return rowCount;
    },
    get confirmed() {
      return confirmedCount;
    },
    get revision() {
      return revision;
    },
    get slotEnd() {
      return slots.end;
    },
    get rowEnd() {
      return rowSlots.end;
    },
    get averageLength() {
      return averageOf(total, byId.size);
    },
    get lengths() {
      return lengths;
    },
    get gramSums() {
      return gramSums;
    },
    get meaningSums() {
      return meaningSums;
    },
    get slotOf() {
      return slotOf;
    },
    get gramScales() {
      return gramScales;
    },
    get meanings() {
      return meanings;
    },
    sentences,
    gramsOf,
    words,
    grams,
    vocabulary,
    at: (slot) => bySlot[slot],
    get: (entryId) => byId.get(entryId),
    all: () => byId.values(),
    audiences: () => audiences.restricted(),
    remove,
    put(entry) {
      const packed = packEntry(entry);
      if (byId.get(entry.id)?.packed.equals(packed)) return;
      remove(entry.id);
      revision++;
      const terms = entryTermsOf(entry, meaning);
      const { counts, length, phrasings, vocabulary: spoken } = terms;
      const slot = slots.take();
      lengths = withRoom(lengths, slot + 1);
      gramSums = withRoom(gramSums, slot + 1);
      meaningSums = withRoom(meaningSums, slot + 1);
      for (const [term, count] of counts) words.add(term, slot, count);
      sentences.put(slot, terms);
      for (const word of spoken) vocabulary.add(word, slot, 1);
      const gramSum = new Map<number, number>();
      const meaningSum = new Float32Array(dimensions);
      const rows = phrasings.map((folded) => addPhrasing(folded, slot, gramSum, meaningSum));
      lengths[slot] = length;
      total += lengths[slot] ?? 0;
      gramSums[slot] = lengthOf(gramSum.values());
      meaningSums[slot] = lengthOf(meaningSum);
      const confirmed = entry.confirmed?.length ?? 0;
      confirmedCount += confirmed;
      const codes = entryCodesOf(entry, meaning.isCommon);
      const { id, language } = entry;
      const audienceId = audiences.acquire(entry.audience);
      const indexed: IndexedEntry = {
        id,
        slot,
        language,
        audienceId,
        rows,
        confirmed,
        sentences: terms.sentences.length,
        codes,
        packed,
      };
      byId.set(entry.id, indexed);
      bySlot[slot] = indexed;
    },
  };
}

/** Words per entry; at least 1, so that it can always divide. */
export const averageOf = (length: number, entries: number): number =>
  entries === 0 ? 1 : Math.max(1, length / entries);

function packGrams({ length, grams, counts }: NgramCounts): Int32Array {
  let room = length;
  for (let at = 0; at < length; at++) if ((counts[at] ?? 0) > 1) room++;
  const packed = new Int32Array(room);
  for (let at = 0, to = 0; at < length; at++) {
    const count = counts[at] ?? 0;
    packed[to++] = count > 1 ? -(grams[at] ?? 0) : (grams[at] ?? 0);
    if (count > 1) packed[to++] = count;
  }
  return packed;
}

function lengthOf(figures: Iterable<number>): number {
  let square = 0;
  for (const figure of figures) square += figure * figure;
  return Math.sqrt(square);
}
