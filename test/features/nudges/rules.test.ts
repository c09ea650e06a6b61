import fc from 'fast-check';
import { isWorkingTime, localDate, mondayOf, weekOf } from '../../../src/domain/calendar';
import { OFFICE_HOURS } from '../../../src/domain/people/record';
import {
  decideNudge,
  MIN_GAP_MS,
  notThisMonth,
  type Nudged,
  type NudgeState,
  pause,
  reacted,
  resume,
  weeksUntilNext,
} from '../../../src/features/nudges/rules';

const state = (over: Partial<NudgeState> = {}): NudgeState => ({
  id: 'p1',
  version: 1,
  unanswered: 0,
  paused: false,
  because: [],
  ...over,
});
const person = (over: Partial<Nudged> = {}): Nudged => ({
  id: 'p1',
  active: true,
  zone: 'Europe/Berlin',
  workingHours: OFFICE_HOURS,
  ...over,
});
/** A Wednesday, noon in Berlin. */
const NOW = new Date('2026-03-11T11:00:00Z');

it.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 4],
  [4, 8],
  [5, 8],
  [50, 8],
])('after %d nudges without a reaction the next comes %d weeks later', (unanswered, weeks) => {
  expect(weeksUntilNext(unanswered)).toBe(weeks);
});

describe('decideNudge', () => {
  it('sends within working hours, not after their end, and plans the next for a later week', () => {
    const verdict = decideNudge(state(), person(), true, NOW);
    expect(verdict).toMatchObject({ what: 'send', usefulUntil: new Date('2026-03-11T16:00:00Z') });
    expect(weekOf(verdict.next, 'Europe/Berlin')).toBe('2026-W12');
  });

  it.each<[string, Partial<NudgeState>, Partial<Nudged>, boolean, string]>([
    ['somebody who left', {}, { active: false }, true, '2026-03-16'],
    ['somebody whom no platform reaches', {}, {}, false, '2026-03-16'],
    ['somebody who pauses everything', {}, { pausedUntil: 'forever' }, true, '2026-03-16'],
    [
      'somebody who pauses until tomorrow',
      {},
      { pausedUntil: '2026-03-12T11:00:00Z' },
      true,
      '2026-03-16',
    ],
    [
      'somebody who works on no day',
      {},
      { workingHours: { ...OFFICE_HOURS, days: [] } },
      true,
      '2026-03-16',
    ],
    ['somebody who began last week', {}, { startDate: '2026-03-04' }, true, '2026-03-18'],
    [
      'somebody who asked for none this month',
      { quietUntil: '2026-04-01' },
      {},
      true,
      '2026-04-01',
    ],
    [
      'somebody who was nudged on Monday',
      { lastAt: '2026-03-09T09:00:00Z', lastWeek: '2026-W11', unanswered: 1 },
      {},
      true,
      '2026-03-16',
    ],
    [
      'somebody who ignored two',
      { lastAt: '2026-03-03T09:00:00Z', lastWeek: '2026-W10', unanswered: 2 },
      {},
      true,
      '2026-03-16',
    ],
    [
      'somebody who ignored four',
      { lastAt: '2026-03-03T09:00:00Z', lastWeek: '2026-W10', unanswered: 4 },
      {},
      true,
      '2026-04-27',
    ],
  ])('leaves %s alone', (_case, own, who, reachable, from) => {
    const verdict = decideNudge(state(own), person(who), reachable, NOW);
    expect(verdict.what).toBe('later');
    const next = localDate(verdict.next, 'Europe/Berlin');
    expect(next >= from).toBe(true);
    expect(mondayOf(next) <= mondayOf(from) || next < addWeek(from)).toBe(true);
  });

  it.each<[string, Partial<NudgeState>, Partial<Nudged>]>([
    ['somebody who began two weeks ago', {}, { startDate: '2026-02-25' }],
    ['somebody whose pause is over', {}, { pausedUntil: '2026-03-11T10:59:00Z' }],
    ['somebody whose quiet is over', { quietUntil: '2026-03-01' }, {}],
    [
      'somebody who ignored two, two weeks ago',
      { lastAt: '2026-02-25T09:00:00Z', lastWeek: '2026-W09', unanswered: 2 },
      {},
    ],
  ])('nudges %s', (_case, own, who) => {
    expect(decideNudge(state(own), person(who), true, NOW).what).toBe('send');
  });

  it.each([
    ['in the evening', '2026-03-11T19:00:00Z', '2026-03-12'],
    ['on a Friday evening', '2026-03-13T19:00:00Z', '2026-03-16'],
    ['early in the morning', '2026-03-11T05:00:00Z', '2026-03-11'],
  ])('after a time in which the bot was down waits for working hours: %s', (_case, now, date) => {
    const verdict = decideNudge(state(), person(), true, new Date(now));
    expect(verdict.what).toBe('later');
    expect(localDate(verdict.next, 'Europe/Berlin')).toBe(date);
    expect(isWorkingTime(person(), verdict.next)).toBe(true);
  });

  it('counts the week of both calendars for a person who flew back over the date line', () => {
    // A Monday in Kiritimati, a Sunday in Honolulu: the week that was nudged is not over on Friday.
    const before = { lastAt: '2026-03-01T20:00:00Z', lastWeek: '2026-W10', unanswered: 1 };
    const friday = new Date('2026-03-06T22:00:00Z');
    expect(weekOf(new Date(before.lastAt), 'Pacific/Honolulu')).toBe('2026-W09');
    const verdict = decideNudge(state(before), person({ zone: 'Pacific/Honolulu' }), true, friday);
    expect(verdict.what).toBe('later');
    expect(weekOf(verdict.next, 'Pacific/Honolulu')).toBe('2026-W11');
  });

  it('spreads people over days and minutes, but keeps each at their own time', () => {
    const times = Array.from(
      { length: 2000 },
      (_, index) => decideNudge(state(), person({ id: `p${index}` }), true, NOW).next,
    );
    const minutes = Map.groupBy(times, (time) => time.getTime());
    expect(new Set(times.map((time) => time.getUTCDay()))).toEqual(new Set([2, 3, 4]));
    expect(minutes.size).toBeGreaterThan(900);
    expect(Math.max(...[...minutes.values()].map((group) => group.length))).toBeLessThan(12);
    expect(decideNudge(state(), person({ id: 'p7' }), true, NOW).next).toEqual(times[7]);
  });
});

function addWeek(date: string): string {
  return new Date(Date.parse(date) + 7 * 86_400_000).toISOString().slice(0, 10);
}

describe('what people ask for', () => {
  it('pause plans nothing, resume starts again next week', () => {
    const paused = pause(state({ dueAt: '2026-03-18T09:00:00Z', unanswered: 3 }));
    expect(paused).toMatchObject({ paused: true, unanswered: 0 });
    expect(paused.dueAt).toBeUndefined();
    expect(reacted(paused, person(), NOW).dueAt).toBeUndefined();
    const back = resume(paused, person(), NOW);
    expect(back.paused).toBe(false);
    expect(weekOf(new Date(back.dueAt ?? ''), 'Europe/Berlin')).toBe('2026-W12');
  });

  it('“not this month” is quiet until the first of the next in their own zone', () => {
    const inAuckland = person({ zone: 'Pacific/Auckland' });
    const lastOfMarch = new Date('2026-03-31T12:00:00Z');
    expect(notThisMonth(state(), person(), lastOfMarch).quietUntil).toBe('2026-04-01');
    expect(notThisMonth(state(), inAuckland, lastOfMarch).quietUntil).toBe('2026-05-01');
  });

  it('a reaction takes the weekly rhythm up again', () => {
    const back = reacted(state({ unanswered: 4, dueAt: '2026-04-29T09:00:00Z' }), person(), NOW);
    expect(back.unanswered).toBe(0);
    expect(weekOf(new Date(back.dueAt ?? ''), 'Europe/Berlin')).toBe('2026-W12');
  });
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
];
const hours = fc
  .record({
    from: fc.integer({ min: 0, max: 1380 }),
    length: fc.integer({ min: 30, max: 720 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  })
  .map(({ from, length, days }) => ({ from, to: Math.min(1440, from + length), days }));
const step = fc.record({
  zone: fc.constantFrom(...zones),
  workingHours: hours,
  downHours: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 500 })),
  afterwards: fc.constantFrom('ignore', 'ignore', 'react', 'notThisMonth', 'resume'),
  travels: fc.boolean(),
});

it('never more than one in a week, never outside working hours, wherever people travel and however long the bot is down (property)', () => {
  let nudges = 0;
  const simulate = fc.property(
    fc.array(step, { minLength: 5, maxLength: 60 }),
    fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
    fc.uuid(),
    (steps, start, id) => {
      let now = start;
      let who = person({ id });
      let stands = state({ id, dueAt: start.toISOString() });
      const sent: { at: Date; week: string }[] = [];
      for (const { zone, workingHours, downHours, afterwards, travels } of steps) {
        const due = Date.parse(stands.dueAt ?? '');
        now = new Date(Math.max(due, now.getTime()) + downHours * 3_600_000);
        if (travels) who = { ...who, zone, workingHours };
        const verdict = decideNudge(stands, who, true, now);
        expect(verdict.next.getTime()).toBeGreaterThan(now.getTime());
        stands = { ...stands, dueAt: verdict.next.toISOString() };
        if (verdict.what === 'later') continue;
        const week = weekOf(now, who.zone);
        const last = sent.at(-1);
        expect(isWorkingTime(who, now)).toBe(true);
        expect(verdict.usefulUntil.getTime()).toBeGreaterThan(now.getTime());
        expect(localDate(new Date(verdict.usefulUntil.getTime() - 1), who.zone)).toBe(
          localDate(now, who.zone),
        );
        if (last) {
          expect(week > last.week).toBe(true);
          expect(week > weekOf(last.at, who.zone)).toBe(true);
          expect(now.getTime() - last.at.getTime()).toBeGreaterThanOrEqual(MIN_GAP_MS);
        }
        sent.push({ at: now, week });
        nudges += 1;
        stands = {
          ...stands,
          lastAt: now.toISOString(),
          lastWeek: week,
          unanswered: stands.unanswered + 1,
        };
        if (afterwards === 'react') stands = reacted(stands, who, now);
        if (afterwards === 'notThisMonth') stands = notThisMonth(stands, who, now);
        if (afterwards === 'resume') stands = resume(pause(stands), who, now);
      }
    },
  );
  fc.assert(simulate, { numRuns: 400 });
  expect(nudges).toBeGreaterThan(1000);
});
