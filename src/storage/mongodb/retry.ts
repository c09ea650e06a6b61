// Survives a lost connection: repeats an operation until the server responds again. The caller
// makes the operation safe to repeat.
import {
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { TooLate, within } from '../../core/deadline';
import { LEAVE_BEHIND_AFTER_MS, type Connection } from './connection';

/** Waits between tries, and the total: longer than a usual failover. */
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;
const GIVE_UP_AFTER_MS = 90_000;

/**
 * Error codes of a server that steps down, shuts down, is not primary (MongoDB's retryable writes
 * specification), or lost a cursor.
 */
const PASSING = new Set([6, 7, 43, 89, 91, 189, 237, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** The client finds no server, or was closed because of that. A new client replaces it. */
const OF_THE_CLIENT = [MongoServerSelectionError, MongoTopologyClosedError, MongoClientClosedError];
const OF_THE_CONNECTION = [TooLate, MongoNetworkError, MongoNotConnectedError, ...OF_THE_CLIENT];

function isOneOf(kinds: typeof OF_THE_CONNECTION, error: unknown): boolean {
  return kinds.some((kind) => error instanceof kind);
}

function isPassing(error: unknown): boolean {
  if (isOneOf(OF_THE_CONNECTION, error)) return true;
  return error instanceof MongoError && typeof error.code === 'number' && PASSING.has(error.code);
}

/**
 * `attempt(repeated)`: `repeated` is true if an earlier try may have reached the server, or still
 * may. A try that never ends is abandoned: the driver (7.9) can wait forever to write to a
 * connection that was just closed.
 */
export async function outlasting<T>(
  connection: Pick<Connection, 'log' | 'db' | 'renew'>,
  attempt: (repeated: boolean) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  for (let tries = 0; ; tries += 1) {
    const db = connection.db();
    try {
      return await within(LEAVE_BEHIND_AFTER_MS, attempt(tries > 0));
    } catch (error) {
      if (!isPassing(error) || performance.now() - started > GIVE_UP_AFTER_MS) throw error;
      if (tries === 0)
        connection.log.warn('the database does not answer; repeating until it does', { error });
      if (isOneOf(OF_THE_CLIENT, error)) connection.renew(db);
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)),
      );
    }
  }
}
