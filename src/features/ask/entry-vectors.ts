// Has the published entries' texts encoded, once each, and brings what the encoder said into the index, whichever instance had it done. Our own pairs
// of questions, by which a model is measured, are kept the same way. The index has an entry before it has its vectors.
import { type Embeddings, EmbeddingsError } from '../../core/embeddings';
import type { Log } from '../../core/log';
import type { Store } from '../../core/store';
import { type Entry, entriesCollection } from '../../domain/entries';
import { createFollower } from './follower';
import type { SearchIndex } from './search';
import { YARDSTICK_TEXTS, type Yardstick, yardstickOf } from './search/yardstick';
import { type EntryVectors, fingerprint, listed, packed, type Texts, textsOf, unpacked, vectorsCollection } from './vectors';

export interface EntriesEncoded {
  /** The index took a version of a published entry. */
  taken(entry: Entry): Promise<void>;
  /** It is not published any more. */
  gone(entryId: string): void;
  /** Brings into the index what came into the store. */
  catchUp(): Promise<void>;
  /** Has encoded what has no vectors yet, and forgets those of entries that are gone. */
  encode(log: Log): Promise<void>;
  /** How to read the model's vectors; undefined before there is anything to compare a question with. */
  readonly yardstick: Yardstick | undefined;
}

/** No entry's id. */
const YARDSTICK = '#yardstick';
const BATCH = 64;
/** A small machine encodes a few texts a second. */
const BATCH_WITHIN_MS = 60_000;

interface Wanted {
  readonly id: string;
  readonly texts: Texts;
}

export function createEntryVectors(store: Store, embeddings: Embeddings, index: SearchIndex): EntriesEncoded {
  const entries = store.collection(entriesCollection);
  const vectors = store.collection(vectorsCollection);
  const { model } = embeddings;
  const yardstickTexts: Texts = { phrasings: YARDSTICK_TEXTS };
  /** Fingerprints by entry: of what is published, and of what there are vectors for. */
  const wanted = new Map<string, string>([[YARDSTICK, fingerprint(model, yardstickTexts)]]);
  const kept = new Map<string, string>();
  let yardstick: Yardstick | undefined;

  const follower = createFollower(vectors, {
    first: {},
    put(doc) {
      kept.set(doc.id, doc.of);
      if (wanted.get(doc.id) === doc.of) use(doc);
    },
    remove: (id) => void kept.delete(id),
  });

  function use(doc: EntryVectors): void {
    const encoded = unpacked(doc);
    if (doc.id === YARDSTICK) yardstick = yardstickOf(encoded.phrasings);
    else index.encode(doc.id, encoded);
  }

  async function keep({ id, texts }: Wanted, found: readonly Float32Array[]): Promise<void> {
    const doc = { of: fingerprint(model, texts), phrasings: texts.phrasings.length, vectors: found.map(packed) };
    if (await vectors.insert({ id, ...doc })) return;
    await vectors.update(id, (before) => (before.of === doc.of ? undefined : { doc: { ...before, ...doc } }));
  }

  /** One after the other, so that a small encoder is not flooded. */
  async function ask(texts: readonly string[]): Promise<Float32Array[]> {
    const found: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += BATCH) {
      found.push(...(await embeddings.embed(texts.slice(at, at + BATCH), BATCH_WITHIN_MS)));
    }
    return found;
  }

  /** The number of those that the encoder does not take: a text that it refuses holds up no other entry. */
  async function encodeTogether(group: readonly Wanted[]): Promise<number> {
    try {
      const found = await ask(group.flatMap(({ texts }) => listed(texts)));
      let from = 0;
      for (const one of group) await keep(one, found.slice(from, (from += listed(one.texts).length)));
      return 0;
    } catch (error) {
      if (!(error instanceof EmbeddingsError) || error.kind !== 'refused') throw error;
      if (group.length === 1) return 1;
      let refused = 0;
      for (const one of group) refused += await encodeTogether([one]);
      return refused;
    }
  }

  async function* lacking(): AsyncGenerator<Wanted> {
    for (const [id, of] of wanted) {
      if (kept.get(id) === of) continue;
      const entry = id === YARDSTICK ? undefined : await entries.get(id);
      if (id === YARDSTICK) yield { id, texts: yardstickTexts };
      else if (entry?.published) yield { id, texts: textsOf(entry) };
    }
  }

  return {
    get yardstick() {
      return kept.size > 1 ? yardstick : undefined;
    },
    async taken(entry) {
      const of = fingerprint(model, textsOf(entry));
      wanted.set(entry.id, of);
      // A new version comes into the index bare.
      if (kept.get(entry.id) !== of) return;
      const doc = await vectors.get(entry.id);
      if (doc?.of === of) use(doc);
    },
    gone: (entryId) => void wanted.delete(entryId),
    catchUp: () => follower.catchUp(),
    async encode(log) {
      for (const id of kept.keys()) {
        if (!wanted.has(id) && !(await entries.get(id))?.published) await vectors.remove(id);
      }
      let [done, refused] = [0, 0];
      let group: Wanted[] = [];
      const send = async () => {
        refused += await encodeTogether(group);
        done += group.length;
        group = [];
      };
      try {
        for await (const one of lacking()) {
          group.push(one);
          if (group.reduce((sum, { texts }) => sum + listed(texts).length, 0) >= BATCH) await send();
        }
        if (group.length > 0) await send();
      } catch (error) {
        if (!(error instanceof EmbeddingsError)) throw error;
        log.warn('entries wait for the sentence encoder; the next run tries again', { reason: error.message, done });
        return;
      }
      if (done > 0) log.info('entries were encoded', { model, done: done - refused, refused });
    },
  };
}
