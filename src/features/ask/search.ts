// The search port of the entries: plain data in, plain data out. What counts is here; the engine behind it can change.
import type { Entry } from '../../domain/entries';

export type Searchable = Pick<Entry, 'id' | 'question' | 'alternates' | 'answer' | 'tags' | 'language'>;

export interface Hit {
  readonly entryId: string;
  /** 0..1: how sure the engine is that this entry answers the query; comparable across queries. */
  readonly confidence: number;
  /** Words of the query that were found, as they were typed. */
  readonly matched: readonly string[];
}

export interface SearchIndex {
  /** Adds an entry, or takes its new version. */
  put(entry: Searchable): void;
  remove(entryId: string): void;
  /** Best first, at most `limit`. */
  search(query: string, limit: number): Hit[];
  readonly size: number;
}

/** Below it the bot says that it does not know: on the demo company's questions right answers stand above it, chance hits below. */
export const CONFIDENCE_LINE = 0.5;
