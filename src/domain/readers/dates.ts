// Dates as people and systems write them, in English and German. Whether `03/02/2026` begins with
// the day or the month is decided by the other dates of the table.

export type DayOrder = 'dayFirst' | 'monthFirst';

export interface DateReader {
  /** ISO date; undefined if the text is no day. */
  read(text: string): string | undefined;
  readonly order: DayOrder;
  /** A date that has another meaning in the other order, if nothing in the table decides it. */
  readonly guessed?: string;
}

const MONTHS = [
  /^jan/,
  /^(feb|feber)/,
  /^(mar|mär|mrz|maer)/,
  /^apr/,
  /^(may|mai)$/,
  /^jun/,
  /^jul/,
  /^aug/,
  /^sep/,
  /^(oct|okt)/,
  /^nov/,
  /^(dec|dez)/,
];
/** A weekday before the date, and a time after it. */
const WEEKDAY =
  /^(?:mo|tu|we|th|fr|sa|su|di|mi|do|so|mon|tue|wed|thu|fri|sat|sun|mon(?:day|tag)|tuesday|wednesday|thursday|(?:fri|satur|sun)day|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:\.?,\s*|\.\s*|\s+)/i;
const TIME =
  /[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:uhr|z|utc|gmt|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/;
const SLASHED = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_NAMED =
  /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]*(?:of\s+)?(\p{L}{3,10})\.?,?[\s-]*(\d{4}|\d{2})$/iu;
const MONTH_NAMED = /^(\p{L}{3,10})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;
/** Days as Excel counts them, from 1954 to 2119; a time may follow the point. */
const SERIAL = /^([2-7]\d{4})(?:[.,]\d+)?$/;
/** Seconds or milliseconds since 1970, from 2001 on. */
const EPOCH = /^(1\d{9})(?:\d{3})?$/;
/** A month without a day means its first one. */
const MONTH_NUMBER = /^(?:(\d{1,2})[./-](\d{4})|(\d{4})[./-](\d{1,2}))$/;
const MONTH_NAME = /^(\p{L}{3,10})\.?\s+(\d{4})$/iu;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Years of two digits: 69 is 2069, 70 is 1970. */
const CENTURY_FROM = 70;

/** `cells`: all dates of the table. `fallback`: the order if they do not decide it. */
export function dateReader(cells: readonly string[], fallback: DayOrder): DateReader {
  const slashed = cells.flatMap((cell) => {
    const [, first = '', , second = ''] = SLASHED.exec(bare(cell)) ?? [];
    return first === '' ? [] : [{ cell, first: Number(first), second: Number(second) }];
  });
  const isDayFirst = slashed.some(({ first }) => first > 12);
  const isMonthFirst = slashed.some(({ second }) => second > 12);
  const decided = isDayFirst === isMonthFirst ? undefined : isDayFirst ? 'dayFirst' : 'monthFirst';
  const order = decided ?? fallback;
  const guessed = decided
    ? undefined
    : slashed.find(({ first, second }) => first <= 12 && second <= 12 && first !== second)?.cell;
  return {
    read: (text) => dayIn(bare(text), order),
    order,
    ...(guessed !== undefined && { guessed }),
  };
}

const bare = (text: string) => text.trim().replace(WEEKDAY, '').replace(TIME, '').trim();

function dayIn(text: string, order: DayOrder): string | undefined {
  const [, year = '', , month = '', day = ''] = YEAR_FIRST.exec(text) ?? [];
  if (year !== '') return day8(Number(year), Number(month), Number(day));
  const compact = COMPACT.exec(text);
  if (compact) return day8(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const dotted = DOTTED.exec(text);
  if (dotted) return day8(yearOf(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = SLASHED.exec(text);
  if (slashed) {
    const [one, other] = [Number(slashed[1]), Number(slashed[3])];
    // A date that fits only the other order still has one meaning.
    const isDayFirst = one > 12 || (other <= 12 && order === 'dayFirst');
    return day8(yearOf(slashed[4]), isDayFirst ? other : one, isDayFirst ? one : other);
  }
  const serial = SERIAL.exec(text)?.[1];
  if (serial !== undefined)
    return new Date(EXCEL_EPOCH + Number(serial) * DAY_MS).toISOString().slice(0, 10);
  const epoch = EPOCH.exec(text)?.[1];
  if (epoch !== undefined) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  return namedDay(text) ?? firstOfMonth(text);
}

function namedDay(text: string): string | undefined {
  const named = DAY_NAMED.exec(text);
  if (named) return day8(yearOf(named[3]), monthOf(named[2]), Number(named[1]));
  const [, word, date, inYear] = MONTH_NAMED.exec(text) ?? [];
  return word === undefined ? undefined : day8(yearOf(inYear), monthOf(word), Number(date));
}

function firstOfMonth(text: string): string | undefined {
  const [, month, year, yearBefore, monthAfter] = MONTH_NUMBER.exec(text) ?? [];
  if ((year ?? yearBefore) !== undefined)
    return day8(Number(year ?? yearBefore), Number(month ?? monthAfter), 1);
  const [, word, inYear] = MONTH_NAME.exec(text) ?? [];
  return word === undefined ? undefined : day8(Number(inYear), monthOf(word), 1);
}

function yearOf(digits = ''): number {
  if (digits.length > 2) return Number(digits);
  return Number(digits) + (Number(digits) < CENTURY_FROM ? 2000 : 1900);
}

function monthOf(word = ''): number {
  return MONTHS.findIndex((month) => month.test(word.toLowerCase())) + 1;
}

/** The ISO date, if there is such a day. */
function day8(year: number, month: number, day: number): string | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
  return isDay ? date.toISOString().slice(0, 10) : undefined;
}
