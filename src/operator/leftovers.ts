// What a backup leaves behind that was cut off, by a kill or a power cut: a copy without an end,
// which nobody can use.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../core/log';

/** In DATA_DIR. */
export const BACKUP_FOLDER = 'backups';

const LEFT_OVER = /^passalong-\d{8}T\d{6}Z\.db\.part(-journal|-wal|-shm)?$/;

/** Their paths. A folder that is not there, or may not be read, has none. */
export async function leftoversIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => LEFT_OVER.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/**
 * For the bot's own folder, and for who holds the store: then no backup is being made there. Gives
 * what was removed.
 */
export async function removeLeftovers(folder: string): Promise<readonly string[]> {
  const files = await leftoversIn(folder);
  for (const file of files) await rm(file, { force: true });
  return files;
}

/** When the bot starts. */
export async function warnOfLeftovers(dataDir: string, log: Log): Promise<void> {
  const files = await leftoversIn(join(dataDir, BACKUP_FOLDER));
  if (files.length > 0)
    log.warn('a backup was cut off and left files; the next backup removes them', { files });
}
