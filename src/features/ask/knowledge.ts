// The published entries as `ask` finds them, and the synonyms that leads keep: an entry is found, a synonym understood, as soon as it is there.
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { createTurns } from '../../core/turns';
import { type Audience, isIn } from '../../domain/audience';
import { type Entry, entriesCollection } from '../../domain/entries';
import { synonymsCollection } from '../../domain/synonyms';
import { createFollower } from './follower';
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
  const nextTurn = createTurns();
  let following: Promise<unknown> | undefined;
  let taken = 0;
  const entriesFollower = createFollower(entries, {
    first: { published: true },
    async put(entry) {
      if (entry.published) index.put(entry);
      else index.remove(entry.id);
      taken += 1;
      if (taken % PORTION === 0) await nextTurn();
    },
    remove: (id) => index.remove(id),
  });

  const lines = new Map<string, readonly string[]>();
  let isNews = false;
  const synonymsFollower = createFollower(store.collection(synonymsCollection), {
    first: {},
    put({ id, words }) {
      lines.set(id, words);
      isNews = true;
    },
    remove(id) {
      lines.delete(id);
      isNews = true;
    },
  });

  async function get(entryId: string, reader: Person): Promise<Entry | undefined> {
    const entry = await entries.get(entryId);
    return entry?.published && isIn(entry.audience, reader) ? entry : undefined;
  }

  return {
    get,
    async search(query, limit, asker) {
      const belongsTo = (audience: Audience) => isIn(audience, asker);
      following ??= Promise.all([entriesFollower.catchUp(), synonymsFollower.catchUp()]).finally(() => {
        following = undefined;
      });
      await following;
      if (isNews) index.takeSynonyms([...lines.values()]);
      isNews = false;
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
