// Chooses the storage driver: MongoDB where its address is set, else the embedded SQLite file. The other's SDK is not even loaded.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../core/errors';
import type { Log } from '../core/log';
import type { StoreDriver } from '../core/store';

/** The file that SQLite keeps in DATA_DIR. */
export const sqliteFile = (dataDir: string): string => join(dataDir, 'passalong.db');

export async function createStoreDriver(
  settings: { readonly mongodbUri?: string; readonly dataDir: string; readonly evenMoved?: boolean },
  log: Log,
): Promise<StoreDriver> {
  if (settings.mongodbUri !== undefined) return (await import('./mongodb')).createMongoStore({ uri: settings.mongodbUri, log });
  try {
    mkdirSync(settings.dataDir, { recursive: true });
  } catch (cause) {
    throw new ConfigError(
      `DATA_DIR: ${settings.dataDir} cannot be created (${(cause as Error).message}). Name a folder that Passalong may write to.`,
    );
  }
  return (await import('./sqlite')).createSqliteStore({
    file: sqliteFile(settings.dataDir),
    ...(settings.evenMoved && { evenMoved: true }),
  });
}
