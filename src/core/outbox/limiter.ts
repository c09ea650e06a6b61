// How fast something may be called, learned from what it refuses. A limiter starts at the documented speed and then holds just below the limit
// that a refusal told. While calls wait for it, it tries more from time to time, so that it notices a raised limit.

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
  /** Calls beyond the limit that are borne before one is refused. Absent: none. */
  readonly tolerated?: number;
}

/** As long as nothing was refused, the speed grows so much a second. */
const GROWTH = 1.07;
/** So it climbs back to the speed that it holds, which is this share of the limit. */
const CLIMB = 1.1;
const BELOW = 0.98;
/** It keeps a speed for this long, or for this many calls. Then it grows each second by this share. */
const HOLD_S = 70;
const HOLD_CALLS = 180;
const PROBE = 0.15;
/** What it finds may be too little: it holds so much more each time, until that is refused. */
const A_LITTLE_MORE = 1.01;
/** A refusal of something that grows is known so much later, in seconds. */
const LAG_S = 0.7;
/** A speed that is refused on the way up is much too high: the steps back grow. */
const CUTS = [0.85, 0.75, 0.6] as const;
const LITTLE_CUT = 0.9;
/**
 * What it holds is refused: it holds less, by ever more each time, down to this share. The first refusal after a while may be what another instance
 * tried, and changes nothing; what was only just found counts as refused so often already.
 */
const LEAST = 0.7;
const PROVEN_S = 10;
const NEW = 2;
/** Slower than this, all of it takes longer in proportion: it is calls that tell, not seconds. */
const QUICK_PER_SECOND = 10;
const SLOWEST = 0.1;
/** Who does not ask for so long is not waiting. */
const PAUSE_MS = 2_000;

export function createLimiter({ perSecond, burst, most, tolerated = 0 }: LimiterSettings): Limiter {
  const isKnown = perSecond > 0;
  /** Where more than the limit is tolerated for a while, not even the first refusal is somebody else's. */
  const proven = tolerated > 0 ? 1 : 0;
  let speed = perSecond;
  let tokens = burst;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let restUntil = Number.NEGATIVE_INFINITY;
  /** Whether calls wait for the limiter. */
  let waits = false;
  /** The speed to climb to and to hold; none as long as nothing was refused. */
  let hold: number | undefined;
  let heldS = 0;
  /** While it tries more: by how much it grows a second. */
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

  /** What was tried was too much. It tells the limit: the speed at which more than is tolerated would have been called since. */
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
