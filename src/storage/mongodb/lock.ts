// A lock for the instance that prepares the database. Its holder renews it; after a crash it soon
// expires.
import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Log } from '../../core/log';

interface LockDoc {
  readonly _id: string;
  readonly until: Date;
  readonly holder: string;
}

const LOCKS = '_locks';
const NAME = 'prepare';
/** How long a lock lives after a crash. */
const HELD_MS = 15_000;
const RENEWED_EVERY_MS = 5_000;
const ASK_AGAIN_MS = 200;
const DUPLICATE_KEY = 11_000;

/** Runs `work` while no other instance does. */
export async function withLock(db: Db, log: Log, work: () => Promise<void>): Promise<void> {
  const locks = db.collection<LockDoc>(LOCKS);
  const holder = randomUUID();
  const until = () => new Date(Date.now() + HELD_MS);

  async function taken(): Promise<boolean> {
    try {
      await locks.updateOne(
        { _id: NAME, until: { $lt: new Date() } },
        { $set: { until: until(), holder } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
      return false;
    }
  }

  for (let asked = 0; !(await taken()); asked += 1) {
    if (asked === 0) log.info('another instance prepares the database; waiting for it');
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  const renewal = setInterval(() => {
    locks
      .updateOne({ _id: NAME, holder }, { $set: { until: until() } })
      .catch((error: unknown) =>
        log.warn('the lock on the database could not be renewed', { error }),
      );
  }, RENEWED_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await locks.deleteOne({ _id: NAME, holder });
  }
}
