// Scheduling for several instances: BullMQ keeps the timetable in Redis and gives each run to one
// of them.
import { type Job as Entry, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Clock } from '../core/clock';
import { within } from '../core/deadline';
import { ConfigError } from '../core/errors';
import type { Job } from '../core/feature';
import type { Log } from '../core/log';
import type { Scheduling } from '../core/scheduling';
import { createRedisLock, HELD_MS } from './redis-lock';
import { startSlot } from './slot';

export interface RedisSettings {
  readonly url: string;
  /** The prefix of all keys, so that several companies can share a Redis. */
  readonly prefix?: string;
  readonly clock: Clock;
  readonly log: Log;
}

const QUEUE = 'jobs';
const AT_ONCE = 4;
/**
 * How soon BullMQ tries again after an error of Redis. A stop waits for this, and BullMQ's own 15 s
 * are too long for that.
 */
const ASK_AGAIN_MS = 1_000;
const ANSWERS_WITHIN_MS = 5_000;
/** A connection that does not end in this time is cut. */
const ENDS_WITHIN_MS = 500;
/** At the stop: how soon Redis must respond, and how long BullMQ may take to close. */
const STILL_THERE_WITHIN_MS = 1_000;
const LEAVES_WITHIN_MS = 2_000;
const ONCE_ONLY = { removeOnComplete: true, removeOnFail: true };
/**
 * A crash leaves its lock. If the next start finds it held, it tries again after the lock has
 * expired.
 */
const AT_START = { ...ONCE_ONLY, attempts: 3, backoff: { type: 'fixed', delay: HELD_MS } };

export function createRedisScheduling({
  url,
  prefix = 'passalong',
  clock,
  log,
}: RedisSettings): Scheduling {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    disconnectTimeout: ENDS_WITHIN_MS,
  });
  const lock = createRedisLock(redis, `${prefix}:running:`, log);
  let queue: Queue | undefined;
  let worker: Worker | undefined;
  const running = new Set<Promise<void>>();
  let lost = false;
  /**
   * Creates the timetable and the runs at the start. Called again when Redis comes back, because
   * Redis may have lost everything.
   */
  let begin: (() => Promise<void>) | undefined;

  redis.on('error', (error: Error) => {
    // The connection is tried every two seconds. One line is enough.
    if (!lost) log.error('Redis is not available; jobs continue when it is back', { error });
    lost = true;
  });
  redis.on('ready', () => {
    if (!lost) return;
    log.info('Redis is back');
    lost = false;
    begin?.().catch((error: unknown) =>
      log.error('the timetable could not be created again', { error }),
    );
  });
  /**
   * The connection reports its own failures. Any other error of BullMQ (an entry that Redis lost)
   * costs at most a repeated run.
   */
  const onStumble = (error: Error) => {
    if (!('syscall' in error)) log.warn('BullMQ could not do something', { error });
  };

  async function connect(): Promise<void> {
    try {
      await within(ANSWERS_WITHIN_MS, redis.connect());
    } catch (cause) {
      redis.disconnect();
      throw new ConfigError(
        `REDIS_URL: no Redis answers at ${new URL(url).host}. Start it, correct REDIS_URL, or remove it`,
        { cause },
      );
    }
  }

  /** Makes the timetable exactly that of `jobs`. */
  async function plan(timetable: Queue, jobs: readonly Job[]): Promise<void> {
    const names = new Set(jobs.map((job) => job.name));
    for (const { key } of await timetable.getJobSchedulers()) {
      if (!names.has(key)) await timetable.removeJobScheduler(key);
    }
    for (const { name, when } of jobs) {
      await timetable.upsertJobScheduler(
        name,
        { pattern: when.cron, tz: when.zone },
        { name, opts: ONCE_ONLY },
      );
    }
  }

  return {
    async start(jobs, run) {
      await connect();
      const byName = new Map(jobs.map((job) => [job.name, job]));
      const work = async ({ name, data, opts, timestamp }: Entry<{ slot?: string }>) => {
        const job = byName.get(name);
        if (!job) return;
        const slot = data.slot ?? new Date(opts.prevMillis ?? timestamp).toISOString();
        const alone = await lock.hold(name, async () => {
          const one = run(job, slot)
            .catch((error: unknown) => log.error('a job broke off', { job: name, slot, error }))
            .finally(() => running.delete(one));
          running.add(one);
          await one;
        });
        if (!alone) throw new Error(`${name} still runs`);
      };
      const timetable = new Queue(QUEUE, { connection: redis, prefix });
      queue = timetable;
      queue.on('error', onStumble);
      worker = new Worker(QUEUE, work, {
        connection: redis,
        prefix,
        concurrency: AT_ONCE,
        runRetryDelay: ASK_AGAIN_MS,
      });
      worker.on('error', onStumble);
      worker.on('failed', (entry) =>
        log.warn('a job still runs; its next run waits or is left out', { job: entry?.name }),
      );
      await worker.waitUntilReady();
      begin = async () => {
        await plan(timetable, jobs);
        const slot = startSlot(clock);
        for (const { name } of jobs)
          await timetable.add(
            name,
            { slot },
            { ...AT_START, jobId: `${name}@${Date.parse(slot)}` },
          );
      };
      await begin();
    },
    async ping() {
      await within(ANSWERS_WITHIN_MS, redis.ping());
    },
    async stop() {
      begin = undefined;
      // BullMQ waits forever to leave a Redis that does not respond. There is also nothing to
      // return to it: Redis notices by itself that this instance is gone.
      const cut = lost || !(await settles(STILL_THERE_WITHIN_MS, redis.ping()));
      const left = Promise.all([worker?.close(cut), cut ? undefined : queue?.close()]);
      await Promise.allSettled(running);
      await settles(LEAVES_WITHIN_MS, left);
      redis.disconnect();
    },
  };

  async function settles(ms: number, leaving: Promise<unknown>): Promise<boolean> {
    try {
      await within(ms, leaving);
      return true;
    } catch (error) {
      log.debug('Redis is left without its answer', { error });
      return false;
    }
  }
}
