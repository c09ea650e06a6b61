// All that a store holds, as one store hands it to another: every collection, known to the code or not, document by document with what the
// store keeps beside it.
import type { JsonObject } from './json';
import type { Caused } from './effects';

export interface Whole {
  readonly id: string;
  readonly version: number;
  readonly fields: JsonObject;
  /** Effects that are not carried out yet. */
  readonly caused: Required<Caused>;
  /** Counts the changes of the store: what was changed last has the greatest. */
  readonly change: number;
}

export interface Contents {
  collections(): Promise<readonly { readonly name: string; readonly schema: number }[]>;
  /** All documents of a collection, some hundred at a time. */
  pages(collection: string): AsyncIterable<readonly Whole[]>;
}

/** Contents that somebody takes elsewhere: afterwards no bot may start on them, lest two do the same work. */
export interface Movable extends Contents {
  isMoved(): boolean;
  setMoved(moved: boolean): void;
}
