// The connection to the database: one client, which is replaced if its server cannot be found any
// more.
import { type Db, MongoClient } from 'mongodb';
import type { Log } from '../../core/log';

/**
 * A try on a client is abandoned after this time, which is longer than server selection, connecting
 * and the response may take together.
 */
export const LEAVE_BEHIND_AFTER_MS = 35_000;

export interface Connection {
  readonly log: Log;
  db(): Db;
  /**
   * Starts again with a new client, unless that happened since `failed` was given out. The driver's
   * monitor (7.9) can wait forever to write to a connection that was just closed. Its server then
   * stays unknown to that client even if it works.
   */
  renew(failed: Db): void;
  close(): Promise<void>;
}

/** A replica set's address has several hosts, which `URL` cannot parse. */
const NAMES_DATABASE = /^[^:]+:\/\/[^/]*\/[^?]/;

/**
 * `uri` names the database in its path; the default is `passalong`. Connects with the first
 * command.
 */
export function openConnection(uri: string, log: Log): Connection {
  const name = NAMES_DATABASE.test(uri) ? undefined : 'passalong';
  let db = clientOf(uri).db(name);
  let isClosed = false;
  const leaving = new Map<MongoClient, NodeJS.Timeout>();

  /**
   * Running operations may still end. If the client were closed now, its cursors would look
   * exhausted.
   */
  function leave(client: MongoClient): void {
    const close = () => {
      leaving.delete(client);
      client
        .close()
        .catch((error: unknown) =>
          log.warn('an old client of the database could not be closed', { error }),
        );
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
    // We repeat operations ourselves, with tokens that allow more than the driver's single retry.
    retryWrites: false,
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 5_000,
    socketTimeoutMS: 20_000,
    connectTimeoutMS: 5_000,
  });
}
