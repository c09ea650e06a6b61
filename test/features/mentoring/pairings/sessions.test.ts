import fc from 'fast-check';
import {
  isWorkingTime,
  localDate,
  RHYTHM_DAYS,
  RHYTHMS,
  weekdayOf,
} from '../../../../src/domain/calendar';
import { OFFICE_HOURS } from '../../../../src/domain/people/record';
import type { CheckIn, Pairing } from '../../../../src/features/mentoring/pairings/pairing';
import {
  advance,
  checkedIn,
  isStuck,
  lastNote,
  mayMoveTo,
  moved,
  noted,
  planFrom,
  type DueTask,
} from '../../../../src/features/mentoring/pairings/sessions';
import { somePairing } from './pairing';

const person = (id: string, zone: string, workingHours = OFFICE_HOURS) => ({
  id,
  zone,
  workingHours,
  active: true,
});

/**
 * Everything that is said until `end`, with the sweep at each moment that it asks for, and late by
 * `lateMs`.
 */
function play(start: Pairing, members: ReturnType<typeof person>[], end: string, lateMs = 0) {
  const said: (DueTask & { now: Date })[] = [];
  let pairing = start;
  let sweeps = 0;
  while (pairing.dueAt !== undefined && pairing.dueAt < end) {
    const now = new Date(Date.parse(pairing.dueAt) + lateMs);
    const { pairing: next, say } = advance(pairing, members, now);
    said.push(...say.map((saying) => ({ ...saying, now })));
    expect((next.dueAt ?? '9') > now.toISOString()).toBe(true);
    pairing = next;
    sweeps += 1;
  }
  return { said, pairing, sweeps };
}

it('reminds each at nine on their Monday, across the change of clocks, and asks on Thursday', () => {
  const { said } = play(
    planFrom(somePairing(), '2026-03-23'),
    [person('mia', 'Europe/Berlin'), person('tom', 'America/New_York')],
    '2026-04-05',
  );
  expect(
    said.map(
      ({ kind, personId, session, now }) =>
        `${session} ${kind} ${personId} ${now.toISOString().slice(0, 16)}`,
    ),
  ).toEqual([
    '1 reminder mia 2026-03-23T08:00',
    '1 reminder tom 2026-03-23T13:00',
    '1 checkIn mia 2026-03-26T08:00',
    '1 checkIn tom 2026-03-26T13:00',
    '2 reminder mia 2026-03-30T07:00',
    '2 reminder tom 2026-03-30T13:00',
    '2 checkIn mia 2026-04-02T07:00',
    '2 checkIn tom 2026-04-02T13:00',
  ]);
});

it('keeps to working time, the rhythm and once for each, in any zone and with any working hours (property)', () => {
  const zones = [
    'Pacific/Kiritimati',
    'Pacific/Honolulu',
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
  ];
  const hours = fc
    .record({
      from: fc.integer({ min: 0, max: 1380 }),
      length: fc.integer({ min: 60, max: 600 }),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    })
    .map(({ from, length, days }) => ({ from, to: Math.min(1440, from + length), days }));
  const anyone = (id: string) =>
    fc.tuple(fc.constantFrom(...zones), hours).map(([zone, working]) => person(id, zone, working));
  fc.assert(
    fc.property(anyone('mia'), anyone('tom'), fc.constantFrom(...RHYTHMS), (mia, tom, rhythm) => {
      const { said, pairing, sweeps } = play(
        planFrom(somePairing({ rhythm }), '2026-03-02'),
        [mia, tom],
        '2026-05-24',
      );
      const sessions = (12 * 7) / RHYTHM_DAYS[rhythm];
      expect(pairing.session).toBe(sessions);
      expect(
        new Set(said.map(({ kind, session, personId }) => `${kind} ${session} ${personId}`)).size,
      ).toBe(said.length);
      for (const { now, personId, date, usefulUntil } of said) {
        const who = personId === 'mia' ? mia : tom;
        expect(isWorkingTime(who, now)).toBe(true);
        expect(localDate(now, who.zone) >= date).toBe(true);
        expect(usefulUntil > now.toISOString()).toBe(true);
      }
      // Who works on Sundays only may hear of the last session after the end.
      const ended = said.filter(
        ({ kind, personId, session }) =>
          kind === 'reminder' && personId === 'mia' && session < sessions,
      );
      const firstDays = ended.map(({ date }) => date);
      expect(firstDays).toHaveLength(sessions - 1);
      expect(firstDays.every((date) => weekdayOf(date) === 1)).toBe(true);
      // It is looked at a few times a session, not at every sweep.
      expect(sweeps).toBeLessThanOrEqual(sessions * 7);
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['an hour', 3_600_000, 1],
  ['a day', 24 * 3_600_000, 1],
  ['most of the week', 105 * 3_600_000, 0],
])('a bot that was down for %s reminds late only while it helps', (_case, downMs, reminders) => {
  const start = planFrom(somePairing(), '2026-03-09');
  const { pairing } = advance(
    start,
    [person('mia', 'Europe/Berlin')],
    new Date('2026-03-08T10:00:00Z'),
  );
  const back = new Date(Date.parse('2026-03-09T08:00:00Z') + downMs);
  const { say } = advance(pairing, [person('mia', 'Europe/Berlin')], back);
  expect(say.filter(({ kind }) => kind === 'reminder')).toHaveLength(reminders);
});

it('does not make up for sessions that passed while nobody looked', () => {
  const members = [person('mia', 'Europe/Berlin'), person('tom', 'Europe/Berlin')];
  const { pairing, say } = advance(
    planFrom(somePairing(), '2026-03-09'),
    members,
    new Date('2026-04-15T10:00:00Z'),
  );
  expect(pairing).toMatchObject({ session: 1, nextDate: '2026-04-20', tasks: [] });
  expect(say).toEqual([]);
});

describe('answers', () => {
  const answer = (session: number, met: boolean, personId = 'tom'): CheckIn => ({
    session,
    personId,
    met,
    at: '2026-03-12T10:00:00Z',
  });
  const second = somePairing({ session: 2 });

  it.each([
    ['once a session', somePairing({ session: 1, checkIns: [answer(1, true)] }), answer(1, false)],
    ['by the two only', second, answer(1, true, 'eve')],
    ['for sessions that have begun', second, answer(3, true)],
    ['for whole sessions', second, answer(0.5, true)],
    ['for real sessions', second, answer(Number.NaN, true)],
  ])('count %s', (_case, pairing, checkIn) => {
    expect(checkedIn(pairing, checkIn)).toBeUndefined();
  });

  it.each([
    [[], false],
    [[answer(1, false)], false],
    [[answer(1, false), answer(2, false)], true],
    [[answer(1, false), answer(2, false, 'mia')], false],
    [[answer(1, false), answer(2, true)], false],
    [[answer(1, true), answer(2, false), answer(3, false)], true],
  ])('%# show whether somebody is stuck', (checkIns, stuck) => {
    expect(isStuck(somePairing({ session: 3, checkIns }), 'tom')).toBe(stuck);
  });

  it('carry a note to the next session', () => {
    const met = checkedIn(second, answer(2, true));
    const kept = met && noted(met, 'tom', 2, 'Bring the draft');
    expect(kept && lastNote(kept, 'tom')).toBe('Bring the draft');
    expect(kept && lastNote(kept, 'mia')).toBeUndefined();
    expect(noted(second, 'tom', 2, 'Never answered')).toBeUndefined();
  });
});

describe('putting off', () => {
  const now = new Date('2026-03-12T22:30:00Z');

  it.each([
    ['today', 'America/New_York', '2026-03-12', true],
    ['yesterday, as it is tomorrow already', 'Pacific/Auckland', '2026-03-12', false],
    ['in four weeks', 'Europe/Berlin', '2026-04-09', true],
    ['later', 'Europe/Berlin', '2026-04-10', false],
  ])('to %s', (_case, zone, date, fine) => {
    expect(mayMoveTo(date, { zone }, now)).toBe(fine);
  });

  const pairing = planFrom(
    somePairing({
      session: 1,
      checkIns: [
        { session: 1, personId: 'mia', met: false, at: '' },
        { session: 1, personId: 'tom', met: true, at: '' },
      ],
    }),
    '2026-03-16',
  );

  it('asks again the day after who has not met', () => {
    const later = moved(pairing, 'mia', 1, '2026-03-13');
    expect(later?.tasks.map(({ kind, date }) => [kind, date])).toEqual([
      ['checkIn', '2026-03-14'],
      ['checkIn', '2026-03-14'],
    ]);
    expect(later?.checkIns).toHaveLength(1);
    const members = [person('mia', 'Europe/Berlin'), person('tom', 'Europe/Berlin')];
    const { said } = play(later ?? pairing, members, '2026-03-16T08:30');
    expect(said.filter(({ kind }) => kind === 'checkIn').map(({ personId }) => personId)).toEqual([
      'mia',
    ]);
  });

  it('beyond the next session leaves the question to that', () => {
    expect(moved(pairing, 'mia', 1, '2026-03-18')?.tasks).toEqual([]);
  });

  it.each([
    ['a session that is over', pairing, 'mia', 0],
    ['another’s', pairing, 'eve', 1],
    ['a paused pairing', { ...pairing, state: 'paused' as const }, 'mia', 1],
  ])('refuses %s', (_case, of, who, session) => {
    expect(moved(of, who, session, '2026-03-13')).toBeUndefined();
  });
});
