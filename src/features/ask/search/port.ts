// The port of the search engine: plain data in, plain data out.
import type { BelongsTo, Searchable } from './indexing';
import type { EncodedQuestion, EncodedTexts } from './semantic';

export interface Hit {
  readonly entryId: string;
  /** 0..1: the estimated chance that this entry answers the query; comparable across queries. */
  readonly confidence: number;
  /** Words of the query that were found, as typed; a synonym as `leave (= PTO)`. */
  readonly matched: readonly string[];
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The query with typos corrected towards known words; absent if there were none. */
  readonly mended?: string;
  /** Codes of the query, as typed, that no entry has; absent if there are none. */
  readonly unknown?: readonly string[];
}

export interface SearchIndex {
  /** Adds an entry, or replaces it with its new version. */
  put(entry: Searchable): void;
  remove(entryId: string): void;
  /** Adds the sentence encoder's vectors of an indexed entry. A new version starts without them. */
  encode(entryId: string, encoded: EncodedTexts): void;
  /** Replaces all synonyms. Each line holds words that mean the same. */
  takeSynonyms(lines: readonly (readonly string[])[]): void;
  /**
   * Does the work that changes left for askers like this one, in short steps. If a search comes
   * first, it does the rest of that work at once.
   */
  settle(nextTurn: () => Promise<void>, belongsTo?: BelongsTo): Promise<void>;
  /**
   * Gives at most `limit` hits among the entries that the asker may see; without `belongsTo`, those
   * that everybody may see. `language`: the asker's. It decides between entries of nearly the same
   * score if the words of the question do not tell its language.
   */
  search(
    query: string,
    limit: number,
    belongsTo?: BelongsTo,
    encoded?: EncodedQuestion,
    language?: Searchable['language'],
  ): SearchResult;
  /** Whether two askers see exactly the same entries, and so get the same results. */
  seesAlike(one: BelongsTo, other: BelongsTo): boolean;
  readonly size: number;
}

/** Learned with the ranking on all public sets of the bench: one threshold for every company. */
const CONFIDENCE_THRESHOLD = 0.49;

/**
 * Whether to answer with the first hit. If not, the bot says that it does not know and shows the
 * closest entries.
 */
export function isSure({ hits }: SearchResult): boolean {
  return (hits[0]?.confidence ?? 0) >= CONFIDENCE_THRESHOLD;
}
