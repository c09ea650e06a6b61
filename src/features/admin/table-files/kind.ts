// Tells from its headers what a table holds: people, questions and answers, or shifts.
import { readEntries, readEntryRows } from '../../../domain/entries-import';
import { PEOPLE_COLUMNS } from '../../../domain/people/import';
import { readShifts } from '../../../domain/shifts';
import { readRows, readTable } from '../../../domain/tables';
import type { TableGiven } from './read';

export type TableKind = 'people' | 'faq' | 'shifts';

/** Headers are among the first rows. JSON is read as a whole, because a part of it is none. */
const LOOKED_AT = 64 * 1024;
const ROWS_LOOKED_AT = 30;

/** Undefined if it could be several, or none. */
export function kindIn({ source }: TableGiven): TableKind | undefined {
  const head = headOf(source);
  const isPeople =
    typeof head === 'string' ? readTable(head, PEOPLE_COLUMNS) : readRows(head, PEOPLE_COLUMNS);
  const isFaq = typeof head === 'string' ? readEntries(head) : readEntryRows(head);
  const found: readonly (readonly [TableKind, boolean])[] = [
    ['people', isPeople.ok],
    ['faq', isFaq.ok],
    ['shifts', readShifts(head, 'dayFirst').ok],
  ];
  const [only, ...others] = found.filter(([, ok]) => ok);
  return others.length === 0 ? only?.[0] : undefined;
}

function headOf(source: TableGiven['source']): TableGiven['source'] {
  if (typeof source !== 'string') return source.slice(0, ROWS_LOOKED_AT);
  const isWhole = source.length <= LOOKED_AT || /^\s*[[{]/.test(source);
  return isWhole ? source : source.slice(0, source.lastIndexOf('\n', LOOKED_AT));
}
