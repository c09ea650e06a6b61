// The copy of the SQLite file: whole at its last instant, made between events, and either there or
// not.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StoreDriver } from '../../src/core/store';
import { createSqliteStore } from '../../src/storage/sqlite';
import { checkCopy } from '../../src/storage/sqlite/copy-check';
import { fill, type Thing, things } from '../contract/store.contract';
import { makeSmallDisk } from '../support/small-disk';

const base = mkdtempSync(join(tmpdir(), 'passalong-'));
const drivers: StoreDriver[] = [];
afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.close();
});
afterAll(() => rmSync(base, { recursive: true }));
let files = 0;
const newFile = () => join(base, `${(files += 1)}.db`);

async function opened(file: string): Promise<StoreDriver & Required<Pick<StoreDriver, 'backup'>>> {
  const driver = createSqliteStore({ file });
  drivers.push(driver);
  await driver.open([things]);
  if (!driver.backup) throw new Error('SQLite has a backup');
  return { ...driver, backup: driver.backup };
}

async function documentsIn(file: string): Promise<readonly Thing[]> {
  const driver = await opened(file);
  return driver.collection(things).find({});
}

it('holds all that was acknowledged, also what was written while it was made', async () => {
  const driver = await opened(newFile());
  const all = driver.collection(things);
  await fill(all, 30_000);
  const copy = newFile();
  const parts: number[] = [];
  const writes: Promise<unknown>[] = [];
  const counts = await driver.backup(copy, (part) => {
    parts.push(part);
    writes.push(all.insert({ id: `new${parts.length}`, name: 'x'.repeat(200) }));
    writes.push(all.update('id0000001', (doc) => ({ doc: { ...doc, size: parts.length } })));
  });
  await Promise.all(writes);
  expect(parts.length).toBeGreaterThan(3);
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect([
    existsSync(`${copy}-wal`),
    existsSync(`${copy}-shm`),
    existsSync(`${copy}-journal`),
  ]).toEqual([false, false, false]);
  const kept = await documentsIn(copy);
  expect(counts).toEqual({ 'test.things': kept.length });
  expect(kept.length).toBeGreaterThan(30_000);
  // Whatever came after its last instant is missing from the end.
  const is = await all.find({});
  const without = ({ id, name }: Thing) => [id, name];
  const copied = new Set(kept.map(({ id }) => id));
  expect(is.filter(({ id }) => !copied.has(id) && !id.startsWith('new'))).toEqual([]);
  expect(kept.map(without)).toEqual(is.filter(({ id }) => copied.has(id)).map(without));
  await expect(all.insert({ id: 'goes on' })).resolves.toBe(true);
});

it('takes the place of no file', async () => {
  const driver = await opened(newFile());
  const there = newFile();
  writeFileSync(there, 'a letter');
  await expect(driver.backup(there, () => {})).rejects.toMatchObject({ code: 'EEXIST' });
  expect(statSync(there).size).toBe(8);
});

it('leaves nothing on a full disk, and the store goes on', async () => {
  const disk = makeSmallDisk(1);
  if (!disk) return;
  try {
    const driver = await opened(newFile());
    await fill(driver.collection(things), 20_000);
    await expect(driver.backup(join(disk.folder, 'copy.db'), () => {})).rejects.toMatchObject({
      code: expect.stringMatching(/SQLITE_FULL|SQLITE_IOERR/),
    });
    expect(readdirSync(disk.folder)).toEqual([]);
    await expect(driver.collection(things).insert({ id: 'goes on' })).resolves.toBe(true);
  } finally {
    disk.remove();
  }
});

it('is refused when it is not whole', async () => {
  const driver = await opened(newFile());
  await fill(driver.collection(things), 2_000);
  const copy = newFile();
  await driver.backup(copy, () => {});
  const db = new Database(copy);
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  db.exec("DELETE FROM sqlite_master WHERE name LIKE 'test.things:%'");
  db.close();
  expect(() => checkCopy(copy)).toThrow(/the copy is not whole/);
});
