// Deletes expired records that have no retention in days: answers kept for repeats, and file links.
import type { Job } from './feature';
import type { Files } from './files';
import type { Inbox } from './inbox';

const DAY_MS = 86_400_000;
/** Platforms repeat an event within hours. */
export const KEEP_ANSWERS_DAYS = 3;

export function createHousekeeping(inbox: Inbox, files: Files): Job {
  return {
    name: 'core.housekeeping',
    when: { cron: '23 3 * * *', zone: 'UTC' },
    async run({ clock, log }) {
      const answers = await inbox.forget(
        new Date(clock.now().getTime() - KEEP_ANSWERS_DAYS * DAY_MS),
      );
      await files.forget(clock.now());
      log.info('deleted expired answers', { answers });
    },
  };
}
