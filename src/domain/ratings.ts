// Who rated which answer. `ask` writes them; how long they are kept is also how long an entry knows who asked it.
import { wholly } from '../core/personal';
import { collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';

export interface Rating extends Doc {
  readonly entryId: string;
  readonly byPersonId: string;
  readonly question: string;
  readonly helped: boolean;
  /** ISO instant. */
  readonly at: string;
}

export const ratingsCollection = collectionSpec<Rating>('ask.ratings', {
  indexes: [{ fields: ['entryId'] }, { fields: ['byPersonId'] }, { fields: ['at'] }],
  // Those from before there was a date count from the start on that gave them one.
  migrations: [(doc) => ({ ...doc, at: new Date().toISOString() })],
  what: 'who rated which answer to which question',
  people: wholly<Rating>({ whom: 'yes', purpose: 'knowledge', find: ({ personId }) => [{ byPersonId: personId }] }),
  keep: { days: 365, since: 'at', when: 'after the rating' },
});
