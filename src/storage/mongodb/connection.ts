// The line to the database: one client, and a new one in its place when its server can't be found any more.
import { type Db, MongoClient } from 'mongodb';
import type { Log } from '../../core/log';

/** A try on a client is left behind after so long: longer than finding a server, connecting to it, and its answer may take together. */
export const LEAVE_BEHIND_AFTER_MS = 35_000;

export interface Connection {
  readonly log: Log;
  db(): Db;
  /**
   * Starts over with a new client, unless somebody did since `failed` was given out. The driver's monitor (7.9) can wait for ever to write
   * to a connection that was just closed; its server then stays unknown to that client, however well it does.
   */
  renew(failed: Db): void;
  close(): Promise<void>;
}

/** A replica set's address has several hosts, which `URL` does not read. */
const NAMES_DATABASE = /^[^:]+:\/\/[^/]*\/[^?]/;

/** `uri` names the database in its path; it is `passalong` where it has none. Connects with the first command. */
export function openConnection(uri: string, log: Log): Connection {
  const name = NAMES_DATABASE.test(uri) ? undefined : 'passalong';
  let db = clientOf(uri).db(name);
  let isClosed = false;
  const leaving = new Map<MongoClient, NodeJS.Timeout>();

  /** What is under way on it may still end: its cursors would look exhausted if it were closed now. */
  function leave(client: MongoClient): void {
    const close = () => {
      leaving.delete(client);
      client.close().catch((error: unknown) => log.warn('an old client of the database could not be closed', { error }));
    };
    leaving.set(client, setTimeout(close, LEAVE_BEHIND_AFTER_MS).unref());
  }

  return {
    log,
    db() {
      if (isClosed) throw new Error('the store is closed');
      return db;
    },
    renew(failed) {
      if (failed !== db || isClosed) return;
      db = clientOf(uri).db(name);
      leave(failed.client);
    },
    async close() {
      isClosed = true;
      for (const timer of leaving.values()) clearTimeout(timer);
      await Promise.all([db.client, ...leaving.keys()].map((client) => client.close()));
    },
  };
}

function clientOf(uri: string): MongoClient {
  return new MongoClient(uri, {
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    // We repeat by ourselves, with tokens that survive more than the driver's single repeat.
    retryWrites: false,
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 5_000,
    socketTimeoutMS: 20_000,
    connectTimeoutMS: 5_000,
  });
}
