// Reads a table of people and plans what it changes, with everything that a preview should say.
import { readRows, readTable, type TableWarning } from '../../tables';
import { PEOPLE_COLUMNS } from './columns';
import { planPeople } from './plan';
import type { CellProblem, KnownPeople, PeoplePlan, Reading } from './shapes';

export interface Note {
  readonly line: number;
  readonly problem: CellProblem | TableWarning['problem'] | 'columns';
  readonly value: string;
}

export type ReadPeople =
  | { readonly ok: true; readonly plan: PeoplePlan; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };

/** `source`: a text, or the rows of a workbook. */
export function readPeople(
  source: string | readonly (readonly string[])[],
  known: KnownPeople,
  reading: Reading,
): ReadPeople {
  const table =
    typeof source === 'string'
      ? readTable(source, PEOPLE_COLUMNS)
      : readRows(source, PEOPLE_COLUMNS);
  if (!table.ok) return table;
  const plan = planPeople(table.lines, known, reading);
  const columns = table.unknown.join(', ');
  const unread = columns === '' ? [] : [{ line: 1, problem: 'columns', value: columns } as const];
  return { ok: true, plan, notes: [...unread, ...table.warnings, ...plan.noticed] };
}
