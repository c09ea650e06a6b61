// A copy that is whole but holds less than the store is no backup.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/storage/sqlite';
import { checkCopy } from '../../src/storage/sqlite/copy-check';
import { fill, things } from '../contract/store.contract';

jest.mock('../../src/storage/sqlite/copy-check', () => ({
  ...jest.requireActual<object>('../../src/storage/sqlite/copy-check'),
  checkCopy: jest.fn(),
}));

it('is refused, and nothing is left of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  const driver = createSqliteStore({ file: ':memory:' });
  await driver.open([things]);
  await fill(driver.collection(things), 20);
  jest.mocked(checkCopy).mockReturnValue({ 'test.things': 19 });
  await expect(driver.backup?.(join(folder, 'copy.db'), () => {})).rejects.toThrow(
    'the copy does not hold what the store holds',
  );
  expect(readdirSync(folder)).toEqual([]);
  jest.mocked(checkCopy).mockReturnValue({ 'test.things': 20 });
  await expect(driver.backup?.(join(folder, 'copy.db'), () => {})).resolves.toEqual({
    'test.things': 20,
  });
  await driver.close();
  rmSync(folder, { recursive: true });
});
