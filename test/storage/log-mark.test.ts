// The SQLite file and its log: a part that is missing, empty or another's is refused, with what to
// do, and left as it is. What a crash leaves at any moment is taken up again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { ConfigError } from '../../src/core/errors';
import type { Collection, StoreDriver } from '../../src/core/store';
import { createSqliteStore } from '../../src/storage/sqlite';
import { makeFile } from '../../src/storage/sqlite/fresh';
import {
  closeMarked,
  expectTogether,
  flagsOf,
  markOpen,
  ZEROED,
} from '../../src/storage/sqlite/log-mark';
import { fill, type Thing, things } from '../contract/store.contract';
import { makeSmallDisk } from '../support/small-disk';

const base = mkdtempSync(join(tmpdir(), 'passalong-'));
const children: ChildProcess[] = [];
let folders = 0;
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(base, { recursive: true });
});

interface Pair {
  readonly file: string;
  readonly log: string;
}
function newPair(): Pair {
  const folder = join(base, String((folders += 1)));
  mkdirSync(folder);
  const file = join(folder, 'x.db');
  return { file, log: `${file}-wal` };
}

async function opened<T>(
  { file }: Pair,
  work: (all: Collection<Thing>, driver: StoreDriver) => Promise<T>,
): Promise<T> {
  const driver = createSqliteStore({ file });
  await driver.open([things]);
  try {
    return await work(driver.collection(things), driver);
  } finally {
    await driver.close();
  }
}

/** The reason, with the folder cut out, and proof that nothing was touched. */
async function refusal(pair: Pair): Promise<string> {
  const state = () =>
    [pair.file, pair.log].map((file) =>
      existsSync(file) ? readFileSync(file).toString('base64') : undefined,
    );
  const before = state();
  const error = await opened(pair, async () => 'opened').catch((error: unknown) => error);
  expect(error).toBeInstanceOf(ConfigError);
  expect(state()).toEqual(before);
  return (error as Error).message.replaceAll(pair.file, 'x.db');
}

const count = (pair: Pair) => opened(pair, (all) => all.count({}));

/** A writer that was killed: the file, with acknowledged changes in the log beside it. */
async function killed(pair: Pair, name = 'a'): Promise<Pair> {
  const args = [
    '--require',
    './test/support/run-typescript.cjs',
    resolve('test/contract/writer-process.ts'),
    pair.file,
    name,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface(child.stdout);
  for (let seen = 0; seen < 30; seen += 1) await once(lines, 'line');
  child.kill('SIGKILL');
  await once(child, 'close');
  return pair;
}

async function closed(): Promise<Pair> {
  const pair = newPair();
  await opened(pair, (all) => fill(all, 500));
  expect(existsSync(pair.log)).toBe(false);
  return pair;
}

describe('is refused', () => {
  it('when it is empty, beside a log or alone', async () => {
    const pair = await killed(newPair());
    truncateSync(pair.file);
    expect(await refusal(pair)).toMatch(
      /^DATA_DIR: x\.db is empty, but its log x\.db-wal is not\. Nothing was changed\. Put the database back, or restore/,
    );
    rmSync(pair.log);
    expect(await refusal(pair)).toMatch(
      /^DATA_DIR: x\.db is empty\. .* To start with an empty database, move the remaining files away\.$/,
    );
  });

  it('when it is missing and its log is there', async () => {
    const pair = await killed(newPair());
    rmSync(pair.file);
    expect(await refusal(pair)).toMatch(
      /^DATA_DIR: x\.db is missing, but its log x\.db-wal is there\. Nothing was changed/,
    );
    expect(existsSync(pair.file)).toBe(false);
  });

  it('when the log that it needs is missing, until somebody does without', async () => {
    const pair = await killed(newPair());
    const held = join(base, 'held-log');
    renameSync(pair.log, held);
    const told =
      /^DATA_DIR: x\.db was not closed, and its log x\.db-wal is missing\. .* create an empty file with the log's name\.$/;
    expect(await refusal(pair)).toMatch(told);
    expect(await refusal(pair)).toMatch(told);
    copyFileSync(held, pair.log);
    expect(await count(pair)).toBeGreaterThan(10);
    const other = await killed(newPair());
    writeFileSync(other.log, '');
    expect(await count(other)).toBe(0);
    expect(await count(other)).toBe(0);
  });

  it('with the log of another database, or of a later state of its own', async () => {
    const [one, other] = [await killed(newPair()), await killed(newPair())];
    const own = join(base, 'own-log');
    renameSync(one.log, own);
    copyFileSync(other.log, one.log);
    expect(await refusal(one)).toMatch(
      /x\.db-wal is damaged, or it is the log of another .* Put back the two files that belong together/,
    );
    renameSync(own, one.log);
    expect(await count(one)).toBeGreaterThan(10);

    const copy = join(base, 'earlier.db');
    copyFileSync(one.file, copy);
    await killed(one, 'later');
    copyFileSync(copy, one.file);
    expect(await refusal(one)).toMatch(
      /log of another .* The database was closed and is complete without it: move the log away\.$/,
    );
    rmSync(one.log);
    expect(await count(one)).toBeGreaterThan(10);
  });

  it('with a log whose head is torn', async () => {
    const pair = await killed(newPair());
    const bytes = readFileSync(pair.log);
    bytes.fill(0, 0, 32);
    writeFileSync(pair.log, bytes);
    expect(await refusal(pair)).toMatch(/x\.db-wal is damaged/);
  });
});

it('is refused in a folder that cannot be written to, with or without a log', async () => {
  const disk = makeSmallDisk(3);
  if (!disk) return;
  const pair = { file: join(disk.folder, 'x.db'), log: join(disk.folder, 'x.db-wal') };
  await opened(pair, (all) => fill(all, 500));
  disk.makeReadOnly();
  expect(await refusal(pair)).toMatch(
    /^DATA_DIR: x\.db cannot be opened for writing\. Create the folder and give/,
  );
  disk.remove();
});

describe('is taken up again', () => {
  it('with the log that it has had since it was opened, however often that began anew', async () => {
    const pair = newPair();
    const copy = newPair();
    await opened(pair, async (all, driver) => {
      for (let round = 0; round < 4; round += 1) {
        await fill(all, 1_000 * (round + 1));
        // A copy of both at one instant is what a crash leaves.
        for (const [from, to] of [
          [pair.file, copy.file],
          [pair.log, copy.log],
        ] as const)
          copyFileSync(from, to);
        expect(await count(copy)).toBe(1_000 * (round + 1));
        rmSync(copy.log, { force: true });
        if (round % 2 === 1) await driver.scrub();
      }
    });
  });

  it('when its opening was cut off', async () => {
    const pair = await closed();
    const opening = new Database(pair.file);
    opening.pragma('journal_mode = WAL');
    opening.pragma('user_version = 7');
    const left = newPair();
    copyFileSync(pair.file, left.file);
    copyFileSync(pair.log, left.log);
    opening.close();
    expect(statSync(left.log).size).toBeGreaterThan(4_000);
    const [bytes, other] = [readFileSync(left.log), newPair()];
    copyFileSync(left.file, other.file);
    expect(await count(left)).toBe(500);
    expect(existsSync(left.log)).toBe(false);
    // More than an opening writes: somebody's log, though every page of it is the first.
    const frame = bytes.subarray(32, 32 + 24 + bytes.readUInt32BE(8));
    writeFileSync(
      other.log,
      Buffer.concat([bytes.subarray(0, 32), ...Array.from({ length: 9 }, () => frame)]),
    );
    expect(await refusal(other)).toMatch(/x\.db-wal is damaged, or it is the log of another/);
  });

  it('when its opening was cut off twice, the second time before it had a log', async () => {
    const pair = newPair();
    const [first, second] = [newPair(), newPair()];
    const copyTo = (from: Pair, to: Pair) => {
      copyFileSync(from.file, to.file);
      copyFileSync(from.log, to.log);
    };
    await opened(pair, async (all, driver) => {
      await fill(all, 500);
      await driver.scrub();
      copyTo(pair, first);
    });
    const opening = new Database(first.file);
    opening.pragma('user_version = 7');
    copyTo(first, second);
    opening.close();
    expectTogether(second.file);
    expectTogether(second.file);
    expect(statSync(second.log).size).toBe(0);
    expect(await count(second)).toBe(500);
  });

  it('when its first start was cut off, and with the file that another start made meanwhile', async () => {
    const pair = newPair();
    writeFileSync(`${pair.file}.new-${process.pid}`, 'half');
    expect(await count(pair)).toBe(0);
    expect(readdirSync(dirname(pair.file))).toEqual(['x.db']);
    await opened(pair, (all) => fill(all, 100));
    makeFile(pair.file);
    expect(await count(pair)).toBe(100);
  });

  it('when its log had just been emptied', async () => {
    const pair = newPair();
    const copy = newPair();
    await opened(pair, async (all, driver) => {
      await fill(all, 500);
      await driver.scrub();
      copyFileSync(pair.file, copy.file);
      copyFileSync(pair.log, copy.log);
    });
    expect(statSync(copy.log).size).toBe(0);
    expect(await count(copy)).toBe(500);
  });

  it('after it was closed on a full disk', async () => {
    const disk = makeSmallDisk(3);
    if (!disk) return;
    const pair = { file: join(disk.folder, 'x.db'), log: join(disk.folder, 'x.db-wal') };
    await opened(pair, async (all) => {
      await fill(all, 1_000);
      let room = 3 * 2 ** 20;
      const filler = join(disk.folder, 'filler');
      for (; room > 0; room -= 4096) {
        try {
          writeFileSync(filler, Buffer.alloc(4096), { flag: 'a' });
        } catch (error) {
          expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
          break;
        }
      }
      await expect(fill(all, 100_000)).rejects.toThrow(/the disk under DATA_DIR is full/);
    });
    rmSync(join(disk.folder, 'filler'));
    expect(await count(pair)).toBeGreaterThanOrEqual(1_000);
    disk.remove();
  });
});

describe('closing', () => {
  /** Open, with its mark; `fails` is thrown where the mark that it was closed is written. */
  function marked(fails?: Error): {
    readonly pair: Pair;
    readonly db: Database.Database;
    readonly real: Database.Database;
  } {
    const pair = newPair();
    const real = new Database(pair.file);
    real.pragma('journal_mode = WAL');
    real.exec('CREATE TABLE t (a)');
    real.pragma(`user_version = ${ZEROED}`);
    markOpen(real, pair.file);
    real.exec('INSERT INTO t VALUES (1)');
    const pragma = (text: string, options?: Database.PragmaOptions) => {
      if (fails && text.startsWith('user_version =')) throw fails;
      return real.pragma(text, options);
    };
    return {
      pair,
      real,
      db: { pragma, close: () => real.close() } as unknown as Database.Database,
    };
  }
  const coded = (code: string) => Object.assign(new Error(code), { code });

  it('says in the file that it needs its log no more, and keeps the other marks', () => {
    const { pair, db, real } = marked();
    const open = flagsOf(real);
    closeMarked(db, pair.file);
    expect([real.open, existsSync(pair.log)]).toEqual([false, false]);
    expectTogether(pair.file);
    const again = new Database(pair.file);
    expect([open - flagsOf(again), flagsOf(again) & ZEROED]).toEqual([2, ZEROED]);
    again.close();
  });

  it('leaves an empty log where the disk has no room for the mark, so that the start finds the pair', () => {
    const { pair, db, real } = marked(coded('SQLITE_FULL'));
    closeMarked(db, pair.file);
    expect(real.open).toBe(false);
    expect(statSync(pair.log)).toMatchObject({ size: 0 });
    expect(statSync(pair.log).mode & 0o777).toBe(0o600);
    expectTogether(pair.file);
  });

  it('closes and throws where the mark fails for any other reason', () => {
    const { pair, db, real } = marked(coded('SQLITE_IOERR'));
    expect(() => closeMarked(db, pair.file)).toThrow('SQLITE_IOERR');
    expect([real.open, existsSync(pair.log)]).toEqual([false, false]);
  });

  it('empties the log before it writes the mark: a full disk may have room only then', () => {
    const { pair, db, real } = marked();
    const sizes: number[] = [];
    const pragma = (text: string, options?: Database.PragmaOptions) => {
      if (text.startsWith('user_version =')) sizes.push(statSync(pair.log).size);
      return db.pragma(text, options);
    };
    closeMarked({ pragma, close: () => real.close() } as unknown as Database.Database, pair.file);
    expect(sizes).toEqual([0]);
  });
});
