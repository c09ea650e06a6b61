// Numbers for names, and many lists in one typed array.
import type { MatchingPerson } from './instance';
import { type WorkWindow, workWindow } from './working-time';

/**
 * Many lists in one: list `i` is `items[start[i]]` up to, but not including, `items[start[i + 1]]`.
 */
export interface PackedLists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** One list per record, of what `fill` adds. */
export function listsOf<T>(
  records: readonly T[],
  fill: (record: T, add: (item: number) => void) => void,
): PackedLists {
  const start = new Int32Array(records.length + 1);
  const items: number[] = [];
  const add = (item: number) => void items.push(item);
  for (let record = 0; record < records.length; record++) {
    fill(records[record]!, add);
    start[record + 1] = items.length;
  }
  return { start, items: Int32Array.from(items) };
}

export interface Names {
  number(name: string): number;
  readonly size: number;
}

/** Numbers for names, in the order in which they come. `known` come first. */
export function createNames(known: Iterable<string> = []): Names {
  const numbers = new Map<string, number>();
  const number = (name: string) => {
    const given = numbers.get(name);
    if (given !== undefined) return given;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  for (const name of known) number(name);
  return {
    number,
    get size() {
      return numbers.size;
    },
  };
}

/** Numbers for all names of a list. */
export function addAll(names: Iterable<string>, numbers: Names, add: (item: number) => void): void {
  for (const name of names) add(numbers.number(name));
}

export function createWindows(): {
  number(person: MatchingPerson): number;
  readonly all: readonly WorkWindow[];
} {
  const all: WorkWindow[] = [];
  const numbers = new Map<number, number>();
  return {
    all,
    number({ utcOffset, work }) {
      const window = workWindow(utcOffset, work);
      const key = window.start * 10_000 + window.length;
      const given = numbers.get(key);
      if (given !== undefined) return given;
      numbers.set(key, all.length);
      return all.push(window) - 1;
    },
  };
}
