// Numbers for reuse, and typed arrays that grow with them.

export interface Slots {
  take(): number;
  giveBack(slot: number): void;
  /** All slots are below it. */
  readonly end: number;
}

export function createSlots(): Slots {
  const free: number[] = [];
  let end = 0;
  return {
    get end() {
      return end;
    },
    take: () => free.pop() ?? end++,
    giveBack(slot) {
      free.push(slot);
    },
  };
}

type Column = Float32Array | Float64Array | Int32Array | Uint16Array | Int8Array | Uint8Array;

/** The column with room for at least `length` figures. Its content stays. */
export function withRoom<C extends Column>(column: C, length: number): C {
  if (column.length >= length) return column;
  const Make = column.constructor as new (length: number) => C;
  const larger = new Make(Math.max(length, column.length + (column.length >> 1), 64));
  larger.set(column);
  return larger;
}
