// How fast something may be called, learned from what it refuses. A limiter starts at the documented speed and then stays just below the
// lowest speed that was refused. While calls wait for it, it tries a little more from time to time, so that it notices a raised limit.

export interface Limiter {
  /** Takes one call: 0, or the milliseconds after which it is worth asking again. */
  take(now: number): number;
  /** The call that was taken was not made. */
  giveBack(): void;
  /** The call was refused. Nothing is taken for `retryAfterMs`. */
  refused(now: number, retryAfterMs: number): void;
  /** Milliseconds for which nothing is taken because a call was refused. */
  restsFor(now: number): number;
  /** Calls a second, as it sees it now. */
  readonly perSecond: number;
}

export interface LimiterSettings {
  /** The documented speed. 0: none is known, so that it only rests. */
  readonly perSecond: number;
  /** Calls that may be made at once after a pause. */
  readonly burst: number;
  /** The most that it tries. */
  readonly most: number;
}

/** As long as nothing was refused, and once the limit has clearly been raised, the speed grows so much a second. */
const GROWTH = 1.07;
/** So it climbs back towards the refused speed, up to this share of it. */
const CLIMB = 1.1;
const BELOW = 0.97;
/** It stays there for so long, or so many calls, and then tries a little more each second. */
const STAY_S = 25;
const STAY_CALLS = 700;
const PROBE = 1.01;
/** Beyond this share of the refused speed the limit has clearly been raised. */
const RAISED = 1.05;
/** A speed that is refused on the way up is much too high: the steps back grow. */
const CUTS = [0.85, 0.75, 0.6] as const;
const LITTLE_CUT = 0.9;
/** Slower than this, all of it takes longer in proportion: it is calls that tell, not seconds. */
const QUICK_PER_SECOND = 10;
const SLOWEST = 0.1;
/** Who does not ask for so long is not waiting. */
const PAUSE_MS = 2_000;

export function createLimiter({ perSecond, burst, most }: LimiterSettings): Limiter {
  const isKnown = perSecond > 0;
  let speed = perSecond;
  let tokens = burst;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let restUntil = Number.NEGATIVE_INFINITY;
  /** Whether calls wait for the limiter. */
  let waits = false;
  /** The lowest speed that was refused. */
  let refusedAt: number | undefined;
  let stayedS = 0;
  /** The speed above which the limit has been raised. */
  let raisedAt = Number.POSITIVE_INFINITY;
  let cuts = 0;

  function learn(seconds: number): void {
    const scaled = seconds * Math.min(1, Math.max(SLOWEST, speed / QUICK_PER_SECOND));
    if (refusedAt === undefined || speed >= raisedAt) speed *= GROWTH ** scaled;
    else if (speed < refusedAt * BELOW) speed = Math.min(refusedAt * BELOW, speed * CLIMB ** scaled);
    else {
      stayedS += seconds;
      if (stayedS > Math.max(STAY_S, STAY_CALLS / speed)) speed *= PROBE ** scaled;
    }
    speed = Math.min(most, speed);
  }

  /** Lets the time pass that went by since somebody asked last. */
  function pass(now: number): void {
    const seconds = (now - Math.max(lastAsked, Math.min(now, restUntil))) / 1000;
    if (now - lastAsked > PAUSE_MS && now - restUntil > PAUSE_MS) waits = false;
    lastAsked = now;
    if (seconds <= 0) return;
    if (waits) learn(seconds);
    tokens = Math.min(burst, tokens + seconds * speed);
  }

  return {
    take(now) {
      if (now < restUntil) return restUntil - now;
      if (!isKnown) return 0;
      pass(now);
      if (tokens > 1 - 1e-6) {
        tokens -= 1;
        return 0;
      }
      waits = true;
      return Math.max(1, Math.ceil(((1 - tokens) / speed) * 1000));
    },
    giveBack() {
      tokens = Math.min(burst, tokens + 1);
    },
    refused(now, retryAfterMs) {
      const wasResting = now < restUntil;
      restUntil = Math.max(restUntil, now + retryAfterMs);
      // What was under way when it was refused says nothing new.
      if (wasResting || !isKnown) return;
      const hadArrived = refusedAt !== undefined && speed >= refusedAt * BELOW * 0.99;
      cuts = hadArrived ? 0 : Math.min(cuts + 1, CUTS.length);
      refusedAt = speed;
      raisedAt = speed * RAISED;
      speed *= CUTS[cuts - 1] ?? LITTLE_CUT;
      stayedS = 0;
      tokens = 0;
    },
    restsFor: (now) => Math.max(0, restUntil - now),
    get perSecond() {
      return speed;
    },
  };
}
