// Text from people never becomes markup. Data is marked before a template takes it in, one private character before each
// character that markdown could read; afterwards the marks become backslashes where a client renders markdown (TextBlock,
// Fact, …) and vanish everywhere else (inputs, titles, data). So no template and no feature has to remember to escape.
import type { JsonValue } from '../core/json';

/** Private use area: taken out of people's text first, so that nobody can bring their own. */
const MARK = '\uE000';
const MARKS = /\uE000/g;
/** What CommonMark, and so Teams and the adaptivecards renderer, may take for markup within a line. */
const SPECIAL = /[\\*_[\]()`~#>|<&!]/g;
/** Line starts that would make a list or a rule: `- `, `+ `, `1. `, `1) `, `===`. */
const LINE_START = /^(\s*)([-+=]|\d{1,9}(?=[.)]))/gm;

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
  const clean = text.replace(MARKS, '');
  return clean
    .replace(SPECIAL, (character) => MARK + character)
    .replace(LINE_START, (_all, blanks: string, start: string) => blanks + escapedStart(start));
}

/** A digit takes no backslash in markdown, so a mark that stands for one goes behind the number: `1\. `. */
function escapedStart(start: string): string {
  return /^\d/.test(start) ? start + MARK : MARK + start;
}

/** For where markdown is rendered. */
export function asMarkdown(text: string): string {
  return text.replace(MARKS, '\\');
}

/** For where text is text. */
export function asPlain(text: string): string {
  return text.replace(MARKS, '');
}
