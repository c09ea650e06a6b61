// Working days: when something has waited for so many of them. What comes at night or at the
// weekend counts from the beginning of the next working day.
import {
  addDays,
  instantAt,
  type LivesBy,
  localDate,
  nextWorkingInstant,
  weekdayOf,
} from './calendar';
import { DateTime } from 'luxon';

/** The instant at which `count` working days have passed since `from`. */
export function afterWorkingDays(from: Date, count: number, lives: LivesBy): Date {
  const { zone, workingHours } = lives;
  const begin = nextWorkingInstant(lives, from);
  const local = DateTime.fromJSDate(begin, { zone });
  let date = localDate(begin, zone);
  for (let passed = 0; passed < count; ) {
    date = addDays(date, 1);
    // Without any working days, every day counts.
    if (workingHours.days.length === 0 || workingHours.days.includes(weekdayOf(date))) passed += 1;
  }
  return instantAt(date, local.hour * 60 + local.minute, zone);
}
