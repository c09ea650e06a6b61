import { randomUUID } from 'node:crypto';
import { createMongoStore } from '../../src/storage/mongodb';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { describeStore } from './store.contract';
import { describeUpgrades } from './upgrade.contract';

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
});
