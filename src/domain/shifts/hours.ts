// Working hours of a crew that rotates: those of its present or next shift. Pure.
import type { WorkingHours } from '../../core/person';
import { addDays, instantAt, weekdayOf } from '../calendar';
import type { Shift } from './record';

const WEEK = 7;

/**
 * The hours that count now, on the days of the next week that have the same ones; undefined if no
 * shift is known. `shifts`: of one crew, by date, from yesterday on.
 */
export function hoursNow(
  shifts: readonly Shift[],
  zone: string,
  now: Date,
): WorkingHours | undefined {
  const isOver = ({ date, from = 0, to = 0 }: Shift) =>
    instantAt(to <= from ? addDays(date, 1) : date, to, zone) <= now;
  const ahead = shifts.filter((shift) => shift.from !== undefined && !isOver(shift));
  const [next] = ahead;
  if (next?.from === undefined || next.to === undefined) return undefined;
  const { from, to, date } = next;
  const days = ahead
    .filter((one) => one.from === from && one.to === to && one.date < addDays(date, WEEK))
    .map((one) => weekdayOf(one.date));
  return { from, to, days: [...new Set(days)].toSorted((one, other) => one - other) };
}
