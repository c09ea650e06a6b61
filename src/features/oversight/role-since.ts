// Since when a person holds a role, as far as the audit knows. It does not know roles from the
// settings, or roles given before there was an audit.
import type { Store } from '../../core/store';
import { auditCollection } from '../../domain/audit/chain';
import { createAuditNames } from '../../domain/audit/names';
import type { RoleItem } from './role-review';

/** An ISO instant. Undefined if it was not noted. */
export async function grantedAt(
  store: Store,
  { personId, role }: RoleItem,
): Promise<string | undefined> {
  const whom = await createAuditNames(store).known(personId);
  const granted = await store
    .collection(auditCollection)
    .find({ whom }, { sort: { by: 'at', order: 'descending' } });
  return granted.find(
    ({ what, detail }) =>
      what === 'role.granted' && (detail === role || detail?.startsWith(`${role}:`)),
  )?.at;
}
