// Why there is no socket, and how long to wait before the next try. An outage passes by itself; a
// wrong token needs the operator.
import { WebAPIPlatformError } from '@slack/web-api';
import type { PlatformHealth } from '../../../core/platform';
import { slackDeliveryError } from '../calls/delivery-errors';

export interface Setback {
  readonly health: Exclude<PlatformHealth, 'ok'>;
  readonly reason: string;
  /** How long Slack asks to wait; 0 if it does not say. */
  readonly retryAfterMs: number;
  /** Slack asked for another connection, as it does every few hours. */
  readonly routine?: true;
}

export const REMEDY =
  'make an app-level token with the scope connections:write, see that Socket Mode is on in the settings of the app, or remove SLACK_APP_TOKEN';

/**
 * Errors of `apps.connections.open` that mean a wrong token (docs.slack.dev, apps.connections.open,
 * "Errors").
 */
const TOKEN_ERRORS = new Set([
  'access_denied',
  'account_inactive',
  'enterprise_is_restricted',
  'forbidden_team',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'team_access_not_granted',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

const FIRST_PAUSE_MS = 1_000;
/** Slack repeats an event that it could not deliver after one minute and after five. */
const LONGEST_PAUSE_MS = 60_000;
/** The longest wait, whatever a header says. A timer of more than 24 days would not wait at all. */
const LONGEST_WISH_MS = 10 * 60_000;

/** Why a connection could not be opened. */
export function setbackOf(thrown: unknown): Setback {
  const { message, retryAfterMs } = slackDeliveryError(thrown, 'safe');
  const refused = thrown instanceof WebAPIPlatformError && TOKEN_ERRORS.has(thrown.data.error);
  return { health: refused ? 'refused' : 'unavailable', reason: message, retryAfterMs };
}

/**
 * Why an open connection has to be replaced. `reason`: Slack's reason; undefined if the line just
 * closed.
 */
export function setbackOfLeaving(reason: string | undefined): Setback {
  if (reason === undefined)
    return { health: 'unavailable', reason: 'the socket closed', retryAfterMs: 0 };
  if (reason === 'link_disabled')
    return { health: 'refused', reason: 'Socket Mode was switched off', retryAfterMs: 0 };
  return {
    health: 'unavailable',
    reason: `Slack asks for another connection: ${reason.slice(0, 40)}`,
    retryAfterMs: 0,
    routine: true,
  };
}

/**
 * `failures`: how many setbacks there were in a row. Half of a pause is random, so that many bots
 * do not reconnect at once.
 */
export function pauseAfter({ health, retryAfterMs }: Setback, failures: number): number {
  if (health !== 'refused' && failures === 0) return 0;
  const most =
    health === 'refused'
      ? LONGEST_PAUSE_MS
      : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return Math.max(
    Math.min(retryAfterMs, LONGEST_WISH_MS),
    Math.round((most * (1 + Math.random())) / 2),
  );
}
