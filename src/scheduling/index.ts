// Chooses how jobs are scheduled: BullMQ where Redis is set, else node-cron. The other's SDK is not even loaded.
import type { Log } from '../core/log';
import type { Scheduling } from '../core/scheduling';

export async function createScheduling(redisUrl: string | undefined, log: Log): Promise<Scheduling> {
  if (redisUrl !== undefined) return (await import('./redis')).createRedisScheduling({ url: redisUrl }, log);
  return (await import('./cron')).createCronScheduling(log);
}
