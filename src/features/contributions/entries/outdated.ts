// "Not up to date": everybody can say it about an entry, once for each of its versions. It goes to
// the owner, or to the reviewers if there is none. The person who said it hears what came of it.
import { idFrom } from '../../../core/ids';
import type { Delivery } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { wholly } from '../../../core/personal';
import { collectionSpec, type Store } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import { receiverKey, reviewersOf } from '../../../domain/channels';
import type { Entry } from '../../../domain/entries';
import { outdatedCard } from './cards';

export interface OutdatedReport extends Doc {
  readonly entryId: string;
  readonly personId: string;
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
  readonly open: boolean;
}

export const outdatedCollection = collectionSpec<OutdatedReport>('contributions.outdated', {
  indexes: [{ fields: ['entryId'] }, { fields: ['personId'] }, { fields: ['at'] }],
  what: 'who said that an entry is out of date, and why',
  people: wholly<OutdatedReport>({
    whom: 'yes',
    purpose: 'knowledge',
    find: ({ personId }) => [{ personId }],
  }),
  keep: { days: 365, since: 'at', when: 'after it was said' },
});

/** What came of it. */
export type ReportOutcome = 'changed' | 'withdrawn' | 'stillRight';

export interface OutdatedReports {
  /** False if the person has said so already about this version. */
  report(entry: Entry, by: Person, reason: string, now: Date): Promise<boolean>;
  /** Closes what is open about an entry, and tells those who said it. */
  close(entry: Entry, what: ReportOutcome, by: Person): Promise<void>;
}

export function createOutdatedReports(store: Store, people: People): OutdatedReports {
  const reports = store.collection(outdatedCollection);
  return {
    async report(entry, by, reason, now) {
      const ids = await people.idsOf(by);
      const idOf = (personId: string) => idFrom('outdated', entry.id, personId, entry.updatedAt);
      for (const other of ids) if (await reports.get(idOf(other))) return false;
      const id = idOf(by.id);
      const owner = entry.ownerId === undefined ? undefined : await people.get(entry.ownerId);
      const receivers = owner?.active ? [{ person: owner.id }] : await reviewersOf(store, now);
      const deliveries = receivers.map(
        (to): Delivery => ({
          key: `${id}:${receiverKey(to)}`,
          class: 'owed',
          to,
          message: outdatedCard(entry, { by: by.name, reason, at: now.toISOString() }),
        }),
      );
      return reports.insert(
        { id, entryId: entry.id, personId: by.id, reason, at: now.toISOString(), open: true },
        { deliveries },
      );
    },
    async close(entry, what, by) {
      for (const { id, open } of await reports.find({ entryId: entry.id })) {
        if (!open) continue;
        await reports.update(id, (report) =>
          report.open
            ? {
                doc: { ...report, open: false },
                deliveries: [
                  {
                    key: `${id}:done`,
                    class: 'owed',
                    to: { person: report.personId },
                    message: {
                      text: 'contributions.outdatedDone',
                      args: { what, title: entry.question, by: by.name },
                    },
                  },
                ],
              }
            : undefined,
        );
      }
    },
  };
}
