// Follows a collection by its change cursor, so that in-memory data derived from it stays up to
// date, no matter which instance wrote the change.
import type { Doc } from '../../../core/doc';
import type { Collection, Filter } from '../../../core/store';

export interface Follower {
  /** Takes all changes since the last call. Calls must not overlap. */
  catchUp(): Promise<void>;
}

export interface Takes<T extends Doc> {
  /** Which of the existing documents to read at the start. */
  readonly first: Filter<T>;
  put(doc: T): Promise<void> | void;
  remove(id: string): void;
}

export function createFollower<T extends Doc>(
  collection: Collection<T>,
  { first, put, remove }: Takes<T>,
): Follower {
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
