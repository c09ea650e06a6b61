// What a failed call to Slack means for the message. This is the only table of error codes
// (docs.slack.dev, chat.postMessage, "Errors").
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { DeliveryError, type DeliveryErrorKind } from '../../../core/errors';
import { brokenOffAs, type CallKind } from '../../shared/call-kind';

const GONE = [
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'user_not_in_channel',
  'messages_tab_disabled',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
];
/**
 * Errors of the bot's own access, not of the receiver (`account_inactive` is the account of the
 * token). The message is kept, and tried again with growing waits.
 */
const OURS_TO_MEND = [
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
];
/** Slack says of them that a part of the call may have been carried out. */
const BROKEN_OFF = ['internal_error', 'fatal_error', 'service_unavailable'];
const PASSING = ['request_timeout', 'team_added_to_org', 'message_limit_exceeded'];

const KINDS: ReadonlyMap<string, DeliveryErrorKind> = new Map([
  ...GONE.map((code) => [code, 'gone'] as const),
  ...[...OURS_TO_MEND, ...PASSING].map((code) => [code, 'unavailable'] as const),
  ...['msg_too_long', 'msg_blocks_too_long'].map((code) => [code, 'tooLarge'] as const),
  ...['ratelimited', 'rate_limited'].map((code) => [code, 'rateLimited'] as const),
  ...BROKEN_OFF.map((code) => [code, 'inDoubt'] as const),
]);

/**
 * With these errors, Slack says what is wrong: `[ERROR] no more than 50 items allowed
 * [json-pointer:/blocks]`.
 */
const SIZED = new Set(['invalid_blocks', 'invalid_arguments', 'invalid_attachments']);
const isAboutSize = (message: string) =>
  /no more than|less than|too (long|many|large)|exceeds/i.test(message);

/** Nothing left this machine. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** How long to wait if Slack asks to wait and does not say how long. */
const UNSAID_WAIT_MS = 30_000;

/**
 * Slack limits calls by method, and posts also by channel. It does not say which limit was reached.
 */
export function slackDeliveryError(thrown: unknown, call: CallKind = 'post'): DeliveryError {
  if (thrown instanceof DeliveryError) return thrown;
  const scope = call === 'post' ? 'unsaid' : 'method';
  if (thrown instanceof WebAPIRateLimitedError)
    return new DeliveryError('rateLimited', 'Slack asks to wait', {
      retryAfterMs: thrown.retryAfter * 1000,
      scope,
      cause: thrown,
    });
  if (thrown instanceof WebAPIPlatformError) {
    const { error, response_metadata: more } = thrown.data;
    const known =
      SIZED.has(error) && more?.messages?.some(isAboutSize)
        ? 'tooLarge'
        : (KINDS.get(error) ?? 'rejected');
    const kind = known === 'inDoubt' ? brokenOffAs(call) : known;
    return new DeliveryError(kind, `Slack answered ${error}`, { scope, cause: thrown });
  }
  if (thrown instanceof WebAPIHTTPError)
    return errorOfStatus(thrown.statusCode, undefined, call, thrown);
  if (thrown instanceof Error && thrown.message.startsWith('Retry header did not contain'))
    return new DeliveryError('rateLimited', 'Slack asks to wait', {
      retryAfterMs: UNSAID_WAIT_MS,
      scope,
      cause: thrown,
    });
  return brokenOff(thrown instanceof WebAPIRequestError ? thrown.original : thrown, call);
}

/** For calls that are not the Web API's. `retryAfter`: the header's value, in seconds. */
export function errorOfStatus(
  status: number,
  retryAfter: string | null | undefined,
  call: CallKind,
  cause?: unknown,
): DeliveryError {
  if (status === 429) {
    const retryAfterMs = Number(retryAfter ?? Number.NaN) * 1000 || UNSAID_WAIT_MS;
    return new DeliveryError('rateLimited', 'Slack asks to wait', { retryAfterMs, cause });
  }
  return new DeliveryError(kindOfStatus(status, call), `Slack answered HTTP ${status}`, { cause });
}

function kindOfStatus(status: number, call: CallKind): DeliveryErrorKind {
  // It is often a gateway that says so, after Slack took the call.
  if (status >= 500 || status === 408) return brokenOffAs(call);
  if (status === 404 || status === 410) return 'gone';
  return status === 413 ? 'tooLarge' : 'rejected';
}

function brokenOff(error: unknown, call: CallKind): DeliveryError {
  const code = codeIn(error);
  if (NOT_SENT.has(code))
    return new DeliveryError('unavailable', `Slack cannot be reached: ${code}`, { cause: error });
  return new DeliveryError(brokenOffAs(call), `the call to Slack broke off: ${code}`, {
    cause: error,
  });
}

/** fetch hides the socket's code in the cause. */
function codeIn(error: unknown): string {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth += 1
  ) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return error instanceof Error ? error.name : 'unknown';
}
