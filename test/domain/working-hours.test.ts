// Working hours as people say them: what each text means, and what is none.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { formatHours, parseHours } from '../../src/domain/working-hours';
import { describeWith } from '../support/service';

const WEEK = { from: 7 * 60, to: 15 * 60, days: [1, 2, 3, 4, 5] };

/** `9:00-17:00 1,2,3,4,5` */
const read = (text: string) => {
  const hours = parseHours(text, WEEK);
  return hours && `${formatHours({ ...hours, days: [] }, 'en')} ${hours.days.join()}`;
};

describe('working hours', () => {
  it.each([
    ['9-17', '9:00-17:00 1,2,3,4,5'],
    ['8:30 – 16.15', '8:30-16:15 1,2,3,4,5'],
    ['09:00-17:00', '9:00-17:00 1,2,3,4,5'],
    ['0900-1700', '9:00-17:00 1,2,3,4,5'],
    ['9h30-17h', '9:30-17:00 1,2,3,4,5'],
    ['9am-5pm', '9:00-17:00 1,2,3,4,5'],
    ['9 am to 5 pm', '9:00-17:00 1,2,3,4,5'],
    ['9:30 a.m. - 5:15 p.m.', '9:30-17:15 1,2,3,4,5'],
    ['9 to 5', '9:00-17:00 1,2,3,4,5'],
    ['9-5', '9:00-17:00 1,2,3,4,5'],
    ['9:00-5:00', '9:00-17:00 1,2,3,4,5'],
    ['9-5pm', '9:00-17:00 1,2,3,4,5'],
    ['1-5pm', '13:00-17:00 1,2,3,4,5'],
    ['6-2', '6:00-14:00 1,2,3,4,5'],
    ['10am-6', '10:00-18:00 1,2,3,4,5'],
    ['noon to 8pm', '12:00-20:00 1,2,3,4,5'],
    ['12am-8am', '0:00-8:00 1,2,3,4,5'],
    ['0-8', '0:00-8:00 1,2,3,4,5'],
    ['16-24', '16:00-24:00 1,2,3,4,5'],
    ['4pm to midnight', '16:00-24:00 1,2,3,4,5'],
    ['22:00-06:00', '22:00-6:00 1,2,3,4,5'],
    ['22-6', '22:00-6:00 1,2,3,4,5'],
    ['10pm-6am', '22:00-6:00 1,2,3,4,5'],
    ['von 22 bis 6 Uhr', '22:00-6:00 1,2,3,4,5'],
    ['22 Uhr bis 6 Uhr', '22:00-6:00 1,2,3,4,5'],
    ['zwischen 8 und 16 Uhr', '8:00-16:00 1,2,3,4,5'],
    ['between 9 and 5', '9:00-17:00 1,2,3,4,5'],
    ['7-7', '7:00-19:00 1,2,3,4,5'],
    ['11am-2am', '11:00-02:00 1,2,3,4,5'],
    ['9a-5p', '9:00-17:00 1,2,3,4,5'],
    ['8 bis 16:30 Uhr', '8:00-16:30 1,2,3,4,5'],
    ['I work from 9 am to 5 pm', '9:00-17:00 1,2,3,4,5'],
    ['ich arbeite von 7 bis 15 Uhr', '7:00-15:00 1,2,3,4,5'],
    ['nights, 22-6', '22:00-6:00 1,2,3,4,5'],
    ['Nachtschicht 22-6', '22:00-6:00 1,2,3,4,5'],
    ['09:00-17:00 Sun-Thu', '9:00-17:00 1,2,3,4,7'],
    ['Sunday to Thursday 9-17', '9:00-17:00 1,2,3,4,7'],
    ['9 to 5, Sunday through Thursday', '9:00-17:00 1,2,3,4,7'],
    ['So-Do 8-16', '8:00-16:00 1,2,3,4,7'],
    ['Sonntag bis Donnerstag von 8 bis 16 Uhr', '8:00-16:00 1,2,3,4,7'],
    ['Mo–Fr 8–17 Uhr', '8:00-17:00 1,2,3,4,5'],
    ['Mon, Wed and Fri 9-13', '9:00-13:00 1,3,5'],
    ['Mo, Di, Do 9-13 Uhr', '9:00-13:00 1,2,4'],
    ['montags und freitags 9-13', '9:00-13:00 1,5'],
    ['weekdays 9-5', '9:00-17:00 1,2,3,4,5'],
    ['werktags 9-17', '9:00-17:00 1,2,3,4,5'],
    ['every day 8-16', '8:00-16:00 1,2,3,4,5,6,7'],
    ['täglich 8-16', '8:00-16:00 1,2,3,4,5,6,7'],
    ['Sat & Sun 10-18', '10:00-18:00 6,7'],
    ['am Wochenende 10-18', '10:00-18:00 6,7'],
    ['9-12 and 13-17', '9:00-17:00 1,2,3,4,5'],
    ['Mo-Do 8-17, Fr 8-13', '8:00-13:00 1,2,3,4,5'],
    ['Sunday to Thursday', '7:00-15:00 1,2,3,4,7'],
    ['ich arbeite nur montags', '7:00-15:00 1'],
    ['17-9', '17:00-9:00 1,2,3,4,5'],
  ])('“%s” are %s', (text, hours) => {
    expect(read(text)).toBe(hours);
  });

  it.each([
    '9-25',
    '9:75-17',
    'nine to five',
    '9',
    '',
    '9-17 sometimes',
    '13pm-5pm',
    '9-17 Europe/Berlin',
    '1.2.-3.4.',
  ])('“%s” are none', (text) => expect(read(text)).toBeUndefined());

  it('keep the days that are known if the text names none', () => {
    expect(parseHours('9-17', { ...WEEK, days: [6, 7] })).toEqual({
      from: 540,
      to: 1020,
      days: [6, 7],
    });
  });

  it.each([
    [[1, 2, 3, 4, 5], '9:00-17:00', '9:00-17:00'],
    [[7, 1, 2, 3, 4], '9:00-17:00 Sun-Thu', '9:00-17:00 So-Do'],
    [[1, 3, 5], '9:00-17:00 Mon, Wed, Fri', '9:00-17:00 Mo, Mi, Fr'],
    [[6, 7], '9:00-17:00 Sat-Sun', '9:00-17:00 Sa-So'],
    [[1, 2, 3, 4, 5, 6, 7], '9:00-17:00 Mon-Sun', '9:00-17:00 Mo-So'],
  ])('on %s are written %s', (days, en, de) => {
    const hours = { from: 540, to: 1020, days };
    expect([formatHours(hours, 'en'), formatHours(hours, 'de')]).toEqual([en, de]);
  });

  it('are read as they are written (property)', () => {
    const quarter = fc.integer({ min: 0, max: 95 }).map((at) => at * 15);
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(
        quarter,
        quarter,
        days,
        fc.constantFrom('en' as const, 'de' as const),
        (from, to, on, locale) => {
          const length = (to - from + 1440) % 1440;
          fc.pre(length > 0 && length <= 960);
          const hours = { from, to, days: on.toSorted((a, b) => a - b) };
          expect(parseHours(formatHours(hours, locale), WEEK)).toEqual(hours);
        },
      ),
    );
  });
});

const said = resolve(__dirname, '../../../shared/cases/missing-working-days/said.txt');

describeWith(
  {
    there: existsSync(said),
    name: 'the public case',
    how: 'it is expected in ../shared/cases',
    shared: true,
  },
  'the public case',
  () => {
    it('of working hours is understood', () => {
      const text = existsSync(said) ? readFileSync(said, 'utf8').replace('hours:', '') : '';
      expect(text.split('|').map(read)).toEqual([
        '22:00-6:00 1,2,3,4,5',
        '9:00-17:00 1,2,3,4,5',
        '9:00-17:00 1,2,3,4,7',
      ]);
    });
  },
);
