// Many lists of rows, each row with a count. Most keys of an index have one or two rows, and an
// array for each would waste memory: short lists are blocks in two shared columns. Long lists have
// columns of their own. A row takes two bytes while that is enough, a count takes one.
import { createSlots, withRoom } from './slots';

type Rows = Uint16Array | Int32Array;

interface Columns {
  readonly rows: Rows;
  /** At most 255. */
  readonly counts: Uint8Array;
}

/** A list as a range in its columns. Look-ups are too frequent to copy it. */
export interface PostingList extends Columns {
  /** Its range in the columns, without `end`. */
  readonly from: number;
  readonly end: number;
}

export interface PostingLists {
  /** Makes an empty list and gives its number. */
  open(): number;
  /** Frees the number of an empty list. */
  close(list: number): void;
  lengthOf(list: number): number;
  /** All numbers are below it. */
  readonly end: number;
  /** Valid until the next change. */
  view(list: number): PostingList;
  /** A `count` above 255 is stored as 255. */
  add(list: number, row: number, count: number): void;
  /** `at`: the position in the columns. The last row takes its place. */
  removeAt(list: number, at: number): void;
}

/** The longest short list. */
const SHORT = 16;
const NARROW = 0xffff;

export function createPostingLists(): PostingLists {
  const numbers = createSlots();
  let lengths = new Int32Array(0);
  const long = new Map<number, Columns>();
  /** Starts of the blocks of the short lists. */
  let starts = new Int32Array(0);
  let rows: Rows = new Uint16Array(0);
  let counts = new Uint8Array(0);
  let end = 0;
  /** Free blocks by size. */
  const free: readonly number[][] = Array.from({ length: SHORT + 1 }, () => []);

  const lengthOf = (list: number) => lengths[list] ?? 0;

  const startOf = (list: number) => starts[list] ?? 0;

  function view(list: number): PostingList {
    const own = long.get(list);
    const from = own ? 0 : startOf(list);
    return {
      rows: own?.rows ?? rows,
      counts: own?.counts ?? counts,
      from,
      end: from + lengthOf(list),
    };
  }

  function take(size: number): number {
    const known = free[size]?.pop();
    if (known !== undefined) return known;
    const block = end;
    end += size;
    rows = withRoom(rows, end);
    counts = withRoom(counts, end);
    return block;
  }

  function giveBack(block: number, size: number): void {
    if (size > 0) free[size]?.push(block);
  }

  const columnsOf = (room: number): Columns => ({
    rows: rows instanceof Int32Array ? new Int32Array(room) : new Uint16Array(room),
    counts: new Uint8Array(room),
  });

  function widen(): void {
    rows = Int32Array.from(rows);
    for (const [list, own] of long) long.set(list, { ...own, rows: Int32Array.from(own.rows) });
  }

  /** Moves a list to a block or column for this length, if it is not in one already. */
  function fit(list: number, length: number): void {
    const own = long.get(list);
    const isShort = length <= SHORT;
    if (
      isShort
        ? !own && sizeFor(lengthOf(list)) === sizeFor(length)
        : own && own.rows.length >= length
    )
      return;
    const before = view(list);
    const kept = Math.min(before.end, before.from + length);
    const start = isShort ? take(sizeFor(length)) : 0;
    const to = isShort ? { rows, counts } : columnsOf(length + (length >> 2));
    to.rows.set(before.rows.subarray(before.from, kept), start);
    to.counts.set(before.counts.subarray(before.from, kept), start);
    if (own) long.delete(list);
    else giveBack(before.from, sizeFor(before.end - before.from));
    if (isShort) starts[list] = start;
    else long.set(list, to);
  }

  return {
    get end() {
      return numbers.end;
    },
    lengthOf,
    view,
    open() {
      const list = numbers.take();
      starts = withRoom(starts, list + 1);
      lengths = withRoom(lengths, list + 1);
      lengths[list] = 0;
      return list;
    },
    close: (list) => numbers.giveBack(list),
    add(list, row, count) {
      if (row > NARROW && rows instanceof Uint16Array) widen();
      const length = lengthOf(list);
      fit(list, length + 1);
      lengths[list] = length + 1;
      // Without `view`: building an index takes a million of these.
      const own = long.get(list);
      const at = own ? length : startOf(list) + length;
      (own?.rows ?? rows)[at] = row;
      (own?.counts ?? counts)[at] = Math.min(count, 0xff);
    },
    removeAt(list, at) {
      const held = view(list);
      const last = held.end - 1;
      held.rows[at] = held.rows[last] ?? 0;
      held.counts[at] = held.counts[last] ?? 0;
      const length = lengthOf(list) - 1;
      fit(list, length);
      lengths[list] = length;
    },
  };
}

/** The block size of a short list: 0, 1, 2, 3, 4, 6, 8, 12 or 16. */
function sizeFor(length: number): number {
  if (length < 3) return length;
  const power = 1 << (31 - Math.clz32(length));
  if (length === power) return power;
  const middle = power + (power >> 1);
  return length <= middle ? middle : 2 * power;
}
