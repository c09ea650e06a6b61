// Scheduling for several instances: BullMQ keeps the timetable in Redis and hands each run to one of them.
import { Queue, Worker } from 'bullmq';
import type { Job } from '../core/feature';
import type { Log } from '../core/log';
import type { Scheduling } from '../core/scheduling';

const QUEUE = 'passalong-jobs';

export interface RedisSettings {
  readonly url: string;
  /** Keys begin with it, so that several companies can share a Redis. */
  readonly prefix?: string;
}

export function createRedisScheduling({ url, prefix = 'passalong' }: RedisSettings, log: Log): Scheduling {
  const connection = { url, maxRetriesPerRequest: null };
  let queue: Queue | undefined;
  let worker: Worker | undefined;
  return {
    async start(jobs: readonly Job[], run) {
      const byName = new Map(jobs.map((job) => [job.name, job]));
      queue = new Queue(QUEUE, { connection, prefix });
      queue.on('error', (error) => log.error('Redis failed; the timetable goes on when it is back', { error }));
      for (const { key } of await queue.getJobSchedulers()) {
        if (!byName.has(key)) await queue.removeJobScheduler(key);
      }
      for (const { name, when } of jobs) {
        await queue.upsertJobScheduler(
          name,
          { pattern: when.cron, tz: when.zone },
          { name, opts: { removeOnComplete: true, removeOnFail: 50 } },
        );
      }
      worker = new Worker(
        QUEUE,
        async (entry) => {
          const job = byName.get(entry.name);
          if (job) await run(job, new Date(entry.timestamp + (entry.delay ?? 0)).toISOString());
        },
        { connection, prefix, concurrency: 4 },
      );
      worker.on('error', (error) => log.error('a worker lost Redis; it goes on when it is back', { error }));
      await worker.waitUntilReady();
    },
    async stop() {
      await worker?.close();
      await queue?.close();
    },
  };
}
