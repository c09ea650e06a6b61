// The clock: everything that asks for the time asks it, so that tests and the playground can travel.

export interface Clock {
  /** The present instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

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
