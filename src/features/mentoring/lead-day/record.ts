// Until when a lead was told what happened, as it is kept.
import type { Doc } from '../../../core/doc';
import { wholly } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';

export interface LeadDay extends Doc {
  readonly personId: string;
  /** Everything up to this instant was told. */
  readonly until: string;
  /** The lead's local date of the last look, so that there is one a day. */
  readonly day: string;
}

export const leadDayId = (personId: string) => `lead-day-${personId}`;

export const leadDaysCollection = collectionSpec<LeadDay>('mentoring.leadDays', {
  indexes: [],
  what: 'until when a programme lead was told what became of the pairs of their rounds',
  people: wholly<LeadDay>({
    whom: 'the lead',
    purpose: 'mentoring',
    find: ({ personId }) => [{ id: leadDayId(personId) }],
  }),
  keep: { until: 'as long as the person' },
});
