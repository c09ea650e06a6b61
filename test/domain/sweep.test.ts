// A sweep sees every document that is due, once, however many pages they fill.
import type { Doc } from '../../src/core/doc';
import { collectionSpec } from '../../src/core/store';
import { sweep } from '../../src/domain/sweep';
import { createSqliteStore } from '../../src/storage/sqlite';

interface Task extends Doc {
  readonly dueAt: string;
}
const spec = collectionSpec<Task>('tasks', {
  what: 'tasks',
  people: 'none',
  keep: { until: 'removed' },
});
const driver = createSqliteStore({ file: ':memory:' });
beforeAll(() => driver.open([spec]));
afterAll(() => driver.close());

it('goes through all pages in order, without what is not due, also while documents change', async () => {
  const tasks = driver.collection(spec);
  // Many are due at the same moment: the page's end falls between them.
  await Promise.all(
    Array.from({ length: 1_203 }, (_, index) =>
      tasks.insert({ id: `t${index}`, dueAt: `2026-03-0${1 + (index % 3)}` }),
    ),
  );
  await tasks.insert({ id: 'later', dueAt: '2026-04-01' });
  const seen: string[] = [];
  for await (const { id, dueAt } of sweep(
    tasks,
    { dueAt: { $lte: '2026-03-31' } },
    { by: 'dueAt' },
  )) {
    seen.push(`${dueAt} ${id}`);
    await tasks.update(id, (doc) => ({ doc: { ...doc, dueAt: '2026-05-01' } }));
  }
  expect(seen).toHaveLength(1_203);
  expect(new Set(seen).size).toBe(1_203);
  expect(seen.map((line) => line.slice(0, 10))).toEqual(
    seen.map((line) => line.slice(0, 10)).toSorted(),
  );
  expect(await tasks.count({ dueAt: '2026-05-01' })).toBe(1_203);
});
