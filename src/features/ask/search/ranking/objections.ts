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
import { type Comparison, type Coverage, coverageOf } from './coverage';
import type { Lacks } from './evidence';
import { isOfAnotherName, isReplaced } from './substitutions';

export interface Objections {
  /** What an entry lacks of the question. */
  lacksOf(entry: IndexedEntry): Lacks;
  /**
   * What to subtract after a closer check of a likely answer; infinite if it answers another
   * question. `trust`: how far the semantic rerank can be trusted.
   */
  closeCheck(entry: IndexedEntry, trust: number): number;
}

/** The penalty for the same sentence with one word replaced, and that in a small base. */
const REPLACED = 1.5;
const REPLACED_SMALL = 4;
/** A question with more missing words is different anyway, and loses enough for them. */
const FEW = 4;
/**
 * The highest penalty for leaving most of a question open, if the answer has so many sentences at
 * most: with more, what it covers is left to the evidence alone (evidence.ts).
 */
const UNCOVERED = 6;
const SHORT_ANSWER = 3;
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

  const codeCount = codes.words.size > 0 ? 1 : 0;
  const coverages = new Map<IndexedEntry, Coverage>();
  function coverage(entry: IndexedEntry): Coverage {
    const unpacked = unpackEntry(entry.id, entry.packed);
    const known = coverages.get(entry) ?? coverageOf(text, keys, codeCount, entry, unpacked, by);
    coverages.set(entry, known);
    return known;
  }

  /** 1 in a small base, and close to 0 in a large one. */
  const smallness = () => Math.min(1, SMALL_BASE / (view.entries.length * view.averageLength)) ** 3;

  /** The penalty for leaving open what the question is about. */
  function uncovered(indexed: IndexedEntry, entry: Searchable): number {
    const most = UNCOVERED * smallness();
    // An entry without an answer may cover more than its texts show.
    if (entry.answer === '' || most < NEGLIGIBLE) return 0;
    const { telling, missing, missingInPhrasings, missingBeside, covered, isSaid } =
      coverage(indexed);
    if (telling === 0) return isSaid ? 0 : most;
    if (telling === 1 && missing === 0)
      return codeCount === 1 ||
        isSaid ||
        (covered >= ONE_WORD_SHARE && !isAmbiguous(entry, covered))
        ? 0
        : most;
    // The only word is in the answers of several entries.
    if (telling === 1 && missingInPhrasings === 1 && isHeldByMany()) return most;
    if (indexed.sentences > SHORT_ANSWER) return 0;
    const tolerated = TOLERATED + TOLERATED_PER_WORD * Math.max(0, telling - SHORT);
    return most * Math.min(1, Math.max(0, (missingBeside - tolerated) / RANGE)) ** 2;
  }

  const isHeldByMany = () =>
    keys.some(({ terms }) => terms.some((term) => view.countTerm(term) > 1));

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
    lacksOf(entry) {
      let [unknown, whole] = [0, 0];
      for (const { terms, weight } of keys) {
        whole += weight;
        if (!terms.some((term) => view.hasTerm(term))) unknown += weight;
      }
      return {
        ...coverage(entry),
        unknownWords: whole === 0 ? 0 : unknown / whole,
      };
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
      const penalty = Math.max(
        (1 - trust) * uncovered(entry, unpacked),
        coverage(entry).missingInPhrasings > 0 &&
          keys.some((key) => phrasings.some((phrasing) => isReplaced(key, text, phrasing, by)))
          ? Math.max(REPLACED, REPLACED_SMALL * smallness())
          : 0,
      );
      if (missing.length === 0 || missing.length > FEW) return penalty;
      const isOther = isOfAnotherName(
        asked,
        missing,
        phrasings,
        unpacked.language,
        (key) => similarity(key, entry),
        by,
      );
      return isOther ? Infinity : penalty;
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
