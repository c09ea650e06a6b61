// One collection on SQLite: a table of JSON documents. Each row also has the version, the pending
// effects and the number of the last change.
import type Database from 'better-sqlite3';
import type { Effects } from '../../core/effects';
import type {
  Changes,
  CollectionSpec,
  DriverCollection,
  Filter,
  New,
  Page,
} from '../../core/store';
import type { Doc } from '../../core/doc';
import type { Writer } from './group-commit';
import { sqlAfter, sqlOrder, tableOf, sqlWhere } from './sql';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly doc: string;
}

const SCAN_PAGE = 500;

export interface OpenDatabase {
  readonly db: Database.Database;
  readonly writer: Writer;
  /** The number of a collection's next change. One counter serves the whole file. */
  nextChange(collection: string): number;
  /** The number of the last change. */
  lastChange(): number;
  /** Statements by their text, until the file is closed. */
  readonly prepared: Map<string, Database.Statement>;
  /** Whether a collection may have changed since then. */
  mayHaveChanged(collection: string, since: number): boolean;
}

export function createSqliteCollection<T extends Doc>(
  { db, writer, prepared, nextChange, lastChange, mayHaveChanged }: OpenDatabase,
  spec: CollectionSpec<T>,
): DriverCollection<T> {
  const table = tableOf(spec.name);
  /**
   * Statements are prepared at first use and kept. Most collections never need most of them, and
   * queries have few shapes.
   */
  function statement<Values extends unknown[] = unknown[], Result = unknown>(
    text: string,
  ): Database.Statement<Values, Result> {
    const known = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, known);
    return known as Database.Statement<Values, Result>;
  }

  const onceAsked =
    <Values extends unknown[] = unknown[], Result = unknown>(text: string) =>
    () =>
      statement<Values, Result>(text);
  const sql = {
    get: onceAsked<[string], Row>(`SELECT id, version, doc FROM ${table} WHERE id = ?`),
    insert: onceAsked(
      `INSERT INTO ${table} (id, version, doc, pending, change) VALUES (?, 1, ?, ?, ?)`,
    ),
    update: onceAsked(
      `UPDATE ${table} SET version = ?, doc = ?, pending = ?, change = ? WHERE id = ?`,
    ),
    getPending: onceAsked<[string], Row & { pending: string | null }>(
      `SELECT id, version, doc, pending FROM ${table} WHERE id = ?`,
    ),
    pendingOf: onceAsked<[string], { pending: string | null }>(
      `SELECT pending FROM ${table} WHERE id = ?`,
    ),
    pending: onceAsked<[number], { id: string; pending: string }>(
      `SELECT id, pending FROM ${table} WHERE pending IS NOT NULL ORDER BY change LIMIT ?`,
    ),
    settle: onceAsked(`UPDATE ${table} SET pending = ? WHERE id = ?`),
    has: onceAsked(`SELECT 1 FROM ${table} WHERE id = ?`),
    remove: onceAsked(`DELETE FROM ${table} WHERE id = ?`),
    bury: onceAsked('INSERT OR REPLACE INTO tombstones (collection, id, change) VALUES (?, ?, ?)'),
    changed: onceAsked<[number], Row>(
      `SELECT id, version, doc FROM ${table} WHERE change > ? ORDER BY change`,
    ),
    // A document that was inserted again under the same id is not removed.
    removed: onceAsked<[string, number], { id: string }>(
      `SELECT id FROM tombstones AS gone WHERE collection = ? AND change > ? AND NOT EXISTS (SELECT 1 FROM ${table} WHERE id = gone.id) ORDER BY change`,
    ),
  };

  const open = (row: Row): T =>
    ({ ...(JSON.parse(row.doc) as object), id: row.id, version: row.version }) as T;
  const wrap = ({ id: _id, version: _version, ...fields }: New<T> & { version?: number }): string =>
    JSON.stringify(fields);

  function query(where: Filter<T>, { sort, limit, after }: Page<T>): T[] {
    const condition = sqlWhere(where);
    const cursor = after === undefined ? { text: '1', values: [] } : sqlAfter(after, sort);
    const text = `SELECT id, version, doc FROM ${table} WHERE ${condition.text} AND ${cursor.text} ORDER BY ${sqlOrder(sort)} LIMIT ?`;
    return statement(text)
      .all(...condition.values, ...cursor.values, limit ?? -1)
      .map((row) => open(row as Row));
  }

  return {
    async get(id) {
      const row = sql.get().get(id);
      return row && open(row);
    },
    find: async (where, page = {}) => query(where, page),
    async count(where) {
      const { text, values } = sqlWhere(where);
      return (
        statement(`SELECT count(*) AS n FROM ${table} WHERE ${text}`).get(...values) as {
          n: number;
        }
      ).n;
    },
    insert: (doc, caused) =>
      writer.queue(() => {
        try {
          sql.insert().run(doc.id, wrap(doc), packed(caused), nextChange(spec.name));
        } catch (error) {
          if (isTaken(error)) return false;
          throw error;
        }
        return true;
      }),
    update: (id, change) =>
      writer.queue(() => {
        const row = sql.getPending().get(id);
        const changed = row && change(open(row));
        if (!changed) return undefined;
        const version = row.version + 1;
        sql
          .update()
          .run(version, wrap(changed.doc), packed(changed, row.pending), nextChange(spec.name), id);
        return { ...changed.doc, id, version };
      }),
    remove: (id) =>
      writer.queue(() => {
        if (!sql.has().get(id)) return false;
        // A document that still exists needs no tombstone.
        if (spec.followed) sql.bury().run(spec.name, id, nextChange(spec.name));
        sql.remove().run(id);
        return true;
      }),
    async *scan(where = {}) {
      let last: string | undefined;
      for (;;) {
        const filter = sqlWhere(where);
        const rows = statement(
          `SELECT id, version, doc FROM ${table} WHERE ${filter.text} AND id > ? ORDER BY id LIMIT ?`,
        ).all(...filter.values, last ?? '', SCAN_PAGE) as Row[];
        for (const row of rows) yield open(row);
        last = rows.at(-1)?.id;
        if (rows.length < SCAN_PAGE) return;
      }
    },
    async changes(after): Promise<Changes<T>> {
      if (!spec.followed) throw new Error(`${spec.name} is not declared as followed`);
      const cursor = String(lastChange());
      // Most checks find nothing and need not read the file.
      if (after === undefined || !mayHaveChanged(spec.name, Number(after)))
        return { changed: [], removed: [], cursor };
      return {
        changed: sql.changed().all(Number(after)).map(open),
        removed: sql
          .removed()
          .all(spec.name, Number(after))
          .map((row) => row.id),
        cursor,
      };
    },
    pending: async (limit) =>
      sql
        .pending()
        .all(limit)
        .map(({ id, pending }) => ({ id, caused: unpacked(pending) })),
    settle: (id, keys) =>
      writer.queue(() => {
        const { deliveries, events } = unpacked(sql.pendingOf().get(id)?.pending);
        const left = {
          deliveries: deliveries.filter(({ key }) => !keys.includes(key)),
          events: events.filter(({ key }) => !keys.includes(key)),
        };
        sql.settle().run(packed(left), id);
      }),
  };
}

/** The pending effects with the new ones added; null if there are none. */
function packed(caused: Effects | undefined, before?: string | null): string | null {
  if (!caused?.deliveries?.length && !caused?.events?.length) return before ?? null;
  const kept = unpacked(before);
  const all = {
    deliveries: [...kept.deliveries, ...(caused?.deliveries ?? [])],
    events: [...kept.events, ...(caused?.events ?? [])],
  };
  return all.deliveries.length + all.events.length > 0 ? JSON.stringify(all) : null;
}

export function unpacked(pending: string | null | undefined): Required<Effects> {
  return pending ? (JSON.parse(pending) as Required<Effects>) : { deliveries: [], events: [] };
}

function isTaken(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}
