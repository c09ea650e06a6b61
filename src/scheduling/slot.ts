// Names the run that a job gets at the start.
import type { Clock } from '../core/clock';

/** This minute: several instances that start together, and a run planned for now, mean the same slot. */
export function startSlot(clock: Clock): string {
  return `${clock.now().toISOString().slice(0, 16)}:00.000Z`;
}
