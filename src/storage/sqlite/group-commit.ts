// Group commit: writes that are asked for in the same turn of the event loop share one transaction, and so one flush to the disk, yet
// each stands or falls by itself. A write is acknowledged only after the commit.
import type Database from 'better-sqlite3';

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface Writer {
  /** Runs `write` in the next transaction; resolves with its result after the commit. */
  queue<T>(write: () => T): Promise<T>;
  /** Commits what waits. */
  flush(): void;
}

/** `explain` turns a driver's error into one that says what to do. */
export function createWriter(db: Database.Database, explain: (error: unknown) => unknown): Writer {
  let waiting: Waiting[] = [];
  let planned = false;
  const statements = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
    savepoint: db.prepare('SAVEPOINT one'),
    release: db.prepare('RELEASE one'),
    undo: db.prepare('ROLLBACK TO one'),
  };

  /** One write within the open transaction; gives how to tell its owner once it is committed. */
  function attempt(one: Waiting): () => void {
    statements.savepoint.run();
    try {
      const result = one.write();
      statements.release.run();
      return () => one.resolve(result);
    } catch (error) {
      // A full disk or a broken file may have ended the whole transaction: then all of it failed.
      if (!db.inTransaction) throw error;
      statements.undo.run();
      statements.release.run();
      return () => one.reject(explain(error));
    }
  }

  function flush(): void {
    planned = false;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      statements.begin.run();
      const tell = batch.map(attempt);
      statements.commit.run();
      for (const one of tell) one();
    } catch (error) {
      if (db.inTransaction) statements.rollback.run();
      for (const one of batch) one.reject(explain(error));
    }
  }

  return {
    flush,
    queue: <T>(write: () => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ write, resolve: resolve as (value: unknown) => void, reject });
        if (planned) return;
        planned = true;
        setImmediate(flush);
      }),
  };
}
