import { makeAsk } from '../../../src/features/ask';
import { makeContributions } from '../../../src/features/contributions';
import { peopleCollection } from '../../../src/domain/people/record';
import { appoint, reviewersChannel } from '../../support/company';
import { describeTalk, startTalk } from '../../support/talk';

const features = [makeAsk, makeContributions];
const tip = {
  title: 'Pivot tables refresh by themselves',
  text: 'Tick "Refresh on open" in the options of the pivot table.',
  tags: 'excel, Reporting',
  link: 'https://intranet.example/pivot',
};

describeTalk('tips and their review', features, (talk) => {
  async function company() {
    const { alice, rita, rob } = await talk().withPeople('alice', 'rita', 'rob');
    await appoint(talk(), 'reviewer', rita, rob);
    const channel = await reviewersChannel(talk());
    return { alice, rita, rob, channel, inChannel: () => talk().shownIn(channel) };
  }

  it('goes from the author through the reviewers to people who ask', async () => {
    const { alice, rita, rob, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    expect(alice).toHaveBeenTold(/Thank you, Alice/);
    expect(inChannel()).toEqual([expect.stringContaining('Pivot tables refresh by themselves')]);

    await rita.presses('review.approve');
    expect(rita).toHaveBeenTold(/Everybody can find it now/);
    expect(inChannel()).toHaveLength(1);
    expect(inChannel()[0]).toMatch(/Approved by Rita/);
    expect(inChannel()[0]).not.toMatch(/Ask for changes/);
    expect(alice).toHaveBeenTold(/Rita approved “Pivot tables refresh/, { times: 1 });

    await rob.says('ask how do pivot tables refresh?');
    expect(rob).toHaveBeenTold(/Tick "Refresh on open".*Kept by Alice/);
  });

  it('shows one card and one thanks, however often the platform repeats the event', async () => {
    const { alice, inChannel } = await company();
    await alice.says('tip', { deliveredTimes: 4 });
    await alice.presses('tip.submit', tip, { deliveredTimes: 4 });
    expect(inChannel()).toHaveLength(1);
    expect(alice).toHaveBeenTold(/Thank you, Alice/, { times: 1 });
  });

  it('lets the author change it when a reviewer asks, and review the new version', async () => {
    const { alice, rita, rob, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await rita.presses('review.askChanges');
    await rita.presses('review.submitChanges', { comment: 'Which version of Excel?' });
    expect(alice).toHaveBeenTold(/asks for a change to your tip.*Which version of Excel\?/);
    expect(inChannel()[0]).toMatch(/Changes asked for by Rita.*Which version/);

    await alice.says('edit my tip');
    expect(alice.lastSeen()).toMatch(
      /Rita asks for a change, [^·]* · “Which version of Excel\?” · Edit and send again · Withdraw$/,
    );
    await alice.presses('tip.edit');
    await alice.presses('tip.resubmit', { ...tip, text: `${tip.text} In Excel 2024.` });
    await alice.says('edit my tip');
    expect(alice.lastSeen()).toMatch(/with the reviewers since [^·]* · Edit · Withdraw$/);
    expect(inChannel()).toHaveLength(2);
    expect(inChannel()[1]).toMatch(/New version for review.*In Excel 2024/);

    await rob.presses('review.approve');
    expect(inChannel()[1]).toMatch(/Approved by Rob/);
    await rita.says('ask pivot tables refresh');
    expect(rita).toHaveBeenTold(/In Excel 2024/);
  });

  it('publishes for those whom the author chose, and can be for others in a new version', async () => {
    const { rita, inChannel } = await company();
    const carla = await talk().withPerson('carla', { department: 'Sales', location: 'Leeds' });
    const dora = await talk().withPerson('dora', { department: 'Sales', location: 'Boston' });
    await carla.says('tip');
    expect(carla.lastSeen()).toMatch(/Everybody.*My department: Sales.*My location: Leeds/);
    await carla.presses('tip.submit', { ...tip, audience: 'location' });
    expect(inChannel()[0]).toMatch(/Only for: Leeds/);
    await rita.presses('review.askChanges');
    await rita.presses('review.submitChanges', { comment: 'Is that for all of sales?' });
    await carla.presses('tip.edit');
    await carla.presses('tip.resubmit', { ...tip, audience: 'department' });
    expect(inChannel()[1]).toMatch(/Only for: Sales/);
    await rita.presses('review.approve');
    expect(rita).toHaveBeenTold(/The people it is for can find it now/);
    expect(carla).toHaveBeenTold(/The people it is for can find it/);
    await dora.says('ask pivot tables refresh');
    expect(dora).toHaveBeenTold(/Tick "Refresh on open".*For: Sales/);
    await rita.says('ask pivot tables refresh');
    expect(rita).toHaveBeenTold(/I do not know that for sure/);
  });

  it('never makes a tip for more people than its author chose', async () => {
    const { inChannel } = await company();
    const carla = await talk().withPerson('carla', { department: 'Sales' });
    await carla.says('tip');
    await talk()
      .engine.store.collection(peopleCollection)
      .update(carla.id, ({ department: _gone, ...doc }) => ({ doc }));
    await carla.presses('tip.submit', { ...tip, audience: 'department' });
    expect(carla).toHaveBeenTold(/Your department or location is not known any more/);
    expect(inChannel()).toEqual([]);
  });

  it('tells the author why it was rejected, and finds nothing', async () => {
    const { alice, rita } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await rita.presses('review.reject');
    await rita.presses('review.submitReject', { comment: 'IT forbids macros.' });
    expect(alice).toHaveBeenTold(/decided against.*IT forbids macros/);
    await rita.says('ask pivot tables refresh');
    expect(rita).toHaveBeenTold(/I do not know that for sure/);
  });

  it('says who was first when two decide', async () => {
    const { alice, rita, rob } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    const card = {
      id:
        (
          await talk()
            .engine.store.collection(
              (
                await import('../../../src/domain/contributions')
              ).contributionsCollection,
            )
            .find({})
        )[0]?.id ?? '',
      round: 1,
    };
    await rita.presses('review.approve');
    const late = await rob.platform.bot.receive({
      type: 'action',
      id: 'late',
      at: talk().clock.now().toISOString(),
      sender: rob.account,
      place: talk().channel('reviewers'),
      verb: 'review.approve',
      data: card,
      inputs: {},
    });
    expect(late?.say?.text).toMatch(/Rita was first and approved it/);
    expect(late?.onlyToSender).toBe(true);
  });

  it('lets nobody decide their own', async () => {
    const { rita, rob, inChannel } = await company();
    await rita.says('tip');
    await rita.presses('tip.submit', tip);
    await rita.presses('review.approve');
    expect(rita).toHaveBeenToldWhatToDo();
    expect(inChannel()[0]).toMatch(/Approve/);
    await rob.presses('review.approve');
    expect(inChannel()[0]).toMatch(/Approved by Rob/);
  });

  it('looks at the role when the button is pressed', async () => {
    const { alice, inChannel, rita } = await company();
    const { mallory } = await talk().withPeople('mallory');
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await mallory.presses('review.approve');
    expect(mallory).toHaveBeenToldWhatToDo();
    expect(inChannel()[0]).not.toMatch(/Approved by/);
    await rita.says('review');
    expect(rita).toHaveBeenTold(/1 contribution or question waits/);
  });

  it.each([
    ['no title', { ...tip, title: ' ' }],
    ['a short text', { ...tip, text: 'Too short' }],
    ['a link that is none', { ...tip, link: 'javascript:alert(1)' }],
  ])('refuses %s and says what to do', async (_case, inputs) => {
    const { alice, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', inputs);
    expect(alice).toHaveBeenToldWhatToDo();
    expect(inChannel()).toEqual([]);
  });

  it('tells reviewers personally if there is no reviewers’ channel', async () => {
    const { alice, rita } = await talk().withPeople('alice', 'rita');
    await appoint(talk(), 'reviewer', rita);
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    expect(rita).toHaveBeenTold(/New tip for review.*Pivot tables/);
    await rita.presses('review.approve');
    expect(rita).toHaveBeenTold(/Approved by Rita/);
  });

  it('speaks German with people who speak German', async () => {
    const klaus = await talk().withPerson('klaus', { locale: 'de' });
    await company();
    await klaus.says('tipp Kaffee');
    await klaus.presses('tip.submit', {
      title: 'Kaffee',
      text: 'Die Maschine im 2. Stock mahlt frisch.',
    });
    expect(klaus).toHaveBeenTold(/Danke, Klaus/);
  });
});

describe('two reviewers at once', () => {
  it('makes exactly one decision in each of 200 rounds', async () => {
    const talk = await startTalk({ features, platform: 'slack' });
    const { alice, rita, rob } = await talk.withPeople('alice', 'rita', 'rob');
    await appoint(talk, 'reviewer', rita, rob);
    const channel = await reviewersChannel(talk);
    for (let round = 1; round <= 200; round += 1) {
      await alice.says('tip');
      await alice.presses('tip.submit', { ...tip, title: `Tip ${round}` });
      const [one, other] = round % 2 ? [rita, rob] : [rob, rita];
      const replies = await Promise.all([
        one.presses('review.approve'),
        other.presses('review.approve'),
      ]);
      expect(replies.filter((reply) => /was first/.test(reply?.say?.text ?? ''))).toHaveLength(1);
    }
    expect(talk.shownIn(channel).filter((text) => /Approved by/.test(text))).toHaveLength(200);
    expect(alice).toHaveBeenTold(/approved “Tip \d+”/, { times: 200 });
    await talk.stop();
  });
});
