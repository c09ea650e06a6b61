// Copies the open file, page by page between events, to a file that is complete as of its last
// page: SQLite adds what is written meanwhile. A separate thread verifies the copy.
import { closeSync, fdatasync, open, rmSync } from 'node:fs';
import { once } from 'node:events';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { checkCopy, type Counts, countsOf } from './copy-check';

/** Pages of 4 KiB to copy before events get their turn, and before a flush to the disk. */
const PAGES_AT_ONCE = 64;
const PAGES_A_FLUSH = 1_024;
/** Resolved when it is needed: not every way to load this file has `require`. */
const thread = () => require.resolve('./copy-check-worker');

/**
 * `onPart`: the share that is copied, 0 to 1. `file` must not exist. If the copy fails, it throws
 * and leaves no file.
 */
export async function backUp(
  db: Database.Database,
  file: string,
  onPart: (part: number) => void,
): Promise<Counts> {
  // A disk that does not respond delays nothing else.
  const copy = await promisify(open)(file, 'wx', 0o600);
  try {
    const counts = await copied(db, file, copy, onPart);
    const found = await checkAside(file);
    if (JSON.stringify(found) !== JSON.stringify(counts))
      throw new Error('the copy does not hold what the store holds');
    return found;
  } catch (error) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    throw error;
  }
}

/** Gives the number of documents in each collection when the copy was complete. */
async function copied(
  db: Database.Database,
  file: string,
  copy: number,
  onPart: (part: number) => void,
): Promise<Counts> {
  let flushedAt = 0;
  let flushing: Promise<unknown> | undefined;
  let failure: unknown;
  /** Flushes beside the event loop. Otherwise the whole flush would happen at the end. */
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

/** Without a build there is no compiled worker, so the check runs in this thread. */
async function checkAside(file: string): Promise<Counts> {
  if (extname(thread()) === '.ts') {
    await setImmediate();
    return checkCopy(file);
  }
  const [counts] = (await once(new Worker(thread(), { workerData: file }), 'message')) as [Counts];
  return counts;
}
