// What a failed call to the Bot Connector means for the message. This is the only table of status
// codes and socket errors. Codes:
// learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability (status codes),
// .../bots/how-to/rate-limit
import { DeliveryError, type DeliveryErrorKind, type LimitScope } from '../../../core/errors';
import { brokenOffAs, type CallKind } from '../../shared/call-kind';

/** Nothing left this machine. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The parts of the SDK client's errors that are read here. */
interface CallError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly statusCode?: number;
  readonly response?: {
    readonly headers?: { get(name: string): string | undefined };
    readonly bodyAsText?: string | null;
  };
}

/** An answer without what was asked for: a page of a gateway, or half an answer. */
export const unreadable = (call: CallKind) =>
  new DeliveryError(brokenOffAs(call), 'the answer was not one of Teams');

/** `scope`: what a 429 applies to. `now` is for a Retry-After that names a date. */
export function teamsDeliveryError(
  thrown: unknown,
  call: CallKind,
  scope: LimitScope,
  now: Date,
): DeliveryError {
  if (thrown instanceof DeliveryError) return thrown;
  const error = (thrown ?? {}) as CallError;
  if (error.statusCode === undefined) return brokenOff(error, call);
  const retryAfterMs = retryAfter(error.response?.headers?.get('retry-after'), now);
  return new DeliveryError(
    // With a time to come back, it is Teams itself that did not take the call.
    error.statusCode === 503 && retryAfterMs > 0 ? 'unavailable' : kindOf(error.statusCode, call),
    `Teams answered ${error.statusCode} ${codeOf(error)}`.trim(),
    {
      retryAfterMs,
      scope,
      cause: thrown,
    },
  );
}

/** Every answer of the connector that names something has its id. */
export function idIn(answer: unknown, call: CallKind): string {
  const id = (answer as { readonly id?: unknown } | undefined)?.id;
  if (typeof id !== 'string' || id === '') throw unreadable(call);
  return id;
}

function kindOf(status: number, call: CallKind): DeliveryErrorKind {
  if (status === 403 || status === 404) return 'gone';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'rateLimited';
  // 412: somebody else changes the same conversation just now. 401: our token is refused, which is
  // no fault of the message.
  if (status === 412 || status === 401) return 'unavailable';
  // It is often a gateway that says so, after Teams took the call. With a status of success, the
  // client could not read the answer.
  if (status === 408 || status >= 500 || status < 400) return brokenOffAs(call);
  return 'rejected';
}

function brokenOff(error: CallError, call: CallKind): DeliveryError {
  const code = error.code ?? error.name ?? 'unknown';
  const refused =
    NOT_SENT.has(code) ||
    code.startsWith('CERT_') ||
    code.includes('_CERT') ||
    code.startsWith('ERR_TLS');
  return refused
    ? new DeliveryError('unavailable', `Teams cannot be reached: ${code}`, { cause: error })
    : new DeliveryError(brokenOffAs(call), `the call to Teams broke off: ${code}`, {
        cause: error,
      });
}

/**
 * The service's own word for it, e.g. `BotNotInConversationRoster`: never its text, which may quote
 * people.
 */
function codeOf({ response }: CallError): string {
  try {
    const body = JSON.parse(response?.bodyAsText ?? '') as { error?: { code?: unknown } } | null;
    return typeof body?.error?.code === 'string' ? body.error.code.slice(0, 60) : '';
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

/** Retry-After in milliseconds: seconds, or an HTTP date; 0 when there is none. */
export function retryAfter(header: string | undefined, now: Date): number {
  if (!header) return 0;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.ceil(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
