// Roles: who may give them and take them. Only admins make programme leads, admins and council
// members. The last admin stays. Only active colleagues get roles.
import { UserError } from '../../core/errors';
import { holds } from '../../core/roles';
import type { People } from '../../core/people';
import type { Person, Role } from '../../core/person';
import type { Effects } from '../../core/effects';
import type { Store } from '../../core/store';
import { isBeingErased } from '../../domain/erasures';
import { createLastAdmin } from '../../domain/people/last-admin';
import { peopleCollection } from '../../domain/people/record';

export interface RoleWish {
  readonly role: Role;
  readonly remove: boolean;
}

/** `role reviewer somebody`, `role remove lead somebody`, in English or German. */
export function parseRole(words: string): (RoleWish & { readonly whom: string }) | undefined {
  const match = /^(?:role|rolle)\s+(?:(remove|entziehen)\s+)?(\p{L}+)\s+(\S.*)$/iu.exec(
    words.trim(),
  );
  const names: Readonly<Record<string, Role>> = {
    reviewer: 'reviewer',
    prüfung: 'reviewer',
    lead: 'lead',
    leitung: 'lead',
    admin: 'admin',
    council: 'council',
    betriebsrat: 'council',
    personalrat: 'council',
    rat: 'council',
  };
  const role = names[match?.[2]?.toLowerCase() ?? ''];
  return match && role
    ? { role, remove: match[1] !== undefined, whom: (match[3] ?? '').trim() }
    : undefined;
}

/** Checks whether `by` may give or take `role`. Throws, with what to do, if not. */
export function checkMay(by: Person, role: Role): void {
  if (role !== 'reviewer' && !holds(by, 'admin')) throw new UserError('admin.onlyAdmins');
}

/**
 * The person as they are now, if they may get a role. Throws, with what to do, if not. Asks their
 * platforms, because the bot may not know yet that they are a guest or have left.
 */
export async function appointable(store: Store, people: People, named: Person): Promise<Person> {
  await people.ask(named);
  const person = await people.get(named.id);
  const { name } = named;
  if (!person || person.barred || person.guest)
    throw new UserError('admin.noColleague', { whom: name });
  if (!person.active) throw new UserError('admin.hasLeft', { name });
  if (await isBeingErased(store, person.id)) throw new UserError('admin.isLeaving', { name });
  return person;
}

/** `changed` is false if they had the role already, or never had it. */
interface RoleSet {
  readonly person: Person;
  readonly changed: boolean;
}

/** `caused` is stored with a change. */
export async function setRole(
  store: Store,
  person: Person,
  role: Role,
  remove: boolean,
  caused: Effects = {},
): Promise<RoleSet> {
  if (!remove || role !== 'admin') return changeRole(store, person, role, remove, caused);
  const lastAdmin = createLastAdmin(store);
  if (
    person.active &&
    person.roles.includes('admin') &&
    !(await lastAdmin.goes(person, 'stayingForGood'))
  )
    throw new UserError('admin.lastAdmin');
  const set = await changeRole(store, person, role, remove, caused);
  await lastAdmin.went(person.id);
  return set;
}

async function changeRole(
  store: Store,
  person: Person,
  role: Role,
  remove: boolean,
  caused: Effects,
): Promise<RoleSet> {
  const people = store.collection(peopleCollection);
  let changed = false;
  const updated = await people.update(person.id, (doc) => {
    // If somebody is merged or leaves at this moment, they get nothing.
    if (!remove && !doc.active) return undefined;
    changed = doc.roles.includes(role) === remove;
    const others = doc.roles.filter((one) => one !== role);
    return { doc: { ...doc, roles: remove ? others : [...others, role] }, ...(changed && caused) };
  });
  if (!updated) throw new UserError('admin.hasLeft', { name: person.name });
  return { person: updated, changed };
}
