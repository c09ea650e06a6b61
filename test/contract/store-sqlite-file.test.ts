// What may happen to the SQLite file: its process is killed, a second one wants it too, the disk is
// full, the file is torn.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { ConfigError } from '../../src/core/errors';
import type { DriverCollection, StoreDriver } from '../../src/core/store';
import { createSqliteStore } from '../../src/storage/sqlite';
import { StorageFullError } from '../../src/storage/sqlite/errors';
import { fill, type Thing, things } from './store.contract';

const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
const children: ChildProcess[] = [];
let files = 0;
const newFile = () => join(folder, `${(files += 1)}.db`);
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function opened<T>(
  file: string,
  work: (all: DriverCollection<Thing>, driver: StoreDriver) => Promise<T>,
  maxPages?: number,
): Promise<T> {
  const driver = createSqliteStore({ file, ...(maxPages !== undefined && { maxPages }) });
  await driver.open([things]);
  try {
    return await work(driver.collection(things), driver);
  } finally {
    await driver.close();
  }
}

const refusalOf = (file: string): Promise<unknown> =>
  opened(file, async () => 'opened').catch((error: unknown) =>
    error instanceof ConfigError ? error.message : error,
  );

it('rewrites a file of an older version once, so that nothing deleted is left in its bytes', async () => {
  const file = newFile();
  const secret = 'canary'.repeat(300);
  const old = new Database(file);
  old.pragma('journal_mode = WAL');
  old.exec(
    'CREATE TABLE "test.things" (id TEXT PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL, pending TEXT, change INTEGER NOT NULL)',
  );
  for (let n = 0; n < 50; n += 1)
    old
      .prepare('INSERT INTO "test.things" VALUES (?, 1, ?, NULL, 1)')
      .run(`i${n}`, JSON.stringify({ name: `${secret}${n}` }));
  old.exec('DELETE FROM "test.things" WHERE id > \'i1\'');
  old.close();
  const written = () => readFileSync(file, 'latin1').split(secret).length - 1;
  expect(written()).toBeGreaterThan(10);
  await opened(file, async (all) => expect(await all.count({})).toBe(2));
  // Of two documents and the index of their names.
  expect(written()).toBeLessThanOrEqual(4);
  await opened(file, async (all) => {
    expect(await all.remove('i0')).toBe(true);
    expect(await all.remove('i1')).toBe(true);
  });
  expect(written()).toBe(0);
});

/**
 * A process that writes; `acknowledged`: the newest version of each document that it said was
 * written.
 */
function startWriter(file: string, name: string) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      './test/support/run-typescript.cjs',
      join(__dirname, 'writer-process.ts'),
      file,
      name,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const acknowledged = new Map<string, number>();
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    const [id, version] = line.split(' ');
    // The last line may be cut off.
    if (id && version) acknowledged.set(id, Number(version));
  });
  return {
    acknowledged,
    writes: once(lines, 'line'),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

describe('the SQLite file', () => {
  it('holds every acknowledged write after kill -9, in 30 rounds', async () => {
    async function rounds(file: string): Promise<number> {
      let checked = 0;
      for (let round = 0; round < 10; round += 1) {
        const writer = startWriter(file, `r${round}`);
        await writer.writes;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
        await writer.kill();
        await opened(file, async (all) => {
          const found = new Map((await all.find({})).map((doc) => [doc.id, doc]));
          for (const [id, version] of writer.acknowledged) {
            expect(found.get(id)?.version).toBeGreaterThanOrEqual(version);
            expect(found.get(id)?.size).toBe(found.get(id)?.version);
          }
          // What a change causes is there exactly with the change.
          expect((await all.pending(100_000)).map(({ id }) => id).sort()).toEqual(
            [...found.keys()].sort(),
          );
        });
        checked += writer.acknowledged.size;
      }
      return checked;
    }
    const checked = await Promise.all([newFile(), newFile(), newFile()].map(rounds));
    expect(Math.min(...checked)).toBeGreaterThan(30);
  });

  it('belongs to one process, and to the next as soon as that is dead', async () => {
    const file = newFile();
    const writer = startWriter(file, 'first');
    await writer.writes;
    expect(await refusalOf(file)).toMatch(
      /^DATA_DIR: .*\.db is in use by another Passalong\. Stop that one, .* MONGODB_URI/,
    );
    await writer.kill();
    expect(await refusalOf(file)).toBe('opened');
  });

  it('says when the disk is full, keeps what it has, and goes on when there is room', async () => {
    const file = newFile();
    const kept = await opened(
      file,
      async (all) => {
        await all.insert({ id: 'small', size: 0 });
        const failure = await fill(all, 10_000).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(StorageFullError);
        expect(String(failure)).toMatch(
          /the disk under DATA_DIR is full: nothing was written; free some space/,
        );
        // A change that needs no room is still taken; one that needs it is refused by itself, not
        // with those beside it.
        const long = all.insert({ id: 'long', name: 'x'.repeat(100_000) });
        const [short] = await Promise.all([
          all.update('small', (doc) => ({ doc: { ...doc, size: 1 } })),
          expect(long).rejects.toThrow(/full/),
        ]);
        expect(short?.size).toBe(1);
        return all.count({});
      },
      60,
    );
    await opened(file, async (all) => {
      expect(await all.count({})).toBe(kept);
      expect(await all.insert({ id: 'long', name: 'x'.repeat(100_000) })).toBe(true);
    });
  });

  describe('torn', () => {
    /** A file as a killed process leaves it: with changes in the log beside it. */
    async function leftBehind(): Promise<string> {
      const file = newFile();
      await opened(file, (all) => fill(all, 2_000));
      const writer = startWriter(file, 'torn');
      await writer.writes;
      await writer.kill();
      return file;
    }
    const garbage = (file: string, at: number) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, at, at + 4096);
      writeFileSync(file, bytes);
    };

    it('in its log, holds what was written before the tear', async () => {
      const file = await leftBehind();
      const size = readFileSync(`${file}-wal`).length;
      expect(size).toBeGreaterThan(4096);
      truncateSync(`${file}-wal`, size - 1000);
      await opened(file, async (all) => {
        expect(await all.count({ id: { $lt: 'j' } })).toBe(2_000);
        expect(await all.insert({ id: 'new' })).toBe(true);
      });
      expect(await refusalOf(file)).toBe('opened');
    });

    it.each<[string, (file: string) => void]>([
      ['in its first page', (file) => garbage(file, 0)],
      ['in the middle', (file) => garbage(file, 4096 * 20)],
      ['in two', (file) => truncateSync(file, 4096 * 10 + 100)],
      [
        'by something else in its place',
        (file) => writeFileSync(file, 'A letter to the operator. '.repeat(400)),
      ],
    ])('%s, is refused with the remedy and left as it is', async (_where, tear) => {
      const source = newFile();
      await opened(source, (all) => fill(all, 2_000));
      const file = newFile();
      copyFileSync(source, file);
      tear(file);
      const torn = readFileSync(file);
      expect(await refusalOf(file)).toMatch(
        /^DATA_DIR: .*\.db is damaged and was left as it is\. Restore it from the last backup/,
      );
      expect(readFileSync(file).equals(torn)).toBe(true);
    });
  });

  it('that cannot be made is explained', async () => {
    expect(await refusalOf(join(folder, 'no', 'such', 'folder', 'x.db'))).toMatch(
      /^DATA_DIR: .* cannot be opened for writing\. Create the folder/,
    );
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
