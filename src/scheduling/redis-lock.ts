// A lock in Redis. Its holder renews it, and after a crash it expires. It only saves double work;
// the store alone guarantees that nothing happens twice.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { within } from '../core/deadline';
import type { Log } from '../core/log';

/** How long a lock lives after a crash. */
export const HELD_MS = 15_000;
const RENEWED_EVERY_MS = 5_000;
const RELEASED_WITHIN_MS = 2_000;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end`;

export interface RedisLock {
  /**
   * Runs `work` while it holds `name`. Gives false if another instance holds it; nothing was done
   * then.
   */
  hold(name: string, work: () => Promise<void>): Promise<boolean>;
}

export function createRedisLock(redis: Redis, prefix: string, log: Log): RedisLock {
  return {
    async hold(name, work) {
      const key = prefix + name;
      const token = randomUUID();
      const unlessLost = (error: unknown) =>
        log.debug('a lock ends by itself, since Redis does not answer', { lock: name, error });
      if ((await redis.set(key, token, 'PX', HELD_MS, 'NX')) !== 'OK') return false;
      const renewal = setInterval(
        () => void redis.pexpire(key, HELD_MS).catch(unlessLost),
        RENEWED_EVERY_MS,
      );
      try {
        await work();
      } finally {
        clearInterval(renewal);
        await within(RELEASED_WITHIN_MS, redis.eval(RELEASE, 1, key, token)).catch(unlessLost);
      }
      return true;
    },
  };
}
