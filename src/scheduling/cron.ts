// Scheduling on one machine: node-cron calls each job at its times. A job never overlaps itself.
import { schedule, type ScheduledTask } from 'node-cron';
import type { Job } from '../core/feature';
import type { Log } from '../core/log';
import type { Scheduling } from '../core/scheduling';

export function createCronScheduling(log: Log): Scheduling {
  const tasks: ScheduledTask[] = [];
  const running = new Set<Promise<void>>();
  const quiet = (message: string | Error) => log.debug('node-cron', { note: message instanceof Error ? message.message : message });
  return {
    async start(jobs: readonly Job[], run) {
      for (const job of jobs) {
        const task = schedule(
          job.when.cron,
          async ({ date }) => {
            const one = run(job, date.toISOString()).finally(() => running.delete(one));
            running.add(one);
            await one;
          },
          {
            timezone: job.when.zone,
            name: job.name,
            noOverlap: true,
            unref: true,
            logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
          },
        );
        tasks.push(task);
      }
    },
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.allSettled(running);
    },
  };
}
