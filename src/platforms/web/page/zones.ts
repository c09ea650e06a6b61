// Times of a person's own zone as instants, for the clock that travels. Pure.

const DAY_MS = 86_400_000;

/** How far a zone is ahead of UTC at an instant, ms. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** The local time `YYYY-MM-DDTHH:MM` of an instant, as a form's field takes it. */
export function localTime(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 16);
}

/**
 * The instant of a local time `YYYY-MM-DDTHH:MM`; one that daylight saving skips lands an hour
 * later.
 */
export function instantOf(local: string, zone: string): Date {
  const wall = Date.parse(`${local}Z`);
  const guess = wall - offsetAt(wall - offsetAt(wall, zone), zone);
  return new Date(guess);
}

/**
 * The next local date after today's on which it is the weekday (1 = Monday), at a time of day
 * `HH:MM`.
 */
export function nextWeekday(weekday: number, time: string, now: Date, zone: string): Date {
  const today = Date.parse(`${localTime(now, zone).slice(0, 10)}T00:00Z`);
  const ahead = (weekday - new Date(today).getUTCDay() + 7) % 7 || 7;
  return instantOf(`${new Date(today + ahead * DAY_MS).toISOString().slice(0, 10)}T${time}`, zone);
}

/** Tomorrow at a time of day `HH:MM`. */
export function tomorrow(time: string, now: Date, zone: string): Date {
  const today = Date.parse(`${localTime(now, zone).slice(0, 10)}T00:00Z`);
  return instantOf(`${new Date(today + DAY_MS).toISOString().slice(0, 10)}T${time}`, zone);
}
