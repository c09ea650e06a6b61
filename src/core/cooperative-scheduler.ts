// Lets work that computes for milliseconds begin one after another, and gives everything else its share in between: what comes is noted
// and acknowledged even while a heap of answers is being made.

/** Resolves when it is the caller's turn, first come, first served. What it does before it waits for anything is measured. */
export type NextTurn = () => Promise<void>;

/** So long such work may hold the event loop at a stretch; what takes longer by itself has the stretch for itself. */
const STRETCH_MS = 5;

/** `now`: milliseconds of a clock that only goes forward. */
export function createCooperativeScheduler(now: () => number = () => performance.now()): NextTurn {
  const waiting: (() => void)[] = [];
  let planned = false;

  async function stretch(): Promise<void> {
    const until = now() + STRETCH_MS;
    do {
      waiting.shift()?.();
      // Whose turn it is works now.
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
