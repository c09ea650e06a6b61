// A bar of characters, for cards on every platform.

const WIDTH = 10;

/**
 * How much `value` is of `most`, e.g. `████░░░░░░`. More than nothing is at least one part, and less
 * than all is never the whole bar.
 */
export function barOf(value: number, most: number, width = WIDTH): string {
  const part = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  const least = part > 0 ? 1 : 0;
  const full = part < 1 ? Math.min(width - 1, Math.max(least, Math.round(part * width))) : width;
  return '█'.repeat(full) + '░'.repeat(width - full);
}
