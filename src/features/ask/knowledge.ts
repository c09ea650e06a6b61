// The published entries as `ask` finds them: the search index follows the collection by its change cursor, so that an entry is found
// as soon as it is there, whichever instance wrote it.
import type { Store } from '../../core/store';
import { createTurns } from '../../core/turns';
import { type Entry, entriesCollection } from '../../domain/entries';
import { type Hit, isSure, type SearchIndex } from './search';

export interface Found extends Hit {
  readonly entry: Entry;
}

export interface Findings {
  /** Best first. */
  readonly found: readonly Found[];
  /** Whether the first answers the question; otherwise they are the nearest. */
  readonly sure: boolean;
  /** The question with its typos mended. */
  readonly mended?: string;
}

export interface Knowledge {
  search(query: string, limit: number): Promise<Findings>;
  get(entryId: string): Promise<Entry | undefined>;
}

/** So many entries are put into the index before others get their turn. */
const PORTION = 25;

export function createKnowledge(store: Store, index: SearchIndex): Knowledge {
  const entries = store.collection(entriesCollection);
  let cursor: string | undefined;
  let following: Promise<void> | undefined;
  const nextTurn = createTurns();
  let taken = 0;

  async function take(entry: Entry): Promise<void> {
    if (entry.published) index.put(entry);
    else index.remove(entry.id);
    taken += 1;
    if (taken % PORTION === 0) await nextTurn();
  }

  async function follow(): Promise<void> {
    if (cursor === undefined) {
      const start = (await entries.changes()).cursor;
      for await (const entry of entries.scan({ published: true })) await take(entry);
      cursor = start;
    }
    const { changed, removed, cursor: next } = await entries.changes(cursor);
    for (const entry of changed) await take(entry);
    for (const id of removed) index.remove(id);
    cursor = next;
    await index.settle(nextTurn);
  }

  return {
    get: (entryId) => entries.get(entryId),
    async search(query, limit) {
      following ??= follow().finally(() => {
        following = undefined;
      });
      await following;
      await nextTurn();
      const result = index.search(query, limit);
      const found = await Promise.all(
        result.hits.map(async (hit) => {
          const entry = await entries.get(hit.entryId);
          return entry?.published ? [{ ...hit, entry }] : [];
        }),
      );
      const { mended } = result;
      return { found: found.flat(), sure: isSure(result), ...(mended !== undefined && { mended }) };
    },
  };
}
