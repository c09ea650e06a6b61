// The whole contents of a store, for a move to another store: every collection, even one that the
// code does not know, with each document and the data that the store keeps next to it.
import type { JsonObject } from './json';
import type { Effects } from './effects';

export interface Whole {
  readonly id: string;
  readonly version: number;
  readonly fields: JsonObject;
  /** Effects that have not been carried out yet. */
  readonly caused: Required<Effects>;
  /** The number of the change in this store. The latest change has the highest number. */
  readonly change: number;
}

export interface Contents {
  collections(): Promise<readonly { readonly name: string; readonly schema: number }[]>;
  /** All documents of a collection, in pages of a few hundred. */
  pages(collection: string): AsyncIterable<readonly Whole[]>;
}

/**
 * Contents that can be moved. After the move no bot may start on them, so that no work is done
 * twice.
 */
export interface Movable extends Contents {
  isMoved(): boolean;
  setMoved(moved: boolean): void;
}
