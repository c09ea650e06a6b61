// The errors that the core understands. The bot catches all others in one place and logs them with
// a reference.
import type { TextArgs, TextKey } from './texts';

/** An error that the person can fix. They see its text, which says what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: TextKey;
  readonly args: TextArgs;
  constructor(key: TextKey, args: TextArgs = {}) {
    super(key);
    this.key = key;
    this.args = args;
  }
}

/**
 * Why a platform did not take a message:
 * - `rateLimited`: wait `retryAfterMs`, then repeat; nothing was sent
 * - `unavailable`: the platform cannot be reached, or failed at what can be repeated without harm;
 *   nothing was sent, repeat with backoff
 * - `inDoubt`: a post broke off after it was sent, or got an answer that says nothing (5xx, a page of
 *   a gateway); it may or may not have arrived
 * - `gone`: the receiver cannot be reached any more (blocked, uninstalled, archived, left); do not repeat
 * - `tooLarge`, `rejected`: the platform will never take this message; do not repeat
 */
export type DeliveryErrorKind =
  | 'rateLimited'
  | 'unavailable'
  | 'inDoubt'
  | 'gone'
  | 'tooLarge'
  | 'rejected';

/**
 * What a `rateLimited` error applies to:
 * - `method`: one kind of call; deliveries that use other calls can go on
 * - `unsaid`: the platform does not say if it means the address or the tenant
 */
export type LimitScope = 'address' | 'method' | 'tenant' | 'unsaid';

/** The longest rest before another try, whatever a header says. */
export const LONGEST_WAIT_MS = 15 * 60_000;

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly kind: DeliveryErrorKind;
  /**
   * Milliseconds to wait before the next try, at most LONGEST_WAIT_MS. 0 if the platform names no
   * usable time.
   */
  readonly retryAfterMs: number;
  readonly scope: LimitScope;
  constructor(
    kind: DeliveryErrorKind,
    message: string,
    more: { retryAfterMs?: number; scope?: LimitScope; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.kind = kind;
    this.retryAfterMs = Math.min(LONGEST_WAIT_MS, Math.max(0, more.retryAfterMs || 0));
    this.scope = more.scope ?? 'address';
  }
}

/** The store cannot be written now. The sender of the event is asked to send it again. */
export class StoreAwayError extends Error {
  override readonly name = 'StoreAwayError';
}

/** A platform did not start. The cause is its own error, or `TooLate`. */
export class PlatformNotStarted extends Error {
  override readonly name = 'PlatformNotStarted';
  readonly platform: string;
  constructor(platform: string, cause: unknown) {
    super(`the platform ${platform} did not start`, { cause });
    this.platform = platform;
  }
}

/**
 * Wrong or incomplete settings. The message names the setting and what to do. It ends the start
 * with exit code 1 and no stack trace.
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
