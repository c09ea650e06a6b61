// Splits a text into rows and cells, as spreadsheets write them, and as people mend them by hand: a
// quotation mark that is never closed, or stands within a cell, costs no other row.
import type { RawRow, TableWarning } from './shapes';

/** No spreadsheet has a longer cell. A quotation mark whose partner is further away has none. */
const LONGEST_CELL = 50_000;
const VALUE_MAX = 80;

interface Cell {
  readonly text: string;
  /** Where the text goes on. */
  readonly end: number;
  /** It begins with a quotation mark that is never closed. */
  readonly unclosed?: boolean;
}

export interface Split {
  readonly rows: readonly RawRow[];
  readonly warnings: readonly TableWarning[];
}

/** `most`: splitting stops after this many rows. Rows without any text are left out. */
export function splitRows(text: string, mark: string, most: number): Split {
  const rows: RawRow[] = [];
  const warnings: TableWarning[] = [];
  let [at, line] = [0, 1];
  while (at < text.length && rows.length < most) {
    const cells: string[] = [];
    const [first, from] = [line, at];
    for (let open = true; open; ) {
      const cell = cellAt(text, at, mark);
      cells.push(cell.text.trim());
      if (cell.unclosed)
        warnings.push({
          line: first,
          problem: 'quote',
          value: cell.text.trim().slice(0, VALUE_MAX),
        });
      open = text.startsWith(mark, cell.end);
      at = open ? cell.end + mark.length : afterBreak(text, cell.end);
    }
    line += breaksIn(text, from, at);
    if (cells.some((cell) => cell !== '')) rows.push({ line: first, cells });
  }
  return { rows, warnings };
}

/** The cell that begins at `at`. */
function cellAt(text: string, at: number, mark: string): Cell {
  const start = afterBlanks(text, at, mark);
  const quoted = text[start] === '"' ? quotedAt(text, start, mark) : undefined;
  if (quoted) return quoted;
  const end = endOfCell(text, at, mark);
  const bare = text.slice(at, end);
  const isOdd = text[start] === '"' && (bare.split('"').length - 1) % 2 === 1;
  return isOdd ? { text: bare.replace('"', ''), end, unclosed: true } : { text: bare, end };
}

/**
 * A cell in quotation marks; undefined if they do not surround a cell. It may hold line breaks, if
 * every mark within it is doubled. Otherwise it ends in its own line, if anywhere.
 */
function quotedAt(text: string, start: number, mark: string): Cell | undefined {
  const farthest = Math.min(text.length, start + LONGEST_CELL);
  let [isIrregular, hasBreak] = [false, false];
  for (let at = start + 1; at < farthest; at += 1) {
    if (isBreak(text, at)) hasBreak = true;
    if (isIrregular && hasBreak) return undefined;
    if (text[at] !== '"') continue;
    if (isClosing(text, at, mark)) {
      const inner = text
        .slice(start + 1, at)
        .replaceAll('""', '"')
        .replaceAll('\\"', '"');
      return { text: inner, end: afterBlanks(text, at + 1, mark) };
    }
    if (text[at - 1] === '\\') continue;
    if (text[at + 1] === '"') at += 1;
    else isIrregular = true;
  }
  return undefined;
}

/** Whether the cell ends behind this quotation mark. */
function isClosing(text: string, at: number, mark: string): boolean {
  if (text[at + 1] === '"') return false;
  const next = afterBlanks(text, at + 1, mark);
  return next >= text.length || isBreak(text, next) || text.startsWith(mark, next);
}

function afterBlanks(text: string, from: number, mark: string): number {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t' || text[at] === '\u00A0') && text[at] !== mark)
    at += 1;
  return at;
}

function endOfCell(text: string, from: number, mark: string): number {
  let at = from;
  while (at < text.length && !isBreak(text, at) && !text.startsWith(mark, at)) at += 1;
  return at;
}

const isBreak = (text: string, at: number) => text[at] === '\n' || text[at] === '\r';

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (
    let at = from;
    at < to && at < text.length;
    at = isBreak(text, at) ? afterBreak(text, at) : at + 1
  )
    if (isBreak(text, at)) count += 1;
  return count;
}
