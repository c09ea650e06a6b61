// The production driver: MongoDB, or a server that speaks its wire protocol. Write and read concern majority; no transactions needed.
import { type Db, MongoClient } from 'mongodb';
import { ConfigError } from '../../core/errors';
import { type Log, silentLog } from '../../core/log';
import type { CollectionSpec, Doc, StoreDriver } from '../../core/store';
import { createCollection, TOMBSTONES } from './collection';
import { migrate } from './migrate';

export interface MongoSettings {
  /** With the database's name in its path; `passalong` where it has none. */
  readonly uri: string;
  readonly log?: Log;
}

/** An index that was not asked for so long is built anew at its start, so a removal needs to be remembered no longer. */
const KEEP_TOMBSTONES_S = 86_400;

export function createMongoStore({ uri, log = silentLog }: MongoSettings): StoreDriver {
  let client: MongoClient | undefined;
  let db: Db | undefined;

  function at(): Db {
    if (!db) throw new Error('the store is not open');
    return db;
  }

  async function connect(): Promise<Db> {
    client = new MongoClient(uri, {
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
      // We repeat by ourselves, with tokens that survive more than the driver's single repeat.
      retryWrites: false,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: 5_000,
      socketTimeoutMS: 20_000,
      connectTimeoutMS: 5_000,
    });
    try {
      await client.connect();
    } catch (cause) {
      await client.close();
      throw new ConfigError(
        `MONGODB_URI: the database does not answer (${(cause as Error).message.split('\n')[0]}). Check the address, the user's rights and the network.`,
      );
    }
    return client.db(new URL(uri).pathname.length > 1 ? undefined : 'passalong');
  }

  return {
    name: 'mongodb',
    async open(specs) {
      db ??= await connect();
      await migrate(db, specs, log);
      await db.collection(TOMBSTONES).createIndex({ _c: 1 }, { expireAfterSeconds: KEEP_TOMBSTONES_S });
      await db.collection(TOMBSTONES).createIndex({ collection: 1, _c: 1 });
    },
    collection: <T extends Doc>(spec: CollectionSpec<T>) => createCollection(at(), spec, log),
    async ping() {
      await at().command({ ping: 1 });
    },
    async close() {
      await client?.close();
      client = undefined;
      db = undefined;
    },
  };
}
