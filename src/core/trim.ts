// Removes marks from the ends of a text in one pass. A pattern such as `/[.!?]+$/` restarts at each
// mark, which takes seconds for a message of 40,000 marks.

/** The text without the characters of `marks` at the end. */
export function withoutTrailing(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The text without the characters of `marks` at the start. */
export function withoutLeading(text: string, marks: string): string {
  let start = 0;
  while (start < text.length && marks.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** Marks that end a sentence, and blanks. */
export const SENTENCE_END = ' \t\n\r\u00A0.!?';

/** More blanks in a row than anybody types. */
const BLANKS_MAX = 200;
const LONG_BLANKS = new RegExp(`(\\s{${BLANKS_MAX}})\\s+`, 'gu');

/**
 * Runs of blanks cut to 200. Patterns with `\s+` try each length of a run, which takes seconds for
 * 40,000 blanks.
 */
export function withoutLongBlanks(text: string): string {
  return text.length > BLANKS_MAX ? text.replace(LONG_BLANKS, '$1') : text;
}
