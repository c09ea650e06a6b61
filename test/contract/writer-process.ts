// Writes to a SQLite file until it is killed, and says of each write when it is acknowledged: `id
// version` on a line.
import { createSqliteStore } from '../../src/storage/sqlite';
import { things } from './store.contract';

const [, , file = '', name = ''] = process.argv;

async function main(): Promise<void> {
  const driver = createSqliteStore({ file });
  await driver.open([things]);
  const all = driver.collection(things);
  const acknowledge = (id: string, version: number) =>
    void process.stdout.write(`${id} ${version}\n`);

  async function write(n: number): Promise<void> {
    const id = `${name}-${n}`;
    const deliveries = [
      { key: id, class: 'owed' as const, to: { person: 'p' }, message: { text: 't' } },
    ];
    if (!(await all.insert({ id, size: 1 }, { deliveries }))) throw new Error('the id is taken');
    acknowledge(id, 1);
    const updated = await all.update(id, (doc) => ({ doc: { ...doc, size: 2 } }));
    acknowledge(id, updated?.version ?? 0);
  }

  for (let n = 0; ; n += 5) await Promise.all([n, n + 1, n + 2, n + 3, n + 4].map(write));
}

void main();
