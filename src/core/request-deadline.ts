// A platform waits for seconds until an event is taken, and sends it again, or tells its sender, when it is refused. So what is done for a
// request before its event is noted waits for the store no longer than that. The store itself goes on trying.
import { AsyncLocalStorage } from 'node:async_hooks';
import { TooLate, within } from './deadline';
import { DeliveryError, StoreAwayError, UserError } from './errors';

interface Hurry {
  readonly onAway?: ((error: StoreAwayError) => void) | undefined;
  leftMs: number;
  isOver: boolean;
}

/** A process that was held up hears of its time being over before it hears the answer that is there already. */
const GRACE_MS = 100;

const scope = new AsyncLocalStorage<Hurry | undefined>();

/** While `work` runs, and until the given function is called, waiting for the store takes `ms` at most, all in all. `onAway` is told when it was too much. */
export function withRequestDeadline<T>(ms: number, work: (over: () => void) => T, onAway?: (error: StoreAwayError) => void): T {
  const hurry: Hurry = { leftMs: ms, isOver: false, onAway };
  return scope.run(hurry, () =>
    work(() => {
      hurry.isOver = true;
    }),
  );
}

/** What nobody waits for. */
export const withoutRequestDeadline = <T>(work: () => T): T => scope.run(undefined, work);

/** Asks the store. Where somebody waits, it throws StoreAwayError when the store does not answer in time, or refuses. */
export async function withinRequestDeadline<T>(ask: () => Promise<T>): Promise<T> {
  const hurry = scope.getStore();
  if (!hurry || hurry.isOver) return ask();
  const began = performance.now();
  try {
    return await inTime(Math.max(0, hurry.leftMs), ask());
  } catch (error) {
    if (error instanceof UserError || error instanceof DeliveryError) throw error;
    const away = new StoreAwayError('the store does not answer, or takes nothing now', { cause: error });
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
