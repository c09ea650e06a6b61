// A table of shifts: a crew, a date, and from when to when it works.
import { dateReader, type DayOrder } from '../readers';
import { type Columns, readRows, readTable, type TableRow, type TableWarning } from '../tables';
import { parseHours } from '../working-hours';
import { crewKey } from './record';

const listed = (headers: string) => headers.trim().split(/\s*,\s*/);

const SHIFT_COLUMNS: Columns = {
  names: {
    crew: listed(`
      crew name, shift group, shift team, team, group, schichtgruppe, schichtmannschaft, mannschaft,
      gruppe, kolonne, schichtteam`),
    date: listed('day, datum, tag, shift date'),
    from: listed('start, start time, begin, begins, von, beginn, anfang, schichtbeginn'),
    to: listed('end, end time, ends, until, bis, ende, schichtende'),
    hours: listed('time, times, working hours, uhrzeit, zeit, zeiten, arbeitszeit, shift hours'),
  },
  required: ['crew', 'date', ['from', 'hours']],
  verbatim: ['crew'],
};
/** The crew does not work on that day. */
const OFF = /^(?:off|free|rest|day off|frei|freischicht|ruhetag|f|0)$/i;
const ANY_DAYS = { from: 0, to: 0, days: [1] };

export interface ReadShift {
  readonly crew: string;
  readonly date: string;
  readonly from?: number;
  readonly to?: number;
}

export interface BadShift {
  readonly line: number;
  readonly problem: 'crew' | 'date' | 'hours' | 'twice';
  readonly value: string;
}

export type ReadShifts =
  | {
      readonly ok: true;
      readonly shifts: readonly { readonly line: number; readonly shift: ReadShift }[];
      readonly bad: readonly BadShift[];
      readonly warnings: readonly TableWarning[];
    }
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };

/** `source`: a text, or the rows of a workbook. */
export function readShifts(
  source: string | readonly (readonly string[])[],
  order: DayOrder,
): ReadShifts {
  const table =
    typeof source === 'string' ? readTable(source, SHIFT_COLUMNS) : readRows(source, SHIFT_COLUMNS);
  if (!table.ok) return table;
  const dates = dateReader(
    table.lines.map(({ cells }) => cells['date'] ?? ''),
    order,
  );
  const good = new Map<string, { line: number; shift: ReadShift }>();
  const bad: BadShift[] = [];
  for (const { line, cells } of table.lines) {
    const read = shiftIn(cells, dates.read);
    if ('problem' in read) bad.push({ line, ...read });
    else {
      const key = `${crewKey(read.crew)}:${read.date}`;
      if (good.has(key)) bad.push({ line, problem: 'twice', value: `${read.crew}, ${read.date}` });
      else good.set(key, { line, shift: read });
    }
  }
  return { ok: true, shifts: [...good.values()], bad, warnings: table.warnings };
}

function shiftIn(
  cells: TableRow['cells'],
  dateOf: (text: string) => string | undefined,
): ReadShift | Omit<BadShift, 'line'> {
  const { crew = '', date: day = '', from = '', to = '', hours = '' } = cells;
  if (crewKey(crew) === '') return { problem: 'crew', value: crew };
  const date = dateOf(day);
  if (date === undefined) return { problem: 'date', value: day };
  const said = hours === '' ? [from, to].filter((part) => part !== '').join(' - ') : hours;
  if (said === '' || OFF.test(from) || OFF.test(said)) return { crew, date };
  const span = parseHours(said.replace(/(\d{1,2}:\d{2}):\d{2}/g, '$1'), ANY_DAYS);
  return span && span.from !== span.to
    ? { crew, date, from: span.from, to: span.to }
    : { problem: 'hours', value: said };
}
