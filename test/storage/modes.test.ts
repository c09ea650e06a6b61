// The file of all data is for the bot's user alone, whatever the umask is; one of an earlier
// version becomes so at the start.
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../src/domain';
import { createStoreDriver, sqliteFile } from '../../src/storage';
import { createReadableLog } from '../core/rig';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
const before = process.umask(0o022);
afterAll(() => {
  process.umask(before);
  rmSync(folder, { recursive: true });
});

it('makes folder and files so, and files that are there already', async () => {
  const dataDir = join(folder, 'data');
  const file = sqliteFile(dataDir);
  const log = createReadableLog();
  for (let start = 0; start < 2; start += 1) {
    const driver = await createStoreDriver({ dataDir }, log);
    await driver.open(collections);
    expect(modeOf(dataDir)).toBe('700');
    // Held exclusively, the log's index is in memory, so there may be no third file.
    for (const one of [file, `${file}-wal`]) expect(modeOf(one)).toBe('600');
    await driver.close();
    chmodSync(file, 0o644);
  }
});
