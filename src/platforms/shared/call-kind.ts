// What a call means that got no readable answer: whether it may have been carried out.
import type { DeliveryErrorKind } from '../../core/errors';

/**
 * A `post` that breaks off, or that a gateway answers, may have been carried out. A `safe` call may
 * be repeated without harm.
 */
export type CallKind = 'post' | 'safe';

export const brokenOffAs = (call: CallKind): DeliveryErrorKind =>
  call === 'safe' ? 'unavailable' : 'inDoubt';
