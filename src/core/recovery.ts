// Finishes what a crash left: effects, deliveries in doubt, events without an answer. One run at a
// time, because a run can take long while the store does not answer.
import type { Log } from './log';

const RECOVER_MS = 30_000;

export interface Recovery {
  /**
   * Runs now, then every half minute. Resolves after the first run. `all`: this is the only
   * instance, so all open work was interrupted.
   */
  start(before: Date, all: boolean): Promise<void>;
  /** Waits for the current run. */
  stop(): Promise<void>;
}

/**
 * `recover` finishes work that was interrupted before an instant. `interruptedBefore` gives that
 * instant for work that is overdue.
 */
export function createRecovery(
  recover: (before: Date, all: boolean) => Promise<void>,
  interruptedBefore: () => Date,
  log: Log,
): Recovery {
  let running: Promise<void> | undefined;
  let interval: NodeJS.Timeout | undefined;

  function run(before: Date, all: boolean): Promise<void> {
    running ??= recover(before, all)
      .catch((error: unknown) => log.error('the search for interrupted work failed', { error }))
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    start(before, all) {
      interval = setInterval(() => void run(interruptedBefore(), false), RECOVER_MS);
      interval.unref();
      return run(before, all);
    },
    async stop() {
      clearInterval(interval);
      await running;
    },
  };
}
