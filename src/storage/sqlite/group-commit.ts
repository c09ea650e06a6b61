// Group commit: writes that arrive while the disk is busy share one transaction and one flush, but
// each one fails or succeeds alone. A write is acknowledged only after the disk confirmed it. The
// flush runs beside the event loop, so a slow disk delays writes but not the rest.
import type Database from 'better-sqlite3';

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface Writer {
  /**
   * Runs `write` in the next transaction. Resolves with its result once that is durable. SQLite
   * undoes a statement that fails, but not the statements before it. So only the last statement of
   * a write may depend on the others.
   */
  queue<T>(write: () => T): Promise<T>;
  /** Resolves when no write is waiting. */
  idle(): Promise<void>;
}

export interface WriterSettings {
  readonly db: Database.Database;
  /** Flushes what was committed. Absent for a store in memory. */
  readonly sync?: () => Promise<void>;
  /** Turns a driver's error into one that says what to do. */
  readonly explain: (error: unknown) => unknown;
}

/**
 * The minimum time between two batches. Without it, a fast disk would flush for each single write.
 */
const PACE_MS = 2;

export function createWriter({ db, sync, explain }: WriterSettings): Writer {
  let waiting: Waiting[] = [];
  let working = false;
  let onIdle: (() => void)[] = [];
  /**
   * After the disk failed to confirm, its contents are unknown. Nothing is acknowledged until a
   * restart reads them.
   */
  let broken: { readonly error: unknown } | undefined;
  const statements = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
  };

  /**
   * One write in the open transaction. Gives a function that reports the result to its caller once
   * it is durable.
   */
  function attempt(one: Waiting): () => void {
    try {
      const result = one.write();
      return () => one.resolve(result);
    } catch (error) {
      // A full disk or a broken file may have ended the whole transaction.
      if (!db.inTransaction) throw error;
      return () => one.reject(explain(error));
    }
  }

  function rejectAll(batch: readonly Waiting[], error: unknown): void {
    for (const one of batch) one.reject(explain(error));
  }

  /**
   * Commits a batch. Gives a function that reports to its callers, or undefined if everything
   * failed and they know.
   */
  function commit(batch: readonly Waiting[]): readonly (() => void)[] {
    try {
      statements.begin.run();
      const tell = batch.map(attempt);
      statements.commit.run();
      return tell;
    } catch (error) {
      if (db.inTransaction) statements.rollback.run();
      // A write that asked for too much must not make the others fail.
      if (batch.length > 1) return batch.flatMap((one) => commit([one]));
      rejectAll(batch, error);
      return [];
    }
  }

  /** Commits one batch and waits for the disk. */
  async function work(batch: readonly Waiting[]): Promise<void> {
    if (broken) {
      rejectAll(batch, broken.error);
      return;
    }
    const tell = commit(batch);
    try {
      if (sync && tell.length > 0) await sync();
      for (const one of tell) one();
    } catch (error) {
      broken = { error };
      rejectAll(batch, error);
    }
  }

  /**
   * Writes batch after batch. While one is flushed, and until its time is over, the next one
   * collects writes.
   */
  async function workOn(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const pace = sync && new Promise((resolve) => setTimeout(resolve, PACE_MS));
      await work(batch);
      if (waiting.length > 0) await pace;
    }
    working = false;
    const told = onIdle;
    onIdle = [];
    for (const tell of told) tell();
  }

  return {
    queue: <T>(write: () => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ write, resolve: resolve as (value: unknown) => void, reject });
        if (working) return;
        working = true;
        setImmediate(() => void workOn());
      }),
    idle: () =>
      new Promise((resolve) => {
        if (working) onIdle.push(resolve);
        else resolve();
      }),
  };
}
