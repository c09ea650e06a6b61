// The whole contents of the SQLite file, for a move to another database.
import type Database from 'better-sqlite3';
import type { Movable, Whole } from '../../core/contents';
import type { JsonObject } from '../../core/json';
import { unpacked } from './collection';
import { flagsOf, MOVED } from './log-mark';
import { tableOf } from './sql';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly doc: string;
  readonly pending: string | null;
  readonly change: number;
}

const PAGE = 500;

export function contentsOf(db: Database.Database): Movable {
  const wholeOf = ({ doc, pending, ...row }: Row): Whole => ({
    ...row,
    fields: JSON.parse(doc) as JsonObject,
    caused: unpacked(pending),
  });
  return {
    collections: async () =>
      db
        .prepare<[], { name: string; schema: number }>(
          'SELECT collection AS name, version AS schema FROM schema ORDER BY collection',
        )
        .all(),
    async *pages(collection) {
      const next = db.prepare<[string, number], Row>(
        `SELECT id, version, doc, pending, change FROM ${tableOf(collection)} WHERE id > ? ORDER BY id LIMIT ?`,
      );
      for (
        let rows = next.all('', PAGE);
        rows.length > 0;
        rows = next.all(rows.at(-1)?.id ?? '', PAGE)
      )
        yield rows.map(wholeOf);
    },
    isMoved: () => (flagsOf(db) & MOVED) !== 0,
    setMoved(moved) {
      const others = flagsOf(db) & ~MOVED;
      db.pragma(`user_version = ${moved ? others | MOVED : others}`);
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
