// Chooses the scheduler: BullMQ if Redis is set, otherwise node-cron. The SDK of the other one is
// not loaded.
import type { Clock } from '../core/clock';
import type { Log } from '../core/log';
import type { Scheduling } from '../core/scheduling';

export interface SchedulingSettings {
  readonly redisUrl?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

export async function createScheduling({
  redisUrl,
  clock,
  log,
}: SchedulingSettings): Promise<Scheduling> {
  if (redisUrl !== undefined)
    return (await import('./redis')).createRedisScheduling({ url: redisUrl, clock, log });
  return (await import('./cron')).createCronScheduling({ clock, log });
}
