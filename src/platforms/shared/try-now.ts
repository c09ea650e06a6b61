// How an answer is given: now if the platform takes it, otherwise by the outbox, which tries again later.
import { DeliveryError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { Address, MessageRef, Outbound } from '../../core/message';
import type { BotPort, Platform } from '../../core/platform';

export interface Attempt {
  /** Where the outbox takes it: an address for a new message, a message for a change. */
  readonly to: Address | MessageRef;
  readonly message: Outbound;
  /** The delivery's id, so that the outbox takes it once. */
  readonly key: string;
  now(): Promise<unknown>;
}

/** Undefined if the answer was given or handed over; otherwise why the platform refuses it for good. */
export type TryNow = (attempt: Attempt) => Promise<DeliveryError | undefined>;

export interface TryNowDeps {
  readonly bot: Pick<BotPort, 'deliverLater' | 'changeLater'>;
  readonly log: Log;
  /** Absent: the platform cannot say what arrived, so what is in doubt is sent again. */
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

  async function handOver({ to, message, key }: Attempt, { kind, retryAfterMs }: DeliveryError): Promise<void> {
    if ('id' in to) await bot.changeLater(to, message, key, retryAfterMs);
    else if (!(kind === 'inDoubt' && (await hasArrived(to, key)))) await bot.deliverLater(to, message, key, retryAfterMs);
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

/** What may go well later. */
const PASSING: ReadonlySet<DeliveryError['kind']> = new Set(['rateLimited', 'unavailable', 'inDoubt']);
