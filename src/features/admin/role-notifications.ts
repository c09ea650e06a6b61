// If people get or lose a role, the bot tells them once, with what they may do now. The message is
// stored with the change.
import type { Delivery } from '../../core/message';
import type { Person, Role } from '../../core/person';
import type { Store } from '../../core/store';
import { idsOf } from '../../domain/people/aliases';
import { accountsCollection, peopleCollection } from '../../domain/people/record';

export interface RoleNews {
  readonly role: Role;
  readonly remove: boolean;
  /** The person who did it. They know already, so they get no message. */
  readonly byPersonId: string;
  readonly cause: string;
  /**
   * They have just spoken, and their account is moving to the record that gave them the role. It
   * has arrived when the message is sent.
   */
  readonly notBefore?: string;
}

/** The message to a person whose role changes. None if they have no chat with the bot. */
export type RoleNotifications = (person: Person, news: RoleNews) => Promise<readonly Delivery[]>;

/** `isAllowed`: whether the agreement leaves a word on. */
export function createRoleNotifications(
  store: Store,
  isAllowed: (word: string) => boolean,
): RoleNotifications {
  const people = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);

  return async (person, { role, remove, byPersonId, cause, notBefore }) => {
    const ids = await idsOf(people, person);
    if (!person.active || ids.includes(byPersonId)) return [];
    const reached = await accounts.find({ personId: { $in: ids } });
    if (
      notBefore === undefined &&
      !reached.some(
        ({ reachable, standing = 'colleague' }) => reachable && standing === 'colleague',
      )
    )
      return [];
    const message = {
      text: remove ? 'admin.roleLostTold' : 'admin.roleTold',
      args: { role, reviews: isAllowed('review') },
    };
    const key = `${cause}:role:${role}:${person.id}`;
    return [
      {
        key,
        class: 'owed',
        to: { person: person.id },
        message,
        ...(notBefore !== undefined && { notBefore }),
      },
    ];
  };
}
