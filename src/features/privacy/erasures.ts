// Erasing a person: asked for, waited for, carried out by a sweep in two steps. First those who are told hear of it and what others do together
// with them ends; at the next sweep everything of theirs goes, over all collections. Each step is safe to repeat.
import type { Clock } from '../../core/clock';
import { idFrom } from '../../core/ids';
import type { Log } from '../../core/log';
import type { Person } from '../../core/person';
import { type Erasure as How, picked, type Whose } from '../../core/personal';
import { collectionSpec, type Doc, type Store } from '../../core/store';
import type { Audit } from '../../domain/audit';
import { peopleCollection } from '../../domain/person-record';
import type { PersonalData } from '../../domain/personal-data';

export interface Erasure extends Doc {
  readonly personId: string;
  readonly how: How;
  /** `leaving`: it can't be taken back any more; `told`: they and others know. */
  readonly state: 'waiting' | 'leaving' | 'told';
  /** ISO instants. */
  readonly askedAt: string;
  readonly dueAt: string;
  /** What stands for them in the audit, also afterwards. */
  readonly pseudonym: string;
  /** The admin who asked for it; absent: they themselves. */
  readonly byPersonId?: string;
  /** Once it began: who they were, so that it can be finished whatever is gone already. */
  readonly whose?: Whose;
}

export const erasuresCollection = collectionSpec<Erasure>('privacy.erasures', {
  indexes: [{ fields: ['dueAt'] }],
  what: 'who asked to be erased, and when that is due',
  people: {
    whom: 'yes',
    purpose: 'accountability',
    find: ({ personId }) => [{ id: erasureId(personId) }],
    show: (erasure) => picked(erasure, 'how', 'askedAt', 'dueAt'),
    erase: () => 'remove',
    erased: 'removed as the last; the audit keeps a pseudonym',
  },
  keep: { until: 'until it was carried out or taken back' },
});

function erasureId(personId: string): string {
  return idFrom('erasure', personId);
}

const THINK_MS = 7 * 86_400_000;
const FAREWELL_FOR_MS = 86_400_000;
const BATCH = 100;

export interface Erasures {
  of(personId: string): Promise<Erasure | undefined>;
  /** In a week where they ask themselves, soon where an admin does. Gives what waits, also where it waited before. */
  ask(personId: string, how: How, now: Date, by?: Person): Promise<Erasure>;
  /** False: it has begun. Undefined: there was nothing to take back. */
  takeBack(personId: string): Promise<boolean | undefined>;
  /** Takes every erasure that is due one step on. */
  sweep(): Promise<void>;
}

export interface ErasuresDeps {
  readonly store: Store;
  readonly personal: PersonalData;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  scrub(): Promise<void>;
}

export function createErasures({ store, personal, audit, clock, log, scrub }: ErasuresDeps): Erasures {
  const erasures = store.collection(erasuresCollection);
  const people = store.collection(peopleCollection);

  async function begin(erasure: Erasure, now: Date): Promise<void> {
    const person = await people.get(erasure.personId);
    if (!person) {
      // Nobody is left whom one could tell.
      await (erasure.whose ? finish(erasure, now) : erasures.remove(erasure.id));
      return;
    }
    const whose = await personal.whoIs(person, erasure.pseudonym);
    const begun = await erasures.update(erasure.id, (doc) =>
      doc.dueAt === erasure.dueAt ? { doc: { ...doc, state: 'leaving', whose } } : undefined,
    );
    if (!begun) return;
    await people.update(person.id, (doc) => ({
      doc,
      deliveries: [
        {
          key: `${erasure.id}:${erasure.askedAt}:farewell`,
          class: 'answer',
          to: { person: person.id },
          message: { text: 'privacy.farewell' },
          usefulUntil: new Date(now.getTime() + FAREWELL_FOR_MS).toISOString(),
        },
      ],
      events: [{ key: `${erasure.id}:${erasure.askedAt}`, name: 'person.leaving', data: { personId: person.id } }],
    }));
    await erasures.update(erasure.id, (doc) => ({ doc: { ...doc, state: 'told' } }));
  }

  async function finish({ id, personId, how, pseudonym, byPersonId, whose }: Erasure, now: Date): Promise<void> {
    if (!whose) throw new Error('an erasure began and does not know whose it is');
    const done = await personal.erase(whose, how, [erasuresCollection.name]);
    const by = byPersonId === undefined || byPersonId === personId ? pseudonym : byPersonId;
    await audit.note({ at: now.toISOString(), byPersonId: by, what: 'person.erased', whom: pseudonym, detail: how }, id + pseudonym);
    await erasures.remove(id);
    await scrub();
    const sum = (what: 'removed' | 'changed') => done.reduce((total, one) => total + one[what], 0);
    log.info('erased a person', { removed: sum('removed'), changed: sum('changed') });
  }

  return {
    of: (personId) => erasures.get(erasureId(personId)),
    async ask(personId, how, now, by) {
      const erasure: Erasure = {
        id: erasureId(personId),
        version: 1,
        personId,
        how,
        state: 'waiting',
        askedAt: now.toISOString(),
        dueAt: new Date(now.getTime() + (by ? 0 : THINK_MS)).toISOString(),
        pseudonym: await audit.pseudonymOf(personId, now),
        ...(by && { byPersonId: by.id }),
      };
      if (await erasures.insert(erasure)) return erasure;
      // An admin does not wait for the week that somebody took to think.
      const sooner = await erasures.update(erasure.id, (doc) =>
        by && doc.state === 'waiting' ? { doc: { ...doc, how, dueAt: erasure.dueAt, byPersonId: by.id } } : undefined,
      );
      return sooner ?? (await erasures.get(erasure.id)) ?? erasure;
    },
    async takeBack(personId) {
      const id = erasureId(personId);
      const erasure = await erasures.get(id);
      if (!erasure) return undefined;
      // By way of a change, so that a sweep that begins in this moment and this wish do not both win.
      const claimed = await erasures.update(id, (doc) => (doc.state === 'waiting' ? { doc: { ...doc, dueAt: 'never' } } : undefined));
      return claimed !== undefined && erasures.remove(id);
    },
    async sweep() {
      const now = clock.now();
      for (const erasure of await erasures.find({ dueAt: { $lte: now.toISOString() } }, { sort: { by: 'dueAt' }, limit: BATCH })) {
        try {
          await (erasure.state === 'told' ? finish(erasure, now) : begin(erasure, now));
        } catch (error) {
          log.error('a person could not be erased; the next run tries again', { erasure: erasure.id, error });
        }
      }
    },
  };
}
