// Published entries with a sentence encoder: each text is sent once, also after a restart. Changed
// texts are sent again, and vectors of withdrawn entries are deleted. If the encoder fails,
// questions are still answered.
import { createStoppedClock } from '../../../../src/core/clock';
import type { New, StoreDriver } from '../../../../src/core/store';
import { type Entry, entriesCollection } from '../../../../src/domain/entries';
import { toPerson } from '../../../../src/domain/audience';
import { newPerson } from '../../../../src/domain/people/record';
import { synonymsCollection } from '../../../../src/domain/synonyms';
import { createKnowledge, type Knowledge } from '../../../../src/features/ask/knowledge/knowledge';
import { isSure } from '../../../../src/features/ask/search';
import { createSearchEngine } from '../../../../src/features/ask/search';
import { vectorsCollection } from '../../../../src/features/ask/knowledge/stored-vectors';
import { createSqliteStore } from '../../../../src/storage/sqlite';
import { createReadableLog, START } from '../../../core/rig';
import { createFakeEmbeddings, type FakeEmbeddings } from '../../../support/fake-embeddings';

const entry = (id: string, question: string, more: Partial<Entry> = {}): New<Entry> => ({
  id,
  kind: 'faq',
  question,
  alternates: [],
  answer: '',
  tags: [],
  language: 'en',
  published: true,
  publishedAt: START,
  updatedAt: START,
  helped: 0,
  notHelped: 0,
  ...more,
});
const ENTRIES = [
  entry('leave', 'How do I book leave?', {
    alternates: ['Where can I request holidays?'],
    answer: 'In the HR portal.',
  }),
  entry('laptop', 'My laptop is slow', { answer: 'Restart it.' }),
  entry('payday', 'When is payday?'),
  entry('jam', 'The printer is stuck'),
  entry('badge', 'I lost my badge'),
];
const alice = toPerson({
  ...newPerson({ id: 'alice', name: 'Alice' }, { zone: 'Europe/Berlin', locale: 'en' }),
  version: 1,
});
/** No entry has one of its words. */
const HAMMOCK = 'hammock time';

describe('entries with a sentence encoder', () => {
  let store: StoreDriver;
  let embeddings: FakeEmbeddings;
  let knowledge: Knowledge;
  const clock = createStoppedClock(START);
  let log = createReadableLog();

  /** A process that begins on the same store. */
  function begin(model?: string): { knowledge: Knowledge; embeddings: FakeEmbeddings } {
    const encoder = createFakeEmbeddings(model);
    return {
      embeddings: encoder,
      knowledge: createKnowledge(store, createSearchEngine(), { embeddings: encoder, clock, log }),
    };
  }
  const entries = () => store.collection(entriesCollection);
  const change = (id: string, fields: Partial<Entry>) =>
    entries().update(id, (doc) => ({ doc: { ...doc, ...fields } }));
  const encodedIds = async () =>
    (await store.collection(vectorsCollection).find({})).map(({ id }) => id);

  /** What it answers with: an entry's id, or nothing when it is not sure. */
  async function answer(question: string, by = knowledge): Promise<string | undefined> {
    const result = await by.search(question, 3, alice);
    return isSure(result) ? result.hits[0]?.entryId : undefined;
  }

  beforeEach(async () => {
    clock.travelTo(new Date(START));
    log = createReadableLog();
    store = createSqliteStore({ file: ':memory:' });
    await store.open([entriesCollection, synonymsCollection, vectorsCollection]);
    for (const one of ENTRIES) await entries().insert(one);
    ({ embeddings, knowledge } = begin());
  });
  afterEach(() => store.close());

  it('are found by what they mean as soon as they were encoded, with one request for many', async () => {
    expect(await answer(HAMMOCK)).toBeUndefined();
    expect(embeddings.asked).toEqual([]);
    await knowledge.encode(log);
    expect(embeddings.asked.map((texts) => texts.toSorted())).toEqual([
      [
        'How do I book leave?',
        'I lost my badge',
        'In the HR portal.',
        'My laptop is slow',
        'Restart it.',
        'The printer is stuck',
        'When is payday?',
        'Where can I request holidays?',
      ],
    ]);
    expect(await answer(HAMMOCK)).toBe('leave');
    expect(embeddings.asked.slice(1)).toEqual([[HAMMOCK]]);
  });

  it('are not sent again after a restart, nor by another instance', async () => {
    await knowledge.encode(log);
    const other = begin();
    await other.knowledge.encode(log);
    expect(other.embeddings.asked).toEqual([]);
    expect(await answer(HAMMOCK, other.knowledge)).toBe('leave');
  });

  it('reach an instance that was there before, and nothing of an older text is believed', async () => {
    const other = begin();
    expect(await answer(HAMMOCK, other.knowledge)).toBeUndefined();
    await knowledge.encode(log);
    expect(await answer(HAMMOCK, other.knowledge)).toBe('leave');
    await change('leave', { question: 'Absences', alternates: [] });
    expect(await answer(HAMMOCK, other.knowledge)).toBeUndefined();
  });

  it('are sent anew when they change, and only they', async () => {
    await knowledge.encode(log);
    expect(await answer(HAMMOCK)).toBe('leave');
    await change('leave', { helped: 1, ownerId: 'bob' });
    await change('badge', { question: 'Badge left on the beach' });
    await change('leave', { tags: ['hr'] });
    await knowledge.encode(log);
    expect(embeddings.asked.slice(2)).toEqual([['Badge left on the beach']]);
    await change('payday', { alternates: ['salary date'] });
    await entries().insert(entry('new', 'Is there a notebook for guests?'));
    await knowledge.encode(log);
    expect(embeddings.asked.slice(3).flat().toSorted()).toEqual([
      'Is there a notebook for guests?',
      'When is payday?',
      'salary date',
    ]);
    // What was not sent again still counts.
    expect(await answer(HAMMOCK)).toBe('leave');
    await knowledge.encode(log);
    expect(embeddings.asked).toHaveLength(4);
  });

  it('are sent anew to another model', async () => {
    await knowledge.encode(log);
    const other = begin('a larger one');
    expect(await answer(HAMMOCK, other.knowledge)).toBeUndefined();
    await other.knowledge.encode(log);
    expect(other.embeddings.asked.flat()).toHaveLength(8);
    expect(await answer(HAMMOCK, other.knowledge)).toBe('leave');
  });

  it('leave nothing behind when they are withdrawn or removed', async () => {
    await knowledge.encode(log);
    await change('leave', { published: false });
    await entries().remove('jam');
    expect(await answer(HAMMOCK)).toBeUndefined();
    await knowledge.encode(log);
    await knowledge.encode(log);
    expect(await encodedIds()).toEqual(['#yardstick', 'badge', 'laptop', 'payday']);
  });

  it('leave nothing to ask the encoder when there are none', async () => {
    await knowledge.encode(log);
    for (const { id } of ENTRIES) await change(id, { published: false });
    await knowledge.encode(log);
    await answer(HAMMOCK);
    expect(embeddings.asked.flat()).not.toContain(HAMMOCK);
  });

  it('wait while the encoder is away, without a word of them in the log, and catch up', async () => {
    embeddings.fails = 'away';
    await knowledge.encode(log);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: expect.stringMatching(/could not encode all entries/),
        fields: { reason: 'it fails', done: 0 },
      },
    ]);
    expect(await answer('how do I book leave')).toBe('leave');
    expect(await answer(HAMMOCK)).toBeUndefined();
    embeddings.fails = undefined;
    await knowledge.encode(log);
    expect(await answer(HAMMOCK)).toBe('leave');
  });

  it('are held up by none that the encoder refuses', async () => {
    embeddings.refuses = 'I lost my badge';
    await knowledge.encode(log);
    expect(await encodedIds()).toEqual(['#yardstick', 'jam', 'laptop', 'leave', 'payday']);
    expect(log.of('info')).toEqual([
      expect.objectContaining({ fields: { model: 'fake', done: 5, refused: 1 } }),
    ]);
    expect(await answer(HAMMOCK)).toBe('leave');
    expect(await answer('lost badge')).toBe('badge');
  });

  it('are sent in portions, and the vectors stay with their texts', async () => {
    for (let n = 0; n < 150; n++)
      await entries().insert(entry(`n${n}`, `${String.fromCharCode(97 + (n % 26))} ${n}`));
    await knowledge.encode(log);
    expect(Math.max(...embeddings.asked.map((texts) => texts.length))).toBeLessThanOrEqual(64);
    expect(await answer(HAMMOCK)).toBe('leave');
  });

  describe('and questions', () => {
    beforeEach(() => knowledge.encode(log));

    it('are answered by words when the encoder is away, which is then left in peace for half a minute', async () => {
      embeddings.fails = 'away';
      for (const question of ['book leave', 'request holidays', 'how do I book leave', 'leave'])
        expect(await answer(question)).toBe('leave');
      expect(embeddings.asked.slice(1)).toHaveLength(2);
      clock.travelTo(new Date(clock.now().getTime() + 29_000));
      await answer(HAMMOCK);
      expect(embeddings.asked.slice(1)).toHaveLength(2);
      clock.travelTo(new Date(clock.now().getTime() + 1_000));
      await answer(HAMMOCK);
      await answer(HAMMOCK);
      expect(embeddings.asked.slice(1)).toHaveLength(3);
      embeddings.fails = undefined;
      clock.travelTo(new Date(clock.now().getTime() + 30_000));
      expect(await answer(HAMMOCK)).toBe('leave');
      const told = log.lines.filter(({ message }) => message.startsWith('the sentence encoder'));
      expect(told).toEqual([
        { level: 'warn', message: expect.stringMatching(/fails/), fields: { reason: 'it fails' } },
        { level: 'info', message: expect.stringMatching(/answers again/), fields: {} },
      ]);
    });

    it('that it refuses are answered by words, and it is asked the next all the same', async () => {
      embeddings.refuses = 'book leave';
      for (let n = 0; n < 3; n++) expect(await answer('book leave')).toBe('leave');
      expect(await answer(HAMMOCK)).toBe('leave');
      expect(log.of('warn')).toEqual([]);
    });

    it('are asked of it once, since buttons ask them again, even both at once', async () => {
      await Promise.all([answer(HAMMOCK), answer(` ${HAMMOCK}`)]);
      await answer(HAMMOCK);
      expect(embeddings.asked.slice(1)).toEqual([[HAMMOCK]]);
    });

    it('are forgotten in the end', async () => {
      await answer(HAMMOCK);
      for (let n = 0; n < 200; n++) await answer(`question ${n}`);
      await answer(HAMMOCK);
      expect(embeddings.asked.filter(([text]) => text === HAMMOCK)).toHaveLength(2);
    });
  });
});

describe('entries without a sentence encoder', () => {
  it('have nothing to encode', async () => {
    const store = createSqliteStore({ file: ':memory:' });
    await store.open([entriesCollection, synonymsCollection, vectorsCollection]);
    const [leave] = ENTRIES;
    if (leave) await store.collection(entriesCollection).insert(leave);
    const log = createReadableLog();
    await createKnowledge(store, createSearchEngine()).encode(log);
    expect(await store.collection(vectorsCollection).find({})).toEqual([]);
    expect(log.lines).toEqual([]);
    await store.close();
  });
});
