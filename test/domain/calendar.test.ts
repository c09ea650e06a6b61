import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  endOfWork,
  firstOfNextMonth,
  instantAt,
  isWorkingTime,
  localDate,
  mondayOf,
  nextWeekday,
  nextWorkingInstant,
  weekOf,
  workLength,
} from '../../src/domain/calendar';
import { OFFICE_HOURS } from '../../src/domain/people/record';

const zones = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Havana',
  'UTC',
];
const anyInstant = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2027-12-31'),
  noInvalidDate: true,
});

describe('instantAt', () => {
  it.each([
    ['an ordinary morning', '2026-03-02', 9 * 60, 'Europe/Berlin', '2026-03-02T08:00:00.000Z'],
    ['summer time', '2026-07-06', 9 * 60, 'Europe/Berlin', '2026-07-06T07:00:00.000Z'],
    [
      'a skipped time: the first valid instant',
      '2026-03-29',
      2 * 60 + 30,
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'a time that comes twice: the first',
      '2026-10-25',
      2 * 60 + 30,
      'Europe/Berlin',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'a half hour that comes twice: the first',
      '2026-04-05',
      105,
      'Australia/Lord_Howe',
      '2026-04-04T14:45:00.000Z',
    ],
    ['a skipped half hour', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['a midnight that is skipped', '2026-03-08', 0, 'America/Havana', '2026-03-08T05:00:00.000Z'],
    [
      'a whole day that is skipped',
      '2011-12-30',
      9 * 60,
      'Pacific/Apia',
      '2011-12-30T10:00:00.000Z',
    ],
    ['the end of a day', '2026-03-02', 24 * 60, 'UTC', '2026-03-03T00:00:00.000Z'],
    ['a zone with half hours', '2026-03-02', 9 * 60, 'Asia/Kolkata', '2026-03-02T03:30:00.000Z'],
  ])('%s', (_case, date, minutes, zone, instant) => {
    expect(instantAt(date, minutes, zone).toISOString()).toBe(instant);
  });

  it('shows that time on the local clock, for the first time, or ends the gap in which it falls (property)', () => {
    const nearAChange = fc.constantFrom(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
    );
    const anyDate = fc.oneof(
      nearAChange,
      anyInstant.map((instant) => localDate(instant, 'UTC')),
    );
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(...zones),
        (date, minutes, zone) => {
          const found = instantAt(date, minutes, zone);
          const wanted = wallOf(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000, 'UTC');
          const shown = wallOf(found.getTime(), zone);
          const earlier = [15, 30, 45, 60, 90, 120].map((ago) =>
            wallOf(found.getTime() - ago * 60_000, zone),
          );
          expect(earlier).not.toContain(wanted);
          const gap = shown !== wanted;
          const shortBefore = wallOf(found.getTime() - 60_000, zone);
          expect(gap ? shortBefore < wanted && wanted < shown : true).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** What the clock on the wall shows, comparable as text. */
function wallOf(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

describe('nextWorkingInstant', () => {
  it.each([
    ['now, when they work', '2026-03-02T10:00:00Z', 'Europe/Berlin', '2026-03-02T10:00:00.000Z'],
    ['this morning', '2026-03-02T05:00:00Z', 'Europe/Berlin', '2026-03-02T08:00:00.000Z'],
    ['tomorrow', '2026-03-02T17:00:00Z', 'Europe/Berlin', '2026-03-03T08:00:00.000Z'],
    ['after the weekend', '2026-03-06T17:00:00Z', 'Europe/Berlin', '2026-03-09T08:00:00.000Z'],
    [
      'across the change of clocks',
      '2026-03-27T17:00:00Z',
      'Europe/Berlin',
      '2026-03-30T07:00:00.000Z',
    ],
  ])('is %s', (_case, from, zone, instant) => {
    expect(
      nextWorkingInstant({ zone, workingHours: OFFICE_HOURS }, new Date(from)).toISOString(),
    ).toBe(instant);
  });

  it('is never outside working hours, never in the past, never more than four days away (property)', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), (from, zone) => {
        const person = { zone, workingHours: OFFICE_HOURS };
        const next = nextWorkingInstant(person, from);
        expect(isWorkingTime(person, next)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(next.getTime() - from.getTime()).toBeLessThan(4 * 86_400_000);
      }),
    );
  });
});

describe('a night shift', () => {
  const zone = 'Europe/Berlin';
  const nights = { zone, workingHours: { from: 22 * 60, to: 6 * 60, days: [1, 2, 3, 4, 5] } };
  it.each([
    ['Monday before it', '2026-03-02T12:00', false, '2026-03-02T22:00', '2026-03-03T06:00'],
    ['Monday night', '2026-03-02T23:00', true, '2026-03-02T23:00', '2026-03-03T06:00'],
    ['Tuesday morning', '2026-03-03T05:59', true, '2026-03-03T05:59', '2026-03-03T06:00'],
    ['Tuesday after it', '2026-03-03T06:00', false, '2026-03-03T22:00', '2026-03-04T06:00'],
    ['Saturday morning', '2026-03-07T03:00', true, '2026-03-07T03:00', '2026-03-07T06:00'],
    ['Saturday night', '2026-03-07T23:00', false, '2026-03-09T22:00', '2026-03-08T06:00'],
    ['Monday morning', '2026-03-09T03:00', false, '2026-03-09T22:00', '2026-03-10T06:00'],
  ])('on %s', (_when, at, works, next, end) => {
    const instant = (local: string) => DateTime.fromISO(local, { zone }).toJSDate();
    const local = (date: Date) =>
      DateTime.fromJSDate(date, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
    expect(isWorkingTime(nights, instant(at))).toBe(works);
    expect(local(nextWorkingInstant(nights, instant(at)))).toBe(next);
    expect(local(endOfWork(nights, instant(at)))).toBe(end);
  });

  it('is as long as its hours, and every hour of it works (property)', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 1, max: 7 }), (from, to, day) => {
        fc.pre(from !== to);
        const person = { zone: 'UTC', workingHours: { from, to, days: [day] } };
        const monday = Date.UTC(2026, 2, 2);
        const worked = Array.from(
          { length: 7 * 96 },
          (_, at) => new Date(monday + at * 900_000),
        ).filter((at) => isWorkingTime(person, at));
        const quarters = workLength(person.workingHours) / 15;
        expect(Math.abs(worked.length - quarters)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it('work ends on the same day', () => {
  const person = { zone: 'Asia/Kolkata', workingHours: OFFICE_HOURS };
  expect(endOfWork(person, new Date('2026-03-02T05:00:00Z')).toISOString()).toBe(
    '2026-03-02T11:30:00.000Z',
  );
});

describe('weeks', () => {
  it('belong to the person’s calendar', () => {
    expect(weekOf(new Date('2026-03-01T23:30:00Z'), 'Europe/Berlin')).toBe('2026-W10');
    expect(weekOf(new Date('2026-03-01T23:30:00Z'), 'Europe/London')).toBe('2026-W09');
  });

  it.each([
    ['2026-03-02', '2026-03-02', '2026-04-01'],
    ['2026-03-08', '2026-03-02', '2026-04-01'],
    ['2026-12-31', '2026-12-28', '2027-01-01'],
  ])('and so do months: %s is in the week of %s, before the month of %s', (date, monday, next) => {
    expect([mondayOf(date), firstOfNextMonth(date)]).toEqual([monday, next]);
  });

  it('nextWeekday comes after the day and falls on it (property)', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 7 }), (instant, weekday) => {
        const date = localDate(instant, 'UTC');
        const next = nextWeekday(date, weekday);
        expect(next > date).toBe(true);
        expect(new Date(next).getUTCDay() || 7).toBe(weekday);
      }),
    );
  });
});
