// Since when somebody holds a role, as far as the audit knows: roles that the settings give, and those given before there was an audit, are not in it.
import type { Store } from '../../core/store';
import { auditCollection } from '../../domain/audit/chain';
import { createAuditNames } from '../../domain/audit/names';
import type { RoleItem } from './role-reviews';

/** An instant in ISO; undefined: nobody noted it. */
export async function grantedAt(store: Store, { personId, role }: RoleItem): Promise<string | undefined> {
  const whom = await createAuditNames(store).known(personId);
  const granted = await store.collection(auditCollection).find({ whom }, { sort: { by: 'at', order: 'descending' } });
  return granted.find(({ what, detail }) => what === 'role.granted' && (detail === role || detail?.startsWith(`${role}:`)))?.at;
}
