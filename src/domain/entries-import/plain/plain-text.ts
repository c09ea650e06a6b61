// Answers as plain text. Files hold Markdown, HTML and the `\n` of QnA Maker; the bot shows what
// people wrote as it is, so those marks would be seen. What only looks like a mark stays.
import { fromHtml, linkText } from './html';

/** A path of Windows: its backslashes are its own. */
const PATH =
  /(?<![\p{L}\p{N}])[A-Za-z]:\\[^\s"'<>|*?]+|\\\\[\w.$-]+\\[^\s"'<>|*?]+|%\w+%\\[^\s"'<>|*?]+/gu;
/** In a path, `\n` begins a name if a small letter follows. */
const PATH_ENDS = /(?:\\r)?\\n(?![a-z\d_])/;
const ESCAPED = /\\([*_#[\]()>~`|!.+-])/g;
/** A fenced block, or a span of code: what stands in them is meant as it stands. */
const CODE =
  /^[ \t]*(?:```|~~~)[^\n]*\n([\s\S]*?)^[ \t]*(?:```|~~~)[ \t]*$|(?<!`)(`{1,3})(?!`)([^`\n]+)\2(?!`)/gm;
const TABLE_RULE = /^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*\n/gm;

const READ_MAX = 20_000;

/** Most texts have no mark at all. */
const MARKED = /[\\<>&*_`~#|[\]=\u00A0\r]|^[ \t]*[-+]|[ \t]$|\n{3}/m;

export function plainText(text: string): string {
  if (!MARKED.test(text)) return text.normalize('NFC').trim();
  // Longer ones are refused anyway.
  if (text.length > READ_MAX) return text.trim();
  const lines = outsidePaths(text.normalize('NFC').replace(/\r\n?/g, '\n'), (part) =>
    part.replace(/(?:\\r)?\\n/g, '\n'),
  );
  return tidy(withoutMarks(fromHtml(lines)));
}

/** The same for what stands on one line: a question, a tag. */
export const plainLine = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

function outsidePaths(text: string, change: (part: string) => string): string {
  let [out, from] = ['', 0];
  for (const { 0: found, index } of text.matchAll(PATH)) {
    const ends = PATH_ENDS.exec(found)?.index ?? found.length;
    out += change(text.slice(from, index)) + found.slice(0, ends);
    from = index + ends;
  }
  return out + change(text.slice(from));
}

/** Parts of a text are kept as they are by standing aside while the rest changes. */
function withoutMarks(text: string): string {
  const aside: string[] = [];
  const put = (part: string) => `\uE000${aside.push(part) - 1}\uE001`;
  const bare = text
    .replace(/[\uE000\uE001]/g, '')
    .replace(CODE, (_code, block?: string, _mark?: string, span = '') => put(block ?? span))
    .replace(PATH, put);
  const plain = emphasised(withoutLinks(withoutBlocks(bare), put)).replace(ESCAPED, '$1');
  return plain.replace(/\uE000(\d+)\uE001/g, (_mark, at: string) => aside[Number(at)] ?? '');
}

function withoutBlocks(text: string): string {
  return text
    .replace(TABLE_RULE, '')
    .replace(/^[ \t]*\|(.+)\|[ \t]*$/gm, (_row, cells: string) => cells.trim())
    .replace(/^[ \t]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/gm, '$1')
    .replace(/^([ \t]*)[*+-][ \t]+(?=\S)/gm, '$1- ')
    .replace(/^[ \t]{0,3}(?:>[ \t]?)+/gm, '')
    .replace(/^[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/gm, '');
}

const IMAGE = /!\[([^\]\n]*)\]\(\s*[^\s)]*(?:\s+"[^"\n]*")?\s*\)/g;
const LINK =
  /\[([^\]\n]+)\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))*)>?(?:\s+["'][^"'\n]*["'])?\s*\)(?:\{[^}\n]*\})?/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>/g;
const ADDRESS = /https?:\/\/[^\s()<>]+/g;

/** Addresses stand aside: an underscore in them is no mark. */
function withoutLinks(text: string, put: (part: string) => string): string {
  return text
    .replace(IMAGE, '$1')
    .replace(LINK, (_link, words: string, to: string) => linkText(words, to))
    .replace(AUTOLINK, (_auto, to: string) => to.replace(/^mailto:/, ''))
    .replace(ADDRESS, put);
}

/** `**bold**`, `_italic_` and `~~struck~~`, not `2*3*4`, `snake_case` or `* note`. */
function emphasised(text: string): string {
  return EMPHASIS.reduce((plain, mark) => plain.replace(mark, '$1'), text);
}

const EMPHASIS = ['***', '**', '__', '~~', '*', '_'].map((mark) => {
  const [escaped, sign] = [mark.replaceAll('*', '\\*'), mark[0] ?? ''];
  return new RegExp(
    `(?<![\\p{L}\\p{N}\\\\${sign}])${escaped}(?=\\S)([^\\n]*?[^\\s\\\\])${escaped}` +
      `(?![\\p{L}\\p{N}${sign}]|\\.\\w)`,
    'gu',
  );
});

const tidy = (text: string) =>
  text
    .replace(/\u00A0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/^[ \t]+(?=- |\d+[.)] )/gm, (indent) => (indent.length > 1 ? '  ' : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
