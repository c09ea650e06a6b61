// The storage port. It is small so that both drivers give the same results: no joins, no pipelines.
import type { Movable } from './contents';
import type { Doc } from './doc';
import type { Effects } from './effects';
import type { Kept } from './personal';

export type New<T extends Doc> = Omit<T, 'version'>;

export interface Changed<T extends Doc> extends Effects {
  readonly doc: T;
}

type Scalar = string | number | boolean;

/**
 * A condition on one field. `$ne` also matches documents without the field. `$has`: the array
 * contains the value.
 */
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

/**
 * One field; ties by id, ascending. Without a sort: by id. Documents without the field come first
 * in ascending order, last in descending order.
 */
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
  /** Documents inserted or changed since the cursor. A document may come twice. */
  readonly changed: T[];
  /** Ids removed since the cursor. */
  readonly removed: string[];
  readonly cursor: string;
}

export interface Collection<T extends Doc> {
  get(id: string): Promise<T | undefined>;
  find(where: Filter<T>, page?: Page<T>): Promise<T[]>;
  count(where: Filter<T>): Promise<number>;
  /** Gives false, and writes nothing, if the id or a unique key is taken. */
  insert(doc: New<T>, caused?: Effects): Promise<boolean>;
  /**
   * Compare-and-set on the version, repeated until it succeeds. `change` must be pure, because it
   * may run several times. It returns undefined to leave the document as it is. Gives the new
   * document, or undefined if there is none or `change` declined.
   */
  update(id: string, change: (doc: T) => Changed<T> | undefined): Promise<T | undefined>;
  remove(id: string): Promise<boolean>;
  /** Every matching document, by id, in constant memory. */
  scan(where?: Filter<T>): AsyncIterable<T>;
  /**
   * What changed since a cursor, for in-memory indexes. Without a cursor: a cursor for now, and no
   * documents. Throws unless the collection is `followed`.
   */
  changes(after?: string): Promise<Changes<T>>;
}

export interface Index<T extends Doc> {
  readonly fields: readonly (keyof T & string)[];
  /** The constraint does not apply to documents that lack one of the fields. */
  readonly unique?: boolean;
}

type Migrations = readonly ((doc: Readonly<Record<string, unknown>>) => Record<string, unknown>)[];

export interface CollectionSpec<T extends Doc = Doc> {
  readonly name: string;
  readonly indexes: readonly Index<T>[];
  /**
   * Steps from schema version i+1 to i+2, applied to every document at start. The schema version is
   * `migrations.length + 1`.
   */
  readonly migrations: Migrations;
  /**
   * In-memory indexes follow the collection: `changes` works, and the ids of removed documents are
   * kept for a while.
   */
  readonly followed: boolean;
  /**
   * What the collection stores, about which people and for how long: core/personal.ts. Code that
   * reads all collections uses it without knowing their types.
   */
  readonly kept: Kept<Doc>;
}

/** What a collection declares. What it says about people is required; `none` is a valid value. */
export interface Declared<T extends Doc> extends Kept<T> {
  readonly indexes?: readonly Index<T>[];
  readonly migrations?: Migrations;
  readonly followed?: true;
}

/** Declares a collection. The fields are checked here, once. */
export function collectionSpec<T extends Doc>(
  name: string,
  { indexes = [], migrations = [], followed, ...kept }: Declared<T>,
): CollectionSpec<T> {
  return {
    name,
    indexes,
    migrations,
    followed: followed === true,
    kept: kept as unknown as Kept<Doc>,
  };
}

/** What features can do with the store. */
export interface Store {
  collection<T extends Doc>(spec: CollectionSpec<T>): Collection<T>;
}

/**
 * What a driver adds for the relay only: effects that are stored in a document and not carried out
 * yet.
 */
export interface DriverCollection<T extends Doc> extends Collection<T> {
  /** Documents that hold effects, oldest first. */
  pending(limit: number): Promise<{ readonly id: string; readonly caused: Required<Effects> }[]>;
  /** Removes effects by key. Changes neither the version nor the change cursor. */
  settle(id: string, keys: readonly string[]): Promise<void>;
}

/** The port for storage drivers. */
export interface StoreDriver {
  readonly name: 'sqlite' | 'mongodb';
  /** Creates indexes and migrates forward. Call it before `collection`. */
  open(specs: readonly CollectionSpec<never>[]): Promise<void>;
  collection<T extends Doc>(spec: CollectionSpec<T>): DriverCollection<T>;
  /**
   * Deletes all traces of removed and overwritten data that the driver controls, such as its own
   * log.
   */
  scrub(): Promise<void>;
  /**
   * Writes a complete, verified copy to a file that does not exist yet, while the bot runs.
   * `onPart`: the share that is done, 0 to 1. Gives the number of documents in each collection. If
   * it fails, it throws and leaves no file. Absent if the database has its own tools.
   */
  readonly backup?: (
    file: string,
    onPart: (part: number) => void,
  ) => Promise<Readonly<Record<string, number>>>;
  /** The whole contents, for a move to another database. Absent if there are none. */
  readonly contents?: () => Movable;
  /** Resolves if the store accepts writes; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A cursor to the page after `doc`: its sort value and id, opaque to callers. */
export function cursorOf<T extends Doc>(doc: T, sort?: Sort<T>): string {
  return Buffer.from(JSON.stringify([sort ? (doc[sort.by] ?? null) : null, doc.id])).toString(
    'base64url',
  );
}

/** The parts of a cursor. Throws TypeError if it is not one of ours. */
export function readCursor(cursor: string): { readonly value: Scalar | null; readonly id: string } {
  const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(parts) || typeof parts[1] !== 'string')
    throw new TypeError('not a cursor of ours');
  const value: unknown = parts[0];
  if (
    value !== null &&
    typeof value !== 'string' &&
    typeof value !== 'number' &&
    typeof value !== 'boolean'
  )
    throw new TypeError('not a cursor of ours');
  return { value, id: parts[1] };
}
