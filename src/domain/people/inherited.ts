// Roles of a record without an account pass to the person whose address it has. That is told and noted, never done in silence.
import type { DomainEvent } from '../../core/events';
import { idFrom } from '../../core/ids';
import type { Person, Role } from '../../core/person';

export interface Inherited {
  readonly roles: readonly Role[];
  /** Not given: an admin gives it, and a second one confirms it. */
  readonly withheld: readonly Role[];
}

/** What somebody gets who has `held`; with `adminsNeedTwo` nobody becomes an admin by it. */
export function inheritedFrom(held: readonly Role[], others: readonly Role[], adminsNeedTwo: boolean): Inherited {
  const news = others.filter((role) => !held.includes(role));
  const mayHave = (role: Role) => role !== 'admin' || !adminsNeedTwo;
  return { roles: news.filter(mayHave), withheld: news.filter((role) => !mayHave(role)) };
}

/** To be stored with the change: admins are told, and the audit notes each role. */
export function inheritedEvents(person: Person, fromId: string, { roles, withheld }: Inherited, at: string): DomainEvent[] {
  if (roles.length + withheld.length === 0) return [];
  const data = { personId: person.id, roles: [...roles], withheld: [...withheld], at };
  return [{ key: idFrom('inherited', person.id, fromId), name: 'role.inherited', data }];
}
