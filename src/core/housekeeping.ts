// Forgets what has served: answers kept for repeats, ended deliveries, leases of past runs.
import type { Job } from './feature';
import type { Files } from './files';
import type { Inbox } from './inbox';
import type { JobRunner } from './jobs';
import type { Outbox } from './outbox';

const DAY_MS = 86_400_000;
/** Platforms repeat events within hours; an ended delivery is asked for while its card can still be changed. */
export const KEEP_ANSWERS_DAYS = 3;
export const KEEP_DELIVERIES_DAYS = 180;
export const KEEP_LEASES_DAYS = 7;

export function createHousekeeping(inbox: Inbox, outbox: Outbox, runner: JobRunner, files: Files): Job {
  return {
    name: 'core.housekeeping',
    when: { cron: '23 3 * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
      const answers = await inbox.forget(before(KEEP_ANSWERS_DAYS));
      const deliveries = await outbox.forget(before(KEEP_DELIVERIES_DAYS));
      await files.forget(clock.now());
      await runner.forget(before(KEEP_LEASES_DAYS));
      log.info('forgot what has served', { answers, deliveries });
    },
  };
}
