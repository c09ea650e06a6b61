// If people get or lose a role, the bot tells them once, with what they may do now.
import { makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { makeOversight } from '../../../src/features/oversight';
import { agreementOf } from '../../support/agreements';
import { appoint } from '../../support/company';
import { describeTalk, startTalk, type Talk } from '../../support/talk';

const features = [makeAdmin, makeAsk, makeContributions, makeOversight];

describeTalk('a role', features, (talk) => {
  it.each([
    [
      'reviewer',
      /You are a reviewer now: .*review shows what is waiting/,
      /You are no longer a reviewer: help shows/,
    ],
    ['lead', /You are a programme lead now: admin shows/, /You are no longer a programme lead/],
    [
      'council',
      /You are a member of the works council.* now: council shows/,
      /You are no longer a member of the works council/,
    ],
    ['admin', /You are an admin now: admin shows/, /You are no longer an admin/],
  ])(
    '%s is told when it comes and when it goes, and not when nothing changes',
    async (role, came, went) => {
      const { ada, mia } = await talk().withPeople('ada', 'mia');
      const shown = () => mia.sees().map((text) => text.replaceAll(/[`*]/g, ''));
      const times = (told: RegExp) => shown().filter((text) => told.test(text)).length;
      await ada.says(`admin role ${role} mia@linden.example`, { deliveredTimes: 2 });
      await ada.says(`admin role ${role} mia@linden.example`);
      await talk().settle();
      expect([times(came), times(went)]).toEqual([1, 0]);
      await ada.says(`admin role remove ${role} mia@linden.example`, { deliveredTimes: 2 });
      await ada.says(`admin role remove ${role} mia@linden.example`);
      await talk().settle();
      expect([times(came), times(went)]).toEqual([1, 1]);
      expect(ada).toHaveBeenTold(/You are (?:no longer )?a/, { times: 0 });
    },
  );
});

describe('a role', () => {
  let talk: Talk;
  afterEach(() => talk.stop());
  const TWO = { settings: { twoPersonApproval: ['admins'] } } as const;

  it('that a review takes away is told', async () => {
    talk = await startTalk({ features, platform: 'slack' });
    const { ada, rita } = await talk.withPeople('ada', 'rita');
    await appoint(talk, 'reviewer', rita);
    await ada.says('admin roles');
    for (const press of ['Go through them', 'Later', 'Take away']) await ada.presses(press);
    expect(rita).toHaveBeenTold(/no longer/, { times: 0 });
    await ada.presses('Yes, take it away', {}, { deliveredTimes: 2 });
    await talk.settle();
    expect(rita).toHaveBeenTold(/You are no longer a reviewer/, { times: 1 });
  });

  it('that a second admin confirms is told when it is confirmed', async () => {
    talk = await startTalk({ features, platform: 'slack', ...TWO });
    const { ada, bea, mia } = await talk.withPeople('ada', 'bea', 'mia');
    await appoint(talk, 'admin', bea);
    await ada.says('admin role admin mia@linden.example');
    await talk.settle();
    expect(mia).toHaveBeenTold(/an admin now/, { times: 0 });
    await bea.presses('Confirm', {}, { deliveredTimes: 2 });
    await talk.settle();
    expect(mia).toHaveBeenTold(/You are an admin now/, { times: 1 });
  });

  it('of one’s own is not told: who took it knows', async () => {
    talk = await startTalk({ features, platform: 'slack' });
    const { ada } = await talk.withPeople('ada');
    await ada.says('admin role reviewer ada@linden.example');
    await talk.settle();
    expect(ada).toHaveBeenTold(/You are a reviewer/, { times: 0 });
  });

  it('that the settings give is not told', async () => {
    talk = await startTalk({ features, platform: 'slack' });
    const { ada } = await talk.withPeople('ada');
    await ada.says('admin');
    await talk.settle();
    expect(ada).toHaveBeenTold(/You are an admin/, { times: 0 });
  });

  it('names no word that the agreement leaves off', async () => {
    talk = await startTalk({ features, platform: 'slack', agreement: agreementOf() });
    const { ada, mia } = await talk.withPeople('ada', 'mia');
    await ada.says('admin role reviewer mia@linden.example');
    await talk.settle();
    expect(mia).toHaveBeenTold(/You are a reviewer now: you decide which tips go live\./, {
      times: 1,
    });
  });
});
