// Makes the file where there is none: whole at once, so that an empty one is never the work of a start that was cut off.
import { linkSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Not every file system has links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

export function makeFile(file: string): void {
  const fresh = `${file}.new-${process.pid}`;
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true });
  const db = new Database(fresh);
  try {
    db.exec('CREATE TABLE begin (id INTEGER); DROP TABLE begin');
  } finally {
    db.close();
  }
  publish(fresh, file);
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
