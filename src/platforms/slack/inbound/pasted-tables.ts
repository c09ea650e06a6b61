// Cells that somebody pasted from a spreadsheet. Slack keeps them out of the message's text, as
// blocks of an attachment; here they are a table of tabs below the words.
import type { SlackEvent } from './payloads';

/** What was said, in Slack's coding, with the tables that came with it. */
export function textWithTables({ text = '', blocks, attachments }: SlackEvent): string {
  const all = [
    ...listOf(blocks),
    ...listOf(attachments).flatMap((attachment) => listOf(attachment['blocks'])),
  ];
  const tables = all
    .filter(({ type }) => type === 'table')
    .map(({ rows }) => arrayOf(rows).map(lineOf).join('\n'));
  return [text, ...tables].filter((part) => part !== '').join('\n');
}

const lineOf = (row: unknown) => listOf(row).map(cellOf).join('\t');

function cellOf(cell: Loose): string {
  const text = textOf(cell).replace(/\s+/g, ' ').trim();
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a cell with all its parts, as Slack codes it. */
function textOf({ type, text, value, url, user_id: user, name, elements }: Loose): string {
  if (type === 'user' && typeof user === 'string') return `<@${user}>`;
  if (type === 'emoji' && typeof name === 'string') return `:${name}:`;
  const own = [text, typeof value === 'number' ? `${value}` : value, url].find(
    (each) => typeof each === 'string' && each !== '',
  );
  const within = listOf(elements).map(textOf).join('');
  return (typeof own === 'string' ? escaped(own.replace(/^mailto:/, '')) : '') + within;
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

type Loose = Readonly<Record<string, unknown>>;
const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const listOf = (value: unknown): readonly Loose[] =>
  arrayOf(value).filter((item): item is Loose => typeof item === 'object' && item !== null);
