import { DeliveryError } from '../../../src/core/errors';
import { makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { appoint, reviewersChannel } from '../../support/company';
import { describeTalk } from '../../support/talk';

const tip = {
  title: 'Tidy tables',
  text: 'Press Ctrl+T: the range becomes a table.',
  tags: '',
  link: '',
};

describeTalk(
  'a reviewers’ channel that is lost',
  [makeAdmin, makeAsk, makeContributions],
  (talk) => {
    async function company() {
      const people = await talk().withPeople('tom', 'rita', 'rob', 'lena');
      await appoint(talk(), 'reviewer', people.rita, people.rob);
      await appoint(talk(), 'lead', people.lena);
      return { ...people, place: await reviewersChannel(talk()) };
    }
    const share = async ({ tom }: Awaited<ReturnType<typeof company>>) => {
      await tom.says('tip');
      await tom.presses('tip.submit', tip);
      await talk().settle();
    };

    it('is noticed when a message fails: reviewers get it themselves, and programme leads are told once', async () => {
      const { tom, rita, rob, lena, place, ...rest } = await company();
      talk().platform.failures.push(new DeliveryError('gone', 'is_archived'));
      await share({ tom, rita, rob, lena, place, ...rest });
      for (const one of [rita, rob])
        expect(one).toHaveBeenTold(/Tidy tables.*Approve/, { times: 1 });
      expect(lena).toHaveBeenTold(/channel no longer exists/, { times: 1 });
      expect(tom).not.toHaveBeenTold(/no longer exists/);
      await rita.presses('review.approve');
      await talk().settle();
      expect(rob).toHaveBeenTold(/Tidy tables.*Approved by Rita/, { times: 1 });
      expect(rob).not.toHaveBeenTold(/Ask for changes/);
      expect(tom).toHaveBeenTold(/Your tip is published/, { times: 1 });
    });

    it('passes on the tips and questions that wait there, and nothing that is decided', async () => {
      const all = await company();
      const { tom, rita, rob, lena, place } = all;
      await share(all);
      await tom.says('ask where is the parrot');
      await tom.presses('ask.handOver');
      await talk().settle();
      await share(all);
      await rita.presses('review.approve');
      await talk().settle();
      expect(rob.sees().filter((text) => /Approve ·/.test(text))).toHaveLength(1);

      const removal = {
        type: 'lifecycle',
        what: 'removed',
        at: talk().clock.now().toISOString(),
        sender: lena.account,
        place,
      } as const;
      for (const id of ['gone', 'gone', 'gone again'])
        await lena.platform.bot.receive({ ...removal, id });
      await talk().settle();
      const personally = rob.platform.shown.filter(
        ({ ref }) => ref.place.id === rob.platform.personal(rob.account).id,
      );
      expect(personally.map(({ message }) => message.text)).toEqual([
        expect.stringMatching(/where is the parrot/),
        expect.stringMatching(/Tidy tables/),
      ]);
      expect(lena).toHaveBeenTold(/channel no longer exists/, { times: 1 });
    });

    it('is replaced by another that a programme lead names', async () => {
      const all = await company();
      talk().platform.failures.push(new DeliveryError('gone', 'not_in_channel'));
      await share(all);
      const quality = talk().channel('quality');
      await all.lena.says('admin reviewers here', { in: quality });
      await share(all);
      expect(talk().shownIn(quality).join()).toMatch(/Tidy tables/);
    });
  },
);
