// An inverted index: for each key the rows that hold it, with a count. It grows and shrinks in
// place.
import { createPostingLists, type PostingList } from './posting-lists';

export interface Postings<Key> {
  add(key: Key, row: number, count: number): void;
  remove(key: Key, row: number): void;
  /** Valid until the next change. */
  list(key: Key): PostingList | undefined;
  holds(key: Key, row: number): boolean;
  /** The number of a key, the same as long as any row holds it; all are below `numberEnd`. */
  numberOf(key: Key): number | undefined;
  readonly numberEnd: number;
  keys(): IterableIterator<Key>;
}

export function createPostings<Key>(): Postings<Key> {
  const numbers = new Map<Key, number>();
  const lists = createPostingLists();
  return {
    list(key) {
      const list = numbers.get(key);
      return list === undefined ? undefined : lists.view(list);
    },
    holds(key, row) {
      const list = numbers.get(key);
      return list !== undefined && placeOf(lists.view(list), row) >= 0;
    },
    numberOf: (key) => numbers.get(key),
    get numberEnd() {
      return lists.end;
    },
    keys: () => numbers.keys(),
    add(key, row, count) {
      let list = numbers.get(key);
      if (list === undefined) {
        list = lists.open();
        numbers.set(key, list);
      }
      lists.add(list, row, count);
    },
    remove(key, row) {
      const list = numbers.get(key);
      const at = list === undefined ? -1 : placeOf(lists.view(list), row);
      if (list === undefined || at < 0) return;
      lists.removeAt(list, at);
      if (lists.lengthOf(list) > 0) return;
      lists.close(list);
      numbers.delete(key);
    },
  };
}

/** The position of a row in the columns, or -1. */
function placeOf({ rows, from, end }: PostingList, row: number): number {
  for (let at = from; at < end; at++) if (rows[at] === row) return at;
  return -1;
}
