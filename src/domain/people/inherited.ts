// Roles of a record without an account pass to the person who owns its address. This is always
// reported and noted.
import type { DomainEvent } from '../../core/events';
import { idFrom } from '../../core/ids';
import type { Person, Role } from '../../core/person';

export interface Inherited {
  readonly roles: readonly Role[];
  /** Roles that are withheld: an admin gives them, and a second one confirms. */
  readonly withheld: readonly Role[];
}

/**
 * The roles that a person with `held` gets. With `adminsNeedTwo`, nobody becomes an admin this way.
 */
export function inheritedFrom(
  held: readonly Role[],
  others: readonly Role[],
  adminsNeedTwo: boolean,
): Inherited {
  const news = others.filter((role) => !held.includes(role));
  const mayHave = (role: Role) => role !== 'admin' || !adminsNeedTwo;
  return { roles: news.filter(mayHave), withheld: news.filter((role) => !mayHave(role)) };
}

/** Stored with the change: admins are told, and the audit notes each role. */
export function inheritedEvents(
  person: Person,
  fromId: string,
  { roles, withheld }: Inherited,
  at: string,
): DomainEvent[] {
  if (roles.length + withheld.length === 0) return [];
  const data = { personId: person.id, roles: [...roles], withheld: [...withheld], at };
  return [{ key: idFrom('inherited', person.id, fromId), name: 'role.inherited', data }];
}
