// Translates the port's filters, sorts and cursors to SQL over JSON documents. Values are always
// bound, never part of the text. Field names come from our own declarations and are checked anyway.
import type { Doc } from '../../core/doc';
import { type Filter, type Index, readCursor, type Sort } from '../../core/store';

export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

type Scalar = string | number | boolean;

const FIELD = /^[A-Za-z][A-Za-z0-9]*$/;
const NAME = /^[A-Za-z][A-Za-z0-9.]*$/;

/** The table of a collection. */
export function tableOf(collection: string): string {
  if (!NAME.test(collection)) throw new TypeError(`not a collection's name: ${collection}`);
  return `"${collection}"`;
}

/** The expression that indexes and queries must share exactly, so that SQLite uses the index. */
export function expressionOf(field: string): string {
  if (field === 'id' || field === 'version') return field;
  if (!FIELD.test(field)) throw new TypeError(`not a field's name: ${field}`);
  return `json_extract(doc, '$.${field}')`;
}

const bound = (value: Scalar): string | number =>
  typeof value === 'boolean' ? Number(value) : value;

const COMPARE = { $lt: '<', $lte: '<=', $gt: '>', $gte: '>=' } as const;

/** `WHERE` without the keyword; `1` for an empty filter. */
export function sqlWhere<T extends Doc>(filter: Filter<T>): Sql {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  for (const [field, condition] of Object.entries(filter)) {
    if (condition === undefined) continue;
    const expression = expressionOf(field);
    if (typeof condition !== 'object' || condition === null) {
      parts.push(`${expression} = ?`);
      values.push(bound(condition as Scalar));
      continue;
    }
    for (const [operator, operand] of Object.entries(condition)) {
      const part = operatorOf(operator, operand, expression, field);
      parts.push(part.text);
      values.push(...(part.values as (string | number)[]));
    }
  }
  return { text: parts.length > 0 ? parts.join(' AND ') : '1', values };
}

function operatorOf(operator: string, operand: unknown, expression: string, field: string): Sql {
  switch (operator) {
    case '$in': {
      const list = (operand as readonly Scalar[]).map(bound);
      return {
        text: list.length > 0 ? `${expression} IN (${list.map(() => '?').join(', ')})` : '0',
        values: list,
      };
    }
    case '$ne':
      return { text: `${expression} IS NOT ?`, values: [bound(operand as Scalar)] };
    case '$exists':
      return { text: `${expression} IS ${operand === true ? 'NOT NULL' : 'NULL'}`, values: [] };
    case '$has':
      return {
        text: `EXISTS (SELECT 1 FROM json_each(doc, '$.${field}') WHERE json_each.value = ?)`,
        values: [bound(operand as Scalar)],
      };
    case '$lt':
    case '$lte':
    case '$gt':
    case '$gte':
      return { text: `${expression} ${COMPARE[operator]} ?`, values: [bound(operand as Scalar)] };
    default:
      throw new TypeError(`not an operator of ours: ${operator}`);
  }
}

/**
 * `ORDER BY` without the keyword. SQLite sorts NULL first in ascending order and last in descending
 * order, as the port requires.
 */
export function sqlOrder<T extends Doc>(sort: Sort<T> | undefined): string {
  if (!sort || sort.by === 'id') return `id ${sort?.order === 'descending' ? 'DESC' : 'ASC'}`;
  return `${expressionOf(sort.by)} ${sort.order === 'descending' ? 'DESC' : 'ASC'}, id ASC`;
}

/** The condition for what follows a cursor in the order of `sort`. */
export function sqlAfter<T extends Doc>(cursor: string, sort: Sort<T> | undefined): Sql {
  const { value, id } = readCursor(cursor);
  const descending = sort?.order === 'descending';
  if (!sort || sort.by === 'id') return { text: `id ${descending ? '<' : '>'} ?`, values: [id] };
  const expression = expressionOf(sort.by);
  if (value === null) {
    const sameValue = `(${expression} IS NULL AND id > ?)`;
    return {
      text: descending ? sameValue : `(${expression} IS NOT NULL OR ${sameValue})`,
      values: [id],
    };
  }
  const further = descending ? `${expression} < ? OR ${expression} IS NULL` : `${expression} > ?`;
  return {
    text: `(${further} OR (${expression} = ? AND id > ?))`,
    values: [bound(value), bound(value), id],
  };
}

/** Creates one index. A unique index holds only documents that have all its fields. */
export function indexOf<T extends Doc>(collection: string, index: Index<T>): string {
  const expressions = index.fields.map(expressionOf);
  const name = `"${collection}:${index.fields.join(',')}${index.unique ? ':unique' : ''}"`;
  const partial = index.unique
    ? ` WHERE ${expressions.map((expression) => `${expression} IS NOT NULL`).join(' AND ')}`
    : '';
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${tableOf(collection)} (${expressions.join(', ')})${partial}`;
}
