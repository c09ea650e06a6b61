// Outlives a lost connection: repeats an operation until the server answers again. Who calls makes the operation safe to repeat.
import { MongoError, MongoNetworkError, MongoNotConnectedError, MongoServerSelectionError } from 'mongodb';
import type { Log } from '../../core/log';

/** Waits between tries, and for how long in all: longer than a usual failover. */
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;
export const GIVE_UP_AFTER_MS = 90_000;

/** Codes of a server that is stepping down, shutting down or not primary (MongoDB's retryable writes specification), or lost a cursor. */
const PASSING = new Set([6, 7, 43, 89, 91, 189, 237, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

function isPassing(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError || error instanceof MongoNotConnectedError)
    return true;
  return error instanceof MongoError && typeof error.code === 'number' && PASSING.has(error.code);
}

/** `attempt(repeated)`: `repeated` is true when an earlier try may have reached the server. */
export async function outlasting<T>(log: Log, attempt: (repeated: boolean) => Promise<T>): Promise<T> {
  const started = performance.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt(tries > 0);
    } catch (error) {
      if (!isPassing(error) || performance.now() - started > GIVE_UP_AFTER_MS) throw error;
      if (tries === 0) log.warn('the database does not answer; repeating until it does', { error });
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)));
    }
  }
}
