// People under 18: whether somebody is, and when the bot may write to them unasked: on weekdays
// between 6:00 and 20:00, whatever their working hours are.
import { DateTime } from 'luxon';
import type { Person } from '../core/person';
import { addDays, instantAt, localDate, weekdayOf } from './calendar';

const MORNING = 6 * 60;
const EVENING = 20 * 60;
const FRIDAY = 5;

export function isMinor({ minorUntil, zone }: Pick<Person, 'minorUntil' | 'zone'>, now: Date) {
  return (
    minorUntil !== undefined && (minorUntil === 'unknown' || localDate(now, zone) < minorUntil)
  );
}

/** Until when nothing may be sent unasked; undefined: now is fine. */
export function quietUntil(
  person: Pick<Person, 'minorUntil' | 'zone'>,
  now: Date,
): Date | undefined {
  if (!isMinor(person, now)) return undefined;
  const { zone } = person;
  const local = DateTime.fromJSDate(now, { zone });
  const minutes = local.hour * 60 + local.minute;
  const isWeekday = local.weekday <= FRIDAY;
  if (isWeekday && minutes >= MORNING && minutes < EVENING) return undefined;
  const today = localDate(now, zone);
  let date = minutes < MORNING ? today : addDays(today, 1);
  while (weekdayOf(date) > FRIDAY) date = addDays(date, 1);
  return instantAt(date, MORNING, zone);
}
