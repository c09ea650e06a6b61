// The clock. All code reads the time from it, so that tests and the playground can change the time.

export interface Clock {
  /** The current time. */
  now(): Date;
}

/**
 * The system's two clocks, in milliseconds: the wall clock, which can be set, and a monotonic
 * clock.
 */
export interface SystemTime {
  wall(): number;
  monotonic(): number;
}

/** How far the two clocks may drift apart between two reads. */
const DRIFT_MS = 2_000;
/** After a change, the wall clock is trusted once it has kept its new time for this long. */
const BELIEVED_AFTER_MS = 60_000;

/**
 * Follows the wall clock, but ignores a jump that the monotonic clock does not confirm. After a
 * jump, time goes on by the monotonic clock until the wall clock has kept its new time for a
 * minute. So a clock that is wrong for a few seconds makes nothing overdue. If the machine sleeps
 * or an operator sets the clock, the bot follows a minute later.
 */
export function createSteadyClock(
  { wall, monotonic }: SystemTime = { wall: () => Date.now(), monotonic: () => performance.now() },
): Clock {
  /** How far the wall clock is ahead of the monotonic clock, as far as it is trusted. */
  let offset = wall() - monotonic();
  let jump: { readonly offset: number; readonly since: number } | undefined;
  return {
    now() {
      const elapsed = monotonic();
      const seen = wall() - elapsed;
      if (Math.abs(seen - offset) <= DRIFT_MS) {
        offset = seen;
        jump = undefined;
      } else if (!jump || Math.abs(seen - jump.offset) > DRIFT_MS)
        jump = { offset: seen, since: elapsed };
      else if (elapsed - jump.since >= BELIEVED_AFTER_MS) {
        offset = seen;
        jump = undefined;
      }
      return new Date(elapsed + offset);
    },
  };
}

export const systemClock: Clock = createSteadyClock();

export interface TravellingClock extends Clock {
  /** Sets the current time to `instant`; time goes on from there. It may lie in the past. */
  travelTo(instant: Date): void;
  /** Returns to the time of the base clock. */
  comeHome(): void;
}

/** A clock that runs with `base` until it is moved. */
export function createTravellingClock(base: Clock = systemClock): TravellingClock {
  let offset = 0;
  return {
    now: () => new Date(base.now().getTime() + offset),
    travelTo(instant) {
      offset = instant.getTime() - base.now().getTime();
    },
    comeHome() {
      offset = 0;
    },
  };
}

/** A clock that stands still until it is moved: for tests. */
export function createStoppedClock(start: Date | string): TravellingClock {
  let present = new Date(start);
  return {
    now: () => new Date(present),
    travelTo(instant) {
      present = new Date(instant);
    },
    comeHome() {
      present = new Date(start);
    },
  };
}
