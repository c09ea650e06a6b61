// Erases a person: the request, the wait, and a sweep with two steps. In the first step, the bot
// tells the people concerned and ends what others do together with the person. In the next sweep,
// it deletes everything of theirs in all collections. Each step is safe to repeat.
import type { Clock } from '../../core/clock';
import { UserError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { Delivery } from '../../core/message';
import { outboxCollection } from '../../core/outbox/record';
import type { Erasure as How, DataSubject } from '../../core/personal';
import { isAdmin } from '../../core/roles';
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { idsOf, personOf } from '../../domain/people/aliases';
import type { Audit } from '../../domain/audit';
import { isPseudonym } from '../../domain/audit/names';
import {
  type Erasure,
  erasureId,
  erasuresCollection,
  type PostedLeft,
} from '../../domain/erasures';
import { createLastAdmin } from '../../domain/people/last-admin';
import { peopleCollection } from '../../domain/people/record';
import type { PersonalData } from '../../domain/personal-data';
import { takeBack } from '../../domain/posted';
import { erasedCard, farewellCard } from './cards';

type ByAdmin = Required<Pick<Erasure, 'byPersonId'>> & Pick<Erasure, 'approvalId'>;

const THINK_MS = 7 * 86_400_000;
/** How long the erasure waits for messages that name the person to be taken back. */
const TAKEN_BACK_WITHIN_MS = 86_400_000;
const NONE_POSTED: PostedLeft = { changed: 0, left: [] };
const FAREWELL_FOR_MS = 86_400_000;
/** The time until the last admin's erasure is tried again. */
const PUT_OFF_MS = 86_400_000;
const BATCH = 100;

const farewellKey = ({ id, askedAt }: Pick<Erasure, 'id' | 'askedAt'>) =>
  `${id}:${askedAt}:farewell`;

export interface Erasures {
  of(person: Person): Promise<Erasure | undefined>;
  /**
   * Plans the erasure: in a week if the person asks, soon if an admin asks. Gives the erasure that
   * waits, also if it waited before. Throws for the last admin.
   */
  ask(personId: string, how: How, now: Date, by?: ByAdmin): Promise<Erasure>;
  /** False if it has begun. Undefined if there was nothing to take back. */
  takeBack(person: Person): Promise<boolean | undefined>;
  /** Takes every erasure that is due one step on. */
  sweep(): Promise<void>;
}

export interface ErasuresDeps {
  readonly store: Store;
  readonly personal: PersonalData;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  /** E-mail addresses of the people that the settings make admins. */
  readonly admins: readonly string[];
  scrub(): Promise<void>;
}

export function createErasures({
  store,
  personal,
  audit,
  clock,
  log,
  admins,
  scrub,
}: ErasuresDeps): Erasures {
  const erasures = store.collection(erasuresCollection);
  const people = store.collection(peopleCollection);
  const lastAdmin = createLastAdmin(store);

  /** The erasures of this person, under any of their ids. */
  async function ofAll(person: Person): Promise<Erasure[]> {
    const found = await Promise.all(
      (await idsOf(people, person)).map((id) => erasures.get(erasureId(id))),
    );
    return found.filter((erasure) => erasure !== undefined);
  }

  const of = async (person: Person) => (await ofAll(person))[0];

  async function begin(erasure: Erasure, now: Date): Promise<void> {
    // All their ids. If they were joined with somebody since, both are erased.
    const person = await personOf(people, erasure.personId);
    if (!person) {
      // Nobody is left to tell.
      await (erasure.whose ? finish(erasure, now) : erasures.remove(erasure.id));
      return;
    }
    if (
      erasure.state === 'waiting' &&
      isAdmin(person) &&
      !(await lastAdmin.goes(person, 'there', admins))
    )
      return putOff(erasure, now);
    const whose = await personal.whoIs(person, erasure.pseudonym);
    const begun = await erasures.update(erasure.id, (doc) =>
      doc.dueAt === erasure.dueAt ? { doc: { ...doc, state: 'leaving', whose } } : undefined,
    );
    if (!begun) return lastAdmin.went(person.id);
    const { deliveries, unsent, waiting, changed, left } = await takeBack(
      store,
      whose,
      'privacy.removed',
      now,
    );
    if (deliveries.length > 0)
      return void (await erasures.update(erasure.id, (doc) => ({ doc, deliveries })));
    if (
      unsent + waiting.length > 0 &&
      now.getTime() - Date.parse(erasure.dueAt) < TAKEN_BACK_WITHIN_MS
    )
      return;
    const posted = { changed, left: [...left, ...waiting] };
    await people.update(person.id, (doc) => ({
      doc,
      deliveries: [
        {
          key: farewellKey(erasure),
          class: 'answer',
          to: { person: person.id },
          message: farewellCard(posted),
          usefulUntil: new Date(now.getTime() + FAREWELL_FOR_MS).toISOString(),
        },
      ],
      // One event for each id under which others do something together with them.
      events: [...new Set([whose, ...(whose.also ?? [])].map(({ personId }) => personId))].map(
        (personId) => ({
          key: `${erasure.id}:${erasure.askedAt}:${personId}`,
          name: 'person.leaving' as const,
          data: { personId },
        }),
      ),
    }));
    await erasures.update(erasure.id, (doc) => ({ doc: { ...doc, state: 'told', posted } }));
  }

  /** The last admin's erasure waits for another admin. The bot tells them once. */
  async function putOff({ id, askedAt, byPersonId, personId }: Erasure, now: Date): Promise<void> {
    const dueAt = new Date(now.getTime() + PUT_OFF_MS).toISOString();
    const to = { person: byPersonId ?? personId };
    const deliveries: Delivery[] = [
      {
        key: `${id}:${askedAt}:lastAdmin`,
        class: 'owed',
        to,
        message: { text: 'privacy.lastAdminWaits' },
      },
    ];
    await erasures.update(id, (doc) =>
      doc.state === 'waiting' && doc.dueAt !== 'never'
        ? { doc: { ...doc, dueAt }, deliveries }
        : undefined,
    );
  }

  /** The message to the admin who asked, after the erasure. */
  function noteFor(
    { pseudonym, posted = NONE_POSTED }: Erasure,
    byPersonId: string | undefined,
  ): Delivery[] {
    if (byPersonId === undefined) return [];
    return [
      {
        key: `${pseudonym}:note`,
        class: 'owed',
        to: { person: byPersonId },
        message: erasedCard(pseudonym, posted),
      },
    ];
  }

  /** In the erasures that they asked for, their pseudonym replaces their id. */
  async function forgetAsker(whose: DataSubject): Promise<void> {
    for (const { personId, pseudonym } of [whose, ...(whose.also ?? [])])
      for (const { id } of await erasures.find({ byPersonId: personId }))
        await erasures.update(id, (doc) =>
          doc.personId === personId
            ? undefined
            : { doc: { ...doc, byPersonId: pseudonym || 'nobody' } },
        );
  }

  /**
   * The farewell is deleted with everything else. If their platform is unreachable, the erasure
   * waits for a day.
   */
  async function isFarewellOnItsWay({ whose, ...erasure }: Erasure, now: Date): Promise<boolean> {
    const farewell = await store.collection(outboxCollection).get(farewellKey(erasure));
    if (!farewell || farewell.state === 'sent') return false;
    const isQueued = farewell.state === 'queued' || farewell.state === 'sending';
    if (isQueued && now.getTime() - Date.parse(farewell.at) < FAREWELL_FOR_MS) return true;
    // People who have left the company no longer have a chat.
    const person = await personOf(people, whose?.personId ?? erasure.personId);
    if (person?.active) {
      log.warn(
        'a person is erased whom the farewell, with the list of messages that could not be changed, did not reach',
        {
          pseudonym: erasure.pseudonym,
          state: farewell.state,
          left: erasure.posted?.left.length ?? 0,
        },
      );
    }
    return false;
  }

  async function finish(erasure: Erasure, now: Date): Promise<void> {
    const { id, how, pseudonym, byPersonId, approvalId, whose } = erasure;
    if (!whose) throw new Error('an erasure began and does not know whose it is');
    if (await isFarewellOnItsWay(erasure, now)) return;
    const done = await personal.erase(whose, how, [erasuresCollection.name]);
    const ids = [whose, ...(whose.also ?? [])].map((self) => self.personId);
    await forgetAsker(whose);
    const isOwn = byPersonId === undefined || ids.includes(byPersonId);
    // The admin who asked may have been erased by now, so nothing new is stored about them.
    const asker = isOwn ? undefined : await personOf(people, byPersonId);
    const gone = byPersonId !== undefined && isPseudonym(byPersonId) ? byPersonId : 'nobody';
    const by = isOwn ? pseudonym : (asker?.id ?? gone);
    const detail = approvalId === undefined ? how : `${how}:${approvalId}`;
    await audit.note(
      { at: now.toISOString(), byPersonId: by, what: 'person.erased', whom: pseudonym, detail },
      `erased:${pseudonym}`,
      {
        deliveries: noteFor(erasure, asker?.id),
      },
    );
    await lastAdmin.went(whose.personId);
    await erasures.remove(id);
    await scrub();
    const sum = (what: 'removed' | 'changed') => done.reduce((total, one) => total + one[what], 0);
    log.info('erased a person', { removed: sum('removed'), changed: sum('changed') });
  }

  return {
    of,
    async ask(personId, how, now, by) {
      const person = await people.get(personId);
      if (person && isAdmin(person) && !(await lastAdmin.hasOthers(person, admins)))
        throw new UserError('privacy.lastAdmin');
      const erasure: Erasure = {
        id: erasureId(personId),
        version: 1,
        personId,
        how,
        state: 'waiting',
        askedAt: now.toISOString(),
        dueAt: new Date(now.getTime() + (by ? 0 : THINK_MS)).toISOString(),
        pseudonym: await audit.pseudonymOf(personId, now),
        ...by,
      };
      if (await erasures.insert(erasure)) return erasure;
      // An admin's request does not wait for the person's week to think.
      const sooner = await erasures.update(erasure.id, (doc) =>
        by && doc.state === 'waiting'
          ? { doc: { ...doc, how, dueAt: erasure.dueAt, ...by } }
          : undefined,
      );
      return sooner ?? (await erasures.get(erasure.id)) ?? erasure;
    },
    async takeBack(person) {
      let taken: boolean | undefined;
      for (const { id } of await ofAll(person)) {
        // This is a change of the document, so either this wish wins, or a sweep that begins at
        // this moment.
        const claimed = await erasures.update(id, (doc) =>
          doc.state === 'waiting' ? { doc: { ...doc, dueAt: 'never' } } : undefined,
        );
        taken = claimed !== undefined && (await erasures.remove(id)) && taken !== false;
      }
      return taken;
    },
    async sweep() {
      const now = clock.now();
      for (const erasure of await erasures.find(
        { dueAt: { $lte: now.toISOString() } },
        { sort: { by: 'dueAt' }, limit: BATCH },
      )) {
        try {
          await (erasure.state === 'told' ? finish(erasure, now) : begin(erasure, now));
        } catch (error) {
          log.error('could not erase a person; the next run tries again', {
            erasure: erasure.id,
            error,
          });
        }
      }
    },
  };
}
