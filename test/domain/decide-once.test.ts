// One decision counts: the rules as a table, and two people who press at the same moment on a real
// store.
import type { Doc } from '../../src/core/doc';
import { collectionSpec } from '../../src/core/store';
import { decideOnce, type Rules } from '../../src/domain/decide-once';
import { createSqliteStore } from '../../src/storage/sqlite';

interface Vote {
  readonly by: string;
  readonly because: string;
}
interface Motion extends Doc {
  readonly edits: number;
  readonly vote?: Vote;
}

const spec = collectionSpec<Motion>('motions', {
  what: 'motions',
  people: 'none',
  keep: { until: 'removed' },
});
const rules = (vote: Vote, seen = 0): Rules<Motion, Vote> => ({
  decisionOf: (doc) => doc.vote,
  isRepeat: (first) => first.because === vote.because || first.by === vote.by,
  isStale: (doc) => doc.edits !== seen,
  decided: (doc) => ({ doc: { ...doc, vote } }),
});

const driver = createSqliteStore({ file: ':memory:' });
beforeAll(() => driver.open([spec]));
afterAll(() => driver.close());
const motions = () => driver.collection(spec);

it.each([
  ['is done by whoever is first', { edits: 0 }, 'done', 'mia'],
  [
    'is repeated by the same event',
    { edits: 0, vote: { by: 'tom', because: 'press' } },
    'repeated',
    'tom',
  ],
  [
    'is repeated by the same person',
    { edits: 0, vote: { by: 'mia', because: 'other' } },
    'repeated',
    'mia',
  ],
  [
    'is late after somebody else',
    { edits: 0, vote: { by: 'tom', because: 'other' } },
    'late',
    'tom',
  ],
  ['is stale after a change', { edits: 1 }, 'stale', undefined],
  ['is late rather than stale', { edits: 1, vote: { by: 'tom', because: 'other' } }, 'late', 'tom'],
] as const)('a decision %s', async (title, motion, kind, by) => {
  await motions().insert({ id: title, ...motion });
  expect(await decideOnce(motions(), title, rules({ by: 'mia', because: 'press' }))).toMatchObject({
    kind,
  });
  expect((await motions().get(title))?.vote?.by).toBe(by);
});

it('is gone with its document', async () => {
  expect(await decideOnce(motions(), 'nowhere', rules({ by: 'mia', because: 'press' }))).toEqual({
    kind: 'gone',
  });
  const removedMeanwhile = {
    update: async (_id: string, change: (doc: Motion) => unknown) => {
      change({ id: 'x', version: 1, edits: 0 });
      return undefined;
    },
  };
  expect(await decideOnce(removedMeanwhile, 'x', rules({ by: 'mia', because: 'press' }))).toEqual({
    kind: 'gone',
  });
});

it('is made by one of two who press at the same moment', async () => {
  await motions().insert({ id: 'race', edits: 0 });
  const press = (by: string) => decideOnce(motions(), 'race', rules({ by, because: by }));
  const kinds = (await Promise.all(['mia', 'tom', 'mia'].map(press))).map(({ kind }) => kind);
  expect(kinds).toEqual(['done', 'late', 'repeated']);
});
