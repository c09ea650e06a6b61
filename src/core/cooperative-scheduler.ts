// A cooperative scheduler for work that computes for milliseconds: tasks start one after another,
// and the event loop serves everything else in between. So incoming events are stored and
// acknowledged even while many answers are being computed.

/**
 * Resolves when it is the caller's turn, in order of arrival. The time until the caller first
 * awaits something counts as its turn.
 */
export type NextTurn = () => Promise<void>;

/** How many milliseconds tasks may hold the event loop in a row. A longer task runs alone. */
const STRETCH_MS = 5;

/** `now`: milliseconds of a monotonic clock. */
export function createCooperativeScheduler(now: () => number = () => performance.now()): NextTurn {
  const waiting: (() => void)[] = [];
  let planned = false;

  async function stretch(): Promise<void> {
    const until = now() + STRETCH_MS;
    do {
      waiting.shift()?.();
      // The task whose turn it is runs now.
      await Promise.resolve();
    } while (waiting.length > 0 && now() < until);
    planned = false;
    if (waiting.length > 0) plan();
  }

  function plan(): void {
    planned = true;
    setImmediate(() => void stretch());
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (!planned) plan();
    });
}
