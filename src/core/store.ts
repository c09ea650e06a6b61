// The storage port. Small on purpose: results must not differ between drivers, so there are no joins and no pipelines.
import type { Movable } from './contents';
import type { Doc } from './doc';
import type { Caused } from './effects';
import type { Kept } from './personal';

export type New<T extends Doc> = Omit<T, 'version'>;

export interface Changed<T extends Doc> extends Caused {
  readonly doc: T;
}

type Scalar = string | number | boolean;

/** A condition on one field. `$ne` also matches documents without the field; `$has`: the array field contains the value. */
export type Condition<V> =
  | Extract<V, Scalar>
  | {
      readonly $in?: readonly Extract<V, Scalar>[];
      readonly $ne?: Extract<V, Scalar>;
      readonly $lt?: Extract<V, string | number>;
      readonly $lte?: Extract<V, string | number>;
      readonly $gt?: Extract<V, string | number>;
      readonly $gte?: Extract<V, string | number>;
      readonly $exists?: boolean;
      readonly $has?: V extends readonly (infer Item)[] ? Extract<Item, Scalar> : never;
    };

/** All conditions must hold. Top-level fields only. */
export type Filter<T extends Doc> = { readonly [K in keyof T]?: Condition<NonNullable<T[K]>> };

/** One field; ties by id, ascending. Without a sort: by id. Documents without the field come first ascending, last descending. */
export interface Sort<T extends Doc> {
  readonly by: keyof T & string;
  readonly order?: 'ascending' | 'descending';
}

export interface Page<T extends Doc> {
  readonly sort?: Sort<T>;
  readonly limit?: number;
  /** `cursorOf(the last document of the page before, the same sort)`. */
  readonly after?: string;
}

export interface Changes<T extends Doc> {
  /** Documents inserted or changed since the cursor; one may come again. */
  readonly changed: T[];
  /** Ids removed since the cursor. */
  readonly removed: string[];
  readonly cursor: string;
}

export interface Collection<T extends Doc> {
  get(id: string): Promise<T | undefined>;
  find(where: Filter<T>, page?: Page<T>): Promise<T[]>;
  count(where: Filter<T>): Promise<number>;
  /** False: the id or a unique key is taken, and nothing was written. */
  insert(doc: New<T>, caused?: Caused): Promise<boolean>;
  /**
   * Compare-and-set on the version, repeated until it holds. `change` must be pure, since it may run several times; undefined
   * leaves the document as it is. Gives the new document; undefined when there is none, or `change` declined.
   */
  update(id: string, change: (doc: T) => Changed<T> | undefined): Promise<T | undefined>;
  remove(id: string): Promise<boolean>;
  /** Every matching document, by id, in flat memory. */
  scan(where?: Filter<T>): AsyncIterable<T>;
  /** What changed since a cursor, for in-memory indexes; without one: a cursor for now and no documents. Throws unless the collection is `followed`. */
  changes(after?: string): Promise<Changes<T>>;
}

export interface Index<T extends Doc> {
  readonly fields: readonly (keyof T & string)[];
  /** Documents without one of the fields are not held to it. */
  readonly unique?: boolean;
}

type Migrations = readonly ((doc: Readonly<Record<string, unknown>>) => Record<string, unknown>)[];

export interface CollectionSpec<T extends Doc = Doc> {
  readonly name: string;
  readonly indexes: readonly Index<T>[];
  /** Forward steps from schema version i+1 to i+2, applied to every document at start. The collection's schema version is `migrations.length + 1`. */
  readonly migrations: Migrations;
  /** In-memory indexes follow it: `changes` answers, and the ids of what was removed are kept for a while. Of no other collection they are. */
  readonly followed: boolean;
  /** What is in it, about which people, and for how long; core/personal.ts. Who goes over all collections reads it, and knows no type of theirs. */
  readonly kept: Kept<Doc>;
}

/** What a collection declares. What it says of people is required: `none` is an answer. */
export interface Declared<T extends Doc> extends Kept<T> {
  readonly indexes?: readonly Index<T>[];
  readonly migrations?: Migrations;
  readonly followed?: true;
}

/** Declares a collection; its fields are checked here, once. */
export function collectionSpec<T extends Doc>(
  name: string,
  { indexes = [], migrations = [], followed, ...kept }: Declared<T>,
): CollectionSpec<T> {
  return { name, indexes, migrations, followed: followed === true, kept: kept as unknown as Kept<Doc> };
}

/** What features see of the store. */
export interface Store {
  collection<T extends Doc>(spec: CollectionSpec<T>): Collection<T>;
}

/** What a driver adds, for the relay only: the effects that are stored in a document and not yet carried out. */
export interface DriverCollection<T extends Doc> extends Collection<T> {
  /** Documents that hold effects, oldest first. */
  pending(limit: number): Promise<{ readonly id: string; readonly caused: Required<Caused> }[]>;
  /** Takes effects out by key. Changes neither the version nor the change cursor. */
  settle(id: string, keys: readonly string[]): Promise<void>;
}

/** The port that storage drivers implement. */
export interface StoreDriver {
  readonly name: 'sqlite' | 'mongodb';
  /** Creates indexes and migrates forward. Must be called before `collection`. */
  open(specs: readonly CollectionSpec<never>[]): Promise<void>;
  collection<T extends Doc>(spec: CollectionSpec<T>): DriverCollection<T>;
  /** Leaves no trace of what was removed and overwritten, as far as that is in the driver's hands: its own log, for one, is emptied. */
  scrub(): Promise<void>;
  /**
   * Writes a whole and checked copy into a file that is not there yet, beside the work. `onPart`: how much is done, 0 to 1. Gives how many
   * documents each collection has in it; throws, and leaves nothing, when it cannot be made. Absent where the database has tools of its own.
   */
  readonly backup?: (file: string, onPart: (part: number) => void) => Promise<Readonly<Record<string, number>>>;
  /** All of it, for a move to another database; absent where there is none. */
  readonly contents?: () => Movable;
  /** Resolves when the store takes writes; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Where a page ends, to go on from there: the sort value and id of its last document, opaque to callers. */
export function cursorOf<T extends Doc>(doc: T, sort?: Sort<T>): string {
  return Buffer.from(JSON.stringify([sort ? (doc[sort.by] ?? null) : null, doc.id])).toString('base64url');
}

/** The parts of a cursor; throws on one that is not ours. */
export function readCursor(cursor: string): { readonly value: Scalar | null; readonly id: string } {
  const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(parts) || typeof parts[1] !== 'string') throw new TypeError('not a cursor of ours');
  const value: unknown = parts[0];
  if (value !== null && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new TypeError('not a cursor of ours');
  return { value, id: parts[1] };
}
