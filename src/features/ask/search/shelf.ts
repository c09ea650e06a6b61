// The entries as the engine keeps them: words by entry, n-grams and meanings by phrasing. Every figure here depends on its entry alone,
// never on the others, so that an entry comes, changes and goes without touching the rest, in whatever order.
import type { Audience } from '../../../domain/audience';
import { heeded } from '../learning';
import type { Searchable } from '../search';
import { createCircles } from './circles';
import { dampened, gramsOf, scaleOf } from './grams';
import { packed, unpacked } from './kept';
import { type HeldCodes, heldCodes } from './held-codes';
import type { Language } from './language';
import type { Meaning } from './meaning';
import { createPostings, type Postings } from './postings';
import { createSlots, withRoom } from './slots';
import { termsOf } from './terms';

export interface Shelved {
  readonly id: string;
  readonly slot: number;
  readonly language: Language;
  /** Who may see it. */
  readonly circle: number;
  /** The rows of its phrasings. */
  readonly rows: readonly number[];
  /** How many of these its askers confirmed. */
  readonly confirmed: number;
  /** Undefined when it has none. */
  readonly codes: HeldCodes | undefined;
  /** The texts themselves: what was derived from them is derived again when they go, rather than kept. */
  readonly kept: Buffer;
}

export interface Shelf {
  put(entry: Searchable): void;
  remove(entryId: string): void;
  readonly size: number;
  /** The number of phrasings. */
  readonly rows: number;
  /** How many of these askers confirmed. */
  readonly confirmed: number;
  /** Counts up with each change. */
  readonly revision: number;
  at(slot: number): Shelved | undefined;
  get(entryId: string): Shelved | undefined;
  all(): IterableIterator<Shelved>;
  /** The audiences that entries have, beside everybody. */
  circles(): ReadonlyMap<number, Audience>;
  readonly slotEnd: number;
  readonly rowEnd: number;
  /** Slots by term, with the term's count. */
  readonly words: Postings<string>;
  /** Rows by n-gram, with its count in the phrasing. */
  readonly grams: Postings<number>;
  /** Slots by folded word, for corrections. */
  readonly vocabulary: Postings<string>;
  /** By slot: length in words, and the lengths of the sums of the phrasings' unit vectors. */
  readonly lengths: Float32Array;
  readonly gramSums: Float32Array;
  readonly meaningSums: Float32Array;
  readonly averageLength: number;
  /** By row: the slot that it belongs to, or -1. */
  readonly slotOf: Int32Array;
  /** By row: what makes its n-grams' dampened counts a unit vector. */
  readonly gramScales: Float32Array;
  /** By row: its meaning, `dimensions` figures each, in 1/127 of a unit vector's. */
  readonly meanings: Int8Array;
}

export const MEANING_UNIT = 127;

export function createShelf(meaning: Meaning): Shelf {
  const { dimensions } = meaning;
  const byId = new Map<string, Shelved>();
  const bySlot: (Shelved | undefined)[] = [];
  const circles = createCircles();
  const slots = createSlots();
  const rowSlots = createSlots();
  const words = createPostings<string>();
  const grams = createPostings<number>();
  const vocabulary = createPostings<string>();
  let lengths = new Float32Array(0);
  let gramSums = new Float32Array(0);
  let meaningSums = new Float32Array(0);
  let slotOf = new Int32Array(0);
  let gramScales = new Float32Array(0);
  let meanings = new Int8Array(0);
  let total = 0;
  let rowCount = 0;
  let confirmedCount = 0;
  let revision = 0;

  function addPhrasing(folded: readonly string[], slot: number, gramSum: Map<number, number>, meaningSum: Float32Array): number {
    const row = rowSlots.take();
    slotOf = withRoom(slotOf, row + 1);
    meanings = withRoom(meanings, (row + 1) * dimensions);
    slotOf[row] = slot;
    const counted = gramsOf(folded);
    const scale = scaleOf(counted);
    gramScales = withRoom(gramScales, row + 1);
    gramScales[row] = scale;
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
    const shelved = byId.get(entryId);
    if (!shelved) return;
    const { slot, circle, rows, confirmed, kept } = shelved;
    const terms = termsOf(unpacked(entryId, kept), meaning);
    revision++;
    byId.delete(entryId);
    bySlot[slot] = undefined;
    for (const term of terms.counts.keys()) words.remove(term, slot);
    for (const word of terms.vocabulary) vocabulary.remove(word, slot);
    terms.phrasings.forEach((folded, at) => {
      const row = rows[at] ?? 0;
      const counted = gramsOf(folded);
      for (let each = 0; each < counted.length; each++) grams.remove(counted.grams[each] ?? 0, row);
      slotOf[row] = -1;
      rowSlots.giveBack(row);
      rowCount--;
    });
    total -= lengths[slot] ?? 0;
    confirmedCount -= confirmed;
    circles.leave(circle);
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
    words,
    grams,
    vocabulary,
    at: (slot) => bySlot[slot],
    get: (entryId) => byId.get(entryId),
    all: () => byId.values(),
    circles: () => circles.restricted(),
    remove,
    put(entry) {
      const kept = packed(entry);
      if (byId.get(entry.id)?.kept.equals(kept)) return;
      remove(entry.id);
      revision++;
      const { counts, length, phrasings, vocabulary: spoken } = termsOf(entry, meaning);
      const slot = slots.take();
      lengths = withRoom(lengths, slot + 1);
      gramSums = withRoom(gramSums, slot + 1);
      meaningSums = withRoom(meaningSums, slot + 1);
      for (const [term, count] of counts) words.add(term, slot, count);
      for (const word of spoken) vocabulary.add(word, slot, 1);
      const gramSum = new Map<number, number>();
      const meaningSum = new Float32Array(dimensions);
      const rows = phrasings.map((folded) => addPhrasing(folded, slot, gramSum, meaningSum));
      lengths[slot] = length;
      total += lengths[slot] ?? 0;
      gramSums[slot] = lengthOf(gramSum.values());
      meaningSums[slot] = lengthOf(meaningSum);
      const confirmed = heeded(entry.learned).length;
      confirmedCount += confirmed;
      const codes = heldCodes(entry, meaning.isCommon);
      const { id, language } = entry;
      const shelved: Shelved = { id, slot, language, circle: circles.join(entry.audience), rows, confirmed, codes, kept };
      byId.set(entry.id, shelved);
      bySlot[slot] = shelved;
    },
  };
}

/** Words an entry; of none, a length that divides nothing by nothing. */
export const averageOf = (length: number, entries: number): number => (entries === 0 ? 1 : Math.max(1, length / entries));

function lengthOf(figures: Iterable<number>): number {
  let square = 0;
  for (const figure of figures) square += figure * figure;
  return Math.sqrt(square);
}
