// The check of all roles, twice a year: an admin keeps each role or takes it away. A review is one
// document, so a second admin can go on where the first stopped. No role is taken away
// automatically.
import type { Clock } from '../../core/clock';
import type { Delivery } from '../../core/message';
import { isAdmin } from '../../core/roles';
import type { Person, Role } from '../../core/person';
import { picked } from '../../core/personal';
import { collectionSpec, type Store } from '../../core/store';
import type { Doc } from '../../core/doc';
import { personOf } from '../../domain/people/aliases';
import { peopleCollection } from '../../domain/people/record';

/** `asked`: a second admin has to confirm that the role is taken away. */
export type RoleVerdict = 'kept' | 'taken' | 'asked';

/** One role of one person. */
export interface RoleItem {
  readonly personId: string;
  readonly role: Role;
  /** When it was kept in an earlier review, ISO. */
  readonly keptAt?: string;
  readonly what?: RoleVerdict;
  readonly byPersonId?: string;
  readonly at?: string;
}

export type ItemId = Pick<RoleItem, 'personId' | 'role'>;

export interface RoleReview extends Doc {
  /** ISO instants: when it began, and when it should be finished. */
  readonly at: string;
  readonly dueAt: string;
  readonly open: boolean;
  readonly items: readonly RoleItem[];
  /** How many weeks after `dueAt` admins were last reminded. */
  readonly reminded?: number;
}

export const roleReviewsCollection = collectionSpec<RoleReview>('oversight.roleReviews', {
  indexes: [{ fields: ['open', 'at'] }, { fields: ['at'] }],
  what: 'who holds which role, and which admin kept it or took it away when roles were gone through',
  people: {
    whom: 'holders of roles, and the admins who decided',
    purpose: 'accountability',
    show: ({ at, items }, { personId }) => {
      const theirs = items.filter(
        (item) => item.personId === personId || item.byPersonId === personId,
      );
      if (theirs.length === 0) return undefined;
      return {
        at,
        roles: theirs.map((item) => ({
          ...picked(item, 'role', 'what', 'at'),
          whose: item.personId === personId ? 'mine' : "somebody else's",
          by: item.byPersonId === personId ? 'me' : 'somebody else',
        })),
      };
    },
    erase: (review, { personId, pseudonym }) => ({
      ...review,
      items: review.items
        .filter((item) => item.personId !== personId)
        .map((item) => (item.byPersonId === personId ? { ...item, byPersonId: pseudonym } : item)),
    }),
    erased: 'their roles are taken out; where they decided, a pseudonym stands for them',
  },
  keep: { days: 1095, since: 'at', when: 'after it began' },
});

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const DUE_AFTER_MS = 30 * DAY_MS;
const ADMINS_TOLD = 30;
/**
 * The document that says since when terms count, so that a new bot skips terms before its start.
 */
const FIRST = 'first';

/** The newest term that has begun: 1 March or 1 September, ISO. */
export function termAt(now: Date): string {
  const year = now.getUTCFullYear();
  const terms = [`${year - 1}-09-01`, `${year}-03-01`, `${year}-09-01`].map(
    (day) => `${day}T00:00:00.000Z`,
  );
  return terms.findLast((term) => term <= now.toISOString()) ?? '';
}

/** A role that is still held, with its holder. */
export interface Held {
  readonly item: RoleItem;
  readonly person: Person;
}

/** The part of it that decides its place in the order. */
interface Placed {
  readonly item: ItemId;
  readonly person: Pick<Person, 'id' | 'name'>;
}

export interface Progress {
  readonly review: RoleReview;
  /** Undecided, and still held. */
  readonly pending: readonly Held[];
  /** Waits for a second admin. */
  readonly asked: readonly Held[];
  readonly done: number;
  readonly total: number;
}

export const isItem = (one: ItemId, other: ItemId): boolean =>
  one.personId === other.personId && one.role === other.role;

const isDecided = (what: RoleVerdict | undefined) => what === 'kept' || what === 'taken';

/** Whether it ended with roles left: the list of a new term took its place. */
export const isOver = ({ open, items }: RoleReview): boolean =>
  !open && items.some(({ what }) => !isDecided(what));

/** Whether somebody would confirm their own admin role, and another admin could. */
export const isOwnRole = (
  { personId, role }: ItemId,
  reader: Person,
  admins: readonly Person[],
): boolean =>
  role === 'admin' && personId === reader.id && admins.some(({ id }) => id !== reader.id);

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

function byName(held: readonly Held[]): readonly Held[] {
  return held.toSorted(inOrder);
}

/**
 * The order of the check: by name, then by role. People with the same name each have a place of
 * their own.
 */
export function inOrder(a: Placed, b: Placed): number {
  return (
    a.person.name.localeCompare(b.person.name) ||
    a.item.role.localeCompare(b.item.role) ||
    a.person.id.localeCompare(b.person.id)
  );
}
