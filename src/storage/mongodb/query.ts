// Translates the port's filters, sorts and cursors for MongoDB. Our hidden fields start with `_`;
// no field of a document does.
import type { Document, Filter as MongoFilter, Sort as MongoSort } from 'mongodb';
import type { Doc } from '../../core/doc';
import { type Filter, readCursor, type Sort } from '../../core/store';

/**
 * Hidden fields:
 * - `_v`: the version
 * - `_p`: effects that are not carried out
 * - `_c`: the server time of the last change
 * - `_w`: tokens of the last writes
 * - `_s`: the schema version after a migration
 */
export interface Stored {
  readonly _id: string;
  readonly _v: number;
  readonly _p?: {
    readonly deliveries?: readonly { readonly key: string }[];
    readonly events?: readonly { readonly key: string }[];
  };
  readonly _c: Date;
  readonly _w: readonly string[];
  readonly _s?: number;
  readonly [field: string]: unknown;
}

const OPERATORS = new Set(['$in', '$ne', '$lt', '$lte', '$gt', '$gte', '$exists']);

export function documentField(field: string): string {
  if (field === 'id') return '_id';
  if (field === 'version') return '_v';
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(field)) throw new TypeError(`not a field's name: ${field}`);
  return field;
}

export function mongoFilter<T extends Doc>(filter: Filter<T>): MongoFilter<Stored> {
  const parts: Document[] = [];
  for (const [field, condition] of Object.entries(filter)) {
    if (condition === undefined) continue;
    const name = documentField(field);
    if (typeof condition !== 'object' || condition === null) {
      parts.push({ [name]: { $eq: condition } });
      continue;
    }
    for (const [operator, operand] of Object.entries(condition as object)) {
      if (operator === '$has') parts.push({ [name]: { $elemMatch: { $eq: operand as unknown } } });
      else if (OPERATORS.has(operator)) parts.push({ [name]: { [operator]: operand as unknown } });
      else throw new TypeError(`not an operator of ours: ${operator}`);
    }
  }
  return parts.length > 0 ? { $and: parts } : {};
}

export function mongoSort<T extends Doc>(sort: Sort<T> | undefined): MongoSort {
  const direction = sort?.order === 'descending' ? -1 : 1;
  if (!sort || sort.by === 'id') return { _id: direction };
  return { [documentField(sort.by)]: direction, _id: 1 };
}

/**
 * What follows a cursor in the order of `sort`. Documents without the field are first in ascending
 * order, last in descending order.
 */
export function mongoAfter<T extends Doc>(
  cursor: string,
  sort: Sort<T> | undefined,
): MongoFilter<Stored> {
  const { value, id } = readCursor(cursor);
  const descending = sort?.order === 'descending';
  if (!sort || sort.by === 'id') return { _id: descending ? { $lt: id } : { $gt: id } };
  const name = documentField(sort.by);
  const later = { _id: { $gt: id } };
  if (value === null) {
    const sameValue = { [name]: { $exists: false }, ...later };
    return descending ? sameValue : { $or: [{ [name]: { $exists: true } }, sameValue] };
  }
  const further = descending
    ? [{ [name]: { $lt: value } }, { [name]: { $exists: false } }]
    : [{ [name]: { $gt: value } }];
  return { $or: [...further, { [name]: value, ...later }] };
}

/** The document as callers see it. */
export function revealed<T extends Doc>(stored: Stored): T {
  const fields = Object.fromEntries(
    Object.entries(stored).filter(([name]) => !name.startsWith('_')),
  );
  return { ...fields, id: stored._id, version: stored._v } as unknown as T;
}
