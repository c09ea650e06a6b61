// Brings the table of every collection to the schema version in the code: forward only, in one
// transaction.
import type Database from 'better-sqlite3';
import { ConfigError } from '../../core/errors';
import type { CollectionSpec } from '../../core/store';
import { flagsOf, ZEROED } from './log-mark';
import { layProbe } from './probe';
import { indexOf, tableOf } from './sql';

export function migrateSqlite(
  db: Database.Database,
  file: string,
  specs: readonly CollectionSpec<never>[],
): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS schema (collection TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID',
  );
  db.exec(
    'CREATE TABLE IF NOT EXISTS tombstones (collection TEXT, id TEXT, change INTEGER NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID',
  );
  db.exec('CREATE INDEX IF NOT EXISTS "tombstones:change" ON tombstones (change)');
  layProbe(db);
  const versionOf = db.prepare<[string], { version: number }>(
    'SELECT version FROM schema WHERE collection = ?',
  );
  const note = db.prepare('INSERT OR REPLACE INTO schema (collection, version) VALUES (?, ?)');
  db.transaction(() => {
    for (const spec of specs) {
      const table = tableOf(spec.name);
      const wanted = spec.migrations.length + 1;
      const found = versionOf.get(spec.name)?.version;
      if (found !== undefined && found > wanted) {
        throw new ConfigError(
          `DATA_DIR: ${file} was written by a newer Passalong (${spec.name} is at version ${found}, this one knows ${wanted}). Install that version again, or restore the backup from before the upgrade.`,
        );
      }
      lay(db, spec.name);
      for (const step of spec.migrations.slice((found ?? wanted) - 1)) rewrite(db, table, step);
      db.exec(`CREATE INDEX IF NOT EXISTS "${spec.name}:change" ON ${table} (change)`);
      db.exec(
        `CREATE INDEX IF NOT EXISTS "${spec.name}:pending" ON ${table} (change) WHERE pending IS NOT NULL`,
      );
      for (const index of spec.indexes) db.exec(indexOf(spec.name, index));
      note.run(spec.name, wanted);
    }
  }).immediate();
}

/**
 * Older versions left deleted data in the file's free bytes, so it is rewritten once. If the disk
 * lacks the room, the next start tries again.
 */
export function rewriteOnce(db: Database.Database): void {
  if (flagsOf(db) & ZEROED) return;
  try {
    db.exec('VACUUM');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_FULL') return;
    throw error;
  }
  db.pragma(`user_version = ${flagsOf(db) | ZEROED}`);
}

/**
 * The table of a collection. It does not use WITHOUT ROWID any more: documents over a kilobyte in
 * the key's tree took three times as long to write. An old table is copied.
 */
function lay(db: Database.Database, collection: string): void {
  const table = tableOf(collection);
  const columns =
    'id TEXT PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL, pending TEXT, change INTEGER NOT NULL';
  const found = db
    .prepare<[string], { sql: string }>(
      "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?",
    )
    .get(collection);
  if (found?.sql.includes('WITHOUT ROWID')) {
    const old = tableOf(`${collection}.old`);
    db.exec(`ALTER TABLE ${table} RENAME TO ${old}; CREATE TABLE ${table} (${columns})`);
    db.exec(
      `INSERT INTO ${table} SELECT id, version, doc, pending, change FROM ${old} ORDER BY change; DROP TABLE ${old}`,
    );
  }
  db.exec(`CREATE TABLE IF NOT EXISTS ${table} (${columns})`);
}

function rewrite(
  db: Database.Database,
  table: string,
  step: (doc: Readonly<Record<string, unknown>>) => Record<string, unknown>,
): void {
  const next = db.prepare<[string], { id: string; doc: string }>(
    `SELECT id, doc FROM ${table} WHERE id > ? ORDER BY id LIMIT 500`,
  );
  const put = db.prepare(`UPDATE ${table} SET doc = ? WHERE id = ?`);
  for (let rows = next.all(''); rows.length > 0; rows = next.all(rows.at(-1)?.id ?? '')) {
    for (const { id, doc } of rows) {
      const { id: _id, ...fields } = step({ ...(JSON.parse(doc) as Record<string, unknown>), id });
      put.run(JSON.stringify(fields), id);
    }
  }
}
