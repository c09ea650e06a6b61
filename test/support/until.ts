// Waits for a state that something reaches by itself, turn by turn of the event loop.
import { setImmediate } from 'node:timers/promises';

/** A busy machine is slow, not broken. */
const PATIENCE_MS = 20_000;

/** Resolves once `holds` does. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await holds()); await setImmediate()) {
    if (performance.now() > end) throw new Error(`it did not come to be: ${holds.toString()}`);
  }
}
