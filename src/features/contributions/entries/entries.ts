// What can be done with a published entry: change it, withdraw it, publish it again, give it to
// another owner. Each is noted, and the owner is told what others did.
import type { DomainEvent } from '../../../core/events';
import type { Delivery } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { isLead, isReviewer } from '../../../core/roles';
import type { Changed, Store } from '../../../core/store';
import { isIn } from '../../../domain/audience';
import { deedDone } from '../../../domain/audit';
import type { EntryContent } from '../../../domain/contributions';
import { type Entry, entriesCollection } from '../../../domain/entries';

/** What somebody is to an entry that they may change; undefined: they may not. */
export type EntryStanding = 'owner' | 'decider';

/** Who did it, and the event because of which. */
export interface Doer {
  readonly by: Person;
  readonly because: string;
  readonly now: Date;
}

export interface Entries {
  get(id: string): Promise<Entry | undefined>;
  standing(entry: Entry, person: Person): Promise<EntryStanding | undefined>;
  /** A reviewer or lead takes back what anybody withdrew; the owner only what they did. */
  mayRestore(entry: Entry, person: Person): Promise<boolean>;
  ownedBy(ids: readonly string[]): Promise<Entry[]>;
  change(id: string, content: EntryContent, doer: Doer): Promise<Entry | undefined>;
  withdraw(id: string, doer: Doer): Promise<Entry | undefined>;
  restore(id: string, doer: Doer): Promise<Entry | undefined>;
  give(entry: Entry, owner: Person, doer: Doer): Promise<Entry | undefined>;
}

type What = 'changed' | 'withdrawn' | 'restored' | 'given';

export function createEntries(store: Store, people: People): Entries {
  const entries = store.collection(entriesCollection);

  async function standing(entry: Entry, person: Person): Promise<EntryStanding | undefined> {
    const ids = await people.idsOf(person);
    if (entry.ownerId !== undefined && ids.includes(entry.ownerId)) return 'owner';
    const decides = isReviewer(person) || isLead(person);
    return decides && isIn(entry.audience, person) ? 'decider' : undefined;
  }

  /** Changes an entry, notes it, and tells the owner, unless they did it themselves. */
  function done(
    id: string,
    what: What,
    { by, because, now }: Doer,
    how: (entry: Entry) => Entry | undefined,
    news: readonly Delivery[] = [],
  ): Promise<Entry | undefined> {
    const key = `${id}:${what}:${because}`;
    const deed = `entry.${what}`;
    const noted: DomainEvent = deedDone(key, {
      at: now.toISOString(),
      byPersonId: by.id,
      what: deed,
      whom: id,
    });
    return entries.update(id, (before): Changed<Entry> | undefined => {
      const doc = how(before);
      if (!doc) return undefined;
      const owner = before.ownerId;
      const told: Delivery[] =
        owner === undefined || owner === by.id
          ? []
          : [
              {
                key: `${key}:told`,
                class: 'owed',
                to: { person: owner },
                message: {
                  text: 'contributions.entryTold',
                  args: { what, by: by.name, title: before.question },
                },
              },
            ];
      return { doc, deliveries: [...told, ...news], events: [noted] };
    });
  }

  return {
    get: (id) => entries.get(id),
    standing,
    async mayRestore(entry, person) {
      const found = await standing(entry, person);
      if (found !== 'owner') return found !== undefined;
      if (isReviewer(person) || isLead(person)) return true;
      const ids = await people.idsOf(person);
      return entry.withdrawnBy !== undefined && ids.includes(entry.withdrawnBy);
    },
    ownedBy: (ids) => entries.find({ ownerId: { $in: ids } }),
    change: (id, { title, text, tags, link }, doer) =>
      done(id, 'changed', doer, ({ link: _link, ...entry }) => ({
        ...entry,
        question: title,
        answer: text,
        tags,
        ...(link !== undefined && { link }),
        updatedAt: doer.now.toISOString(),
      })),
    withdraw: (id, doer) =>
      done(id, 'withdrawn', doer, (entry) =>
        entry.published ? { ...entry, published: false, withdrawnBy: doer.by.id } : undefined,
      ),
    restore: (id, doer) =>
      done(id, 'restored', doer, ({ withdrawnBy: _by, ...entry }) =>
        entry.published ? undefined : { ...entry, published: true },
      ),
    async give({ id, question: title }, owner, doer) {
      const news: Delivery = {
        key: `${id}:given:${doer.because}:news`,
        class: 'owed',
        to: { person: owner.id },
        message: { text: 'contributions.ownerNews', args: { by: doer.by.name, title } },
      };
      return done(
        id,
        'given',
        doer,
        (entry) => (entry.ownerId === owner.id ? undefined : { ...entry, ownerId: owner.id }),
        owner.id === doer.by.id ? [] : [news],
      );
    },
  };
}
