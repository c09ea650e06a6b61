// Decides whether a Slack account belongs to a colleague, a guest, or somebody of another
// workspace. `users.info` decides; the workspace in an event's envelope is not the sender's
// (docs.slack.dev, "Apps in Slack Connect channels").
import type { UsersInfoResponse } from '@slack/web-api';
import { DeliveryError } from '../../../core/errors';
import type { Standing } from '../../../core/account';

export interface Identity {
  readonly teamId: string;
  readonly botUserId: string;
  /** Our organisation's, on Enterprise Grid. */
  readonly enterpriseId?: string;
}

export type SlackUser = NonNullable<UsersInfoResponse['user']>;

/** Throws DeliveryError if Slack leaves out a field that decides it. */
export function slackStanding(user: SlackUser, { teamId, enterpriseId }: Identity): Standing {
  if (user.is_bot || user.is_stranger) return 'outsider';
  // Unknown means no.
  if (user.team_id === undefined)
    throw new DeliveryError('unavailable', 'Slack does not say whose account it is');
  const isOfOurOrganisation =
    enterpriseId !== undefined && user.enterprise_user?.enterprise_id === enterpriseId;
  if (user.team_id !== teamId && !isOfOurOrganisation) return 'outsider';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'colleague';
}

/** An address that counts: a colleague's confirmed address. */
export function vouchedEmail(user: SlackUser, standing: Standing): string | undefined {
  return standing === 'colleague' && user.deleted !== true && user.is_email_confirmed !== false
    ? user.profile?.email
    : undefined;
}

/**
 * Whether an event's own fields say that its sender is from outside. In an organisation with
 * several workspaces, only a look-up can tell.
 */
export function isFromOtherWorkspace(
  teams: readonly (string | null | undefined)[],
  { teamId, enterpriseId }: Identity,
): boolean {
  return enterpriseId === undefined && teams.some((team) => Boolean(team) && team !== teamId);
}
