// Gives an answer: now if the platform takes it, otherwise through the outbox, which tries again
// later.
import { DeliveryError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { Address, MessageRef, Outbound } from '../../core/message';
import type { BotPort, Platform } from '../../core/platform';

export interface Attempt {
  /** The target for the outbox: an address for a new message, or a message to change. */
  readonly to: Address | MessageRef;
  readonly message: Outbound;
  /** The delivery's id, so that the outbox accepts it once. */
  readonly key: string;
  now(): Promise<unknown>;
}

/**
 * Undefined if the answer was given or handed over; otherwise why the platform refuses it for good.
 */
export type TryNow = (attempt: Attempt) => Promise<DeliveryError | undefined>;

export interface TryNowDeps {
  readonly bot: Pick<BotPort, 'deliverLater' | 'changeLater'>;
  readonly log: Log;
  /** If absent, the platform cannot say what arrived, so a message in doubt is sent again. */
  readonly findSent?: Platform['findSent'];
}

export function createTryNow({ bot, log, findSent }: TryNowDeps): TryNow {
  async function hasArrived(to: Address, key: string): Promise<boolean> {
    try {
      return typeof (await findSent?.(to, key)) === 'object';
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      log.debug('the platform cannot be asked what arrived', { reason: error.message });
      return false;
    }
  }

  async function handOver(
    { to, message, key }: Attempt,
    { kind, retryAfterMs }: DeliveryError,
  ): Promise<void> {
    const unsure = kind === 'inDoubt';
    if ('id' in to) await bot.changeLater(to, message, key, retryAfterMs);
    else if (!(unsure && (await hasArrived(to, key))))
      await bot.deliverLater(to, message, key, retryAfterMs, unsure);
  }

  return async (attempt) => {
    try {
      await attempt.now();
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      if (!PASSING.has(error.kind)) return error;
      await handOver(attempt, error);
    }
    return undefined;
  };
}

/** Failures that may pass later. */
const PASSING: ReadonlySet<DeliveryError['kind']> = new Set([
  'rateLimited',
  'unavailable',
  'inDoubt',
]);
