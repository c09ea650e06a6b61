// Removes what people put around their words, layer by layer: block quotes, code fences, emoji,
// bullets, bold and code marks, quotation marks. Each function removes one kind and keeps the
// words. Marks inside words (snake_case, 2*3, *.csv) belong to the words.

/** Stands where the bot was mentioned. Unicode reserves this character for internal use. */
export const BOT = '\uFDD0';

const BULLETS = /^[•◦▪‣·●○■□–—→]+(?=[\p{L}\p{N}])/u;
const PICTURE = String.raw`(?![©®™])\p{Extended_Pictographic}(?:[\uFE0E\uFE0F]|\p{EMod})*`;
const EMOJI = String.raw`(?:\p{RI}{2}|[0-9#*]\uFE0F?\u20E3|${PICTURE}(?:\u200D${PICTURE})*[\u{E0020}-\u{E007F}]*)`;
/** Slack's names of emoji, such as `:wave::skin-tone-2:`. */
const NAMED_EMOJI = String.raw`(?::[\p{L}\p{N}_+'-]{1,80}:)+(?![\p{L}\p{N}])`;
const FIRST_EMOJI = new RegExp(`^(?:${EMOJI}|${NAMED_EMOJI})`, 'u');
const WORD = /[\p{L}\p{N}\uFDD0-\uFDEF]/u;

const isWord = (text: string) => WORD.test(text);
const isBlank = (line: string) => line.trim() === '';
const isQuoted = (line: string) => line.trimStart().startsWith('>');
const withoutQuote = (line: string) => line.replace(/^[ \t]*>[> ]*/, '');

/**
 * Block quotes. If everything is quoted, or all lines below the first, these are the words. Quoted
 * lines above other lines are a message that the person answers, unless it was for the bot or
 * introduces a table.
 */
export function withoutBlockQuotes(text: string): string {
  const lines = text.split('\n');
  if (!lines.some(isQuoted)) return text;
  const end = lines.findIndex((line) => !isQuoted(line) && !isBlank(line));
  if (end < 0) return lines.map(withoutQuote).join('\n');
  const [above, below] = [lines.slice(0, end), lines.slice(end)];
  if (above.some(isQuoted)) {
    const isForBot =
      above.some((line) => line.includes(BOT)) && !below.some((line) => line.includes(BOT));
    return isForBot || isTable(below)
      ? [...above.map(withoutQuote), ...below].join('\n')
      : below.join('\n');
  }
  const [first = '', ...rest] = lines;
  return rest.every((line) => isQuoted(line) || isBlank(line))
    ? [first, ...rest.map(withoutQuote)].join('\n')
    : text;
}

/** Lines that all have the same separator between cells. */
function isTable(lines: readonly string[]): boolean {
  const rows = withoutFences(lines.join('\n'))
    .split('\n')
    .filter((line) => !isBlank(line));
  return (
    rows.length > 1 && [',', ';', '\t'].some((mark) => rows.every((row) => row.includes(mark)))
  );
}

const FENCE = '```';
/** What people write after a code fence. Any other word there is part of the message. */
const LANGUAGE =
  /^(?:csv|tsv|te?xt|plain|plaintext|table|markdown|md|json|ya?ml|xml|html|css|sql|sh|bash|shell|console|powershell|js|javascript|ts|typescript|py|python|java|c|cpp|go|rust|ruby|php)[ \t]*\n/i;

/** Code fences and the language after them. A line that is only a fence is removed. */
export function withoutFences(text: string): string {
  const [first = '', ...parts] = text.split(FENCE);
  return parts.reduce((before, part, index) => {
    const after = index % 2 === 0 ? part.replace(LANGUAGE, '\n') : part;
    const isLine = (before === '' || before.endsWith('\n')) && after.startsWith('\n');
    const isWithin = /[\p{L}\p{N}]/u.test(before.slice(-1)) && /^[\p{L}\p{N}]/u.test(after);
    return before + (isWithin ? ' ' : '') + (isLine ? after.slice(1) : after);
  }, first);
}

/** What stands before the words: emoji, bullets, other marks. */
export function withoutOrnaments(text: string): string {
  let words = text;
  for (let found = FIRST_EMOJI.exec(words); found; found = FIRST_EMOJI.exec(words))
    words = words.slice(found[0].length).trimStart();
  words = words.replace(BULLETS, '');
  const [first = ''] = /^\S+(?=\s+\S)/.exec(words) ?? [];
  if (first !== '' && !isWord(first)) words = words.slice(first.length).trimStart();
  return words;
}

/** How far apart the two marks around a few words may be. */
const FAR = 300;
const AFTER = String.raw`(?=$|[\s\uFDD0)\]}>"'“”’‘«»‹›,;:!?…–—]|\.(?![\p{L}\p{N}]))`;
/** A pair of marks around the first words. */
const FIRST_WORDS = new RegExp(
  String.raw`^(\*{1,3}|~{1,2}|_{1,3})(?!\1)(?![\s.,;!?/\\)\]}=|]|:(?![\p{L}\p{N}]))([^\n]{1,${FAR}}?)(?<!\s)(?<!\1)\1(?!\1)${AFTER}`,
  'u',
);
const FIRST_CODE = /^(`{1,2})([^`\n]{1,300})\1(?![`\p{L}\p{N}])/u;
/** A pair of marks around everything after the first word. */
const ALL_BUT_FIRST =
  /^(\S+[ \t]+)(\*{1,3}|~{1,2}|_|`{1,2})(?![\s*_~`.,/])((?:(?!\2).)+)(?<![\s*~`])\2$/u;
const MARKS = ['*', '_', '~', '`'] as const;

/**
 * Bold, italic, strike and code marks: around the first words, around the rest or all, around each
 * line. Other marks are part of a sentence.
 */
export function withoutMarks(text: string): string {
  const [first = '', ...rest] = withoutOuterMarks(text).split('\n');
  const unmarked = first
    .replace(FIRST_CODE, '$2')
    .replace(FIRST_WORDS, '$2')
    .replace(ALL_BUT_FIRST, '$1$3');
  const mark = MARKS.find(
    (each) =>
      rest.some((line) => !isBlank(line)) &&
      rest.every((line) => isBlank(line) || isWithin(line, each)),
  );
  const below =
    mark === undefined
      ? rest
      : rest.map((line) => (isBlank(line) ? line : line.trim().slice(1, -1)));
  const words = [unmarked, ...below].join('\n');
  return words === text ? text.replace(LONE, '') : words;
}

/** A mark before the first word that is never closed. */
const LONE = /^[*_`]+(?=[\p{L}\uFDD0@#“”„"'])/u;

/** Marks around the whole message, across lines. */
function withoutOuterMarks(text: string): string {
  const mark = MARKS.find((each) => text.startsWith(each));
  return mark !== undefined && text.length > 1 && text.indexOf(mark, 1) === text.length - 1
    ? text.slice(1, -1)
    : text;
}

function isWithin(line: string, mark: string): boolean {
  const words = line.trim();
  return words.length > 2 && words.startsWith(mark) && words.endsWith(mark);
}

/** Opening quotation marks and their closing marks, as people and languages mix them. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"”“',
  '“': '”“"',
  '”': '”"',
  '„': '“”"‟',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  "'": "'’",
  '‘': "’'",
  '’': "’'",
  '‚': "‘’'",
  '「': '」',
  '『': '』',
};
const ENDS = /^(?:$|[^\p{L}\p{N}])/u;

/** Quotation marks around the whole message or its first words. */
export function withoutQuotes(text: string): string {
  const closing = QUOTES[text.charAt(0)];
  if (closing === undefined) return text;
  for (let index = 1; index < text.length; index += 1)
    if (closing.includes(text.charAt(index)) && ENDS.test(text.charAt(index + 1)))
      return text.slice(1, index) + text.slice(index + 1);
  return text.slice(1);
}
