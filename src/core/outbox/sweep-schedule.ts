// Sweeps the outbox when something is due: one sweep at a time, at once, at a given moment or every
// second.
import type { Log } from '../log';
import type { Outbox } from '.';

const SWEEP_MS = 1_000;

export interface SweepSchedule {
  start(): void;
  /** Waits for the current sweep. */
  stop(): Promise<void>;
}

export function createSweepSchedule(
  outbox: Pick<Outbox, 'sweep' | 'onWaiting'>,
  log: Log,
): SweepSchedule {
  let sweeping: Promise<void> | undefined;
  let again = false;
  let alarm: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined;
  let interval: NodeJS.Timeout | undefined;

  async function sweepWhileWoken(): Promise<void> {
    while (again) {
      again = false;
      try {
        again = (await outbox.sweep()) > 0 || again;
      } catch (error) {
        log.error('the outbox could not be swept', { error });
      }
    }
  }

  /** A wake-up during a sweep causes one more sweep. So does a sweep that sent something. */
  function sweepSoon(): void {
    again = true;
    sweeping ??= sweepWhileWoken().finally(() => {
      sweeping = undefined;
    });
  }

  function sweepIn(ms: number): void {
    if (ms <= 0) return sweepSoon();
    const at = performance.now() + ms;
    if (alarm && alarm.at <= at) return;
    clearTimeout(alarm?.timer);
    const timer = setTimeout(() => {
      alarm = undefined;
      sweepSoon();
    }, ms);
    timer.unref();
    alarm = { timer, at };
  }

  return {
    start() {
      outbox.onWaiting(sweepIn);
      interval = setInterval(sweepSoon, SWEEP_MS);
      interval.unref();
    },
    async stop() {
      outbox.onWaiting(() => {});
      clearInterval(interval);
      clearTimeout(alarm?.timer);
      await sweeping;
    },
  };
}
