// Pauses that end when the test says so: how long each was to be is seen, and nobody sleeps.
import type { Pause } from '../../src/platforms/slack/socket';

export interface Pauses {
  readonly pause: Pause;
  /** Waits until somebody pauses, ends that pause, and gives how long it was to be. */
  next(): Promise<number>;
}

export function createPauses(): Pauses {
  const begun: { readonly ms: number; readonly end: () => void }[] = [];
  let heard: (() => void) | undefined;
  return {
    pause: (ms, signal) =>
      new Promise((resolve) => {
        begun.push({ ms, end: resolve });
        signal.addEventListener('abort', () => resolve(), { once: true });
        heard?.();
      }),
    async next() {
      while (begun.length === 0)
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      const [one] = begun.splice(0, 1);
      one?.end();
      return one?.ms ?? 0;
    },
  };
}
