import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/storage/sqlite';
import { describeStore } from './store.contract';
import { describeUpgrades } from './upgrade.contract';

const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
let files = 0;
const newFile = () => join(folder, `${(files += 1)}.db`);
afterAll(() => rmSync(folder, { recursive: true }));

describeStore('SQLite in memory', async () => {
  const driver = createSqliteStore({ file: ':memory:' });
  return { driver, close: () => driver.close() };
});

describeStore('SQLite on disk', async () => {
  const driver = createSqliteStore({ file: newFile() });
  return { driver, close: () => driver.close() };
});

describeUpgrades('SQLite', async () => {
  const file = newFile();
  return { open: () => createSqliteStore({ file }) };
});
