// Since when somebody holds a role, as far as the audit knows: roles that the settings give, and those given before there was an audit, are not in it.
import type { Store } from '../../core/store';
import { auditCollection } from '../../domain/audit';
import type { RoleItem } from './role-reviews';

/** An instant in ISO; undefined: nobody noted it. */
export async function grantedAt(store: Store, { personId, role }: RoleItem): Promise<string | undefined> {
  const granted = await store
    .collection(auditCollection)
    .find({ whom: personId, what: 'role.granted' }, { sort: { by: 'at', order: 'descending' } });
  return granted.find(({ detail }) => detail === role || detail?.startsWith(`${role}:`))?.at;
}
