// The slot of the run that a job gets at the start.
import type { Clock } from '../core/clock';

/**
 * The current minute, so that several instances that start together, and a run that is planned for
 * now, use the same slot.
 */
export function startSlot(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 16)}:00.000Z`;
}
