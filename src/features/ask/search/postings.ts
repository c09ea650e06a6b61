// An inverted index: which rows hold a key, and how much it weighs there. Grows and shrinks in place, in typed arrays.

export interface Postings<Key> {
  add(key: Key, row: number, weight: number): void;
  remove(key: Key, row: number): void;
  list(key: Key): PostingList | undefined;
  holds(key: Key, row: number): boolean;
  keys(): IterableIterator<Key>;
}

export interface PostingList {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
  /** How many of them are in use: the number of rows that hold the key. */
  readonly length: number;
}

interface Growing extends PostingList {
  rows: Int32Array;
  weights: Float32Array;
  length: number;
}

const FIRST = 2;

export function createPostings<Key>(): Postings<Key> {
  const lists = new Map<Key, Growing>();
  return {
    list: (key) => lists.get(key),
    holds(key, row) {
      const list = lists.get(key);
      return list !== undefined && list.rows.subarray(0, list.length).includes(row);
    },
    keys: () => lists.keys(),
    add(key, row, weight) {
      let list = lists.get(key);
      if (!list) {
        list = { rows: new Int32Array(FIRST), weights: new Float32Array(FIRST), length: 0 };
        lists.set(key, list);
      }
      if (list.length === list.rows.length) {
        list.rows = grown(list.rows, new Int32Array(list.length + (list.length >> 1) + 2));
        list.weights = grown(list.weights, new Float32Array(list.rows.length));
      }
      list.rows[list.length] = row;
      list.weights[list.length] = weight;
      list.length++;
    },
    remove(key, row) {
      const list = lists.get(key);
      const at = list ? list.rows.subarray(0, list.length).indexOf(row) : -1;
      if (!list || at < 0) return;
      list.length--;
      list.rows[at] = list.rows[list.length] ?? 0;
      list.weights[at] = list.weights[list.length] ?? 0;
      if (list.length === 0) lists.delete(key);
    },
  };
}

function grown<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
