// A table of shifts, and the hours of a crew that rotates.
import { DateTime } from 'luxon';
import { crewKey, hoursNow, readShifts, type Shift, shiftId } from '../../../src/domain/shifts';

const read = (source: string) => {
  const result = readShifts(source, 'dayFirst');
  if (!result.ok) throw new Error(result.missing.join());
  return { shifts: result.shifts.map(({ shift }) => shift), bad: result.bad };
};

describe('a table of shifts', () => {
  it.each([
    ['crew,date,from,to\nA,2026-03-02,06:00,14:00'],
    ['Schichtgruppe;Datum;von;bis\nA;02.03.2026;6 Uhr;14 Uhr'],
    ['Team|Day|Hours\nA|2 March 2026|6am-2pm'],
    ['crew\tdate\tfrom\tto\nA\t46083\t06:00:00\t14:00:00'],
  ])('is read: %s', (text) => {
    expect(read(text)).toEqual({
      shifts: [{ crew: 'A', date: '2026-03-02', from: 360, to: 840 }],
      bad: [],
    });
  });

  it('has nights and free days, and names what it cannot read', () => {
    expect(
      read(
        'crew,date,from,to\nA,2026-03-02,22:00,06:00\nA,2026-03-03,off,\nA,2026-03-04,,\n,2026-03-05,6,14\nA,soon,6,14\nA,2026-03-06,early,late\na ,2026-03-02,6,14',
      ),
    ).toEqual({
      shifts: [
        { crew: 'A', date: '2026-03-02', from: 1320, to: 360 },
        { crew: 'A', date: '2026-03-03' },
        { crew: 'A', date: '2026-03-04' },
      ],
      bad: [
        { line: 5, problem: 'crew', value: '' },
        { line: 6, problem: 'date', value: 'soon' },
        { line: 7, problem: 'hours', value: 'early - late' },
        { line: 8, problem: 'twice', value: 'a, 2026-03-02' },
      ],
    });
    expect(readShifts('crew,date\nA,2026-03-02', 'dayFirst')).toMatchObject({ missing: ['from'] });
  });
});

describe('the hours of a crew', () => {
  const zone = 'Europe/Berlin';
  const shift = (date: string, hours?: readonly [number, number]): Shift => ({
    id: shiftId('A', date),
    version: 1,
    name: 'A',
    crew: crewKey('A'),
    date,
    ...(hours && { from: hours[0] * 60, to: hours[1] * 60 }),
  });
  // An early week, a night week, and a free day in it.
  const plan = [
    shift('2026-03-02', [6, 14]),
    shift('2026-03-03', [6, 14]),
    shift('2026-03-04', [6, 14]),
    shift('2026-03-09', [22, 6]),
    shift('2026-03-10'),
    shift('2026-03-11', [22, 6]),
  ];
  it.each([
    ['2026-03-01T12:00', { from: 360, to: 840, days: [1, 2, 3] }],
    ['2026-03-03T13:59', { from: 360, to: 840, days: [2, 3] }],
    ['2026-03-04T14:00', { from: 1320, to: 360, days: [1, 3] }],
    ['2026-03-10T05:59', { from: 1320, to: 360, days: [1, 3] }],
    ['2026-03-10T06:00', { from: 1320, to: 360, days: [3] }],
    ['2026-03-12T06:00', undefined],
  ])('at %s are those of its present or next shift', (at, hours) => {
    expect(hoursNow(plan, zone, DateTime.fromISO(at, { zone }).toJSDate())).toEqual(hours);
  });
});
