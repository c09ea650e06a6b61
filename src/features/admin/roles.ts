// Roles: who is appointed by whom. Only admins make leads, admins and council members, and the last admin stays.
import { UserError } from '../../core/errors';
import { holds, type Person, type Role } from '../../core/person';
import type { Store } from '../../core/store';
import { peopleCollection } from '../../domain/person-record';

/** `role reviewer somebody`, `role remove lead somebody`, in English or German. */
export function parseRole(words: string): { readonly role: Role; readonly remove: boolean; readonly whom: string } | undefined {
  const match = /^(?:role|rolle)\s+(?:(remove|entziehen)\s+)?(\p{L}+)\s+(\S.*)$/iu.exec(words.trim());
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
  return match && role ? { role, remove: match[1] !== undefined, whom: (match[3] ?? '').trim() } : undefined;
}

/** Whether `by` may give or take `role`; throws with what to do. */
export function checkMay(by: Person, role: Role): void {
  if (role !== 'reviewer' && !holds(by, 'admin')) throw new UserError('admin.onlyAdmins');
}

export async function setRole(store: Store, person: Person, role: Role, remove: boolean): Promise<Person> {
  const people = store.collection(peopleCollection);
  if (remove && role === 'admin') {
    const admins = await people.count({ roles: { $has: 'admin' }, active: true });
    if (admins <= 1 && person.roles.includes('admin')) throw new UserError('admin.lastAdmin');
  }
  const changed = await people.update(person.id, (doc) => {
    const others = doc.roles.filter((one) => one !== role);
    return { doc: { ...doc, roles: remove ? others : [...others, role] } };
  });
  return changed ?? person;
}
