// Common working time of two people per day. Windows are compared in UTC and may cross midnight. People share few windows, so a encoded
// keeps each window once and a table of rows is filled as rows are asked for.

const DAY = 1440;
/** Cells that the table keeps before it starts anew: 8 MB. */
const KEPT_CELLS = 4_000_000;

/** A working window: where it starts in UTC minutes of the day, and how long it is. */
export interface WorkWindow {
  readonly start: number;
  readonly length: number;
}

export function workWindow(utcOffset: number, work: readonly [from: number, to: number]): WorkWindow {
  return { start: (((work[0] - utcOffset) % DAY) + DAY) % DAY, length: work[1] - work[0] };
}

export function overlapMinutes(a: WorkWindow, b: WorkWindow): number {
  let sum = 0;
  for (let shift = -DAY; shift <= DAY; shift += DAY) {
    sum += Math.max(0, Math.min(a.start + a.length, b.start + shift + b.length) - Math.max(a.start, b.start + shift));
  }
  return sum;
}

export interface OverlapTable {
  /** Minutes in common of one window with every other, by the other's number. */
  row(window: number): Uint16Array;
}

export function createOverlapTable(windows: readonly WorkWindow[]): OverlapTable {
  let rows = new Map<number, Uint16Array>();
  return {
    row(window) {
      const known = rows.get(window);
      if (known) return known;
      if ((rows.size + 1) * windows.length > KEPT_CELLS) rows = new Map();
      const mine = windows[window];
      const row = Uint16Array.from(windows, (other) => (mine ? overlapMinutes(mine, other) : 0));
      rows.set(window, row);
      return row;
    },
  };
}
