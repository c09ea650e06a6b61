// When the bot may write unasked to people under 18.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isMinor, quietUntil } from '../../src/domain/minors';

const zone = 'Europe/Berlin';
const young = { zone, minorUntil: '2027-01-01' };
const at = (local: string) => DateTime.fromISO(local, { zone }).toJSDate();
const wall = (date: Date | undefined) =>
  date && DateTime.fromJSDate(date, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

it.each([
  ['2026-03-02T05:59', '2026-03-02T06:00'],
  ['2026-03-02T06:00', undefined],
  ['2026-03-02T19:59', undefined],
  ['2026-03-02T20:00', '2026-03-03T06:00'],
  ['2026-03-06T20:00', '2026-03-09T06:00'],
  ['2026-03-07T12:00', '2026-03-09T06:00'],
  ['2026-03-08T23:00', '2026-03-09T06:00'],
  ['2026-03-09T03:00', '2026-03-09T06:00'],
])('at %s it is quiet until %s', (now, until) => {
  expect(wall(quietUntil(young, at(now)))).toBe(until);
});

it('ends on the day on which they are 18, and never if no table says it', () => {
  const night = (date: string) => at(`${date}T23:00`);
  expect(isMinor(young, night('2026-12-31'))).toBe(true);
  expect(isMinor(young, night('2027-01-01'))).toBe(false);
  expect(quietUntil(young, night('2027-01-04'))).toBeUndefined();
  expect(isMinor({ zone, minorUntil: 'unknown' }, night('2040-01-01'))).toBe(true);
  expect(quietUntil({ zone }, night('2026-03-02'))).toBeUndefined();
});

it('is over at an instant that is fine, at most three days later (property)', () => {
  const instant = fc.date({
    min: new Date('2025-01-01'),
    max: new Date('2026-11-30'),
    noInvalidDate: true,
  });
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC');
  fc.assert(
    fc.property(instant, zones, (now, where) => {
      const person = { zone: where, minorUntil: '2027-01-01' };
      const until = quietUntil(person, now) ?? now;
      expect(quietUntil(person, until)).toBeUndefined();
      expect(until.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(until.getTime() - now.getTime()).toBeLessThan(3 * 86_400_000);
    }),
  );
});
