// A scan of 25,000 documents holds a page of them at a time, on both drivers.
import { MongoClient } from 'mongodb';
import { collectionSpec, type DriverCollection } from '../../src/core/store';
import { createMongoStore } from '../../src/storage/mongodb';
import { createSqliteStore } from '../../src/storage/sqlite';
import { heapInUse } from '../support/heap';
import { mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import type { Thing } from './store.contract';
import { NOBODYS } from '../support/nobodys';

const COUNT = 25_000;
const BATCH = 1_000;
/** All of them at once would be some 50 MB. */
const FLAT_MB = 12;
const NAME = 'so that they weigh something '.repeat(60);
const many = collectionSpec<Thing>('test.many', NOBODYS);

const idOf = (n: number) => `id${String(n).padStart(6, '0')}`;

async function inBatches(put: (from: number, to: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < COUNT; from += BATCH) await put(from, Math.min(COUNT, from + BATCH));
}

const range = <T>(from: number, to: number, make: (n: number) => T) =>
  Array.from({ length: to - from }, (_, n) => make(from + n));

async function expectFlat(collection: DriverCollection<Thing>): Promise<void> {
  const before = heapInUse();
  let most = 0;
  let seen = 0;
  for await (const { id } of collection.scan({ size: { $gte: 0 } })) {
    if (id !== idOf(seen)) throw new Error(`${id} came as number ${seen}`);
    seen += 1;
    if (seen % 5_000 === 0) most = Math.max(most, heapInUse() - before);
  }
  expect(seen).toBe(COUNT);
  expect(most).toBeLessThan(FLAT_MB);
  // Who has seen enough may leave.
  for await (const { id } of collection.scan()) {
    expect(id).toBe(idOf(0));
    break;
  }
}

// A loaded machine takes its time to make them.
jest.setTimeout(60_000);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

it('scans SQLite in flat memory', async () => {
  const driver = createSqliteStore({ file: ':memory:' });
  closing.push(() => driver.close());
  await driver.open([many]);
  const collection = driver.collection(many);
  await inBatches((from, to) =>
    Promise.all(range(from, to, (n) => collection.insert({ id: idOf(n), size: n, name: NAME }))),
  );
  await expectFlat(collection);
});

describeWith(mongoService, 'a large collection on MongoDB', () => {
  it('is scanned in flat memory', async () => {
    const server = await startMongoServer();
    const uri = `${server.uri}/large`;
    const driver = createMongoStore({ uri });
    closing.push(
      () => server.stop(),
      () => driver.close(),
    );
    await driver.open([many]);
    const client = await new MongoClient(uri).connect();
    const raw = client.db().collection<{ _id: string }>(many.name);
    const hidden = { _v: 1, _w: [], _c: new Date() };
    await inBatches((from, to) =>
      raw.insertMany(range(from, to, (n) => ({ _id: idOf(n), ...hidden, size: n, name: NAME }))),
    );
    await client.close();
    await expectFlat(driver.collection(many));
  });
});
