// Searching lets other work run in between, and skips entries that were withdrawn meanwhile.
import { synonymsCollection } from '../../../../src/domain/synonyms';
import type { SearchIndex } from '../../../../src/features/ask/search';
import { createSearchEngine } from '../../../../src/features/ask/search';
import { createKnowledge } from '../../../../src/features/ask/knowledge/knowledge';
import { type Entry, entriesCollection } from '../../../../src/domain/entries';
import { toPerson } from '../../../../src/domain/audience';
import { newPerson } from '../../../../src/domain/people/record';
import type { New, StoreDriver } from '../../../../src/core/store';
import { createSqliteStore } from '../../../../src/storage/sqlite';

const ENTRIES = 500;
/** A search of a large company: others wait for the end of one or two. */
const SEARCH_MS = 4;
const entry = (n: number): New<Entry> => ({
  id: `e${n}`,
  kind: 'faq',
  question: `Question ${n}`,
  alternates: [],
  answer: 'Answer',
  tags: [],
  language: 'en',
  published: true,
  publishedAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-03-02T09:00:00.000Z',
  helped: 0,
  notHelped: 0,
});

const office = { zone: 'Europe/Berlin', locale: 'en' } as const;
const sales = {
  ...newPerson({ id: 'alice', name: 'Alice', department: 'Sales' }, office),
  version: 1,
};
const alice = toPerson(sales);

describe('knowledge', () => {
  let store: StoreDriver;
  let turns: number;
  let counting: NodeJS.Immediate;
  /** The most that the index was asked to do within one turn of the event loop. */
  const most = { puts: 0, searches: 0 };

  function createIndex(): SearchIndex {
    const inTurn = { turn: -1, puts: 0, searches: 0 };
    const note = (what: 'puts' | 'searches') => {
      if (inTurn.turn !== turns) Object.assign(inTurn, { turn: turns, puts: 0, searches: 0 });
      inTurn[what] += 1;
      most[what] = Math.max(most[what], inTurn[what]);
    };
    return {
      put: () => note('puts'),
      remove() {},
      encode() {},
      takeSynonyms() {},
      settle: async () => {},
      seesAlike: () => true,
      search() {
        note('searches');
        const until = performance.now() + SEARCH_MS;
        while (performance.now() < until);
        return { hits: [] };
      },
      size: 0,
    };
  }

  beforeEach(async () => {
    Object.assign(most, { puts: 0, searches: 0 });
    turns = 0;
    const count = () => {
      turns += 1;
      counting = setImmediate(count);
    };
    counting = setImmediate(count);
    store = createSqliteStore({ file: ':memory:' });
    await store.open([entriesCollection, synonymsCollection]);
    const entries = store.collection(entriesCollection);
    await Promise.all(Array.from({ length: ENTRIES }, (_, n) => entries.insert(entry(n))));
  });
  afterEach(async () => {
    clearImmediate(counting);
    await store.close();
  });

  it('reads the entries in small portions', async () => {
    await createKnowledge(store, createIndex()).search('x', 3, alice);
    expect(most.puts).toBeGreaterThan(0);
    expect(most.puts).toBeLessThanOrEqual(50);
  });

  it('searches a little at a time, however many ask', async () => {
    const knowledge = createKnowledge(store, createIndex());
    await Promise.all(Array.from({ length: 20 }, () => knowledge.search('x', 3, alice)));
    expect(most.searches).toBeGreaterThan(0);
    expect(most.searches).toBeLessThanOrEqual(2);
  });

  it('finds the one of two languages that the asker reads', async () => {
    const entries = store.collection(entriesCollection);
    await entries.insert({
      ...entry(ENTRIES),
      id: 'en',
      question: 'What does error E-42 mean?',
      alternates: ['E42'],
    });
    await entries.insert({
      ...entry(ENTRIES),
      id: 'de',
      question: 'Was bedeutet Fehler E-42?',
      alternates: ['E42'],
      language: 'de',
    });
    const knowledge = createKnowledge(store, createSearchEngine());
    const first = async (language: 'en' | 'de') =>
      (await knowledge.search('e-42', 1, alice, language)).hits[0]?.entryId;
    expect([await first('en'), await first('de')]).toEqual(['en', 'de']);
  });

  it('shows no entry that was withdrawn since the search', async () => {
    const knowledge = createKnowledge(store, createIndex());
    const hits = ['e1', 'e2', 'gone'].map((entryId) => ({ entryId, confidence: 1, matched: [] }));
    expect((await knowledge.read(hits, alice)).map(({ entry: { id } }) => id)).toEqual([
      'e1',
      'e2',
    ]);
    await store
      .collection(entriesCollection)
      .update('e1', (doc) => ({ doc: { ...doc, published: false } }));
    expect(await knowledge.get('e1', alice)).toBeUndefined();
    expect((await knowledge.read(hits, alice)).map(({ entry: { id } }) => id)).toEqual(['e2']);
  });

  it('shows no entry that is for others since the search', async () => {
    const knowledge = createKnowledge(store, createIndex());
    const audience = { departments: ['IT'] };
    await store
      .collection(entriesCollection)
      .update('e1', (doc) => ({ doc: { ...doc, audience } }));
    expect(await knowledge.get('e1', alice)).toBeUndefined();
    expect(await knowledge.get('e1', toPerson({ ...sales, department: 'it' }))).toMatchObject({
      audience,
    });
    expect(await knowledge.read([{ entryId: 'e1', confidence: 1, matched: [] }], alice)).toEqual(
      [],
    );
  });
});
