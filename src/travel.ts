// Moves the clock forward and does what becomes due, for the playground and tests.
import type { TravellingClock } from './core/clock';

/** How often the jobs run by themselves. Messages for working hours must get their chance. */
const STEP_MS = 15 * 60_000;
/** Daily work is checked once an hour. */
const HOUR_MS = 60 * 60_000;

/** Moves step by step, so that everything happens at its time. `tick` runs the jobs and sends. */
export function createTravel(
  clock: TravellingClock,
  tick: (withDaily: boolean) => Promise<void>,
): (to: Date) => Promise<void> {
  return async (to) => {
    for (let at = clock.now().getTime(); at < to.getTime(); ) {
      at = Math.min(to.getTime(), (Math.floor(at / STEP_MS) + 1) * STEP_MS);
      clock.travelTo(new Date(at));
      await tick(at % HOUR_MS === 0 || at === to.getTime());
    }
  };
}
