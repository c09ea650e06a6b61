// A pause in the person's own words: how long, how to end it, and no change by words that the bot
// does not understand.
import { features } from '../../../src/features';
import { describeTalk, type Talk } from '../../support/talk';

describeTalk('quiet', features, (talk: () => Talk) => {
  it('lasts as long as was said, and ends when one says so', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says('Please pause for 2 weeks');
    expect(tom.lastSeen()).toMatch(/^Quiet until 16 Mar 2026\. `pause off` ends it earlier\.$/);
    expect((await tom.person()).pausedUntil).toBe('2026-03-16T09:00:00.000Z');
    await tom.says('pause off');
    expect((await tom.person()).pausedUntil).toBeUndefined();
    await tom.says('pause off');
    expect(tom.lastSeen()).toMatch(/^You are not on pause/);
    await tom.says('pause until tomorrow');
    expect(tom.lastSeen()).toMatch(/^Quiet until 3 Mar 2026\. /);
    await tom.says('pause until 17:00');
    expect(tom.lastSeen()).toMatch(/^Quiet until 2 Mar 2026 at 17:00/);
  });

  it('offers the length that was mentioned, and begins by its button', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says("I'm on vacation for three weeks");
    expect(tom.lastSeen()).toMatch(/How long shall I be quiet\?.*Until 23 Mar 2026 · One week/);
    expect((await tom.person()).pausedUntil).toBeUndefined();
    await tom.presses('Until 23 Mar 2026');
    expect((await tom.person()).pausedUntil).toBe('2026-03-23T09:00:00.000Z');
  });

  it.each([
    ['pause until yesterday', /That day is over, so nothing was changed/],
    ['pause until 32 January', /I do not understand until when, so nothing was changed/],
    ['stop', /How long shall I be quiet/],
    ['quiet', /How long shall I be quiet/],
    ['resume?', /How long shall I be quiet/],
  ])('is offered, and not begun or ended, by “%s”', async (words, card) => {
    const tom = await talk().withPerson('tom', { pausedUntil: '2026-03-20T09:00:00.000Z' });
    const before = await tom.person();
    await tom.says(words);
    expect(tom.lastSeen()).toMatch(card);
    expect((await tom.person()).pausedUntil).toBe(before.pausedUntil);
    await tom.presses('profile.resume');
    expect((await tom.person()).pausedUntil).toBeUndefined();
  });
});

describeTalk('working hours', features, (talk: () => Talk) => {
  it.each([
    ['my working hours are 22:00-06:00', /Do you work 22:00-6:00\?.*next day/, [1320, 360]],
    ['I work nights from 10pm to 6am', /Do you work 22:00-6:00\?/, [1320, 360]],
    ['My hours are 9am-5pm.', /Do you work 9:00-17:00\?/, [540, 1020]],
    ['set my working hours to 9 to 5', /Do you work 9:00-17:00\?/, [540, 1020]],
    ['I work Sunday to Thursday', /Do you work 9:00-17:00 Sun-Thu\?/, [540, 1020]],
    ['I work from 8 to 4, Sunday to Thursday', /Do you work 8:00-16:00 Sun-Thu\?/, [480, 960]],
    ['ich arbeite von 22 bis 6 Uhr', /Do you work 22:00-6:00\?/, [1320, 360]],
    ['Meine Arbeitszeit ist 7-15 Uhr', /Do you work 7:00-15:00\?/, [420, 900]],
    ['Ich arbeite Sonntag bis Donnerstag', /Do you work 9:00-17:00 Sun-Thu\?/, [540, 1020]],
    ['profile hours 22-6', /Do you work 22:00-6:00\?/, [1320, 360]],
  ])('are asked about, and count by the button: “%s”', async (words, card, [from, to]) => {
    const { tom } = await talk().withPeople('tom');
    const before = await tom.person();
    await tom.says(words);
    expect(tom.lastSeen()).toMatch(card);
    expect((await tom.person()).workingHours).toEqual(before.workingHours);
    await tom.presses('profile.hours');
    expect(await tom.person()).toMatchObject({
      workingHours: { from, to },
      chosen: expect.arrayContaining(['workingHours']),
    });
  });

  it.each(['my working hours are wrong', 'set my working hours', 'my hours are nobody’s business'])(
    'that nobody can read show the profile: “%s”',
    async (words) => {
      const { tom } = await talk().withPeople('tom');
      await tom.says(words);
      expect(tom.lastSeen()).toMatch(/What I know about you/);
    },
  );

  it('are typed into the form with their days, and zones and languages as people know them', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says('profile');
    await tom.presses('profile.edit');
    await tom.presses('profile.save', {
      locale: 'en',
      zone: 'W. Europe Standard Time',
      hours: '09:00-17:00 Sun-Thu',
      languages: 'English, German',
    });
    expect(await tom.person()).toMatchObject({
      zone: 'Europe/Berlin',
      workingHours: { from: 540, to: 1020, days: [1, 2, 3, 4, 7] },
      languages: ['en', 'de'],
    });
    await tom.says('profile');
    expect(tom).toHaveBeenTold(/Working hours · 9:00-17:00 Sun-Thu/);
  });
});
