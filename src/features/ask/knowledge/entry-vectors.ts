// Gets the vectors of published entries from the sentence encoder, each text once, and brings them
// into the search index, also those that another instance got. Our pairs of questions, which
// calibrate the model, are stored the same way. The index has an entry before it has its vectors.
import { type Embeddings, EmbeddingsError } from '../../../core/embeddings';
import type { Log } from '../../../core/log';
import type { Store } from '../../../core/store';
import { type Entry, entriesCollection } from '../../../domain/entries';
import { calibrate, type Calibration, CALIBRATION_TEXTS, type SearchIndex } from '../search';
import { BATCH, encodeGroup, type ToEncode } from './encode-group';
import { createFollower } from './follower';
import {
  type EntryVectors,
  fingerprint,
  textList,
  packVector,
  type Texts,
  textsOf,
  unpackVectors,
  vectorsCollection,
} from './stored-vectors';

export interface EntryVectorSync {
  /** A version of a published entry came into the index. */
  taken(entry: Entry): Promise<void>;
  /** An entry is no longer published. */
  gone(entryId: string): void;
  /** Brings new vectors from the store into the index. */
  catchUp(): Promise<void>;
  /** Gets missing vectors, and deletes those of entries that are gone. */
  encode(log: Log): Promise<void>;
  /** Undefined until there are vectors to compare a question with. */
  readonly calibration: Calibration | undefined;
}

/** The id of the stored calibration vectors. No entry has it. */
const CALIBRATION_ID = '#yardstick';

export function createEntryVectors(
  store: Store,
  embeddings: Embeddings,
  index: SearchIndex,
): EntryVectorSync {
  const entries = store.collection(entriesCollection);
  const vectors = store.collection(vectorsCollection);
  const { model } = embeddings;
  // Pairs: one as an entry has it, one as somebody asks.
  const calibrationTexts: Texts = {
    phrasings: CALIBRATION_TEXTS,
    roleOf: (at) => (at % 2 === 0 ? 'passage' : 'question'),
  };
  /** Fingerprints by entry: of the published texts, and of those with stored vectors. */
  const wanted = new Map<string, string>([[CALIBRATION_ID, fingerprint(model, calibrationTexts)]]);
  const kept = new Map<string, string>();
  let calibration: Calibration | undefined;

  const follower = createFollower(vectors, {
    first: {},
    put(doc) {
      kept.set(doc.id, doc.of);
      if (wanted.get(doc.id) === doc.of) use(doc);
    },
    remove: (id) => void kept.delete(id),
  });

  function use(doc: EntryVectors): void {
    const encoded = unpackVectors(doc);
    if (doc.id === CALIBRATION_ID) calibration = calibrate(encoded.phrasings);
    else index.encode(doc.id, encoded);
  }

  async function keep({ id, texts }: ToEncode, found: readonly Float32Array[]): Promise<void> {
    const doc = {
      of: fingerprint(model, texts),
      phrasings: texts.phrasings.length,
      vectors: found.map(packVector),
    };
    if (await vectors.insert({ id, ...doc })) return;
    await vectors.update(id, (before) =>
      before.of === doc.of ? undefined : { doc: { ...before, ...doc } },
    );
  }

  async function* lacking(): AsyncGenerator<ToEncode> {
    for (const [id, of] of wanted) {
      if (kept.get(id) === of) continue;
      const entry = id === CALIBRATION_ID ? undefined : await entries.get(id);
      if (id === CALIBRATION_ID) yield { id, texts: calibrationTexts };
      else if (entry?.published) yield { id, texts: textsOf(entry) };
    }
  }

  return {
    get calibration() {
      return kept.size > 1 ? calibration : undefined;
    },
    async taken(entry) {
      const of = fingerprint(model, textsOf(entry));
      wanted.set(entry.id, of);
      // A new version starts without vectors in the index.
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
      let group: ToEncode[] = [];
      const send = async () => {
        refused += await encodeGroup(embeddings, group, keep);
        done += group.length;
        group = [];
      };
      try {
        for await (const one of lacking()) {
          group.push(one);
          if (group.reduce((sum, { texts }) => sum + textList(texts).length, 0) >= BATCH)
            await send();
        }
        if (group.length > 0) await send();
      } catch (error) {
        if (!(error instanceof EmbeddingsError)) throw error;
        log.warn('could not encode all entries; the next run tries again', {
          reason: error.message,
          done,
        });
        return;
      }
      if (done > 0) log.info('encoded entries', { model, done: done - refused, refused });
    },
  };
}
