// The published entries as `ask` finds them, and the synonyms that leads keep: an entry is found, a synonym understood, as soon as it is there. With a
// sentence encoder also by what they mean, as soon as it said so.
import type { Clock } from '../../core/clock';
import type { Embeddings } from '../../core/embeddings';
import type { Log } from '../../core/log';
import type { Store } from '../../core/store';
import type { Locale } from '../../core/texts';
import { createTurns } from '../../core/turns';
import type { MayBeShown } from '../../domain/audience';
import { type Entry, entriesCollection } from '../../domain/entries';
import { synonymsCollection } from '../../domain/synonyms';
import { createEntryVectors } from './entry-vectors';
import { createFollower } from './follower';
import { createQuestionVectors } from './question-vectors';
import type { EncodedQuestion, Hit, SearchIndex, SearchResult } from './search';

export interface Found extends Hit {
  readonly entry: Entry;
}

export interface Knowledge {
  /** What is found among the entries that may be shown. `language`: the asker's. */
  search(query: string, limit: number, mayBeShown: MayBeShown, language?: Locale): Promise<SearchResult>;
  /** Whether what may be shown is the same, so that both find the same: nothing is hidden from the one that the other sees. */
  isAlike(one: MayBeShown, other: MayBeShown): boolean;
  /** The entry while it is published and may be shown. */
  get(entryId: string, mayBeShown: MayBeShown): Promise<Entry | undefined>;
  /** These hits with their entries, without those that are gone. */
  read(hits: readonly Hit[], mayBeShown: MayBeShown): Promise<Found[]>;
  /** Takes in all entries. */
  prepare(): Promise<void>;
  /** Has encoded what is new, where there is a sentence encoder. */
  encode(log: Log): Promise<void>;
}

/** So many entries are put into the index before others get their turn. */
const PORTION = 25;

export interface Encoder {
  readonly embeddings: Embeddings;
  readonly clock: Clock;
  readonly log: Log;
}

export function createKnowledge(store: Store, index: SearchIndex, encoder?: Encoder): Knowledge {
  const entries = store.collection(entriesCollection);
  const nextTurn = createTurns();
  const encoded = encoder && createEntryVectors(store, encoder.embeddings, index);
  const questions = encoder && createQuestionVectors(encoder.embeddings, encoder.clock, encoder.log);
  let following: Promise<unknown> | undefined;
  let taken = 0;
  const entriesFollower = createFollower(entries, {
    first: { published: true },
    async put(entry) {
      if (entry.published) {
        index.put(entry);
        await encoded?.taken(entry);
      } else drop(entry.id);
      taken += 1;
      if (taken % PORTION === 0) await nextTurn();
    },
    remove: drop,
  });

  function drop(id: string): void {
    index.remove(id);
    encoded?.gone(id);
  }

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

  async function follow(): Promise<void> {
    following ??= Promise.all([entriesFollower.catchUp().then(() => encoded?.catchUp()), synonymsFollower.catchUp()]).finally(() => {
      following = undefined;
    });
    await following;
  }

  async function heard(query: string): Promise<EncodedQuestion | undefined> {
    const yardstick = encoded?.yardstick;
    const vector = yardstick && (await questions?.of(query));
    return vector && { vector, yardstick };
  }

  async function get(entryId: string, mayBeShown: MayBeShown): Promise<Entry | undefined> {
    const entry = await entries.get(entryId);
    return entry?.published && mayBeShown(entry.audience) ? entry : undefined;
  }

  return {
    get,
    prepare: follow,
    isAlike: (one, other) => index.seesAlike(one, other),
    async search(query, limit, mayBeShown, language) {
      await follow();
      const said = await heard(query);
      if (isNews) index.takeSynonyms([...lines.values()]);
      isNews = false;
      await index.settle(nextTurn, mayBeShown);
      await nextTurn();
      return index.search(query, limit, mayBeShown, said, language);
    },
    async read(hits, mayBeShown) {
      const found = await Promise.all(hits.map(async (hit) => ({ ...hit, entry: await get(hit.entryId, mayBeShown) })));
      return found.flatMap(({ entry, ...hit }) => (entry ? [{ ...hit, entry }] : []));
    },
    async encode(log) {
      await follow();
      await encoded?.encode(log);
    },
  };
}
