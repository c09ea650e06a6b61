// Who is away says so once: what waits goes to somebody else, and comes back by itself.
import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { makeProfile } from '../../../src/features/profile';
import { readAway } from '../../../src/features/profile/away';
import { appoint } from '../../support/company';
import { describeTalk } from '../../support/talk';

it.each([
  ['until Friday', 'until Friday', ''],
  ['2 weeks', '2 weeks', ''],
  ['until Friday, deputy Rob Miller', 'until Friday', 'Rob Miller'],
  ['until Friday deputy: rob@linden.example.', 'until Friday', 'rob@linden.example'],
  ['until 12 January; my deputy is Rob Miller', 'until 12 January', 'Rob Miller'],
  ['deputy Rob Miller until Friday', 'until Friday', 'Rob Miller'],
  ['for 3 days, covered by Rob Miller', 'for 3 days', 'Rob Miller'],
  ['bis Freitag, Vertretung Rob Miller', 'bis Freitag', 'Rob Miller'],
  ['bis 12.1. vertreten durch Rob Miller', 'bis 12.1.', 'Rob Miller'],
  ['bis Freitag, meine Vertretung ist Rob Miller', 'bis Freitag', 'Rob Miller'],
  ['Vertretung: Rob Miller, bis Freitag', 'bis Freitag', 'Rob Miller'],
])('reads “%s”', (words, when, whom) => {
  expect(readAway(words)).toEqual({ when, whom });
});

const tip = { title: 'Pivot tables', text: 'Tick "Refresh on open" in the options.', tags: '' };

describeTalk('being away', [makeAsk, makeContributions, makeProfile], (talk) => {
  async function company() {
    const { alice, rita, lena } = await talk().withPeople('alice', 'rita', 'lena');
    const rob = await talk().withPerson('rob', { name: 'Rob Miller' });
    const ron = await talk().withPerson('ron', { name: 'Ron Weber' });
    await appoint(talk(), 'reviewer', rita, rob, ron);
    return { alice, rita, rob, ron, lena };
  }

  it('gives to the deputy what waits, and back to whom it was for', async () => {
    const { alice, rita, rob, ron } = await company();
    await rob.says('away until 20 March');
    await ron.says('away until 20 March');
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    expect(rita).toHaveBeenTold(/New tip for review/);
    expect(rob).not.toHaveBeenTold(/New tip for review/);
    await rob.says('away off');
    await ron.says('away off');
    await rita.says('away until 12 March, deputy Rob Miller');
    expect(rita.lastSeen()).toMatch(/away until 12 Mar 2026\. Rob Miller stands in for you and/);
    expect(rob).toHaveBeenTold(/Rita is away until 12 Mar 2026.*What waits for Rita comes to you/);
    await talk().travelTo('2026-03-05T16:00:00.000Z');
    expect(rob).toHaveBeenTold(/still waits.*Pivot tables/);
    expect(rita).not.toHaveBeenTold(/still waits/);
    expect(ron).not.toHaveBeenTold(/still waits/);
    // It ends by itself.
    await talk().travelTo('2026-03-12T16:00:00.000Z');
    expect(rita).toHaveBeenTold(/Pivot tables/);
    await rita.says('away');
    expect(rita.lastSeen()).toMatch(/You are not away/);
  });

  it('gives it to the others if the deputy cannot review', async () => {
    const { alice, rita, rob, ron, lena } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await rita.says('abwesend bis 20.3., Vertretung Lena');
    expect(rita.lastSeen()).toMatch(/What Lena has no role for goes to the others with your role/);
    expect(lena).toHaveBeenTold(/You get what you have the role for/);
    await talk().travelTo('2026-03-04T16:00:00.000Z');
    expect(rita).not.toHaveBeenTold(/still waits/);
    for (const who of [rob, ron]) expect(who).toHaveBeenTold(/still waits.*Pivot tables/);
    expect(lena).not.toHaveBeenTold(/Pivot tables/);
  });

  it('names nobody who is away', async () => {
    const { alice, rita, rob, ron } = await company();
    await rita.says('away 3 weeks');
    await rob.says('away 3 weeks');
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await talk().travelTo('2026-03-09T16:00:00.000Z');
    expect(ron).toHaveBeenTold(/waits for you/);
    for (const who of [rita, rob]) expect(who).not.toHaveBeenTold(/Pivot tables/);
  });

  it.each([
    ['away until yesterday', /That day is over/],
    ['away until the moon is blue', /Say until when/],
    ['away until Friday, deputy Nobody Known', /I do not find a colleague called “Nobody Known”/],
    ['away until Friday, deputy rita@linden.example', /You cannot stand in for yourself/],
  ])('changes nothing on “%s”', async (words, told) => {
    const { rita } = await company();
    await rita.says(words);
    expect(rita).toHaveBeenTold(told);
    expect((await rita.person()).awayUntil).toBeUndefined();
  });

  it('offers a form, and a button for the way back', async () => {
    const { rita } = await company();
    await rita.says('away');
    await rita.presses('profile.away');
    await rita.presses('profile.submitAway', { until: 'Friday', deputy: 'Rob Miller' });
    expect(rita.lastSeen()).toMatch(/away until 6 Mar 2026/);
    await rita.says('away');
    expect(rita.lastSeen()).toMatch(/Rob Miller stands in for you.*I am back/);
    await rita.presses('profile.back');
    expect(rita.lastSeen()).toMatch(/Welcome back/);
    expect((await rita.person()).deputyId).toBeUndefined();
  });

  it.each(['away from my desk, how do I log in?', 'away team jersey size'])(
    'leaves “%s” to the search',
    async (words) => {
      const { rita } = await company();
      await rita.says(words);
      expect((await rita.person()).awayUntil).toBeUndefined();
      expect(rita.lastSeen()).toMatch(/I do not know that for sure/);
    },
  );
});
