// The calendar: local times as instants. If daylight saving skips a local time, it is the first
// valid instant after the gap. If it occurs twice, the first one counts.
import { DateTime } from 'luxon';
import type { Person, WorkingHours } from '../core/person';

/** What the calendar needs to know about a person. */
export type LivesBy = Pick<Person, 'zone' | 'workingHours'>;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: Date, zone: string): string {
  return DateTime.fromJSDate(instant, { zone }).toISODate() ?? '';
}

/** The ISO week of an instant in the person's time zone, e.g. `2026-W09`. */
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

/** The Monday of the ISO week of a local date. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** The first day of the month after a local date. */
export function firstOfNextMonth(date: string): string {
  return (
    DateTime.fromISO(date, { zone: 'utc' }).startOf('month').plus({ months: 1 }).toISODate() ?? date
  );
}

/** The instant that is `minutes` after midnight on a local date. */
export function instantAt(date: string, minutes: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  const offset = (at: number) => DateTime.fromMillis(at, { zone }).offset * MINUTE_MS;
  // A day before and a day after are on either side of any relevant clock change.
  const offsets = [offset(wall - DAY_MS), offset(wall + DAY_MS)];
  const fitting = offsets.map((each) => wall - each).filter((at) => at + offset(at) === wall);
  if (fitting.length > 0) return new Date(Math.min(...fitting));
  // Skipped: the first instant after the gap is where the clocks changed.
  let early = wall - Math.max(...offsets);
  let late = wall - Math.min(...offsets);
  while (late - early > MINUTE_MS) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offset(middle) === offset(late)) late = middle;
    else early = middle;
  }
  return new Date(late);
}

/** A night shift ends on the day after the one on which it begins. */
const isNight = ({ from, to }: WorkingHours) => to <= from;

/** Minutes from the beginning of the working time to its end. */
export function workLength(hours: WorkingHours): number {
  return hours.to - hours.from + (isNight(hours) ? DAY_MINUTES : 0);
}

/** The local date on which the working time of an instant began; undefined outside of it. */
function shiftOf({ zone, workingHours }: LivesBy, instant: Date): string | undefined {
  const { from, to, days } = workingHours;
  const local = DateTime.fromJSDate(instant, { zone });
  const minutes = local.hour * 60 + local.minute;
  const today = local.toISODate() ?? '';
  const isLate = minutes >= from && (isNight(workingHours) || minutes < to);
  if (isLate && days.includes(local.weekday)) return today;
  const yesterday = addDays(today, -1);
  const isEarly = isNight(workingHours) && minutes < to;
  return isEarly && days.includes(weekdayOf(yesterday)) ? yesterday : undefined;
}

export function isWorkingTime(person: LivesBy, instant: Date): boolean {
  return shiftOf(person, instant) !== undefined;
}

/** `from` if the person works then, otherwise the start of their next working time. */
export function nextWorkingInstant(person: LivesBy, from: Date): Date {
  if (isWorkingTime(person, from)) return from;
  const { zone, workingHours } = person;
  let date = localDate(from, zone);
  for (let days = 0; days < 8; days += 1, date = addDays(date, 1)) {
    const begin = instantAt(date, workingHours.from, zone);
    if (
      workingHours.days.includes(weekdayOf(date)) &&
      begin >= from &&
      isWorkingTime(person, begin)
    )
      return begin;
  }
  // A person without working days gets messages at any time.
  return from;
}

/** The end of the working time around `instant`, or on its day. */
export function endOfWork(person: LivesBy, instant: Date): Date {
  const { zone, workingHours } = person;
  const date = shiftOf(person, instant) ?? localDate(instant, zone);
  return instantAt(isNight(workingHours) ? addDays(date, 1) : date, workingHours.to, zone);
}

/** Whether the person asked for quiet at that instant. */
export function isPaused({ pausedUntil }: Pick<Person, 'pausedUntil'>, at: Date): boolean {
  return pausedUntil !== undefined && (pausedUntil === 'forever' || pausedUntil > at.toISOString());
}

export type Rhythm = 'weekly' | 'twoWeekly' | 'monthly';
export const RHYTHMS: readonly Rhythm[] = ['weekly', 'twoWeekly', 'monthly'];
/** Monthly means every four weeks, so that it stays on its weekday. */
export const RHYTHM_DAYS: Readonly<Record<Rhythm, number>> = {
  weekly: 7,
  twoWeekly: 14,
  monthly: 28,
};
