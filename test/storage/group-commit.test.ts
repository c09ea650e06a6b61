// When a write counts as done: not before the disk confirmed it, and never again once the disk
// failed to.
import Database from 'better-sqlite3';
import { createWriter, type Writer } from '../../src/storage/sqlite/group-commit';

/** A disk that confirms when it is told to. */
function createDisk() {
  const asked: { readonly confirm: () => void; readonly fail: (error: Error) => void }[] = [];
  let wake = () => {};
  return {
    asked,
    sync: () =>
      new Promise<void>((resolve, reject) => {
        asked.push({ confirm: resolve, fail: reject });
        wake();
      }),
    /** Resolves when the disk was asked to flush for the `count`th time. */
    async flush(count: number) {
      while (asked.length < count)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return asked[count - 1] ?? fail();
    },
  };
}

const fail = (): never => {
  throw new Error('no such flush');
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('group commit', () => {
  let db: Database.Database;
  let disk: ReturnType<typeof createDisk>;
  let writer: Writer;
  const put = (value: number) =>
    writer.queue(() => db.prepare('INSERT INTO kept VALUES (?)').run(value).changes);
  const kept = () => db.prepare('SELECT value FROM kept ORDER BY value').pluck().all();

  beforeEach(() => {
    db = new Database(':memory:');
    db.exec('CREATE TABLE kept (value INTEGER PRIMARY KEY)');
    disk = createDisk();
    writer = createWriter({ db, sync: disk.sync, explain: (error) => error });
  });
  afterEach(() => db.close());

  it('acknowledges a write only after the disk confirmed it', async () => {
    let done = false;
    const writing = put(1).finally(() => {
      done = true;
    });
    const flush = await disk.flush(1);
    await turn();
    expect(done).toBe(false);
    flush.confirm();
    await writing;
    expect(done).toBe(true);
  });

  it('flushes once for all that gathers while the disk is busy', async () => {
    const first = put(0);
    const flush = await disk.flush(1);
    const others = Array.from({ length: 50 }, (_, n) => put(n + 1));
    await turn();
    expect(kept()).toEqual([0]);
    flush.confirm();
    await first;
    (await disk.flush(2)).confirm();
    await Promise.all(others);
    expect(disk.asked).toHaveLength(2);
    expect(kept()).toHaveLength(51);
  });

  it('lets a write fail alone', async () => {
    const outcomes = Promise.allSettled([put(1), put(1), put(2)]);
    (await disk.flush(1)).confirm();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(kept()).toEqual([1, 2]);
  });

  it('acknowledges nothing any more once the disk failed to confirm', async () => {
    const lost = put(1);
    const gathering = disk.flush(1).then((flush) => {
      const next = put(2);
      flush.fail(new Error('EIO'));
      return next;
    });
    await expect(lost).rejects.toThrow('EIO');
    await expect(gathering).rejects.toThrow('EIO');
    await expect(put(3)).rejects.toThrow('EIO');
    expect(kept()).toEqual([1]);
    expect(disk.asked).toHaveLength(1);
  });

  it('is idle when nothing waits', async () => {
    await writer.idle();
    const writing = put(1);
    const idle = writer.idle().then(() => 'idle');
    const flush = await disk.flush(1);
    expect(await Promise.race([idle, turn()])).toBeUndefined();
    flush.confirm();
    await writing;
    await expect(idle).resolves.toBe('idle');
  });
});
