// Follows a collection by its change cursor, so that what is derived from its documents in memory is up to date, whichever instance wrote them.
import type { Collection, Filter } from '../../core/store';
import type { Doc } from '../../core/doc';

export interface Follower {
  /** Takes what came, changed or went since the last time. One after the other, never at once. */
  catchUp(): Promise<void>;
}

export interface Takes<T extends Doc> {
  /** Of the documents that are there at first, only these are read. */
  readonly first: Filter<T>;
  put(doc: T): Promise<void> | void;
  remove(id: string): void;
}

export function createFollower<T extends Doc>(collection: Collection<T>, { first, put, remove }: Takes<T>): Follower {
  let cursor: string | undefined;
  return {
    async catchUp() {
      if (cursor === undefined) {
        const start = (await collection.changes()).cursor;
        for await (const doc of collection.scan(first)) await put(doc);
        cursor = start;
      }
      const { changed, removed, cursor: next } = await collection.changes(cursor);
      for (const doc of changed) await put(doc);
      for (const id of removed) remove(id);
      cursor = next;
    },
  };
}
