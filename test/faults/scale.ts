// How much of each fault test is run: the short form in `npm test`, all of it in `npm run
// test:faults` (FAULTS=full), which collects the figures.
import { appendFileSync } from 'node:fs';

export const isFull = process.env['FAULTS'] === 'full';

/** A number of rounds, events or pairs: the short form's, or the full one's. */
export const scaled = (short: number, full: number): number => (isFull ? full : short);

/**
 * Begins to measure what a promise of docs/reliability.md is worth; the function that it gives
 * takes the figure.
 */
export function measuring(promise: string): (figure: string) => void {
  const started = performance.now();
  return (figure) => {
    const file = process.env['FAULTS_FIGURES'];
    const seconds = Math.round((performance.now() - started) / 1000);
    if (file !== undefined)
      appendFileSync(file, `${JSON.stringify({ promise, figure, seconds })}\n`);
  };
}

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
