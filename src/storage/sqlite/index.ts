// The embedded default: one SQLite file in DATA_DIR (or in memory, for tests), locked by this
// process.
import { closeSync, existsSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import type { CollectionSpec, StoreDriver } from '../../core/store';
import type { Doc } from '../../core/doc';
import { backUp } from './backup';
import { createSqliteCollection, type OpenDatabase } from './collection';
import { contentsOf } from './contents';
import { damaged, explainOpening, explainWrite, moved } from './errors';
import { makeFile } from './fresh';
import { createWriter, type Writer } from './group-commit';
import { closeMarked, expectTogether, markOpen } from './log-mark';
import { migrateSqlite, rewriteOnce } from './migrate';
import { probe } from './probe';
import { tableOf } from './sql';

export interface SqliteSettings {
  /** The path of the file, or `:memory:`. */
  readonly file: string;
  /** The maximum size of the file in pages of 4 KiB, for tests of a full disk. */
  readonly maxPages?: number;
  /** Opens a file even after its contents were moved. Not for a bot. */
  readonly evenMoved?: boolean;
}

const MEMORY = ':memory:';
/**
 * The system caches the file's pages anyway. SQLite's own cache would be a large part of our
 * memory.
 */
const CACHE_KIB = 2_000;
/**
 * How many changes a removal is remembered for. An index that is further behind is rebuilt at the
 * start anyway.
 */
const KEEP_TOMBSTONES = 100_000;

export function createSqliteStore({
  file,
  maxPages,
  evenMoved = false,
}: SqliteSettings): StoreDriver {
  let db: Database.Database | undefined;
  let writer: Writer | undefined;
  const prepared: OpenDatabase['prepared'] = new Map();
  let log: number | undefined;
  let change = 0;
  /** The last change of each collection since the file was opened. */
  const changedAt = new Map<string, number>();
  let openedAt = 0;
  let known: readonly CollectionSpec<never>[] = [];

  function openFile(): Database.Database {
    let opened: Database.Database | undefined;
    try {
      if (file !== MEMORY) expectTogether(file);
      if (file !== MEMORY && !existsSync(file)) makeFile(file);
      opened = new Database(file, { timeout: 0 });
      // Exclusive: a second process is refused at once, and the system releases the file even if
      // this process is killed.
      opened.pragma('locking_mode = EXCLUSIVE');
      opened.pragma('journal_mode = WAL');
      // NORMAL: SQLite itself flushes its log only before a checkpoint. FULL would flush in COMMIT
      // and block everything else meanwhile. The writer flushes beside the event loop instead, so
      // an acknowledged write survives a power cut.
      opened.pragma('synchronous = NORMAL');
      // Deleted and overwritten data is zeroed, so that it cannot be read from the file's bytes.
      opened.pragma('secure_delete = ON');
      opened.pragma(`cache_size = -${CACHE_KIB}`);
      opened.exec('BEGIN IMMEDIATE; COMMIT');
      if (opened.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(file);
      if (!evenMoved && contentsOf(opened).isMoved()) throw moved(file);
      if (file !== MEMORY) markOpen(opened, file);
      if (maxPages !== undefined) opened.pragma(`max_page_count = ${maxPages}`);
      return opened;
    } catch (error) {
      opened?.close();
      throw explainOpening(file, error);
    }
  }

  function closeFile(opened: Database.Database): void {
    if (file === MEMORY) opened.close();
    else closeMarked(opened, file);
  }

  /**
   * Commits since the last checkpoint are in the write-ahead log. A checkpoint flushes what it
   * moves.
   */
  function createSync(): (() => Promise<void>) | undefined {
    if (file === MEMORY) return undefined;
    const opened = openSync(`${file}-wal`, 'r+');
    log = opened;
    return () => flush(opened);
  }

  function at(): { db: Database.Database; writer: Writer } {
    if (!db || !writer) throw new Error('the store is not open');
    return { db, writer };
  }

  return {
    name: 'sqlite',
    async open(specs) {
      db ??= openFile();
      try {
        migrateSqlite(db, file, specs);
        if (file !== MEMORY) rewriteOnce(db);
      } catch (error) {
        closeFile(db);
        db = undefined;
        throw explainOpening(file, error);
      }
      known = [...new Set([...known, ...specs])];
      change = lastChangeIn(db, known);
      openedAt = change;
      changedAt.clear();
      const followed = JSON.stringify(
        known.filter((spec) => spec.followed).map(({ name }) => name),
      );
      db.prepare(
        'DELETE FROM tombstones WHERE change < ? OR collection NOT IN (SELECT value FROM json_each(?))',
      ).run(change - KEEP_TOMBSTONES, followed);
      if (writer) return;
      const sync = createSync();
      writer = createWriter({ db, explain: explainWrite, ...(sync && { sync }) });
    },
    collection<T extends Doc>(spec: CollectionSpec<T>) {
      const { db: opened, writer: theWriter } = at();
      const database: OpenDatabase = {
        db: opened,
        writer: theWriter,
        prepared,
        nextChange(collection) {
          change += 1;
          changedAt.set(collection, change);
          return change;
        },
        lastChange: () => change,
        mayHaveChanged: (collection, since) => since < (changedAt.get(collection) ?? openedAt),
      };
      return createSqliteCollection(database, spec);
    },
    async scrub() {
      const { db: opened, writer: theWriter } = at();
      await theWriter.idle();
      opened.pragma('wal_checkpoint(TRUNCATE)');
    },
    contents: () => contentsOf(at().db),
    backup: (target, onPart) => backUp(at().db, target, onPart),
    async ping() {
      // Writes and flushes: a full disk, or one that does not confirm, makes the store unavailable.
      const { db: opened, writer: theWriter } = at();
      await probe(opened, theWriter);
    },
    async close() {
      await writer?.idle();
      if (db) closeFile(db);
      if (log !== undefined) closeSync(log);
      prepared.clear();
      db = undefined;
      writer = undefined;
      log = undefined;
    },
  };
}

const flush = promisify(fdatasync);

function lastChangeIn(db: Database.Database, specs: readonly CollectionSpec<never>[]): number {
  const tables = [...specs.map((spec) => tableOf(spec.name)), 'tombstones'];
  return Math.max(
    0,
    ...tables.map(
      (table) =>
        (db.prepare(`SELECT max(change) AS last FROM ${table}`).get() as { last: number | null })
          .last ?? 0,
    ),
  );
}
