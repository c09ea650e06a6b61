// A rate limiter that learns the limit from refusals. It starts at the documented speed, then stays
// just below the speed at which it was refused. While calls wait, it tries a higher speed from time
// to time to notice a raised limit.

export interface Limiter {
  /** Takes one call: gives 0, or the milliseconds after which to ask again. */
  take(now: number): number;
  /** Returns a call that was taken but not made. */
  giveBack(): void;
  /** Records that the call was refused. Nothing is taken for `retryAfterMs` milliseconds. */
  refused(now: number, retryAfterMs: number): void;
  /** The milliseconds for which nothing is taken because a call was refused. */
  restsFor(now: number): number;
  /** The calls a second that it currently allows. */
  readonly perSecond: number;
}

export interface LimiterSettings {
  /** The documented speed. 0: none is known, so it only rests after a refusal. */
  readonly perSecond: number;
  /** How many calls may be made at once after a pause. */
  readonly burst: number;
  /** The highest speed that it tries. */
  readonly most: number;
  /** Calls above the limit that are tolerated before one is refused. Absent: none. */
  readonly tolerated?: number;
}

/** Until the first refusal, the speed grows by this much a second. */
const GROWTH = 1.07;
/** It climbs back to the speed that it keeps, which is this share of the limit. */
const CLIMB = 1.1;
const BELOW = 0.98;
/** It keeps a speed for this long, or for this many calls. Then it grows by this share a second. */
const HOLD_S = 70;
const HOLD_CALLS = 180;
const PROBE = 0.15;
/**
 * The limit that it found may be too low: it keeps this much more each time, until that is refused.
 */
const A_LITTLE_MORE = 1.01;
/** A refusal during growth refers to the speed this many seconds earlier. */
const LAG_S = 0.7;
/** A speed that is refused on the way up is much too high, so the steps down grow. */
const CUTS = [0.85, 0.75, 0.6] as const;
const LITTLE_CUT = 0.9;
/**
 * If the speed that it keeps is refused, it goes lower, in growing steps, down to this share. The
 * first refusal after a while may be caused by another instance that tried more, so it changes
 * nothing. A limit that was just found counts as refused this often already.
 */
const LEAST = 0.7;
const PROVEN_S = 10;
const NEW = 2;
/** Below this speed, all times grow in proportion, because calls count here and not seconds. */
const QUICK_PER_SECOND = 10;
const SLOWEST = 0.1;
/** A caller that does not ask for this long is not waiting. */
const PAUSE_MS = 2_000;

export function createLimiter({ perSecond, burst, most, tolerated = 0 }: LimiterSettings): Limiter {
  const isKnown = perSecond > 0;
  /** If calls above the limit are tolerated for a while, even the first refusal is our own. */
  const proven = tolerated > 0 ? 1 : 0;
  let speed = perSecond;
  let tokens = burst;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let restUntil = Number.NEGATIVE_INFINITY;
  /** Whether calls wait for the limiter. */
  let waits = false;
  /** The speed to climb to and keep. Absent until the first refusal. */
  let hold: number | undefined;
  let heldS = 0;
  /** While it tries more: by how much the speed grows a second. */
  let slope = 0;
  let cuts = 0;
  let refusedWhileHeld = proven;

  function learn(seconds: number): void {
    const scaled = seconds * Math.min(1, Math.max(SLOWEST, speed / QUICK_PER_SECOND));
    if (hold === undefined) speed *= GROWTH ** scaled;
    else if (slope > 0) speed += slope * seconds;
    else if (speed < hold) speed = Math.min(hold, speed * CLIMB ** scaled);
    else {
      heldS += seconds;
      if (heldS > PROVEN_S) refusedWhileHeld = proven;
      if (heldS > Math.max(HOLD_S, HOLD_CALLS / speed)) {
        slope = hold * PROBE;
        cuts = 0;
      }
    }
    speed = Math.min(most, speed);
  }

  /**
   * The tried speed was too high. That reveals the limit: the speed at which the calls since then
   * would exceed the tolerance.
   */
  function found(held: number): void {
    const limit = speed - slope * LAG_S - Math.sqrt(2 * slope * tolerated);
    hold = Math.max(held * A_LITTLE_MORE, limit * BELOW);
    speed = hold * BELOW;
    refusedWhileHeld = NEW;
  }

  function stepBack(): void {
    const wasHeld = hold !== undefined && speed >= hold * 0.99;
    cuts = wasHeld ? 0 : Math.min(cuts + 1, CUTS.length);
    hold = speed * Math.max(LEAST, 1 - (1 - BELOW) * (2 ** refusedWhileHeld - 1));
    speed *= CUTS[cuts - 1] ?? LITTLE_CUT;
    if (wasHeld) refusedWhileHeld += 1;
  }

  /** Accounts for the time since the last call. */
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
      // Calls that were running at the time of a refusal carry no news.
      if (wasResting || !isKnown) return;
      if (hold !== undefined && slope > 0) found(hold);
      else stepBack();
      slope = 0;
      heldS = 0;
      tokens = 0;
    },
    restsFor: (now) => Math.max(0, restUntil - now),
    get perSecond() {
      return speed;
    },
  };
}
