// Chooses the storage driver: MongoDB if its address is set, otherwise the embedded SQLite file.
// The SDK of the other one is not loaded.
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../core/errors';
import type { Log } from '../core/log';
import type { StoreDriver } from '../core/store';

/** The path of SQLite's file in DATA_DIR. */
export const sqliteFile = (dataDir: string): string => join(dataDir, 'passalong.db');

/** The mode bits of everyone but the owner. */
const OTHERS = 0o077;

export async function createStoreDriver(
  settings: {
    readonly mongodbUri?: string;
    readonly dataDir: string;
    readonly evenMoved?: boolean;
  },
  log: Log,
): Promise<StoreDriver> {
  if (settings.mongodbUri !== undefined)
    return (await import('./mongodb')).createMongoStore({ uri: settings.mongodbUri, log });
  try {
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigError(
      `DATA_DIR: ${settings.dataDir} cannot be created (${(cause as Error).message}). Name a folder that Passalong may write to.`,
    );
  }
  keepPrivate(sqliteFile(settings.dataDir), log);
  return (await import('./sqlite')).createSqliteStore({
    file: sqliteFile(settings.dataDir),
    ...(settings.evenMoved && { evenMoved: true }),
  });
}

/**
 * Restricts files that older versions made readable for others. The folder's mode stays, because it
 * may be shared.
 */
function keepPrivate(file: string, log: Log): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      const { mode = 0 } = statSync(one, { throwIfNoEntry: false }) ?? {};
      if ((mode & OTHERS) !== 0) chmodSync(one, 0o600);
    } catch (error) {
      log.warn(
        'other users of this machine may read the database: its mode could not be changed to 0600',
        { file: one, error },
      );
    }
  }
}
