// Until when a pause lasts, as people say it, in their own time zone.
import { type Until, untilOf } from '../../../src/features/profile/until';

/** A Wednesday in Berlin, where it is an hour later; clocks change on 29 March. */
const NOW = new Date('2026-03-04T12:00:00.000Z');
const shown = (until: Until) =>
  typeof until === 'object' ? until.at.toISOString() : String(until);
const inBerlin = (words: string, now = NOW) => shown(untilOf(words, now, 'Europe/Berlin'));

it.each([
  ['2 weeks', '2026-03-18T12:00:00.000Z'],
  ['for 2 weeks please', '2026-03-18T12:00:00.000Z'],
  ['zwei Wochen', '2026-03-18T12:00:00.000Z'],
  ['für 2 Wochen', '2026-03-18T12:00:00.000Z'],
  ['fuer fuenf tage', '2026-03-09T12:00:00.000Z'],
  ['eine Woche', '2026-03-11T12:00:00.000Z'],
  ['a week', '2026-03-11T12:00:00.000Z'],
  ['a fortnight', '2026-03-18T12:00:00.000Z'],
  ['for 3 days', '2026-03-07T12:00:00.000Z'],
  ['3d', '2026-03-07T12:00:00.000Z'],
  // Over the change of clocks it is the same hour there.
  ['1 month', '2026-04-04T11:00:00.000Z'],
  ['half a year', '2026-09-04T11:00:00.000Z'],
  ['2 hours', '2026-03-04T14:00:00.000Z'],
  ['until 5pm', '2026-03-04T16:00:00.000Z'],
  ['bis 17 Uhr', '2026-03-04T16:00:00.000Z'],
  ['until 9:30', '2026-03-05T08:30:00.000Z'],
  ['today', '2026-03-04T23:00:00.000Z'],
  ['heute', '2026-03-04T23:00:00.000Z'],
  ['until tomorrow', '2026-03-04T23:00:00.000Z'],
  ['bis übermorgen', '2026-03-05T23:00:00.000Z'],
  ['bis uebermorgen', '2026-03-05T23:00:00.000Z'],
  ['till Monday', '2026-03-08T23:00:00.000Z'],
  ['bis Mittwoch', '2026-03-10T23:00:00.000Z'],
  ['until next Friday', '2026-03-05T23:00:00.000Z'],
  ['this week', '2026-03-08T23:00:00.000Z'],
  ['übers Wochenende', '2026-03-08T23:00:00.000Z'],
  ['until the weekend', '2026-03-06T23:00:00.000Z'],
  ['bis zum Wochenende', '2026-03-06T23:00:00.000Z'],
  ['45 minutes', '2026-03-04T12:45:00.000Z'],
  ['until next week', '2026-03-08T23:00:00.000Z'],
  ['bis Ende des Monats', '2026-03-31T22:00:00.000Z'],
  ['until the end of March', '2026-03-31T22:00:00.000Z'],
  ['bis Ende April', '2026-04-30T22:00:00.000Z'],
  ['until May', '2026-04-30T22:00:00.000Z'],
  ['until 15 January', '2027-01-14T23:00:00.000Z'],
  ['until January 15th', '2027-01-14T23:00:00.000Z'],
  ['bis 15. Januar', '2027-01-14T23:00:00.000Z'],
  ['bis zum 15. März', '2026-03-14T23:00:00.000Z'],
  ['bis 15.3.', '2026-03-14T23:00:00.000Z'],
  ['bis 01.05.2026', '2026-04-30T22:00:00.000Z'],
  ['until 2026-05-01', '2026-04-30T22:00:00.000Z'],
  ['until 25/12', '2026-12-24T23:00:00.000Z'],
  ['until 12/25', '2026-12-24T23:00:00.000Z'],
  ['until the 20th', '2026-03-19T23:00:00.000Z'],
  ['until the 2nd', '2026-04-01T22:00:00.000Z'],
  ['forever', 'forever'],
  ['für immer', 'forever'],
  ['bis auf Weiteres', 'forever'],
  ['until yesterday', 'past'],
  ['gestern', 'undefined'],
  ['until last Monday', 'past'],
  ['until 2020-01-01', 'past'],
  ['bis 1.1.2025', 'past'],
  ['until 32 January', 'undefined'],
  ['until 30 February', 'undefined'],
  // Which of the two is the month?
  ['until 3/4', 'undefined'],
  ['until the cows come home', 'undefined'],
  ['0 days', 'undefined'],
  ['99999 years', 'undefined'],
  ['500 years', 'undefined'],
  ['weeks', 'undefined'],
  ['a few days', 'undefined'],
  ['', 'undefined'],
])('“%s” is %s', (words, until) => {
  expect(inBerlin(words)).toBe(until);
});

it('counts from the day that it is where the person lives', () => {
  const late = new Date('2026-03-04T23:30:00.000Z');
  expect(inBerlin('until tomorrow', late)).toBe('2026-03-05T23:00:00.000Z');
  expect(shown(untilOf('until tomorrow', late, 'America/New_York'))).toBe(
    '2026-03-05T05:00:00.000Z',
  );
  expect(shown(untilOf('till Thursday', late, 'Pacific/Auckland'))).toBe(
    '2026-03-11T11:00:00.000Z',
  );
});
