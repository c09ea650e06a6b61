// Checks if the file accepts writes: writes something that needs room, and removes it. A full disk
// still has room for small changes.
import type Database from 'better-sqlite3';
import type { Writer } from './group-commit';

const BYTES = 64 * 1024;

export function layProbe(db: Database.Database): void {
  db.exec('CREATE TABLE IF NOT EXISTS readiness (id INTEGER PRIMARY KEY, filler BLOB NOT NULL)');
}

/** Throws if it does not. */
export async function probe(db: Database.Database, writer: Writer): Promise<void> {
  await writer.queue(() =>
    db.prepare('INSERT OR REPLACE INTO readiness (id, filler) VALUES (1, zeroblob(?))').run(BYTES),
  );
  await writer.queue(() => db.prepare('DELETE FROM readiness').run());
}
