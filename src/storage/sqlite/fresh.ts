// Makes the file where there is none: whole at once, so that an empty one is never the work of a start that was cut off.
import { closeSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Not every file system has links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

export function makeFile(file: string): void {
  const fresh = `${file}.new-${process.pid}`;
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true });
  reserve(fresh);
  const db = new Database(fresh);
  try {
    db.exec('CREATE TABLE begin (id INTEGER); DROP TABLE begin');
  } finally {
    db.close();
  }
  publish(fresh, file);
}

/** For the bot's user alone, whatever the umask is. The log and its index take over the file's mode. */
function reserve(fresh: string): void {
  try {
    closeSync(openSync(fresh, 'wx', 0o600));
  } catch {
    // SQLite meets the same in a moment, and what it says of it is explained.
  }
}

/** Somebody else may make it at this moment: theirs stays. */
function publish(fresh: string, file: string): void {
  try {
    linkSync(fresh, file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (NO_LINKS.includes(code)) renameSync(fresh, file);
    else if (code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}
