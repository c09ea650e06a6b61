// Every index that the code declares is there after the start, on both drivers, and SQLite answers
// by it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MongoClient } from 'mongodb';
import type { CollectionSpec, StoreDriver } from '../../src/core/store';
import { features } from '../../src/features';
import { createMongoStore } from '../../src/storage/mongodb';
import { createSqliteStore } from '../../src/storage/sqlite';
import { documentField } from '../../src/storage/mongodb/query';
import { sqlWhere } from '../../src/storage/sqlite/sql';
import { mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTalk } from '../support/talk';

/** Starts the whole product on a driver and stops it. Gives its collections. */
async function startedOn(driver: StoreDriver): Promise<readonly CollectionSpec[]> {
  const specs: CollectionSpec[] = [];
  const noting: StoreDriver = {
    name: driver.name,
    async open(given) {
      specs.push(...(given as unknown as readonly CollectionSpec[]));
      await driver.open(given);
    },
    collection: (spec) => driver.collection(spec),
    scrub: () => driver.scrub(),
    ping: () => driver.ping(),
    close: () => driver.close(),
  };
  const talk = await startTalk({ features, driver: noting });
  await talk.stop();
  return specs;
}

it('are in the SQLite file, and used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  const file = join(folder, 'passalong.db');
  const specs = await startedOn(createSqliteStore({ file }));
  const db = new Database(file, { readonly: true });
  const slow = specs.flatMap(({ name, indexes }) =>
    indexes
      .map(({ fields }) => fields)
      .filter((fields) => {
        // An index that ends with the id is for an order.
        const asked = fields.filter((field) => field !== 'id');
        const { text } = sqlWhere(Object.fromEntries(asked.map((field) => [field, 'x'])));
        const order = asked.length < fields.length ? 'ORDER BY id' : '';
        const plan = db
          .prepare(`EXPLAIN QUERY PLAN SELECT id FROM "${name}" WHERE ${text} ${order}`)
          .all(asked.map(() => 'x'));
        return !plan.some((row) =>
          (row as { detail: string }).detail.includes(`INDEX ${name}:${fields.join()}`),
        );
      })
      .map((fields) => `${name}: ${fields.join(', ')}`),
  );
  db.close();
  rmSync(folder, { recursive: true });
  expect(specs.flatMap(({ indexes }) => indexes).length).toBeGreaterThan(20);
  expect(slow).toEqual([]);
});

describeWith(mongoService, 'declared indexes', () => {
  it('are in MongoDB', async () => {
    const server = await startMongoServer();
    const uri = `${server.uri}/indexes`;
    const client = new MongoClient(uri);
    try {
      const specs = await startedOn(createMongoStore({ uri }));
      for (const { name, indexes } of specs) {
        const there = await client.db().collection(name).indexes();
        const keys = there.map(
          (index) => `${Object.keys(index.key).join()}${index.unique ? ' unique' : ''}`,
        );
        expect(keys).toEqual(
          expect.arrayContaining([
            '_c',
            '_p',
            ...indexes.map(
              ({ fields, unique }) =>
                `${fields.map(documentField).join()}${unique ? ' unique' : ''}`,
            ),
          ]),
        );
      }
    } finally {
      await client.close();
      await server.stop();
    }
  });
});
