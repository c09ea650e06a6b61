// Questions and answers from a file or a message, in whatever form they come.
import { readRows, readTable, type Table, type TableRow } from '../../tables';
import { readAlternates, readMetadata, readTags } from './cells';
import { ENTRY_COLUMNS, isSilent } from './columns';
import { parseJson, readJson } from './json';
import { readMarkdown } from './markdown';
import { joined } from './joined';
import { isQnaFile, readQnaFile } from './qna-file';
import { readQuestionsText } from './questions-text';
import type { EntryNote, ReadEntries, ReadEntry } from './shapes';

/** A fence around the whole message. Some clients lose its end. */
const FENCE = /^\s*(?:```|~~~)[^\n]*\n([\s\S]*?)(?:\n?[ \t]*(?:```|~~~))?\s*$/;
const isJson = (text: string) => /^\s*[[{]/.test(text);

export function readEntries(said: string): ReadEntries {
  const text = said.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const fenced = FENCE.exec(text)?.[1];
  const bare = fenced !== undefined && !/^\s*(?:```|~~~)/m.test(fenced) ? fenced : text;
  const json = isJson(bare) ? parseJson(bare) : undefined;
  if (json) return readJson(json.value);
  if (isQnaFile(bare)) return { ok: true, ...readQnaFile(bare) };
  const table = readTable(bare, ENTRY_COLUMNS);
  if (table.ok) return fromTable(table);
  const typed = [readQuestionsText, readMarkdown].map((read) => read(bare));
  const found = typed.find(({ entries }) => entries.length > 0);
  if (found) return { ok: true, ...found };
  return isJson(bare) ? { ok: false, missing: [], line: 1 } : table;
}

/** The rows of a workbook. */
export function readEntryRows(rows: readonly (readonly string[])[]): ReadEntries {
  const table = readRows(rows, ENTRY_COLUMNS);
  return table.ok ? fromTable(table) : table;
}

function fromTable({ lines, unknown, warnings }: Table & { ok: true }): ReadEntries {
  const notes: EntryNote[] = [...warnings];
  const unread = unknown.filter((header) => !isSilent(header));
  if (unread.length > 0) notes.push({ line: 1, problem: 'columns', value: unread.join(', ') });
  const entries: ReadEntry[] = [];
  for (const row of lines) {
    const { line, cells } = row;
    const entry = entryOf(row);
    if (/^(?:true|wahr|yes|ja|1)$/i.test(cells['contextOnly'] ?? ''))
      notes.push({ line, problem: 'context', value: entry.question });
    else entries.push(entry);
    if (!/^(?:\[\s*\])?$/.test(cells['prompts'] ?? ''))
      notes.push({ line, problem: 'prompts', value: entry.question });
  }
  return { ok: true, entries: joined(entries), notes };
}

function entryOf({ line, cells }: TableRow): ReadEntry {
  const cell = (name: string) => (cells[name] ?? '').trim();
  const metadata = readMetadata(cell('metadata'));
  const text = (name: 'language' | 'owner' | 'source' | 'link' | 'audience' | 'id') =>
    cell(name) === '' ? {} : { [name]: cell(name) };
  return {
    line,
    ...metadata,
    question: cell('question'),
    answer: cell('answer'),
    alternates: readAlternates(cell('alternates')),
    tags: [...new Set([...readTags(cell('tags')), ...metadata.tags])],
    ...text('language'),
    ...text('owner'),
    ...text('source'),
    ...text('link'),
    ...text('audience'),
    ...text('id'),
  };
}
