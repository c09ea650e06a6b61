// Methods that Slack has asked us not to call for a while. Until then, a call fails at once.
import type { Clock } from '../../../core/clock';
import { DeliveryError } from '../../../core/errors';
import { slackDeliveryError } from './delivery-errors';

/**
 * Makes a call that may be repeated without harm, unless Slack asked us to wait with its method.
 * Throws DeliveryError.
 */
export type MethodCall = <T>(method: string, work: () => Promise<T>) => Promise<T>;

/** The longest wait for a method, whatever a header says. */
const LONGEST_REST_MS = 10 * 60_000;

export function createMethodCall(clock: Clock): MethodCall {
  const restsUntil = new Map<string, number>();
  return async (method, work) => {
    const left = (restsUntil.get(method) ?? 0) - clock.now().getTime();
    if (left > 0)
      throw new DeliveryError('rateLimited', `Slack asked to wait with ${method}`, {
        retryAfterMs: left,
        scope: 'method',
      });
    try {
      return await work();
    } catch (thrown) {
      const error = slackDeliveryError(thrown, 'safe');
      if (error.kind === 'rateLimited')
        restsUntil.set(
          method,
          clock.now().getTime() + Math.min(error.retryAfterMs, LONGEST_REST_MS),
        );
      throw error;
    }
  };
}

/** Whether the same call may succeed later. Any other error is final. */
export const isPassing = ({ kind }: DeliveryError): boolean =>
  kind === 'rateLimited' || kind === 'unavailable';
