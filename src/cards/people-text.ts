// Text from people never becomes markup, and its line breaks stay. Before a template uses data,
// every character that markdown could interpret gets a private mark. After rendering, the marks
// become escapes if a client renders markdown there (TextBlock, Fact, …), and vanish elsewhere
// (inputs, titles, data). So no template and no feature has to escape text.
import type { JsonValue } from '../core/json';

/**
 * Private use characters. They are removed from people's text first. They mark a character, a line
 * end and an indent.
 */
const MARK = '\uE000';
const LINE = '\uE001';
const INDENT = '\uE002';
const MARKS = /[\uE000-\uE002]/g;
/**
 * Characters that CommonMark, and so Teams and the adaptivecards renderer, may interpret within a
 * line.
 */
const SPECIAL = /[\\*_[\]()`~#>|<&!]/g;
/** Line starts that would make a list or a rule: `- `, `+ `, `1. `, `1) `, `===`. */
const LINE_START = /^([^\S\n]*)([-+=]|\d{1,9}(?=[.)]))/gm;

/**
 * Marks that turn the direction of text (Unicode's Bidi_Control): with them, `gpj.exe` reads as
 * `exe.jpg`, and what follows on the card turns as well.
 */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const INDENTED = /\uE002([ \t]*)/g;

/** `value` with marks in every string. Keys stay unchanged. */
export function markPeopleText(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') return mark(value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => markPeopleText(item) ?? null);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, markPeopleText(item)]),
    );
  }
  return value;
}

function mark(text: string): string {
  const clean = text.replace(MARKS, '').replace(BIDI, '').replace(/\r\n?/g, '\n');
  return clean
    .replace(SPECIAL, (character) => MARK + character)
    .replace(LINE_START, (_all, blanks: string, start: string) => blanks + escapedStart(start))
    .replace(/^[ \t]+/gm, (blanks) => INDENT + blanks)
    .replaceAll('\n', `${LINE}\n`);
}

/** Markdown does not escape digits, so the mark moves behind the number: `1\. `. */
function escapedStart(start: string): string {
  return /^\d/.test(start) ? start + MARK : MARK + start;
}

/**
 * For places that render markdown. A single line break is a blank there and an indent makes code.
 * So lines end like paragraphs (as Microsoft advises for TextBlock:
 * github.com/microsoft/AdaptiveCards/issues/5538), and indents use characters that markdown does
 * not treat as blanks.
 */
export function asMarkdown(text: string): string {
  return text
    .replaceAll(LINE, '\n')
    .replace(INDENTED, (_all, blanks: string) =>
      blanks.replaceAll('\t', '    ').replaceAll(' ', '\u00A0'),
    )
    .replaceAll(MARK, '\\');
}

/** For places that show plain text. */
export function asPlain(text: string): string {
  return text.replace(MARKS, '').replace(BIDI, '');
}
