// Tables from people: CSV with comma, semicolon or tab, with or without a byte order mark, headers
// in English or German.
import { CsvError, parse } from 'csv-parse/sync';

/**
 * One row of the table, by our own column names. `line` is its line number in the text; headers
 * count.
 */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type Table =
  | { readonly ok: true; readonly lines: readonly TableRow[]; readonly columns: readonly string[] }
  /** `missing`: the required columns that are missing; empty if the text is not a table. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };

export interface Columns {
  /** Our name → the headers that stand for it, lower case. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly required: readonly string[];
}

/** Including the headers. */
const MOST_LINES = 20_000;

export function readTable(text: string, { names, required }: Columns): Table {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const delimiter =
    [',', ';', '\t']
      .map((mark) => ({ mark, count: first.split(mark).length }))
      .toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      // Spreadsheets copy cells with quotation marks unchanged.
      relax_quotes: delimiter === '\t',
      skip_empty_lines: true,
      trim: true,
      to: MOST_LINES + 1,
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      ok: false,
      missing: [],
      ...(typeof error['lines'] === 'number' && { line: error['lines'] }),
    };
  }
  // Refuses long tables, so that nobody believes that all rows were read.
  if (rows.length > MOST_LINES) return { ok: false, missing: [], line: MOST_LINES + 1 };
  const [head, ...body] = rows;
  const headers = (head?.record ?? []).map((header) => header.trim().toLowerCase());
  const columns = headers.map((header) =>
    Object.keys(names).find((name) => name === header || names[name]?.includes(header)),
  );
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) return { ok: false, missing };
  return {
    ok: true,
    columns: columns.filter((name) => name !== undefined),
    lines: body.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(
        columns.flatMap((name, index) => (name === undefined ? [] : [[name, record[index] ?? '']])),
      ),
    })),
  };
}
