// The calendar: local times that people live by, as instants. A local time that daylight saving skips is the first valid instant after
// the gap; one that comes twice is its first coming.
import { DateTime } from 'luxon';
import type { Person, WorkingHours } from '../core/person';

/** What the calendar needs of a person. */
export type LivesBy = Pick<Person, 'zone' | 'workingHours'>;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toISODate() ?? '';
}

/** ISO week of an instant as the person's calendar has it, e.g. `2026-W09`. */
export function weekOf(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toISOWeekDate()?.slice(0, 8) ?? '';
}

export function addDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date;
}

/** ISO weekday of a local date, 1 = Monday. */
export function weekdayOf(date: string): number {
  return DateTime.fromISO(date, { zone: 'utc' }).weekday;
}

/** The next date after `date` that falls on an ISO weekday. */
export function nextWeekday(date: string, weekday: number): string {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7 || 7);
}

/** The instant at which it is `minutes` after midnight on a local date. */
export function instantAt(date: string, minutes: number, zone: string): Date {
  const wanted = DateTime.fromISO(date, { zone }).startOf('day');
  const local = DateTime.fromObject(
    { year: wanted.year, month: wanted.month, day: wanted.day, hour: Math.floor(minutes / 60), minute: minutes % 60 },
    { zone },
  );
  const skipped = local.hour * 60 + local.minute !== minutes % DAY_MINUTES;
  if (skipped) return endOfGap(local.toJSDate(), zone);
  const earlier = local.minus({ hours: 1 });
  const twice = earlier.hour === local.hour && earlier.minute === local.minute;
  return (twice ? earlier : local).toJSDate();
}

/** The instant at which the clocks changed shortly before `after`. */
function endOfGap(after: Date, zone: string): Date {
  const offset = (ms: number) => DateTime.fromMillis(ms, { zone }).offset;
  let late = after.getTime();
  let early = late - 3 * 60 * MINUTE_MS;
  while (late - early > MINUTE_MS) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offset(middle) === offset(late)) late = middle;
    else early = middle;
  }
  return new Date(late);
}

export function isWorkingTime({ zone, workingHours }: LivesBy, instant: Date): boolean {
  const local = DateTime.fromJSDate(instant, { zone });
  const minutes = local.hour * 60 + local.minute;
  return workingHours.days.includes(local.weekday) && minutes >= workingHours.from && minutes < workingHours.to;
}

/** `from` if the person works then, else the beginning of their next working time. */
export function nextWorkingInstant(person: LivesBy, from: Date): Date {
  if (isWorkingTime(person, from)) return from;
  const { zone, workingHours } = person;
  let date = localDate(from, zone);
  for (let days = 0; days < 8; days += 1, date = addDays(date, 1)) {
    const begin = instantAt(date, workingHours.from, zone);
    if (workingHours.days.includes(weekdayOf(date)) && begin >= from && isWorkingTime(person, begin)) return begin;
  }
  // Nobody works on no day: they are told when they are told.
  return from;
}

/** Whether the person asked to be left alone at that instant. */
export function isPaused({ pausedUntil }: Pick<Person, 'pausedUntil'>, at: Date): boolean {
  return pausedUntil !== undefined && (pausedUntil === 'forever' || pausedUntil > at.toISOString());
}

export type Rhythm = 'weekly' | 'twoWeekly' | 'monthly';
export const RHYTHMS: readonly Rhythm[] = ['weekly', 'twoWeekly', 'monthly'];
/** Monthly is every four weeks, so that it stays on its weekday. */
export const RHYTHM_DAYS: Readonly<Record<Rhythm, number>> = { weekly: 7, twoWeekly: 14, monthly: 28 };

/** Working hours from `9:00-17:30`, on the given days; undefined when it is no such span. */
export function parseHours(text: string, days: WorkingHours['days']): WorkingHours | undefined {
  const match = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]) * 60 + Number(match[2] ?? 0);
  const to = Number(match[3]) * 60 + Number(match[4] ?? 0);
  return from < to && to <= DAY_MINUTES ? { from, to, days } : undefined;
}

export function formatHours({ from, to }: WorkingHours): string {
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${clock(from)}-${clock(to)}`;
}
