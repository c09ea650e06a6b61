// Decides whether a Teams account belongs to a colleague, a guest or an outsider. The role alone is
// not enough, because Teams has reported guests as users. So the name in Entra and the tenant count
// too.
import type { Standing } from '../../core/account';

/** What the connector tells of a member, beyond what the SDK's types say. */
export interface Member {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
  readonly objectId?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  readonly userRole?: string;
}

/**
 * The part of a user principal name that only guests have: `eve_else.example#EXT#@contoso.example`.
 */
const GUEST_NAME = /#ext#/i;

/** `tenant`: in which the member was met, lower case. */
export function teamsStanding(
  { tenantId, userRole, userPrincipalName, email }: Member,
  tenant: string,
): Standing {
  if (tenantId && tenantId.toLowerCase() !== tenant) return 'outsider';
  const role = userRole?.toLowerCase();
  if (role === 'anonymous') return 'outsider';
  return role === 'guest' ||
    GUEST_NAME.test(userPrincipalName ?? '') ||
    GUEST_NAME.test(email ?? '')
    ? 'guest'
    : 'colleague';
}
