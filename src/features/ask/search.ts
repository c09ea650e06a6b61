// The search port of the entries: plain data in, plain data out. What counts is here; the engine behind it can change.
import type { Audience } from '../../domain/audience';
import type { Entry } from '../../domain/entries';
import type { Yardstick } from './search/yardstick';

export type Searchable = Pick<Entry, 'id' | 'question' | 'alternates' | 'answer' | 'tags' | 'language' | 'learned' | 'audience'>;

export interface Hit {
  readonly entryId: string;
  /** 0..1: how sure the engine is that this entry answers the query; comparable across queries. */
  readonly confidence: number;
  /** Words of the query that were found, as they were typed; a synonym as `leave (= PTO)`. */
  readonly matched: readonly string[];
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The query with its typos mended towards known words; absent when there were none. */
  readonly mended?: string;
  /** Codes of the query, as they were typed, that no entry knows; absent when there were none. */
  readonly unknown?: readonly string[];
}

/** What a sentence encoder says of an entry's texts: signed bytes, whose length as a vector says nothing. */
export interface Encoded {
  readonly phrasings: readonly Int8Array[];
  readonly answer?: Int8Array;
}

/** What it says of a question, and how to read it. */
export interface EncodedQuestion {
  readonly vector: Float32Array;
  readonly yardstick: Yardstick;
}

/**
 * Whether the asker is in an audience; asked once for each that some entry has, and for everybody, in which guests are not. An entry that they
 * may not see leaves no trace: they find what an index would find that never held it.
 */
export type BelongsTo = (audience: Audience) => boolean;

export interface SearchIndex {
  /** Adds an entry, or takes its new version. */
  put(entry: Searchable): void;
  remove(entryId: string): void;
  /** What a sentence encoder says of an entry that is there; a new version of it comes without. */
  encode(entryId: string, encoded: Encoded): void;
  /** Words that mean the same, a line each, in place of those before. */
  takeSynonyms(lines: readonly (readonly string[])[]): void;
  /** Finishes what changes left to do for those who ask like this one, in short steps; a search that comes before finishes it at once. */
  settle(nextTurn: () => Promise<void>, belongsTo?: BelongsTo): Promise<void>;
  /**
   * At most `limit` hits, among what the asker may see; without `belongsTo`, what everybody may see. `language`: the asker's, which
   * decides between entries that are nearly as near where the question's words do not tell theirs.
   */
  search(query: string, limit: number, belongsTo?: BelongsTo, encoded?: EncodedQuestion, language?: Entry['language']): SearchResult;
  /** Whether two who ask see the very same entries, and so find the same. */
  seesAlike(one: BelongsTo, other: BelongsTo): boolean;
  readonly size: number;
}

/** Learned with the ranking, on all public sets of the bench: one line for every company. */
const CONFIDENCE_LINE = 0.49;

/** Whether to answer with the first hit. Otherwise the bot says that it does not know, and shows the nearest. */
export function isSure({ hits }: SearchResult): boolean {
  return (hits[0]?.confidence ?? 0) >= CONFIDENCE_LINE;
}
