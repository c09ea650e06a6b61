// Text from people never becomes markup, and its lines stay lines. Data is marked before a template takes it in, one private character
// before whatever markdown could read; afterwards the marks become what markdown takes for text where a client renders markdown
// (TextBlock, Fact, …) and vanish everywhere else (inputs, titles, data). So no template and no feature has to remember to escape.
import type { JsonValue } from '../core/json';

/** Private use area: taken out of people's text first, so that nobody can bring their own. Before a character, a line's end, an indent. */
const MARK = '\uE000';
const LINE = '\uE001';
const INDENT = '\uE002';
const MARKS = /[\uE000-\uE002]/g;
/** What CommonMark, and so Teams and the adaptivecards renderer, may take for markup within a line. */
const SPECIAL = /[\\*_[\]()`~#>|<&!]/g;
/** Line starts that would make a list or a rule: `- `, `+ `, `1. `, `1) `, `===`. */
const LINE_START = /^([^\S\n]*)([-+=]|\d{1,9}(?=[.)]))/gm;

const INDENTED = /\uE002([ \t]*)/g;

/** `value` with every string in it marked. Keys stay as they are. */
export function markPeopleText(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') return mark(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => markPeopleText(item) ?? null);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, markPeopleText(item)]));
  }
  return value;
}

function mark(text: string): string {
  const clean = text.replace(MARKS, '').replace(/\r\n?/g, '\n');
  return clean
    .replace(SPECIAL, (character) => MARK + character)
    .replace(LINE_START, (_all, blanks: string, start: string) => blanks + escapedStart(start))
    .replace(/^[ \t]+/gm, (blanks) => INDENT + blanks)
    .replaceAll('\n', `${LINE}\n`);
}

/** A digit takes no backslash in markdown, so a mark that stands for one goes behind the number: `1\. `. */
function escapedStart(start: string): string {
  return /^\d/.test(start) ? start + MARK : MARK + start;
}

/**
 * For where markdown is rendered. There a single line's end is a blank and an indent makes code, so lines end as paragraphs do (as
 * Microsoft says of TextBlock: github.com/microsoft/AdaptiveCards/issues/5538), and are indented by what is no blank to markdown.
 */
export function asMarkdown(text: string): string {
  return text
    .replaceAll(LINE, '\n')
    .replace(INDENTED, (_all, blanks: string) => blanks.replaceAll('\t', '    ').replaceAll(' ', '\u00A0'))
    .replaceAll(MARK, '\\');
}

/** For where text is text. */
export function asPlain(text: string): string {
  return text.replace(MARKS, '');
}
