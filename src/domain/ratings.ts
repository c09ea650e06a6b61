// Who rated which answer. `ask` writes ratings. Their retention is also how long an entry knows its
// askers.
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
  // Ratings without a date count from the start that gave them one.
  migrations: [(doc) => ({ ...doc, at: new Date().toISOString() })],
  what: 'who rated which answer to which question',
  people: wholly<Rating>({
    whom: 'yes',
    purpose: 'knowledge',
    find: ({ personId }) => [{ byPersonId: personId }],
  }),
  keep: { days: 365, since: 'at', when: 'after the rating' },
});
