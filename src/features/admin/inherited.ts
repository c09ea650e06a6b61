// If a platform gives somebody an address whose record holds roles, they get these roles. Admins
// are told, and the audit notes each role.
import type { Delivery } from '../../core/message';
import type { People } from '../../core/people';
import type { Store } from '../../core/store';
import type { Audit } from '../../domain/audit';
import type { FeatureEvents } from '../../domain/events';
import { peopleCollection } from '../../domain/people/record';
import type { RoleNotifications } from './role-notifications';

const ADMINS_TOLD = 30;
const JOINED_WITHIN_MS = 60_000;

interface InheritedDeps {
  readonly store: Store;
  readonly people: Pick<People, 'get'>;
  readonly audit: Audit;
  readonly told: RoleNotifications;
}

export async function noteInherited(
  { store, people, audit, told }: InheritedDeps,
  { personId, roles, withheld, at }: Readonly<FeatureEvents['role.inherited']>,
  key: string,
): Promise<void> {
  const person = await people.get(personId);
  if (!person) return;
  const admins = await store
    .collection(peopleCollection)
    .find({ roles: { $has: 'admin' }, active: true }, { limit: ADMINS_TOLD });
  const toAdmins = (text: string, role: string): Delivery[] =>
    admins
      .filter(({ id }) => id !== person.id)
      .map(({ id }) => ({
        key: `${key}:${role}:${id}`,
        class: 'owed',
        to: { person: id },
        message: { text, args: { name: person.name, role } },
      }));
  const joinedBy = new Date(Date.parse(at) + JOINED_WITHIN_MS).toISOString();
  for (const role of roles) {
    const deed = { at, byPersonId: 'nobody', what: 'role.granted', whom: person.id, detail: role };
    const theirs = await told(person, {
      role,
      remove: false,
      byPersonId: 'nobody',
      cause: key,
      notBefore: joinedBy,
    });
    await audit.note(deed, `${key}:${role}`, {
      deliveries: [...toAdmins('admin.roleInherited', role), ...theirs],
    });
  }
  for (const role of withheld) {
    const deed = { at, byPersonId: 'nobody', what: 'role.withheld', whom: person.id, detail: role };
    await audit.note(deed, `${key}:${role}`, { deliveries: toAdmins('admin.roleWithheld', role) });
  }
}
