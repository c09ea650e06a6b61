// Lets work that computes for milliseconds begin one by one, each in a turn of the event loop of its own. In between everything else gets
// its share: what came is noted and acknowledged even while a heap of answers is being made.

/** Resolves when it is the caller's turn; first come, first served. */
export type NextTurn = () => Promise<void>;

export function createTurns(): NextTurn {
  const waiting: (() => void)[] = [];

  function step(): void {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(step);
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(step);
    });
}
