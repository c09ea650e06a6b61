import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { silentLog } from '../../src/core/log';
import { collectionSpec } from '../../src/core/store';
import { createMongoStore } from '../../src/storage/mongodb';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { describeStore, type Thing, things } from './store.contract';
import { describeUpgrades } from './upgrade.contract';
import { NOBODYS } from '../support/nobodys';

describeWith(mongoService, 'MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongoServer();
  });
  afterAll(() => server.stop());

  describeStore('MongoDB', async () => {
    const driver = createMongoStore({ uri: `${server.uri}/t${randomUUID()}` });
    return { driver, close: () => driver.close() };
  });

  describeUpgrades('MongoDB', async () => {
    const uri = `${server.uri}/t${randomUUID()}`;
    return { open: () => createMongoStore({ uri }) };
  });

  describe('instances that start together', () => {
    it('bring old data forward once', async () => {
      const uri = `${server.uri}/t${randomUUID()}`;
      const old = createMongoStore({ uri });
      await old.open([things]);
      await old.collection(things).insert({ id: 'a', size: 0 });
      await old.close();
      const newer = collectionSpec<Thing>(things.name, {
        ...NOBODYS,
        indexes: things.indexes,
        migrations: [(doc) => ({ ...doc, size: Number(doc['size']) + 1 })],
      });
      const instances = [1, 2, 3].map(() => createMongoStore({ uri }));
      await Promise.all(instances.map((instance) => instance.open([newer])));
      expect(await instances[0]?.collection(newer).get('a')).toEqual({
        id: 'a',
        version: 1,
        size: 1,
      });
      await Promise.all(instances.map((instance) => instance.close()));
    });

    it('wait for the lock of one that died, as long as it holds', async () => {
      const uri = `${server.uri}/t${randomUUID()}`;
      const client = await new MongoClient(uri).connect();
      const until = Date.now() + 500;
      await client
        .db()
        .collection<{ _id: string; until: Date; holder: string }>('_locks')
        .insertOne({ _id: 'prepare', until: new Date(until), holder: 'dead' });
      const lines: string[] = [];
      const driver = createMongoStore({
        uri,
        log: { ...silentLog, info: (line) => void lines.push(line) },
      });
      await driver.open([things]);
      expect(Date.now()).toBeGreaterThanOrEqual(until);
      expect(lines).toEqual(['another instance prepares the database; waiting for it']);
      expect(await client.db().collection('_locks').countDocuments()).toBe(0);
      await driver.close();
      await client.close();
    });
  });
});
