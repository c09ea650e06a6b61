// The check of all roles, twice a year: an admin keeps each role or takes it away. A review is one
// document, so a second admin can go on where the first stopped. No role is taken away
// automatically.
import type { Clock } from '../../core/clock';
import type { Delivery } from '../../core/message';
import { isAdmin } from '../../core/roles';
import type { Person } from '../../core/person';
import type { Store } from '../../core/store';
import { personOf } from '../../domain/people/aliases';
import { peopleCollection } from '../../domain/people/record';
import {
  byName,
  type Held,
  isDecided,
  isItem,
  isOwnRole,
  type Progress,
  type RoleItem,
  type RoleReview,
  roleReviewsCollection,
  termAt,
} from './role-review';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const DUE_AFTER_MS = 30 * DAY_MS;
const ADMINS_TOLD = 30;
/**
 * The document that says since when terms count, so that a new bot skips terms before its start.
 */
const FIRST = 'first';

export interface RoleReviews {
  /** The one that is open, or undefined. */
  current(): Promise<RoleReview | undefined>;
  get(id: string): Promise<RoleReview | undefined>;
  /** Opens a review if none is open, over everybody who holds a role now. */
  open(cause: string, now: Date): Promise<RoleReview | undefined>;
  /** The roles still to decide, ordered by name. */
  progress(review: RoleReview): Promise<Progress>;
  /** Everybody who holds a role now. */
  holders(): Promise<readonly Held[]>;
  admins(): Promise<readonly Person[]>;
  /** Stores what a second admin decided about a role. */
  answered(personId: string, isConfirmed: boolean): Promise<void>;
  /** False if somebody has decided it already. */
  decide(id: string, decided: Required<Omit<RoleItem, 'keptAt'>>): Promise<boolean>;
  /** Opens a review when it is due, and reminds admins if it is late. */
  sweep(clock: Clock, announce: Announce): Promise<void>;
}

/** The message to admins about a review. `week`: how many weeks it is overdue. */
export type Announce = (progress: Progress, admin: Person, week?: number) => Delivery;

export function createRoleReviews(store: Store): RoleReviews {
  const reviews = store.collection(roleReviewsCollection);
  const people = store.collection(peopleCollection);

  async function current(): Promise<RoleReview | undefined> {
    return (
      await reviews.find({ open: true }, { sort: { by: 'at', order: 'descending' }, limit: 1 })
    )[0];
  }

  async function holders(): Promise<readonly Held[]> {
    const held: Held[] = [];
    for await (const person of people.scan({ active: true }))
      for (const role of person.roles) held.push({ person, item: { personId: person.id, role } });
    return byName(held);
  }

  const admins = () =>
    people.find({ roles: { $has: 'admin' }, active: true }, { limit: ADMINS_TOLD });

  /** When each role was kept the last time. */
  async function keptBefore(): Promise<readonly RoleItem[]> {
    const [last] = await reviews.find(
      { open: false },
      { sort: { by: 'at', order: 'descending' }, limit: 1 },
    );
    return last?.items.filter(({ what }) => what === 'kept') ?? [];
  }

  async function close(review: RoleReview | undefined): Promise<void> {
    if (review)
      await reviews.update(review.id, (doc) =>
        doc.open ? { doc: { ...doc, open: false } } : undefined,
      );
  }

  async function progress(review: RoleReview): Promise<Progress> {
    const items = await itemsNow(review);
    const pending = items.filter(({ item }) => item.what === undefined);
    const asked = items.filter(({ item }) => item.what === 'asked');
    const done = review.items.filter(({ what }) => what === 'kept' || what === 'taken').length;
    return {
      review,
      pending: byName(pending),
      asked: byName(asked),
      done,
      total: done + pending.length + asked.length,
    };
  }

  /**
   * Every role that is held now, with what the review says of it, also under another id of a merged
   * person. Includes roles given since the review began.
   */
  async function itemsNow({ items, open }: RoleReview): Promise<readonly Held[]> {
    const theirs = new Map<string, RoleItem>();
    for (const item of items) {
      const person = await personOf(people, item.personId);
      const key = `${person?.id ?? ''}:${item.role}`;
      const before = theirs.get(key);
      // An item under their own id comes first, then one that is decided.
      if (!before || item.personId === person?.id || before.what === undefined)
        theirs.set(key, item);
    }
    const held = open ? await holders() : [];
    return held.map(({ person, item }) => {
      const known = theirs.get(`${person.id}:${item.role}`);
      return { person, item: { ...item, ...known, personId: person.id } };
    });
  }

  async function insert(
    id: string,
    now: Date,
    announce?: Announce,
  ): Promise<RoleReview | undefined> {
    const [held, kept, told] = [await holders(), await keptBefore(), await admins()];
    const items = held.map(({ item }) => {
      const keptAt = kept.find((one) => isItem(one, item))?.at;
      return { ...item, ...(keptAt !== undefined && { keptAt }) };
    });
    const dueAt = new Date(now.getTime() + DUE_AFTER_MS).toISOString();
    const review: RoleReview = { id, version: 1, at: now.toISOString(), dueAt, open: true, items };
    const begun: Progress = { review, pending: held, asked: [], done: 0, total: held.length };
    await reviews.insert(review, {
      deliveries: announce ? told.map((admin) => announce(begun, admin)) : [],
    });
    return reviews.get(id);
  }

  async function openTerm(now: Date, announce: Announce): Promise<void> {
    const known = await reviews.get(FIRST);
    if (!known) {
      const at = now.toISOString();
      await reviews.insert({ id: FIRST, at, dueAt: at, open: false, items: [] });
      return;
    }
    const term = termAt(now);
    const id = `roles:${term.slice(0, 10)}`;
    if (term <= known.at || (await reviews.get(id)) || (await admins()).length === 0) return;
    await close(await current());
    await insert(id, now, announce);
  }

  /**
   * Weekly, until all is decided: tells each admin what they can decide. If there is nothing, they
   * get no message.
   */
  async function remind(now: Date, announce: Announce): Promise<void> {
    const review = await current();
    if (!review || review.dueAt > now.toISOString()) return;
    const left = await progress(review);
    if (left.pending.length + left.asked.length === 0) return close(review);
    const week = Math.floor((now.getTime() - Date.parse(review.dueAt)) / WEEK_MS);
    const told = await admins();
    const deliveries = told.flatMap((admin) => {
      const pending = left.pending.filter(({ item }) => !isOwnRole(item, admin, told));
      return pending.length + left.asked.length > 0
        ? [announce({ ...left, pending }, admin, week)]
        : [];
    });
    await reviews.update(review.id, (doc) =>
      doc.open && doc.reminded !== week
        ? { doc: { ...doc, reminded: week }, deliveries }
        : undefined,
    );
  }

  return {
    current,
    get: (id) => reviews.get(id),
    async open(cause, now) {
      return (await current()) ?? insert(`roles:${cause}`, now);
    },
    progress,
    holders,
    admins: async () => (await admins()).filter(isAdmin),
    async decide(id, { personId, role, ...decision }) {
      const decided = await reviews.update(id, (doc) => {
        const known = doc.items.find((one) => isItem(one, { personId, role }));
        const item = known ?? { personId, role };
        if (!doc.open || item.what !== undefined) return undefined;
        const others = doc.items.filter((one) => one !== known);
        const items = [...others, { ...item, ...decision }];
        return {
          doc: { ...doc, items, open: items.some(({ what }) => !isDecided(what)) },
          // The key includes the time, because the role can be decided again after a second admin
          // declined.
          events: [
            {
              key: `${id}:${personId}:${role}:${decision.at}`,
              name: 'role.reviewed',
              data: { personId, role, ...decision },
            },
          ],
        };
      });
      return decided !== undefined;
    },
    async answered(personId, isConfirmed) {
      const [newest] = await reviews.find(
        { id: { $ne: FIRST } },
        { sort: { by: 'at', order: 'descending' }, limit: 1 },
      );
      if (!newest) return;
      await reviews.update(newest.id, (doc) => {
        const item = doc.items.find(
          (one) => one.role === 'admin' && one.what === 'asked' && one.personId === personId,
        );
        if (!item) return undefined;
        const { role, keptAt } = item;
        const undecided: RoleItem = { personId, role, ...(keptAt !== undefined && { keptAt }) };
        const answer: RoleItem = isConfirmed ? { ...item, what: 'taken' } : undecided;
        const items = doc.items.map((one) => (one === item ? answer : one));
        return { doc: { ...doc, items, open: items.some(({ what }) => !isDecided(what)) } };
      });
    },
    async sweep(clock, announce) {
      const now = clock.now();
      await openTerm(now, announce);
      await remind(now, announce);
    },
  };
}
