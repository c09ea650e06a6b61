// Moves the clock forward and does what becomes due on the way: for the playground and tests.
import type { TravellingClock } from './core/clock';

/** As often as the jobs run of themselves: what may be said in working hours only must find its moment. */
const STEP_MS = 15 * 60_000;
/** What happens once a day is looked for once an hour. */
const HOUR_MS = 60 * 60_000;

/** Goes step by step, so that everything finds the time that it was meant for. `tick` runs the jobs and sends. */
export function createTravel(clock: TravellingClock, tick: (withDaily: boolean) => Promise<void>): (to: Date) => Promise<void> {
  return async (to) => {
    for (let at = clock.now().getTime(); at < to.getTime(); ) {
      at = Math.min(to.getTime(), (Math.floor(at / STEP_MS) + 1) * STEP_MS);
      clock.travelTo(new Date(at));
      await tick(at % HOUR_MS === 0 || at === to.getTime());
    }
  };
}
