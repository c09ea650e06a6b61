// How far what waits is chased, and who gets it.
import type { Person } from '../../../../src/core/person';
import { newPerson, OFFICE_HOURS } from '../../../../src/domain/people/record';
import { afterWorkingDays } from '../../../../src/domain/working-days';
import {
  chooseReviewer,
  holdersOf,
  stepDue,
  type Team,
  type Waiting,
} from '../../../../src/features/contributions/waiting/rules';
import { remindersFor } from '../../../../src/features/contributions/waiting/reminders';

const berlin = { zone: 'Europe/Berlin', workingHours: OFFICE_HOURS } as const;
const at = (local: string) => new Date(local);

it.each([
  // Submitted, working days, when they have passed. 2026-03-02 is a Monday.
  ['on a Monday', '2026-03-02T09:00:00Z', 2, '2026-03-04T09:00:00Z'],
  ['over a weekend', '2026-03-05T15:00:00Z', 2, '2026-03-09T15:00:00Z'],
  [
    'on a Saturday, which counts from Monday morning',
    '2026-03-07T12:00:00Z',
    2,
    '2026-03-11T08:00:00Z',
  ],
  ['at night, which counts from the morning', '2026-03-02T21:00:00Z', 1, '2026-03-04T08:00:00Z'],
  ['before work', '2026-03-02T05:00:00Z', 1, '2026-03-03T08:00:00Z'],
  ['over a change of clocks', '2026-03-27T14:00:00Z', 1, '2026-03-30T13:00:00Z'],
])('counts working days from what came %s', (_case, from, days, end) => {
  expect(afterWorkingDays(at(from), days, berlin)).toEqual(at(end));
});

it.each([
  ['Sunday to Thursday', [7, 1, 2, 3, 4], '2026-03-05T09:00:00Z', '2026-03-08T09:00:00Z'],
  ['every day', [1, 2, 3, 4, 5, 6, 7], '2026-03-06T09:00:00Z', '2026-03-07T09:00:00Z'],
  ['no days, which is every day', [], '2026-03-06T09:00:00Z', '2026-03-07T09:00:00Z'],
])('counts %s as working days', (_case, days, from, end) => {
  const lives = { ...berlin, workingHours: { ...OFFICE_HOURS, days } };
  expect(afterWorkingDays(at(from), 1, lives)).toEqual(at(end));
});

it.each([
  ['2026-03-04T08:59:00Z', undefined],
  ['2026-03-04T09:00:00Z', 'reminded'],
  ['2026-03-06T08:59:00Z', 'reminded'],
  ['2026-03-06T09:00:00Z', 'named'],
  ['2026-03-10T08:59:00Z', 'named'],
  ['2026-03-10T09:00:00Z', 'escalated'],
  ['2026-12-10T09:00:00Z', 'escalated'],
] as const)('at %s it is %s', (now, step) => {
  expect(stepDue(at('2026-03-02T09:00:00Z'), at(now), berlin)).toBe(step);
});

const now = at('2026-03-10T09:00:00Z');
const LATER = '2026-03-20T00:00:00.000Z';
const person = (id: string, fields: Partial<Person> = {}): Person => ({
  ...newPerson({ id, name: id, roles: ['reviewer'] }, { zone: 'Europe/Berlin', locale: 'en' }),
  version: 1,
  ...fields,
});
const away = (id: string, deputyId?: string) =>
  person(id, { awayUntil: LATER, ...(deputyId !== undefined && { deputyId }) });
const team = (reviewers: readonly Person[], leads: readonly Person[] = []): Team => ({
  reviewers,
  leads,
});
const waiting = (fields: Partial<Waiting> = {}): Waiting => ({
  id: 'w',
  kind: 'tip',
  title: 'Pivot tables',
  ownerIds: ['alice'],
  since: '2026-03-02T09:00:00.000Z',
  round: 1,
  sentTo: [],
  ...fields,
});

it.each([
  ['the one with less to do', [person('rita'), person('rob')], { rita: 2, rob: 1 }, 'rob'],
  ['by id, if both have the same', [person('rob'), person('rita')], {}, 'rita'],
  ['nobody who is away', [away('rita'), person('rob')], { rob: 9 }, 'rob'],
  ['nobody who paused', [person('rita', { pausedUntil: 'forever' }), person('rob')], {}, 'rob'],
  ['not the author', [person('alice'), person('rob')], { rob: 9 }, 'rob'],
  ['nobody, if there is nobody else', [person('alice')], {}, undefined],
])('names %s', (_case, reviewers, loads: Record<string, number>, expected) => {
  const chosen = chooseReviewer(waiting(), team(reviewers), (id) => loads[id] ?? 0, now);
  expect(chosen?.id).toBe(expected);
});

it.each([
  ['who was named', [person('rita'), person('rob')], ['rita']],
  [
    'their deputy while they are away',
    [away('rita', 'rob'), person('rob'), person('ron')],
    ['rob'],
  ],
  [
    'all others, if the deputy is no reviewer',
    [away('rita', 'x'), person('rob'), person('ron')],
    ['rob', 'ron'],
  ],
  [
    'all others, if the deputy is away as well',
    [away('rita', 'rob'), away('rob'), person('ron')],
    ['ron'],
  ],
  [
    'never the author as a deputy',
    [away('rita', 'alice'), person('alice'), person('ron')],
    ['ron'],
  ],
  ['nobody, if they are no reviewer any more', [person('rob')], []],
])('hands it to %s', (_case, reviewers, expected) => {
  const one = waiting({ chase: { step: 'named', namedId: 'rita' } });
  expect(holdersOf(one, team(reviewers), now).map(({ id }) => id)).toEqual(expected);
});

const place = { platform: 'slack', tenant: 'T', id: 'reviewers', kind: 'channel' } as const;

it.each([
  ['nobody before it is due', [{ sentTo: [{ place }] }], []],
  [
    'the channel, of all that waits there',
    [
      { id: 'old', sentTo: [{ place }], chase: { step: 'reminded' } },
      { id: 'new', sentTo: [{ place }] },
    ],
    ['reviewers: channel old, new'],
  ],
  [
    'who was named as well',
    [{ id: 'old', sentTo: [{ place }], chase: { step: 'named', namedId: 'rita' } }],
    ['reviewers: channel old', 'rita: named old'],
  ],
  [
    'the lead in the end',
    [{ id: 'old', sentTo: [{ place }], chase: { step: 'escalated', namedId: 'rita' } }],
    ['reviewers: channel old', 'lena: lead old', 'rita: named old'],
  ],
  [
    'reviewers themselves where there is no channel',
    [{ id: 'old', sentTo: [{ person: 'rita' }, { person: 'rob' }], chase: { step: 'reminded' } }],
    ['rita: channel old', 'rob: channel old'],
  ],
  [
    'a lead never of their own',
    [{ id: 'old', ownerIds: ['lena'], sentTo: [], chase: { step: 'escalated' } }],
    [],
  ],
] as const)('reminds %s', (_case, all, expected) => {
  const desks = remindersFor(
    all.map((one) => waiting(one as Partial<Waiting>)),
    team([person('rita'), person('rob')], [person('lena', { roles: ['lead'] })]),
    berlin,
    now,
  );
  expect(
    desks.map(
      ({ to, of, waiting: theirs }) =>
        `${'place' in to ? to.place.id : to.person}: ${of} ${theirs.map(({ id }) => id).join(', ')}`,
    ),
  ).toEqual(expected);
});
