// Creates a missing file completely in one step, so that an interrupted start leaves no empty file.
import { closeSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Some file systems have no links. */
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

/**
 * Only the bot's user may read it, whatever the umask. The log and its index inherit the file's
 * mode.
 */
function reserve(fresh: string): void {
  try {
    closeSync(openSync(fresh, 'wx', 0o600));
  } catch {
    // SQLite meets the same error in a moment, and that one is explained.
  }
}

/** Another process may create it at the same moment. Its file stays. */
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
