import { createSqliteStore } from '../../src/storage/sqlite';
import { describeStore } from './store.contract';

describeStore('SQLite in memory', async () => {
  const driver = createSqliteStore({ file: ':memory:' });
  return { driver, close: () => driver.close() };
});
