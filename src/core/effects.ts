// What a change causes beyond its own document.
import type { DomainEvent } from './events';
import type { Delivery } from './message';

/**
 * What a change causes: stored in the same atomic write as the change, carried out afterwards at
 * least once.
 */
export interface Effects {
  readonly deliveries?: readonly Delivery[];
  readonly events?: readonly DomainEvent[];
}
