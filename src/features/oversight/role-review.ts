// The check of all roles as it is stored, and its rules: which term counts, in which order roles
// come, which of them an admin can decide alone.
import type { Person, Role } from '../../core/person';
import { picked } from '../../core/personal';
import { collectionSpec } from '../../core/store';
import type { Doc } from '../../core/doc';

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

export const isDecided = (what: RoleVerdict | undefined) => what === 'kept' || what === 'taken';

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

export function byName(held: readonly Held[]): readonly Held[] {
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
