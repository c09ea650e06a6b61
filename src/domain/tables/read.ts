// Tables from people: text with comma, semicolon, tab or bar between cells, or rows that are split
// already. Finds the headers, and gives the rows by our own column names.
import { bareTable, cleanCell, isBroken } from './clean';
import { headerKey, headerReader, headerRow } from './headers';
import type { Columns, RawRow, Table, TableRow, TableWarning } from './shapes';
import { type Split, splitRows } from './split';

/** Without the headers. */
export const MOST_LINES = 50_000;
/** Headers are among the first rows. */
const TITLE_ROWS = 20;
const MARKS = [',', ';', '\t', '|'] as const;
/** Excel's own line about the separator. */
const SEPARATOR = /^[\s"]*sep=(.)"?[ \t]*$/i;
/** The line below the headers of a Markdown table. */
const RULE = /^:?-{2,}:?$/;

export function readTable(text: string, columns: Columns): Table {
  const bare = bareTable(text);
  return fromRows(splitBest(bare, columns), columns);
}

/** Rows that are split already, such as those of a workbook. Their first row is line 1. */
export function readRows(rows: readonly (readonly string[])[], columns: Columns): Table {
  const numbered = rows.map((cells, at) => ({ line: at + 1, cells }));
  const filled = numbered.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return fromRows({ rows: filled, warnings: [] }, columns);
}

/** Splits the text by the separator that shows the most headers. */
function splitBest(text: string, columns: Columns): Split {
  const [first = ''] = text.split(/\r\n?|\n/, 1);
  const said = SEPARATOR.exec(first)?.[1];
  const most = MOST_LINES + TITLE_ROWS + 2;
  const body = said === undefined ? text : text.slice(first.length);
  if (said !== undefined) return splitRows(body, said, most);
  const [best] = MARKS.map((mark) => {
    const { rows } = splitRows(body, mark, TITLE_ROWS);
    const { missing, known } = headerRow(rows, columns);
    return { mark, missing: missing.length, known, cells: rows[0]?.cells.length ?? 0 };
  }).toSorted(
    (one, other) =>
      one.missing - other.missing || other.known - one.known || other.cells - one.cells,
  );
  const split = splitRows(body, best?.mark ?? ',', most);
  return best?.mark === '|'
    ? { ...split, rows: split.rows.filter(({ cells }) => !isRule(cells)) }
    : split;
}

const isRule = (cells: readonly string[]) =>
  cells.every((cell) => cell === '' || RULE.test(cell)) && cells.some((cell) => cell !== '');

function fromRows({ rows, warnings }: Split, columns: Columns): Table {
  const { at, missing } = headerRow(rows.slice(0, TITLE_ROWS), columns);
  if (missing.length > 0) return { ok: false, missing };
  const head = rows[at]?.cells ?? [];
  // Exports of several pages repeat their headers.
  const same = head.map(headerKey).join('\n');
  const body = rows.slice(at + 1).filter(({ cells }) => cells.map(headerKey).join('\n') !== same);
  // Refuses long tables, so that nobody believes that all rows were read.
  const tooMany = body[MOST_LINES];
  if (tooMany) return { ok: false, missing: [], line: tooMany.line };
  const read = headerReader(columns);
  const found = new Set(head.flatMap((header) => read(header)?.name ?? []));
  const headLine = rows[at]?.line ?? 1;
  return {
    ok: true,
    columns: [...found],
    unknown: head.filter((header) => header !== '' && !read(header)),
    lines: body.map((row) => named(row, head, columns, read)),
    warnings: [
      ...warnings,
      ...twice(head).map((value) => ({ line: headLine, problem: 'headerTwice', value }) as const),
      ...brokenIn(rows.slice(at)),
    ].toSorted((one, other) => one.line - other.line),
  };
}

/** The cells by our names. If several headers mean one column, the best one with a value counts. */
function named(
  { line, cells }: RawRow,
  head: readonly string[],
  { verbatim = [] }: Columns,
  read: ReturnType<typeof headerReader>,
): TableRow {
  const ranks = new Map<string, number>();
  const values: Record<string, string> = {};
  for (const [at, header] of head.entries()) {
    const meant = read(header);
    if (!meant) continue;
    const value = cleanCell(cells[at] ?? '', verbatim.includes(meant.name));
    const isBetter = !values[meant.name] || meant.rank < (ranks.get(meant.name) ?? Infinity);
    if (values[meant.name] !== undefined && (value === '' || !isBetter)) continue;
    values[meant.name] = value;
    ranks.set(meant.name, value === '' ? Infinity : meant.rank);
  }
  return { line, cells: values };
}

function twice(head: readonly string[]): string[] {
  const keys = head.map(headerKey);
  return head.filter((header, at) => header !== '' && keys.indexOf(keys[at] ?? '') < at);
}

function brokenIn(rows: readonly RawRow[]): TableWarning[] {
  return rows.flatMap(({ line, cells }) =>
    cells.filter(isBroken).map((value) => ({ line, problem: 'broken', value }) as const),
  );
}
