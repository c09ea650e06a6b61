// Checks a copy of the file for damage, counts its documents, and makes it a file without a log.
import Database from 'better-sqlite3';
import { markClosed } from './log-mark';
import { tableOf } from './sql';

/** The number of documents in each collection. */
export type Counts = Readonly<Record<string, number>>;

export function countsOf(db: Database.Database): Counts {
  const names = db
    .prepare<[], { collection: string }>('SELECT collection FROM schema ORDER BY collection')
    .all();
  return Object.fromEntries(
    names.map(({ collection }) => [
      collection,
      (db.prepare(`SELECT count(*) AS n FROM ${tableOf(collection)}`).get() as { n: number }).n,
    ]),
  );
}

/** Throws if the copy is damaged. Takes as long as reading the whole file. */
export function checkCopy(file: string): Counts {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.pragma('cache_size = -2000');
    markClosed(db);
    const [first] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok')
      throw new Error(`the copy is not whole: ${first?.integrity_check}`);
    return countsOf(db);
  } finally {
    db.close();
  }
}
