// Scheduling on one machine: node-cron calls each job at its times.
import { schedule, type ScheduledTask } from 'node-cron';
import type { Clock } from '../core/clock';
import type { Job } from '../core/feature';
import type { Log } from '../core/log';
import type { Scheduling } from '../core/scheduling';
import { startSlot } from './slot';

/**
 * No run is too late: the machine may have slept past it, and a job checks for itself what is still
 * useful.
 */
const HOWEVER_LATE_MS = Number.MAX_SAFE_INTEGER;

export function createCronScheduling({
  clock,
  log,
}: {
  readonly clock: Clock;
  readonly log: Log;
}): Scheduling {
  const tasks: ScheduledTask[] = [];
  const running = new Map<string, Promise<void>>();
  const note = (message: string | Error) =>
    log.debug('node-cron', { note: message instanceof Error ? message.message : message });

  return {
    async start(jobs, run) {
      const runAlone = (job: Job, slot: string) => {
        if (running.has(job.name)) {
          log.warn('a job still runs; its next run is left out', { job: job.name, slot });
          return;
        }
        const one = run(job, slot)
          .catch((error: unknown) => log.error('a job broke off', { job: job.name, slot, error }))
          .finally(() => running.delete(job.name));
        running.set(job.name, one);
      };
      for (const job of jobs) {
        tasks.push(
          schedule(job.when.cron, ({ date }) => runAlone(job, date.toISOString()), {
            timezone: job.when.zone,
            name: job.name,
            missedExecutionTolerance: HOWEVER_LATE_MS,
            unref: true,
            logger: { info: note, warn: note, error: note, debug: note },
          }),
        );
        runAlone(job, startSlot(clock));
      }
    },
    async ping() {},
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(running.values());
    },
  };
}
