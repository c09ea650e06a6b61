// Whoever gets or loses a role hears of it, with what they may do now: stored with the change, so once.
import type { Delivery } from '../../core/message';
import type { Person, Role } from '../../core/person';
import type { Store } from '../../core/store';
import { idsOf } from '../../domain/people/aliases';
import { accountsCollection, peopleCollection } from '../../domain/people/record';

export interface RoleNews {
  readonly role: Role;
  readonly remove: boolean;
  /** Who did it: they know. */
  readonly byPersonId: string;
  readonly cause: string;
  /** They just spoke, and their account is on its way to the record that gave them the role: it is there by then. */
  readonly notBefore?: string;
}

/** What is sent to somebody, if their role changes. Nothing where they have no chat with the bot. */
export type RoleTold = (person: Person, news: RoleNews) => Promise<readonly Delivery[]>;

/** `isAllowed`: whether the agreement leaves a word on. */
export function createRoleTold(store: Store, isAllowed: (word: string) => boolean): RoleTold {
  const people = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);

  return async (person, { role, remove, byPersonId, cause, notBefore }) => {
    const ids = await idsOf(people, person);
    if (!person.active || ids.includes(byPersonId)) return [];
    const reached = await accounts.find({ personId: { $in: ids } });
    if (notBefore === undefined && !reached.some(({ reachable, standing = 'colleague' }) => reachable && standing === 'colleague'))
      return [];
    const message = { text: remove ? 'admin.roleLostTold' : 'admin.roleTold', args: { role, reviews: isAllowed('review') } };
    const key = `${cause}:role:${role}:${person.id}`;
    return [{ key, class: 'owed', to: { person: person.id }, message, ...(notBefore !== undefined && { notBefore }) }];
  };
}
