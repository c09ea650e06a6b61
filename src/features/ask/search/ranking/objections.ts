// The evidence against an entry that ranks high: it lacks words that carry the question, it is
// about another name or code, or it tells the opposite. The figures were chosen on all public sets
// of the bench together, like those of the ranking.
import {
  type EntryIndex,
  type IndexedEntry,
  MEANING_UNIT,
  phrasingsOf,
  type Searchable,
  unpackEntry,
  type View,
} from '../indexing';
import { isUndoingMissing, oppositesOf } from '../language';
import { dotProduct, type Meaning } from '../meaning';
import type { KeyWord, Query } from '../query';
import type { PostingList } from '../structures';
import type { CodeCheck } from './code-check';
import { type Comparison, coverageOf } from './coverage';
import { isOfAnotherName, isReplaced } from './substitutions';

export interface Objections {
  /** What to subtract from the evidence for an entry because of the words that it lacks. */
  missingWords(entry: IndexedEntry): number;
  /**
   * What to subtract after a closer check of a likely answer; infinite if it answers another
   * question. `trust`: how far the semantic rerank can be trusted.
   */
  closeCheck(entry: IndexedEntry, trust: number): number;
}

/** A word this similar to the texts of an entry counts as present. */
const PRESENT = 0.5;
/** The penalty if all informative words are missing. */
const MISSING = 0.6;
/** The bonus if none is missing. */
const NONE_MISSING = 0.07;
/** The penalty for the same sentence with one word replaced. */
const REPLACED = 1.5;
/** A question with more missing words is different anyway, and loses enough for them. */
const FEW = 4;
/** The highest penalty for leaving most of a question open. */
const UNCOVERED = 6;
/**
 * How much may be missing, how much more for each further word, and over which range the penalty
 * grows.
 */
const TOLERATED = 0.15;
const TOLERATED_PER_WORD = 0.1;
const SHORT = 3;
const RANGE = 0.15;
/** A single word has to cover this share of a phrasing. */
const ONE_WORD_SHARE = 0.33;
/** Below this penalty the check is not worth its cost. */
const NEGLIGIBLE = 0.05;
/**
 * Words in a small base. In a larger one, a missing word is more often just another way to say it.
 */
const SMALL_BASE = 2800;

export function objectionsTo(
  text: string,
  query: Query,
  codes: CodeCheck,
  entryIndex: EntryIndex,
  view: View,
  meaning: Meaning,
): Objections {
  const { dimensions } = meaning;
  const vectorOf = createWordVectorCache(meaning);
  const by: Comparison = {
    meaning,
    between: (one, other) => dotProduct(vectorOf(one), 0, vectorOf(other), 0, dimensions),
  };
  const keys = query.keys.filter(({ word }) => !codes.words.has(word));
  const asked = { text, keys, language: query.language };
  const isHeld = ({ terms }: KeyWord, { slot }: IndexedEntry) =>
    terms.some((term) => entryIndex.words.holds(term, slot));
  let opposes: ReturnType<typeof oppositesOf> | 'unread' = 'unread';

  /** The similarity of a word to the closest phrasing of an entry. */
  function similarity({ word }: KeyWord, { rows }: IndexedEntry): number {
    const vector = vectorOf(word);
    const { meanings } = entryIndex;
    let most = 0;
    for (const row of rows)
      most = Math.max(most, dotProduct(vector, 0, meanings, row * dimensions, dimensions));
    return most / MEANING_UNIT;
  }

  /** The penalty for leaving open what the question is about. */
  function uncovered(indexed: IndexedEntry, entry: Searchable): number {
    const most =
      UNCOVERED * Math.min(1, SMALL_BASE / (view.entries.length * view.averageLength)) ** 3;
    // An entry without an answer may cover more than its texts show.
    if (entry.answer === '' || most < NEGLIGIBLE) return 0;
    const count = codes.words.size > 0 ? 1 : 0;
    const { telling, missing, covered, isSaid } = coverageOf(text, keys, count, indexed, entry, by);
    if (telling === 0) return isSaid ? 0 : most;
    if (telling === 1 && missing === 0)
      return count === 1 || isSaid || (covered >= ONE_WORD_SHARE && !isAmbiguous(entry, covered))
        ? 0
        : most;
    const tolerated = TOLERATED + TOLERATED_PER_WORD * Math.max(0, telling - SHORT);
    return most * Math.min(1, Math.max(0, (missing - tolerated) / RANGE)) ** 2;
  }

  /** Whether the only word of a question covers another entry at least as well. */
  function isAmbiguous({ id, language }: Searchable, share: number): boolean {
    const slots = new Set(
      keys.flatMap(({ terms }) => terms.flatMap((term) => slotsOf(entryIndex.words.list(term)))),
    );
    const others = [...slots]
      .flatMap((slot) => (view.shows(slot) ? [entryIndex.at(slot)] : []))
      .filter((other) => other && other.id !== id);
    return others.some((other) => {
      const unpacked = other && unpackEntry(other.id, other.packed);
      return (
        other &&
        unpacked?.language === language &&
        coverageOf(text, keys, 0, other, unpacked, by).covered >= share
      );
    });
  }

  return {
    missingWords(entry) {
      let [missing, whole] = [0, 0];
      for (const key of keys) {
        whole += key.weight;
        if (!isHeld(key, entry))
          missing += key.weight * (1 - Math.min(1, similarity(key, entry) / PRESENT));
      }
      return whole === 0 ? 0 : (MISSING * missing) / whole - NONE_MISSING;
    },
    closeCheck(entry, trust) {
      if (codes.isDoubtful(entry)) return Infinity;
      const missing = keys.filter((key) => !isHeld(key, entry));
      const unpacked = unpackEntry(entry.id, entry.packed);
      const phrasings = phrasingsOf(unpacked);
      if (opposes === 'unread') opposes = oppositesOf(text);
      if (
        opposes?.(phrasings, unpacked.answer) ||
        isUndoingMissing(text, phrasings, unpacked.answer)
      )
        return Infinity;
      const penalty = (1 - trust) * uncovered(entry, unpacked);
      if (missing.length === 0 || missing.length > FEW) return penalty;
      if (
        isOfAnotherName(
          asked,
          missing,
          phrasings,
          unpacked.language,
          (key) => similarity(key, entry),
          by,
        )
      )
        return Infinity;
      const [only] = missing;
      return only &&
        missing.length === 1 &&
        phrasings.some((phrasing) => isReplaced(only, text, phrasing, by))
        ? Math.max(REPLACED, penalty)
        : penalty;
    },
  };
}

/** The vectors of single words, each computed once for a question. */
function createWordVectorCache(meaning: Meaning): (word: string) => Float32Array {
  const vectors = new Map<string, Float32Array>();
  return (word) => {
    let vector = vectors.get(word);
    if (!vector) {
      const index = meaning.vectors.indexOf(word);
      if (index < 0) vector = meaning.of([word]);
      else meaning.vectors.add(index, 1, (vector = new Float32Array(meaning.dimensions)));
      vectors.set(word, vector);
    }
    return vector;
  };
}

const slotsOf = (list: PostingList | undefined): readonly number[] =>
  list ? [...list.rows.subarray(list.from, list.end)] : [];
