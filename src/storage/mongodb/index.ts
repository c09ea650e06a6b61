// The production driver: MongoDB, or a server that speaks its wire protocol. Read and write concern
// are majority. It needs no transactions.
import { ConfigError } from '../../core/errors';
import { type Log, silentLog } from '../../core/log';
import type { CollectionSpec, StoreDriver } from '../../core/store';
import type { Doc } from '../../core/doc';
import { createMongoCollection, TOMBSTONES } from './collection';
import { type Connection, openConnection } from './connection';
import { migrateMongo } from './migrate';
import { expectNoMove } from './target';

export interface MongoSettings {
  /** The address, with the database's name in its path; the default name is `passalong`. */
  readonly uri: string;
  readonly log?: Log;
}

const PROBE = '_probe';
/** An index that is older than this is rebuilt at its start, so tombstones need not live longer. */
const KEEP_TOMBSTONES_S = 86_400;

export function createMongoStore({ uri, log = silentLog }: MongoSettings): StoreDriver {
  let connection: Connection | undefined;

  function at(): Connection {
    if (!connection) throw new Error('the store is not open');
    return connection;
  }

  async function connected(): Promise<Connection> {
    const opened = openConnection(uri, log);
    try {
      await opened.db().client.connect();
    } catch (cause) {
      await opened.close();
      throw new ConfigError(
        `MONGODB_URI: the database does not answer (${(cause as Error).message.split('\n')[0]}). Check the address, the user's rights and the network.`,
      );
    }
    return opened;
  }

  return {
    name: 'mongodb',
    async open(specs) {
      connection ??= await connected();
      const db = connection.db();
      await expectNoMove(db);
      await migrateMongo(db, specs, log);
      await db
        .collection(TOMBSTONES)
        .createIndex({ _c: 1 }, { expireAfterSeconds: KEEP_TOMBSTONES_S });
      await db.collection(TOMBSTONES).createIndex({ collection: 1, _c: 1 });
    },
    collection: <T extends Doc>(spec: CollectionSpec<T>) => createMongoCollection(at(), spec),
    // The server's files and logs belong to its operator.
    scrub: async () => {},
    async ping() {
      // A server that can be read may refuse writes: its disk is full, or it has no majority.
      const probes = at().db().collection<{ _id: string }>(PROBE);
      await probes.updateOne(
        { _id: 'readiness' },
        { $currentDate: { at: true } },
        { upsert: true },
      );
    },
    async close() {
      await connection?.close();
      connection = undefined;
    },
  };
}
