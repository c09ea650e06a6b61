// The published entries as `ask` finds them: the search index follows the collection by its change cursor, so that an entry is found
// as soon as it is there, whichever instance wrote it.
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { createTurns } from '../../core/turns';
import { type Audience, isIn } from '../../domain/audience';
import { type Entry, entriesCollection } from '../../domain/entries';
import type { Hit, SearchIndex, SearchResult } from './search';

export interface Found extends Hit {
  readonly entry: Entry;
}

export interface Knowledge {
  /** What `asker` finds, among the entries that they may see. */
  search(query: string, limit: number, asker: Person): Promise<SearchResult>;
  /** The entry while it is published and `reader` may see it. */
  get(entryId: string, reader: Person): Promise<Entry | undefined>;
  /** These hits with their entries, without those that are gone. */
  read(hits: readonly Hit[], reader: Person): Promise<Found[]>;
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
  }

  async function get(entryId: string, reader: Person): Promise<Entry | undefined> {
    const entry = await entries.get(entryId);
    return entry?.published && isIn(entry.audience, reader) ? entry : undefined;
  }

  return {
    get,
    async search(query, limit, asker) {
      const belongsTo = (audience: Audience) => isIn(audience, asker);
      following ??= follow().finally(() => {
        following = undefined;
      });
      await following;
      await index.settle(nextTurn, belongsTo);
      await nextTurn();
      return index.search(query, limit, belongsTo);
    },
    async read(hits, reader) {
      const found = await Promise.all(hits.map(async (hit) => ({ ...hit, entry: await get(hit.entryId, reader) })));
      return found.flatMap(({ entry, ...hit }) => (entry ? [{ ...hit, entry }] : []));
    },
  };
}
