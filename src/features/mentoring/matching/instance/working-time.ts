// Shared working time of two people per day. Windows are compared in UTC and can cross midnight.
// People share few windows, so each window is kept once, and the rows of a table are filled when
// they are needed.

const DAY = 1440;
/** How many cells the table keeps before it is cleared: 8 MB. */
const KEPT_CELLS = 4_000_000;

/** A working window: where it starts in UTC minutes of the day, and how long it is. */
export interface WorkWindow {
  readonly start: number;
  readonly length: number;
}

export function workWindow(
  utcOffset: number,
  work: readonly [from: number, to: number],
): WorkWindow {
  return { start: (((work[0] - utcOffset) % DAY) + DAY) % DAY, length: work[1] - work[0] };
}

export function overlapMinutes(a: WorkWindow, b: WorkWindow): number {
  let sum = 0;
  for (let shift = -DAY; shift <= DAY; shift += DAY) {
    sum += Math.max(
      0,
      Math.min(a.start + a.length, b.start + shift + b.length) - Math.max(a.start, b.start + shift),
    );
  }
  return sum;
}

export interface OverlapTable {
  /** Shared minutes of one window with every other, by the other's number. */
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
