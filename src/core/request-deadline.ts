// A deadline for requests. A platform waits a few seconds until an event is stored; after that it
// sends it again or shows an error. So what happens before an event is stored waits for the store
// only that long. The store itself keeps trying.
import { AsyncLocalStorage } from 'node:async_hooks';
import { TooLate, within } from './deadline';
import { DeliveryError, StoreAwayError, UserError } from './errors';

interface Hurry {
  readonly onAway?: ((error: StoreAwayError) => void) | undefined;
  leftMs: number;
  isOver: boolean;
}

/**
 * After a stall, the timer may fire before an answer that has already arrived. This waits for such
 * an answer.
 */
const GRACE_MS = 100;

const scope = new AsyncLocalStorage<Hurry | undefined>();

/**
 * Runs `work` with a deadline: until the given function is called, all waiting for the store takes
 * at most `ms` milliseconds in total. `onAway` is called when the deadline passes.
 */
export function withRequestDeadline<T>(
  ms: number,
  work: (over: () => void) => T,
  onAway?: (error: StoreAwayError) => void,
): T {
  const hurry: Hurry = { leftMs: ms, isOver: false, onAway };
  return scope.run(hurry, () =>
    work(() => {
      hurry.isOver = true;
    }),
  );
}

/** Runs `work` without the deadline, for work that no request waits for. */
export const withoutRequestDeadline = <T>(work: () => T): T => scope.run(undefined, work);

/**
 * Calls the store. With a deadline, it throws StoreAwayError if the store is too late or refuses.
 */
export async function withinRequestDeadline<T>(ask: () => Promise<T>): Promise<T> {
  const hurry = scope.getStore();
  if (!hurry || hurry.isOver) return ask();
  const began = performance.now();
  try {
    return await inTime(Math.max(0, hurry.leftMs), ask());
  } catch (error) {
    if (error instanceof UserError || error instanceof DeliveryError) throw error;
    const away = new StoreAwayError('the store does not answer, or takes nothing now', {
      cause: error,
    });
    hurry.onAway?.(away);
    throw away;
  } finally {
    hurry.leftMs -= performance.now() - began;
  }
}

async function inTime<T>(ms: number, asked: Promise<T>): Promise<T> {
  try {
    return await within(ms, asked);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    return within(GRACE_MS, asked);
  }
}
