// The playground's clock in people's own time zones.
import fc from 'fast-check';
import { instantAt } from '../../../../src/domain/calendar';
import {
  instantOf,
  localTime,
  nextWeekday,
  tomorrow,
} from '../../../../src/platforms/web/page/zones';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
];

describe('the page’s times', () => {
  it.each([
    ['Europe/London', '2026-11-25T09:30:00Z', '2026-11-30T09:00:00.000Z'],
    ['America/New_York', '2026-11-25T09:30:00Z', '2026-11-30T14:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-25T09:30:00Z', '2026-11-30T03:30:00.000Z'],
    ['Pacific/Honolulu', '2026-11-30T08:00:00Z', '2026-11-30T19:00:00.000Z'],
    ['Pacific/Auckland', '2026-11-29T12:00:00Z', '2026-12-06T20:00:00.000Z'],
    ['Europe/Berlin', '2026-03-23T08:00:00Z', '2026-03-30T07:00:00.000Z'],
  ])('have in %s at %s the next Monday, 9:00, at %s', (zone, now, monday) => {
    expect(nextWeekday(1, '09:00', new Date(now), zone).toISOString()).toBe(monday);
  });

  it('know tomorrow by the local day', () => {
    expect(tomorrow('09:00', new Date('2026-11-25T23:30:00Z'), 'Europe/Berlin').toISOString()).toBe(
      '2026-11-27T08:00:00.000Z',
    );
    expect(
      tomorrow('09:00', new Date('2026-11-25T23:30:00Z'), 'America/New_York').toISOString(),
    ).toBe('2026-11-26T14:00:00.000Z');
  });

  it('are those of the bot’s own calendar, but for what daylight saving skips or repeats', () => {
    const minute = fc.date({
      min: new Date('2026-01-01T00:00Z'),
      max: new Date('2027-12-31T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (date, zone) => {
        const instant = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
        const local = localTime(instant, zone);
        const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
        const theirs = instantAt(local.slice(0, 10), minutes, zone).getTime();
        // An hour that comes twice is its first coming to the calendar, either to us.
        expect([theirs, theirs + 3_600_000]).toContain(instantOf(local, zone).getTime());
        expect(localTime(instantOf(local, zone), zone)).toBe(local);
      }),
    );
  });
});
