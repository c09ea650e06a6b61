// The search over the published entries. It follows the entries and the synonyms that leads keep,
// so a change counts at once. With a sentence encoder it also compares meanings, as soon as the
// encoder answers.
import type { Clock } from '../../../core/clock';
import type { Embeddings } from '../../../core/embeddings';
import type { Log } from '../../../core/log';
import type { Store } from '../../../core/store';
import type { Locale } from '../../../core/texts';
import { createCooperativeScheduler } from '../../../core/cooperative-scheduler';
import type { MayBeShown } from '../../../domain/audience';
import { type Entry, entriesCollection } from '../../../domain/entries';
import { synonymsCollection } from '../../../domain/synonyms';
import type { EncodedQuestion, Hit, SearchIndex, SearchResult } from '../search';
import { createEntryVectors } from './entry-vectors';
import { createFollower } from './follower';
import { createQuestionVectors } from './question-vectors';
import { searchableOf } from './searchable-entry';

export interface FoundEntry extends Hit {
  readonly entry: Entry;
}

export interface Knowledge {
  /** Searches the entries that may be shown. `language`: the asker's. */
  search(
    query: string,
    limit: number,
    mayBeShown: MayBeShown,
    language?: Locale,
  ): Promise<SearchResult>;
  /** Whether both see exactly the same entries, and so get the same results. */
  isAlike(one: MayBeShown, other: MayBeShown): boolean;
  /** The entry, if it is published and may be shown. */
  get(entryId: string, mayBeShown: MayBeShown): Promise<Entry | undefined>;
  /** The hits with their entries, without entries that are gone. */
  read(hits: readonly Hit[], mayBeShown: MayBeShown): Promise<FoundEntry[]>;
  /** Indexes all entries. */
  prepare(): Promise<void>;
  /** Gets missing vectors, if there is a sentence encoder. */
  encode(log: Log): Promise<void>;
}

/** How many entries are indexed before other work gets its turn. */
const BATCH_SIZE = 25;

export interface Encoder {
  readonly embeddings: Embeddings;
  readonly clock: Clock;
  readonly log: Log;
}

export function createKnowledge(store: Store, index: SearchIndex, encoder?: Encoder): Knowledge {
  const entries = store.collection(entriesCollection);
  const nextTurn = createCooperativeScheduler();
  const vectors = encoder && createEntryVectors(store, encoder.embeddings, index);
  const questions =
    encoder && createQuestionVectors(encoder.embeddings, encoder.clock, encoder.log);
  let following: Promise<unknown> | undefined;
  let taken = 0;
  const entriesFollower = createFollower(entries, {
    first: { published: true },
    async put(entry) {
      if (entry.published) {
        index.put(searchableOf(entry));
        await vectors?.taken(entry);
      } else drop(entry.id);
      taken += 1;
      if (taken % BATCH_SIZE === 0) await nextTurn();
    },
    remove: drop,
  });

  function drop(id: string): void {
    index.remove(id);
    vectors?.gone(id);
  }

  const lines = new Map<string, readonly string[]>();
  let areNew = false;
  const synonymsFollower = createFollower(store.collection(synonymsCollection), {
    first: {},
    put({ id, words }) {
      lines.set(id, words);
      areNew = true;
    },
    remove(id) {
      lines.delete(id);
      areNew = true;
    },
  });

  async function follow(): Promise<void> {
    following ??= Promise.all([
      entriesFollower.catchUp().then(() => vectors?.catchUp()),
      synonymsFollower.catchUp(),
    ]).finally(() => {
      following = undefined;
    });
    await following;
  }

  async function encodedQuestion(query: string): Promise<EncodedQuestion | undefined> {
    const calibration = vectors?.calibration;
    const vector = calibration && (await questions?.of(query));
    return vector && { vector, calibration };
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
      const question = await encodedQuestion(query);
      if (areNew) index.takeSynonyms([...lines.values()]);
      areNew = false;
      await index.settle(nextTurn, mayBeShown);
      await nextTurn();
      return index.search(query, limit, mayBeShown, question, language);
    },
    async read(hits, mayBeShown) {
      const found = await Promise.all(
        hits.map(async (hit) => ({ ...hit, entry: await get(hit.entryId, mayBeShown) })),
      );
      return found.flatMap(({ entry, ...hit }) => (entry ? [{ ...hit, entry }] : []));
    },
    async encode(log) {
      await follow();
      await vectors?.encode(log);
    },
  };
}
