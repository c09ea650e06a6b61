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
