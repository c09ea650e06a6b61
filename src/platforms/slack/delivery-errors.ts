// What a failed call to Slack means for the message: the one table of error codes (docs.slack.dev, chat.postMessage, "Errors").
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryError, type DeliveryErrorKind } from '../../core/errors';

const GONE = new Set([
  'account_inactive',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'user_not_in_channel',
  'messages_tab_disabled',
  'restricted_action',
]);
/** Nothing goes through until an operator mends it: kept, and tried again with growing waits. */
const OURS_TO_MEND = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'org_login_required',
  'team_access_not_granted',
]);
const PASSING = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org']);
const TOO_LARGE = new Set(['msg_too_long', 'msg_blocks_too_long']);
/** Nothing left this machine. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

export function deliveryErrorOf(thrown: unknown): DeliveryError {
  if (thrown instanceof DeliveryError) return thrown;
  if (thrown instanceof WebAPIRateLimitedError)
    return new DeliveryError('rateLimited', 'Slack asks to wait', { retryAfterMs: thrown.retryAfter * 1000, cause: thrown });
  if (thrown instanceof WebAPIPlatformError) {
    const { error } = thrown.data;
    return new DeliveryError(kindOf(error), `Slack answered ${error}`, { cause: thrown });
  }
  if (thrown instanceof WebAPIHTTPError) {
    const { statusCode } = thrown;
    return new DeliveryError(statusCode >= 500 || statusCode === 408 ? 'unavailable' : 'rejected', `Slack answered HTTP ${statusCode}`, {
      cause: thrown,
    });
  }
  if (thrown instanceof WebAPIRequestError) return brokenOff(thrown.original);
  return brokenOff(thrown);
}

function kindOf(error: string): DeliveryErrorKind {
  if (GONE.has(error)) return 'gone';
  if (OURS_TO_MEND.has(error) || PASSING.has(error)) return 'unavailable';
  if (error === 'ratelimited' || error === 'rate_limited') return 'rateLimited';
  return TOO_LARGE.has(error) ? 'tooLarge' : 'rejected';
}

function brokenOff(error: unknown): DeliveryError {
  const code = codeIn(error);
  return NOT_SENT.has(code)
    ? new DeliveryError('unavailable', `Slack cannot be reached: ${code}`, { cause: error })
    : new DeliveryError('inDoubt', `the call to Slack broke off: ${code}`, { cause: error });
}

/** fetch hides the socket's code in the cause. */
function codeIn(error: unknown): string {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return error instanceof Error ? error.name : 'unknown';
}
