// A platform gave somebody an address whose record holds roles: the roles are theirs by that. Admins are told, and each role is noted.
import type { Delivery } from '../../core/message';
import type { People } from '../../core/people';
import type { Store } from '../../core/store';
import type { Audit } from '../../domain/audit';
import type { FeatureEvents } from '../../domain/events';
import { peopleCollection } from '../../domain/people/record';

const ADMINS_TOLD = 30;

export async function noteInherited(
  { store, people, audit }: { readonly store: Store; readonly people: Pick<People, 'get'>; readonly audit: Audit },
  { personId, roles, withheld, at }: Readonly<FeatureEvents['role.inherited']>,
  key: string,
): Promise<void> {
  const person = await people.get(personId);
  if (!person) return;
  const admins = await store.collection(peopleCollection).find({ roles: { $has: 'admin' }, active: true }, { limit: ADMINS_TOLD });
  const told = (text: string, role: string): Delivery[] =>
    admins
      .filter(({ id }) => id !== person.id)
      .map(({ id }) => ({
        key: `${key}:${role}:${id}`,
        class: 'owed',
        to: { person: id },
        message: { text, args: { name: person.name, role } },
      }));
  for (const role of roles) {
    const deed = { at, byPersonId: 'nobody', what: 'role.granted', whom: person.id, detail: role };
    await audit.note(deed, `${key}:${role}`, { deliveries: told('admin.roleInherited', role) });
  }
  for (const role of withheld) {
    const deed = { at, byPersonId: 'nobody', what: 'role.withheld', whom: person.id, detail: role };
    await audit.note(deed, `${key}:${role}`, { deliveries: told('admin.roleWithheld', role) });
  }
}
