// Reads how long a person wants quiet, in English or German, in their own time zone. A date means
// the beginning of that day.
import { DateTime, type DurationLikeObject } from 'luxon';

/** Until an instant, for good, in the past, or not understood. */
export type Until = { readonly at: Date } | 'forever' | 'past' | undefined;

/** The longest pause that anybody can mean. */
const MOST_DAYS = 3 * 366;
const FOREVER =
  /^(forever|for ever|ever|for good|indefinitely|always|permanently|until i say(?: so)?|fur immer|immer|dauerhaft|bis auf weiteres|unbegrenzt|until further notice|bis ich mich melde)$/;
const NUMBER_WORDS: readonly (readonly [number, string])[] = [
  [1, 'a an one ein eine einen einer'],
  [2, 'two zwei'],
  [3, 'three drei'],
  [4, 'four vier'],
  [5, 'five funf'],
  [6, 'six sechs'],
  [7, 'seven sieben'],
  [8, 'eight acht'],
  [9, 'nine neun'],
  [10, 'ten zehn'],
  [12, 'twelve zwolf'],
  [14, 'fourteen vierzehn'],
  [30, 'thirty dreissig'],
];
const NUMBERS = new Map(
  NUMBER_WORDS.flatMap(([number, words]) =>
    words.split(' ').map((word) => [word, number] as const),
  ),
);
const UNITS: readonly (readonly [RegExp, keyof DurationLikeObject])[] = [
  [/^(min|mins|minutes?|minuten?)$/, 'minutes'],
  [/^(h|hours?|hrs?|stunden?|std)$/, 'hours'],
  [/^(d|days?|tage?n?)$/, 'days'],
  [/^(w|wks?|weeks?|wochen?)$/, 'weeks'],
  [/^(m|months?|monate?n?)$/, 'months'],
  [/^(y|years?|jahre?n?)$/, 'years'],
];
const WEEKDAYS = [
  /^(mon|montag)/,
  /^(tue|dienstag)/,
  /^(wed|mittwoch)/,
  /^(thu|donnerstag)/,
  /^(fri|freitag)/,
  /^(sat|samstag|sonnabend)/,
  /^(sun|sonntag)/,
];
const MONTHS = [
  /^jan/,
  /^feb/,
  /^(mar|marz)/,
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
const TIME_UNTIL = /^(?:until|till|til|to|bis|upto|up to)(?: (?:zum|zur|zu|the|am|to))?\b/;
const FOR = /^(?:for|fur|um|ab)\b/;

export function untilOf(words: string, now: Date, zone: string): Until {
  const said = folded(words);
  if (said === '') return undefined;
  if (FOREVER.test(said)) return 'forever';
  const here = DateTime.fromJSDate(now, { zone });
  const isUntil = TIME_UNTIL.test(said);
  const core = said
    .replace(TIME_UNTIL, '')
    .replace(FOR, '')
    .replace(/^ ?(?:the|den|dem|der|die|das|another|the next|die nachsten) /, '')
    .trim();
  const found =
    (isUntil ? undefined : spanFrom(here, core)) ??
    (isUntil || isDate(core) ? dayOf(core, here) : ending(core, here));
  if (!found?.isValid) return undefined;
  if (found <= here) return 'past';
  return found.diff(here, 'days').days > MOST_DAYS ? undefined : { at: found.toJSDate() };
}

/**
 * Lower case, without accents and without punctuation that means nothing. `übermorgen` and
 * `uebermorgen` become the same.
 */
function folded(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/\b(f|n|m|zw|)([aou])e(?=r\b|nf|chst|rz|lf|ber)/g, '$1$2')
    .replace(/\b(please|pls|bitte|me|mich|mal|jetzt|now|myself|lang|long|off)\b/g, ' ')
    .replace(/[!?,;]+/g, ' ')
    .replace(/\.(?=\s|$)/g, (dot, at: number, all: string) =>
      /\d$/.test(all.slice(0, at)) ? dot : ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** `2 weeks`, `eine Woche`, `3d`, `half a year`. */
function spanFrom(here: DateTime, core: string): DateTime | undefined {
  if (/^(a )?fortnight$/.test(core)) return here.plus({ weeks: 2 });
  if (/^(half a|a half|halbes|ein halbes) (year|jahr)$/.test(core)) return here.plus({ months: 6 });
  const match = /^(?:(\d{1,4}) ?|([a-z]+) )?([a-z]+)$/.exec(core);
  if (!match) return undefined;
  const [, digits, word, unitWord = ''] = match;
  const unit = UNITS.find(([pattern]) => pattern.test(unitWord))?.[1];
  const count =
    digits === undefined ? (word === undefined ? 1 : NUMBERS.get(word)) : Number(digits);
  if (unit === undefined || count === undefined || count === 0) return undefined;
  // A single letter is not a unit, and neither is a plural without a number.
  if (
    digits === undefined &&
    (unitWord.length < 2 || (word === undefined && /(s|en)$/.test(unitWord)))
  )
    return undefined;
  return here.plus({ [unit]: count });
}

/** Words for the time that the pause lasts over: `today`, `this week`, `over the weekend`. */
function ending(core: string, here: DateTime): DateTime | undefined {
  const day = here.startOf('day');
  if (/^(today|tonight|heute|rest of (the |today|day)*|rest des tages)$/.test(core))
    return day.plus({ days: 1 });
  if (
    /^(this week|diese woche|(the )?rest of (the|this) week|rest der woche|(over |ubers |this |dieses |am )?(the )?(weekend|wochenende))$/.test(
      core,
    )
  )
    return here.startOf('week').plus({ weeks: 1 });
  if (/^(this month|diesen monat|(the )?rest of (the|this) month|rest des monats)$/.test(core))
    return here.startOf('month').plus({ months: 1 });
  return undefined;
}

const isDate = (core: string) =>
  /^\d{4}-\d|^\d{1,2}\.\d|^\d{1,2}\/\d|^\d{1,2}\.? [a-z]{3}|^[a-z]{3,9}\.? \d{1,2}/.test(core) &&
  !UNITS.some(([unit]) => unit.test(core.replace(/^\d+ /, '')));

/** The beginning of a named day. */
function dayOf(core: string, here: DateTime): DateTime | undefined {
  const day = here.startOf('day');
  if (/^(yesterday|gestern|last .*|letzte.*)$/.test(core)) return day.minus({ days: 1 });
  if (/^(today|heute|now|tonight|tomorrow|morgen|morgen fruh|tomorrow morning)$/.test(core))
    return day.plus({ days: 1 });
  if (/^(day after tomorrow|ubermorgen)$/.test(core)) return day.plus({ days: 2 });
  if (
    /^(next week|nachste woche|nachster woche|weekend is over|nach dem wochenende|end of (the |this )?week|ende der woche|ende dieser woche)$/.test(
      core,
    )
  )
    return here.startOf('week').plus({ weeks: 1 });
  if (/^(weekend|wochenende)$/.test(core)) return weekday('saturday', here);
  if (
    /^(next month|nachsten monat|nachster monat|end of (the |this )?month|ende des monats|ende monat|monatsende|month end)$/.test(
      core,
    )
  )
    return here.startOf('month').plus({ months: 1 });
  if (
    /^(next year|nachstes jahr|end of (the |this )?year|ende des jahres|jahresende|new year|neujahr)$/.test(
      core,
    )
  )
    return here.startOf('year').plus({ years: 1 });
  return clockTime(core, here) ?? weekday(core, here) ?? calendarDay(core, here);
}

function clockTime(core: string, here: DateTime): DateTime | undefined {
  const match = /^(\d{1,2})(?::(\d{2}))? ?(uhr|am|pm|o'clock)?$/.exec(core);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const hour = Number(match[1]) + (match[3] === 'pm' && Number(match[1]) < 12 ? 12 : 0);
  const at = here.startOf('day').set({ hour, minute: Number(match[2] ?? 0) });
  if (hour > 23 || Number(match[2] ?? 0) > 59) return undefined;
  return at <= here ? at.plus({ days: 1 }) : at;
}

function weekday(core: string, here: DateTime): DateTime | undefined {
  const match =
    /^(?:(next|nachsten?|coming|kommenden?|this|diesen)? ?)([a-z]+)(?: (?:morning|fruh|morgen))?$/.exec(
      core,
    );
  const index = WEEKDAYS.findIndex((pattern) => pattern.test(match?.[2] ?? ''));
  if (!match || index < 0 || MONTHS.some((pattern) => pattern.test(match[2] ?? '')))
    return undefined;
  const days = (index + 1 - here.weekday + 7) % 7 || 7;
  return here.startOf('day').plus({ days });
}

/**
 * `15 January`, `15.1.`, `Jan 15th 2027`, `2027-01-15`, `January`, `end of April`; without a year,
 * the next one.
 */
function calendarDay(core: string, here: DateTime): DateTime | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(core);
  if (iso) return dated(here, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?$/.exec(core);
  if (dotted) return dated(here, yearOf(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(core);
  if (slashed) return slashedDay(here, Number(slashed[1]), Number(slashed[2]), yearOf(slashed[3]));
  const named = core
    .replace(/\b(of|von|the|im|in|des)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? ?([a-z]+)\.?,? ?(\d{4})?$/.exec(named);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th|\.)?,? ?(\d{4})?$/.exec(named);
  if (dayFirst && monthOf(dayFirst[2]) > 0)
    return dated(here, yearOf(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
  if (monthFirst && monthOf(monthFirst[1]) > 0)
    return dated(here, yearOf(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]));
  const month =
    /^(end |ende |mid |mitte |middle |start |beginning |anfang )?([a-z]+) ?(\d{4})?$/.exec(named);
  if (month && monthOf(month[2]) > 0)
    return partOfMonth(here, month[1] ?? '', monthOf(month[2]), yearOf(month[3]));
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th|\.)$/.exec(named);
  return ordinal ? nextDayOfMonth(here, Number(ordinal[1])) : undefined;
}

/** The beginning of a month, its middle, or the beginning of the next for its end. */
function partOfMonth(
  here: DateTime,
  part: string,
  month: number,
  year: number | undefined,
): DateTime | undefined {
  const isThis = month === here.month && year === undefined;
  const first =
    isThis && part.startsWith('end') ? here.startOf('month') : dated(here, year, month, 1);
  if (part.startsWith('end')) return first?.plus({ months: 1 });
  return part.startsWith('mi') ? first?.plus({ days: 14 }) : first;
}

/** It is clear which of the two is the month only if the other cannot be one. */
function slashedDay(
  here: DateTime,
  first: number,
  second: number,
  year: number | undefined,
): DateTime | undefined {
  if (first > 12) return dated(here, year, second, first);
  if (second > 12 || first === second) return dated(here, year, first, second);
  return undefined;
}

const yearOf = (digits: string | undefined) =>
  digits === undefined ? undefined : digits.length === 2 ? 2000 + Number(digits) : Number(digits);
const monthOf = (word = '') =>
  MONTHS.findIndex((pattern) => word.length >= 3 && pattern.test(word)) + 1;

function dated(
  here: DateTime,
  year: number | undefined,
  month: number,
  day: number,
): DateTime | undefined {
  const at = (inYear: number) =>
    DateTime.fromObject({ year: inYear, month, day }, { zone: here.zone });
  if (year !== undefined) return at(year);
  const first = at(here.year);
  return first.isValid && first > here ? first : at(here.year + 1);
}

function nextDayOfMonth(here: DateTime, day: number): DateTime | undefined {
  const months = [0, 1, 2].map((ahead) => here.startOf('month').plus({ months: ahead }));
  return months
    .filter(({ daysInMonth }) => day <= (daysInMonth ?? 0))
    .map((month) => month.set({ day }))
    .find((at) => at > here);
}
