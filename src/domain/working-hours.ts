// Working hours as people say them, in English or German: `9am-5pm`, `22-6 Uhr`, `9 to 5, Sunday to
// Thursday`. A night shift ends on the day after the one on which it begins.
import type { WorkingHours } from '../core/person';
import type { Locale } from '../core/texts';

const DAY_MINUTES = 24 * 60;
/** Longer spans are no working day but a slip. */
const LONGEST = 16 * 60;
const DAYS: readonly (readonly [number, RegExp])[] = [
  [1, /^(?:mo|mon|mondays?|montags?)$/],
  [2, /^(?:tu|tue|tues|tuesdays?|di|dienstags?)$/],
  [3, /^(?:we|wed|weds|wednesdays?|mi|mittwochs?)$/],
  [4, /^(?:th|thu|thur|thurs|thursdays?|do|donnerstags?)$/],
  [5, /^(?:fr|fri|fridays?|freitags?)$/],
  [6, /^(?:sa|sat|saturdays?|samstags?|sonnabends?)$/],
  [7, /^(?:su|sun|sundays?|so|sonntags?)$/],
];
const SETS: readonly (readonly [readonly number[], RegExp])[] = [
  [[1, 2, 3, 4, 5], /^(?:weekdays?|workdays?|werktags|wochentags|werktage|arbeitstage)$/],
  [[6, 7], /^(?:weekends?|wochenenden?)$/],
  [[1, 2, 3, 4, 5, 6, 7], /^(?:daily|everyday|taeglich|alltaeglich)$/],
];
const MINUTES = String.raw`(?:\s?[:.h]\s?(\d{2})|(?<=\d\d)(\d{2}))?`;
const HALF = String.raw`(?:\s?([ap])(?:\.?m\.?)?(?![a-z]))?`;
const HOUR = String.raw`(\d{1,2})${MINUTES}\s?(?:uhr|h|hrs?|o'clock)?${HALF}\s?(?:uhr)?`;
const BETWEEN = String.raw`\s*(?:-|to|till?|until|bis|and|und)\s*(?:zu\s)?`;
const SPAN = new RegExp(`(?<![\\d:.])${HOUR}${BETWEEN}${HOUR}(?![\\d:])`, 'g');
/** Words that say no more than what stands beside them. */
const FILLER_WORDS = `
  i ich my meine work working works arbeite hours? arbeitszeit(?:en)? are is
  sind ist from von between zwischen at um on am an in the der die den nights? nachts
  nachtschicht fruehschicht spaetschicht shift schicht uhr always immer usually meistens only
  nur also auch each jeweils please bitte every jeden jede day tag und and sowie plus set
  change update switch to auf stelle? setze? aendere ein neuen? geht now jetzt mostly`;
const FILLER = new RegExp(`\\b(?:${FILLER_WORDS.trim().split(/\s+/).join('|')})\\b`, 'g');
const RANGE = /([a-z]+)\s*(?:-|to|through|thru|bis)\s*([a-z]+)/g;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Undefined if the text is no working time. `known`: what counts for what it does not say. */
export function parseHours(text: string, known: WorkingHours): WorkingHours | undefined {
  const said = plain(text);
  const spans: (Span | undefined)[] = [];
  const rest = said.replace(SPAN, (...found: string[]) => {
    const [, h1, m1, m1b, half1, h2, m2, m2b, half2] = found;
    spans.push(spanOf([h1, m1 ?? m1b, half1], [h2, m2 ?? m2b, half2]));
    return ' | ';
  });
  const named = daysIn(rest);
  if (!named) return undefined;
  if (spans.length === 0) return named.length > 0 ? { ...known, days: named } : undefined;
  const span = joined(spans);
  return span && { ...span, days: named.length > 0 ? named : known.days };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/[–—−]/g, '-')
    .replace(/\b(?:noon|midday|mittags?)\b/g, '12:00')
    .replace(/\b(?:midnight|mitternacht)\b/g, '24:00')
    .replace(/\bevery ?day\b|\bjeden tag\b/g, 'daily')
    .replace(/\b(\d{1,2})(\d{2})\s*-\s*(\d{1,2})(\d{2})\b/g, '$1:$2-$3:$4');
}

type Said = readonly [
  hour: string | undefined,
  minutes: string | undefined,
  half: string | undefined,
];

/** With halves of the day where they are said, or where only one reading makes sense. */
function spanOf(begin: Said, end: Said): Span | undefined {
  const [from, to] = [minutesOf(begin), minutesOf(end)];
  if (from === undefined || to === undefined) return undefined;
  const isWholeClock = isOfWholeClock(begin) || isOfWholeClock(end);
  const starts = choicesOf(begin, from, end[2], isWholeClock);
  const ends = choicesOf(end, to, begin[2], isWholeClock);
  const lengths = starts.flatMap((one) => ends.map((other) => ({ from: one, to: other })));
  const length = (span: Span) => (span.to - span.from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  // `9 to 5`: a working day rather than a night of twenty hours.
  const best =
    lengths.find((span) => span.from < span.to && length(span) <= LONGEST) ??
    lengths.toSorted((one, other) => length(one) - length(other))[0];
  if (!best || length(best) > LONGEST) return undefined;
  return { from: best.from % DAY_MINUTES, to: best.to };
}

function minutesOf([hour = '', minutes = '0', half]: Said): number | undefined {
  const all = Number(hour) * 60 + Number(minutes);
  const most = half === undefined ? DAY_MINUTES : 12 * 60 + 59;
  return Number(minutes) < 60 && all <= most ? all : undefined;
}

/** The times that a person may mean. `other`: the half of the day at the other end. */
function choicesOf(
  [, , half]: Said,
  minutes: number,
  other: string | undefined,
  isWholeClock: boolean,
): readonly number[] {
  const inHalf = minutes % (12 * 60);
  if (half === 'a') return [inHalf];
  if (half === 'p') return [inHalf + 12 * 60];
  if (isWholeClock) return [minutes];
  return other === 'p' && minutes < 6 * 60
    ? [inHalf + 12 * 60, minutes]
    : [minutes, inHalf + 12 * 60];
}

/** `22-6` and `09-17` are times of a clock with 24 hours. */
const isOfWholeClock = ([hour = '', , half]: Said) =>
  half === undefined && (Number(hour) > 12 || hour.startsWith('0'));

/** Two spans with a break between them are one day; of different days, the time that they share. */
function joined(spans: readonly (Span | undefined)[]): Span | undefined {
  const [first, ...others] = spans;
  return others.reduce<Span | undefined>((all, span) => {
    if (!all || !span) return undefined;
    if (span.from >= all.to) return { from: all.from, to: span.to };
    const shared = { from: Math.max(all.from, span.from), to: Math.min(all.to, span.to) };
    return shared.from < shared.to ? shared : undefined;
  }, first);
}

/** The days that are named; undefined if anything else is said. */
function daysIn(text: string): readonly number[] | undefined {
  const found = new Set<number>();
  const dayOf = (word: string) => DAYS.find(([, names]) => names.test(word))?.[0];
  const rest = text.replace(/\./g, ' ').replace(RANGE, (all, one: string, other: string) => {
    const [first, last] = [dayOf(one), dayOf(other)];
    if (first === undefined || last === undefined) return all;
    for (let day = first; ; day = (day % 7) + 1) {
      found.add(day);
      if (day === last) break;
    }
    return ' ';
  });
  for (const word of rest.replace(FILLER, ' ').split(/[\s,;:/&|()+-]+/)) {
    if (word === '') continue;
    const days = SETS.find(([, names]) => names.test(word))?.[0] ?? [dayOf(word) ?? 0];
    if (days.includes(0)) return undefined;
    for (const day of days) found.add(day);
  }
  return [...found].toSorted((one, other) => one - other);
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const OFFICE_DAYS = '1,2,3,4,5';

/** As people write them; the days only if they are not Monday to Friday. */
export function formatHours({ from, to, days }: WorkingHours, locale: Locale): string {
  // `11:00-2:00` would be read as the afternoon.
  const digits = to <= from && from <= 13 * 60 ? 2 : 1;
  const clock = (minutes: number) =>
    [[Math.floor(minutes / 60), digits] as const, [minutes % 60, 2] as const]
      .map(([number, width]) => String(number).padStart(width, '0'))
      .join(':');
  const hours = `${clock(from)}-${clock(to)}`;
  if (days.length === 0 || days.join() === OFFICE_DAYS) return hours;
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (day: number) => names.format(MONDAY + (day - 1) * DAY_MS).replace('.', '');
  return `${hours} ${runsOf(days)
    .map(([first, last]) => (first === last ? nameOf(first) : `${nameOf(first)}-${nameOf(last)}`))
    .join(', ')}`;
}

/** Days as runs: Sunday to Thursday is one. */
function runsOf(days: readonly number[]): (readonly [number, number])[] {
  const isDay = (day: number) => days.includes(((day - 1 + 7) % 7) + 1);
  if (days.length === 7) return [[1, 7]];
  const starts = [7, 1, 2, 3, 4, 5, 6].filter((day) => isDay(day) && !isDay(day - 1));
  return starts.map((first) => {
    let last = first;
    while (isDay(last + 1)) last = (last % 7) + 1;
    return [first, last];
  });
}
