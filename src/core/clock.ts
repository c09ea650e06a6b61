// The clock: everything that asks for the time asks it, so that tests and the playground can travel.

export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The system's two clocks, in milliseconds: the wall clock, which may be set, and one that only goes forward. */
export interface SystemTime {
  wall(): number;
  monotonic(): number;
}

/** So far the two may drift apart between two looks. */
const DRIFT_MS = 2_000;
/** A wall clock that was set is believed after it kept to its new time for so long. */
const BELIEVED_AFTER_MS = 60_000;

/**
 * The wall clock, but for a jump that the monotonic clock does not confirm: time then goes on as the monotonic clock says until the wall clock
 * has kept to its new time for a minute. So a clock that is wrong for seconds makes nothing overdue; after a sleep of the machine, or when an
 * operator sets the clock, the bot follows a minute later.
 */
export function createSteadyClock({ wall, monotonic }: SystemTime = { wall: () => Date.now(), monotonic: () => performance.now() }): Clock {
  /** What the wall clock is ahead of the monotonic one, as it is believed. */
  let offset = wall() - monotonic();
  let jump: { readonly offset: number; readonly since: number } | undefined;
  return {
    now() {
      const elapsed = monotonic();
      const seen = wall() - elapsed;
      if (Math.abs(seen - offset) <= DRIFT_MS) {
        offset = seen;
        jump = undefined;
      } else if (!jump || Math.abs(seen - jump.offset) > DRIFT_MS) jump = { offset: seen, since: elapsed };
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
  /** Moves the present to `instant`; time goes on from there. Going back is allowed. */
  travelTo(instant: Date): void;
  /** Back to the present that it would show had it never travelled. */
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
