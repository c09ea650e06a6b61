import { regionalLocale } from '../../src/cards/regional-locale';

const at = new Date('2026-01-03T15:00:00.000Z');
const written = (locale: 'en' | 'de', zone: string) =>
  new Intl.DateTimeFormat(regionalLocale(locale, zone), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  })
    .format(at)
    .replaceAll('\u202f', ' ');

it.each([
  ['en', 'Europe/London', '3 January 2026 at 15:00'],
  ['en', 'Europe/Berlin', '3 January 2026 at 16:00'],
  ['en', 'America/New_York', 'January 3, 2026 at 10:00 AM'],
  ['en', 'America/Indiana/Vevay', 'January 3, 2026 at 10:00 AM'],
  ['en', 'Pacific/Honolulu', 'January 3, 2026 at 5:00 AM'],
  ['en', 'America/Toronto', 'January 3, 2026 at 10:00 a.m.'],
  ['en', 'America/Sao_Paulo', '3 January 2026 at 12:00'],
  ['en', 'Australia/Sydney', '4 January 2026 at 2:00 am'],
  ['en', 'UTC', '3 January 2026 at 15:00'],
  ['de', 'Europe/Berlin', '3. Januar 2026 um 16:00'],
  ['de', 'Europe/Vienna', '3. Jänner 2026 um 16:00'],
  ['de', 'America/New_York', '3. Januar 2026 um 10:00'],
] as const)('writes %s dates in %s as %s', (locale, zone, expected) => {
  expect(written(locale, zone)).toBe(expected);
});
