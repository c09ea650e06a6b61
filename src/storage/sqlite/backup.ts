// Copies the open file, page by page between events, into one that is complete at the instant of the last page: SQLite carries over what is
// written meanwhile. The copy is checked in a thread of its own.
import { closeSync, fdatasync, open, rmSync } from 'node:fs';
import { once } from 'node:events';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { checkCopy, type Counts, countsOf } from './copy-check';

/** Pages of 4 KiB that are copied before events get their turn, and before the disk is made to keep up. */
const PAGES_AT_ONCE = 64;
const PAGES_A_FLUSH = 1_024;
/** Resolved when it is needed: not every way to load this file has `require`. */
const thread = () => require.resolve('./copy-check-worker');

/** `onPart`: how much of it is copied, 0 to 1. Throws, and leaves nothing, when the copy cannot be made; `file` must not be there yet. */
export async function backUp(db: Database.Database, file: string, onPart: (part: number) => void): Promise<Counts> {
  // A disk that does not answer holds up nobody else.
  const copy = await promisify(open)(file, 'wx', 0o600);
  try {
    const counts = await copied(db, file, copy, onPart);
    const found = await checkAside(file);
    if (JSON.stringify(found) !== JSON.stringify(counts)) throw new Error('the copy does not hold what the store holds');
    return found;
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    throw error;
  }
}

/** Gives what the store held at the instant at which the copy was complete. */
async function copied(db: Database.Database, file: string, copy: number, onPart: (part: number) => void): Promise<Counts> {
  let flushedAt = 0;
  let flushing: Promise<unknown> | undefined;
  let failure: unknown;
  /** Beside the event loop; else the disk would be waited for at the end, all at once. */
  function flush(): void {
    flushing = promisify(fdatasync)(copy)
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        flushing = undefined;
      });
  }
  function progress({ totalPages, remainingPages }: Database.BackupMetadata): number {
    if (failure) throw failure as Error;
    if (flushing) return 0;
    const done = totalPages - remainingPages;
    onPart(totalPages > 0 ? done / totalPages : 1);
    if (done - flushedAt < PAGES_A_FLUSH) return PAGES_AT_ONCE;
    flushedAt = done;
    flush();
    return 0;
  }

  try {
    await db.backup(file, { progress });
    return countsOf(db);
  } finally {
    await flushing;
    closeSync(copy);
  }
}

/** Run from its sources there is no compiled thread to start: then it is checked here. */
async function checkAside(file: string): Promise<Counts> {
  if (extname(thread()) === '.ts') {
    await setImmediate();
    return checkCopy(file);
  }
  const [counts] = (await once(new Worker(thread(), { workerData: file }), 'message')) as [Counts];
  return counts;
}
