// Dates, time zones and languages as people and systems write them: what each text means, and what
// it does not mean.
import fc from 'fast-check';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { dateReader, languageOf, languagesOf, zoneOf } from '../../../src/domain/readers';
import { isZone } from '../../../src/domain/people/record';

describe('a date', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-02T00:00:00Z', '2026-03-02'],
    ['2026-03-02T00:00:00.000+01:00', '2026-03-02'],
    ['2026-03-02 08:30:00', '2026-03-02'],
    ['2026/03/02', '2026-03-02'],
    ['2026.3.2', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2.3.2026', '2026-03-02'],
    ['02.03.26', '2026-03-02'],
    ['02.03.2026 00:00', '2026-03-02'],
    ['02. 03. 2026', '2026-03-02'],
    ['Mo., 02.03.2026', '2026-03-02'],
    ['31.12.98', '1998-12-31'],
    ['45366', '2024-03-15'],
    ['45366.5', '2024-03-15'],
    ['2 March 2026', '2026-03-02'],
    ['2nd of March 2026', '2026-03-02'],
    ['2 March 2026', '2026-03-02'],
    ['Mar 2 2026', '2026-03-02'],
    ['02-Mar-2026', '2026-03-02'],
    ['02-Mar-26', '2026-03-02'],
    ['2. März 2026', '2026-03-02'],
    ['2 Mrz 2026', '2026-03-02'],
    ['1. Okt. 2026', '2026-10-01'],
    ['5. Dezember 2026', '2026-12-05'],
    ['Mon, 02 Mar 2026 00:00:00 GMT', '2026-03-02'],
    ['3/25/2026 12:00:00 AM', '2026-03-25'],
    ['31.12.9999', '9999-12-31'],
    ['Mon Mar 02 2026', '2026-03-02'],
    ['Monday, 2 March 2026', '2026-03-02'],
    ['Mo 02.03.2026', '2026-03-02'],
    ['03.2026', '2026-03-01'],
    ['2026-03', '2026-03-01'],
    ['März 2026', '2026-03-01'],
    ['1772409600000', '2026-03-02'],
    ['1772409600', '2026-03-02'],
    ['29.2.2028', '2028-02-29'],
  ])('%s is %s', (text, day) => {
    expect(dateReader([], 'dayFirst').read(text)).toBe(day);
  });

  it.each([
    '30.2.2026',
    '29.2.2026',
    '2026-13-01',
    '0.1.2026',
    'soon',
    '2026',
    '12',
    'Q1 2026',
    '',
  ])('%s is none', (text) => expect(dateReader([], 'dayFirst').read(text)).toBeUndefined());

  it.each([
    [['03/02/2026', '25/12/2025'], 'monthFirst', '2026-02-03', undefined],
    [['03/02/2026', '12/25/2025'], 'dayFirst', '2026-03-02', undefined],
    [['03/02/26', '12-25-25'], 'dayFirst', '2026-03-02', undefined],
    [['03/02/2026'], 'dayFirst', '2026-02-03', '03/02/2026'],
    [['03/02/2026'], 'monthFirst', '2026-03-02', '03/02/2026'],
    [['04/04/2026', '2026-01-05'], 'monthFirst', '2026-04-04', undefined],
    [['25/12/2025', '12/25/2025', '03/02/2026'], 'dayFirst', '2026-02-03', '03/02/2026'],
  ] as const)('among %s, read %s otherwise', (cells, fallback, day, guessed) => {
    const reader = dateReader(cells, fallback);
    expect(cells.map(reader.read)).toContain(day);
    expect(reader.guessed).toBe(guessed);
    for (const cell of cells) expect(reader.read(cell)).toBeDefined();
  });

  it('means the same day in every way to write it (property)', () => {
    const day = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2069-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', of = ''] = iso.split('-');
        const serial = Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const long = (locale: string) =>
          new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
        const ways = [`${of}.${month}.${year}`, `${of}.${month}.${year.slice(2)}`, String(serial)];
        for (const text of [...ways, long('de'), long('en-US'), long('en-GB')])
          expect([text, dateReader([], 'dayFirst').read(text)]).toEqual([text, iso]);
      }),
    );
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['America/New York', 'America/New_York'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['w. europe standard time', 'Europe/Berlin'],
    ['W. Europe Daylight Time', 'Europe/Berlin'],
    ['GMT Standard Time', 'Europe/London'],
    ['Eastern Standard Time', 'America/New_York'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', 'Europe/Amsterdam'],
    ['(GMT+01:00) Sarajevo, Skopje, Warschau, Zagreb', 'Europe/Sarajevo'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['(UTC-08:00) Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', 'Asia/Kolkata'],
    ['(UTC+00:00) Dublin, Edinburgh, Lisbon, London', 'Europe/Dublin'],
    ['(UTC) Coordinated Universal Time', 'UTC'],
    ['GMT+2', 'Etc/GMT-2'],
    ['UTC+01:00', 'Etc/GMT-1'],
    ['UTC−5', 'Etc/GMT+5'],
    ['+0530', 'Asia/Kolkata'],
    ['GMT', 'UTC'],
    ['UTC+0', 'UTC'],
    ['MEZ', 'Europe/Berlin'],
    ['CET', 'Europe/Berlin'],
    ['MESZ', 'Europe/Berlin'],
    ['EST', 'America/New_York'],
    ['Central European Time', 'Europe/Berlin'],
    ['Mitteleuropäische Zeit', 'Europe/Berlin'],
    ['Berlin', 'Europe/Berlin'],
    ['New York', 'America/New_York'],
    ['Wien', 'Europe/Vienna'],
    ['Deutschland', 'Europe/Berlin'],
    ['CET/CEST', 'Europe/Berlin'],
    ['GMT +1', 'Etc/GMT-1'],
    ['UTC +01:00 (Berlin)', 'Europe/Berlin'],
    ['(UTC) Koordinierte Weltzeit', 'UTC'],
  ])('%s is %s', (text, zone) => expect(zoneOf(text)).toBe(zone));

  it.each(['Europe/Ulm', 'Mars/Olympus', 'GMT+25', 'UTC+1:75', 'office', '5', ''])(
    '%s is none',
    (text) => expect(zoneOf(text)).toBeUndefined(),
  );

  it('is known by each name of Windows', () => {
    const names = [...new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName))];
    expect(names.length).toBeGreaterThan(130);
    expect(names.filter((name) => !isZone(zoneOf(name)))).toEqual([]);
  });

  it('is one that this machine knows, or none (property)', () => {
    const part = fc.constantFrom(
      'GMT',
      'UTC',
      '+',
      '-',
      '(',
      ')',
      ' ',
      '1',
      '12',
      ':30',
      'Time',
      'Berlin',
      ',',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const zone = zoneOf(parts.join(''));
        expect(zone === undefined || isZone(zone)).toBe(true);
      }),
    );
  });
});

describe('a language', () => {
  it.each([
    ['de', 'de'],
    ['DE', 'de'],
    ['de-DE', 'de'],
    ['de_AT', 'de'],
    ['zh-Hans-CN', 'zh'],
    ['deu', 'de'],
    ['ger', 'de'],
    ['German', 'de'],
    ['Deutsch', 'de'],
    ['Deutsch (Deutschland)', 'de'],
    ['English (United States)', 'en'],
    ['englisch', 'en'],
    ['Français', 'fr'],
    ['Türkçe', 'tr'],
    ['Polnisch', 'pl'],
    ['Deutsch - Muttersprache', 'de'],
    ['English C1', 'en'],
  ])('%s is %s', (text, code) => expect(languageOf(text)).toBe(code));

  it.each(['Klingon', 'xx', 'qq-DE', '1', '', 'office'])('%s is none', (text) =>
    expect(languageOf(text)).toBeUndefined(),
  );

  it.each([
    ['de, en', ['de', 'en'], []],
    ['de en', ['de', 'en'], []],
    ['Deutsch; English|Polish', ['de', 'en', 'pl'], []],
    ['German and English, German', ['de', 'en'], []],
    ['Deutsch, Klingonisch', ['de'], ['Klingonisch']],
  ])('%s are several', (text, languages, unknown) =>
    expect(languagesOf(text)).toEqual({ languages, unknown }),
  );
});
