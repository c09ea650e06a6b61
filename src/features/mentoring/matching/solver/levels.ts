// Who competes with whom if not everyone can be served. A maximum flow (Hopcroft-Karp phases, with
// places) serves as many first wishes as possible, then grants as many further wishes as possible.
// A mentor is at level 2 if an unserved mentee can reach them by exchanges, at level 1 if only an
// ungranted further wish can, and at level 0 otherwise. In every best matching pairs stay within
// their level (only a mentee's extra pair can be below it). So each level has prices of its own
// size, and the solver starts from there.
import { type Assignment, createAssignment, hasRoom, isPaired, pairUp, part } from './assignment';
import type { Network } from './network';

export interface Levels {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

interface Reach {
  /** The number of exchanges between a source and the member; -1 if it cannot be reached. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** The number of exchanges to the nearest free seat. */
  readonly nearest: number;
}

type IsSource = (row: number) => boolean;

export function levelsOf(network: Network): Levels {
  const assignment = createAssignment(network.wishes, network.seats);
  const { rows } = assignment;
  const isUnserved: IsSource = (row) =>
    rows.used[row] === 0 &&
    network.wishes[row]! > 0 &&
    network.firstBonus[row]! > network.nextBonus[row]!;
  const isOpen: IsSource = (row) => hasRoom(rows, row);
  const unserved = growWhilePossible(network, assignment, isUnserved);
  // If nobody wants a second mentor, the open wishes are the unserved ones.
  const isFurther: IsSource = (row) => isOpen(row) && !isUnserved(row);
  const open = network.wishes.some((_, row) => isFurther(row))
    ? growWhilePossible(network, assignment, isOpen)
    : unserved;
  const level = (reached: number, also: number) => (reached >= 0 ? 2 : Number(also >= 0));
  return {
    rows: Uint8Array.from(unserved.rows, (reached, row) => level(reached, open.rows[row]!)),
    columns: Uint8Array.from(unserved.columns, (reached, column) =>
      level(reached, open.columns[column]!),
    ),
  };
}

/** Augments until no source reaches a free seat, and returns what the sources reach. */
function growWhilePossible(network: Network, assignment: Assignment, isSource: IsSource): Reach {
  takeWhatIsFree(network, assignment, isSource);
  for (;;) {
    const reach = reachFrom(network, assignment, isSource);
    if (reach.nearest === Infinity) return reach;
    augmentAll(network, assignment, isSource, reach);
  }
}

function takeWhatIsFree(
  { pairs, wishes }: Network,
  { rows, columns }: Assignment,
  isSource: IsSource,
): void {
  for (let row = 0; row < wishes.length; row++) {
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]! && isSource(row); k++) {
      const column = pairs.column[k]!;
      if (hasRoom(columns, column) && !isPaired(rows, row, column))
        pairUp(rows, row, columns, column, 0);
    }
  }
}

function reachFrom(
  { pairs, wishes, seats }: Network,
  { rows, columns }: Assignment,
  isSource: IsSource,
): Reach {
  const reached = {
    rows: new Int32Array(wishes.length).fill(-1),
    columns: new Int32Array(seats.length).fill(-1),
  };
  const queue = new Int32Array(wishes.length);
  let nearest = Infinity;
  let queued = 0;
  for (let row = 0; row < wishes.length; row++) {
    if (!isSource(row)) continue;
    reached.rows[row] = 0;
    queue[queued++] = row;
  }
  for (let next = 0; next < queued; next++) {
    const row = queue[next]!;
    const step = reached.rows[row]! + 1;
    if (step > nearest) break;
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const column = pairs.column[k]!;
      if (reached.columns[column]! >= 0 || isPaired(rows, row, column)) continue;
      reached.columns[column] = step;
      if (hasRoom(columns, column)) nearest = step;
      const first = columns.first[column]!;
      for (let place = first; place < first + columns.used[column]!; place++) {
        const holder = columns.partner[place]!;
        if (reached.rows[holder]! >= 0) continue;
        reached.rows[holder] = step;
        queue[queued++] = holder;
      }
    }
  }
  return { ...reached, nearest };
}

/**
 * Augments along shortest paths without common members, depth first. The path is explicit: it can
 * be thousands long.
 */
function augmentAll(
  { pairs, wishes, seats }: Network,
  { rows, columns }: Assignment,
  isSource: IsSource,
  reach: Reach,
): void {
  const nextPair = pairs.start.slice(0, wishes.length);
  const nextHolder = new Int32Array(seats.length);
  const pathRow = new Int32Array(wishes.length + 1);
  const pathColumn = new Int32Array(wishes.length + 1);

  /** The next column that is one step further than the row; -1 for none. */
  function stepFrom(row: number): number {
    const step = reach.rows[row]! + 1;
    const end = pairs.start[row + 1]!;
    while (nextPair[row]! < end) {
      const column = pairs.column[nextPair[row]!++]!;
      if (reach.columns[column] === step && !isPaired(rows, row, column)) return column;
    }
    return -1;
  }

  /** The next holder of the column that was not tried in this phase; -1 for none. */
  function holderOf(column: number): number {
    while (nextHolder[column]! < columns.used[column]!) {
      const holder = columns.partner[columns.first[column]! + nextHolder[column]!++]!;
      if (reach.rows[holder] === reach.columns[column]) return holder;
    }
    return -1;
  }

  function augment(source: number): boolean {
    let depth = 0;
    pathRow[0] = source;
    pathColumn[0] = stepFrom(source);
    for (;;) {
      if (pathColumn[depth]! < 0) {
        if (depth-- === 0) return false;
      } else if (hasRoom(columns, pathColumn[depth]!)) break;
      const holder = holderOf(pathColumn[depth]!);
      if (holder >= 0) pathRow[++depth] = holder;
      pathColumn[depth] = stepFrom(pathRow[depth]!);
    }
    for (; depth >= 0; depth--) {
      if (depth > 0) part(rows, pathRow[depth]!, columns, pathColumn[depth - 1]!);
      pairUp(rows, pathRow[depth]!, columns, pathColumn[depth]!, 0);
    }
    return true;
  }

  for (let row = 0; row < wishes.length; row++) {
    let found = true;
    while (found && isSource(row)) found = augment(row);
  }
}
