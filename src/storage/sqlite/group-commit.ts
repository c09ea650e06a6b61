// Group commit: writes that are asked for while the disk is busy share one transaction and one flush to the disk, yet each stands or falls
// by itself. A write is acknowledged only after the disk confirmed it. The flush runs beside the event loop: what a slow disk costs is
// waiting, not answering.
import type Database from 'better-sqlite3';

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface Writer {
  /**
   * Runs `write` in the next transaction; resolves with its result when that is durable. SQLite undoes a statement that fails, but not those
   * before it: only the last one of a write may be one that must not stand without the others.
   */
  queue<T>(write: () => T): Promise<T>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

export interface WriterSettings {
  readonly db: Database.Database;
  /** Makes durable what was committed; absent for a store in memory. */
  readonly sync?: () => Promise<void>;
  /** Turns a driver's error into one that says what to do. */
  readonly explain: (error: unknown) => unknown;
}

/** A quick disk would be asked to flush for each write by itself: a batch begins so long after the one before at the earliest. */
const PACE_MS = 2;

export function createWriter({ db, sync, explain }: WriterSettings): Writer {
  let waiting: Waiting[] = [];
  let working = false;
  let onIdle: (() => void)[] = [];
  /** Once the disk failed to confirm, nobody knows what it holds: nothing is acknowledged any more until a restart reads it. */
  let broken: { readonly error: unknown } | undefined;
  const statements = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
  };

  /** One write within the open transaction; gives how to tell its owner once it is durable. */
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

  /** Commits a batch; gives how to tell its owners, or nothing when all of it failed and they know. */
  function commit(batch: readonly Waiting[]): readonly (() => void)[] {
    try {
      statements.begin.run();
      const tell = batch.map(attempt);
      statements.commit.run();
      return tell;
    } catch (error) {
      if (db.inTransaction) statements.rollback.run();
      // One that asked for more than there is must not take the others with it.
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

  /** Batch after batch; while one is flushed, and until its time is over, the next one gathers. */
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
