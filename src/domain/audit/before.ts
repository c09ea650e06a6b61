// Deeds from before the audit was a chain, as version 0.1 stored them. They are read and never
// written.
import { names, picked, type DataSubject } from '../../core/personal';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';

export interface EarlierDeed extends Doc {
  readonly at: string;
  readonly byPersonId: string;
  readonly what: string;
  /** The id of a person or document, or the key of a place. */
  readonly whom: string;
  readonly detail?: string;
}

export const earlierAuditCollection = collectionSpec<EarlierDeed>('audit', {
  indexes: [{ fields: ['at'] }, { fields: ['byPersonId'] }],
  what: 'the audit of version 0.1: who appointed whom, who imported, which accounts were switched off, who was erased or exported',
  people: {
    whom: 'yes',
    purpose: 'accountability',
    show: (deed, whose) =>
      isIn(deed, whose)
        ? {
            ...picked(deed, 'at', 'what', 'detail'),
            by: deed.byPersonId === whose.personId ? 'me' : 'somebody else',
          }
        : undefined,
    erase(deed, whose) {
      if (!isIn(deed, whose)) return 'keep';
      const { personId, pseudonym } = whose;
      return {
        ...deed,
        byPersonId: deed.byPersonId === personId ? pseudonym : deed.byPersonId,
        whom: names(deed.whom, whose) ? pseudonym : deed.whom,
      };
    },
    erased: 'a pseudonym stands for them',
  },
  keep: { days: 1095, since: 'at', when: 'after the deed' },
});

const isIn = ({ byPersonId, whom }: EarlierDeed, whose: DataSubject) =>
  byPersonId === whose.personId || names(whom, whose);
