// Nothing lies unanswered: what waits for reviewers is chased, and whoever waits is told.
import { silentLog } from '../../../../src/core/log';
import { makeAdmin } from '../../../../src/features/admin';
import { makeAsk } from '../../../../src/features/ask';
import { makeContributions } from '../../../../src/features/contributions';
import { appoint, reviewersChannel } from '../../../support/company';
import { describeTalk } from '../../../support/talk';

const tip = { title: 'Pivot tables', text: 'Tick "Refresh on open" in the options.', tags: '' };

describeTalk('what waits for reviewers', [makeAsk, makeContributions, makeAdmin], (talk) => {
  async function company() {
    const { alice, bob, rita, rob, lena } = await talk().withPeople(
      'alice',
      'bob',
      'rita',
      'rob',
      'lena',
    );
    await appoint(talk(), 'reviewer', rita, rob);
    await appoint(talk(), 'lead', lena);
    const channel = await reviewersChannel(talk());
    return { alice, bob, rita, rob, lena, inChannel: () => talk().shownIn(channel) };
  }
  const count = (texts: readonly string[], of: RegExp) =>
    texts.filter((text) => of.test(text)).length;

  it('reminds the channel after two working days, once a day, of all together', async () => {
    const { alice, bob, rita, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await bob.says('ask who waters the plants?');
    await bob.presses('ask.handOver');
    await talk().travelTo('2026-03-04T08:00:00.000Z');
    expect(count(inChannel(), /still wait/)).toBe(0);
    await talk().travelTo('2026-03-04T16:00:00.000Z');
    expect(count(inChannel(), /2 contributions and questions still wait/)).toBe(1);
    expect(inChannel().at(-1)).toMatch(
      /Pivot tables · Tip by Alice · waiting since 2 Mar 2026 · Open · who waters the plants\? · Bob asks · waiting since 2 Mar 2026 · Answer/,
    );
    await talk().travelTo('2026-03-05T16:00:00.000Z');
    expect(count(inChannel(), /still wait/)).toBe(2);

    await rita.presses('review.open');
    await rita.presses('review.approve');
    await rita.presses('question.answer');
    await rita.presses('question.submitAnswer', {
      answer: 'The caretaker does.',
      makeEntry: 'false',
    });
    expect(bob).toHaveBeenTold(/The caretaker does/);
    await talk().travelTo('2026-03-12T16:00:00.000Z');
    expect(count(inChannel(), /still wait/)).toBe(2);
  });

  it('tells the author and the asker once that it takes longer', async () => {
    const { alice, bob } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await bob.says('ask who waters the plants?');
    await bob.presses('ask.handOver');
    await talk().travelTo('2026-03-13T16:00:00.000Z');
    expect(alice).toHaveBeenTold(/takes a little longer: nobody has reviewed your tip/, {
      times: 1,
    });
    expect(bob).toHaveBeenTold(/takes a little longer: nobody has answered your question/, {
      times: 1,
    });
  });

  it('goes to one reviewer after four working days, and to the lead after six', async () => {
    const { alice, rita, rob, lena } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await talk().travelTo('2026-03-05T16:00:00.000Z');
    await lena.says('review');
    expect(lena).toHaveBeenToldWhatToDo();
    await talk().travelTo('2026-03-06T16:00:00.000Z');
    const named = [rita, rob].filter((one) =>
      one.sees().some((text) => /waits for you/.test(text)),
    );
    expect(named).toHaveLength(1);
    await alice.says('tip mine');
    expect(alice.lastSeen()).toMatch(new RegExp(`with ${named[0]?.name ?? '?'} since 2 Mar`));
    expect(lena.sees().some((text) => /waited for too long/.test(text))).toBe(false);
    await talk().travelTo('2026-03-10T16:00:00.000Z');
    expect(lena).toHaveBeenTold(/This has waited for too long.*Pivot tables/, { times: 1 });
    await lena.presses('review.open');
    await lena.presses('review.approve');
    expect(alice).toHaveBeenTold(/Lena approved “Pivot tables”/);
  });

  it('leaves to the reviewers what has not waited for that long', async () => {
    const { alice, rita, lena, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await lena.presses('review.approve');
    expect(lena).toHaveBeenTold(/This waits for the reviewers/);
    expect(inChannel()[0]).not.toMatch(/Approved/);
    await rita.presses('review.approve');
    expect(inChannel()[0]).toMatch(/Approved by Rita/);
  });

  it('asks at night or at the weekend for nothing', async () => {
    const { alice, inChannel } = await company();
    await talk().travelTo('2026-03-05T17:30:00.000Z');
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await talk().travelTo('2026-03-10T07:59:00.000Z');
    expect(count(inChannel(), /still wait/)).toBe(0);
    await talk().travelTo('2026-03-10T09:00:00.000Z');
    expect(count(inChannel(), /still wait/)).toBe(1);
  });

  it('reminds once if a job runs twice, and again after a crash', async () => {
    const { alice, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    const job = talk().engine.jobs.find(({ name }) => name === 'contributions.waiting');
    talk().clock.travelTo(new Date('2026-03-04T10:00:00.000Z'));
    const run = () => job?.run({ clock: talk().clock, log: silentLog });
    await Promise.all([run(), run()]);
    await run();
    await talk().settle();
    await talk().engine.tick();
    await talk().settle();
    expect(count(inChannel(), /still waits/)).toBe(1);
    expect(alice).toHaveBeenTold(/takes a little longer/, { times: 1 });
  });

  it('lists tips and questions for reviewers, who answer from there', async () => {
    const { alice, bob, rita } = await company();
    await rita.says('review');
    expect(rita).toHaveBeenTold(/Nothing waits/);
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await bob.says('ask who waters the plants?');
    await bob.presses('ask.handOver');
    await rita.says('review');
    expect(rita.lastSeen()).toMatch(
      /2 contributions and questions wait · Tips and answers to review · Pivot tables .* Questions without an answer · who waters the plants/,
    );
    await rita.presses('question.answer');
    await rita.presses('question.submitAnswer', {
      answer: 'The caretaker does.',
      makeEntry: 'false',
    });
    expect(bob).toHaveBeenTold(/The caretaker does/);
    await rita.says('review');
    expect(rita.lastSeen()).toMatch(/1 contribution or question waits · Pivot tables/);
  });

  it('shows a long queue page by page', async () => {
    const { alice, rita } = await company();
    for (let n = 1; n <= 11; n += 1) {
      talk().clock.travelTo(new Date(talk().clock.now().getTime() + 60_000));
      await alice.says('tip');
      await alice.presses('tip.submit', { ...tip, title: `Tip number ${n}.` });
    }
    await rita.says('review');
    expect(rita.lastSeen()).toMatch(
      /11 contributions.*Tip number 1\..*Tip number 8\..*Show 3 more/,
    );
    await rita.presses('review.page');
    expect(rita.lastSeen()).toMatch(/Tip number 9\..*Tip number 11\..*Back/);
    await alice.says('tip mine');
    expect(alice.lastSeen()).toMatch(/Tip number 11\..*Show 3 more/);
    await alice.presses('tip.page');
    expect(alice.lastSeen()).toMatch(/Tip number 1\./);
  });

  it('lets the author withdraw or change what nobody has decided', async () => {
    const { alice, rita, inChannel } = await company();
    await alice.says('tip');
    await alice.presses('tip.submit', tip);
    await alice.says('my tips');
    await alice.presses('tip.edit');
    await alice.presses('tip.resubmit', { ...tip, text: `${tip.text} In Excel 2024.` });
    expect(inChannel()[0]).toMatch(/The author sent a newer version/);
    expect(inChannel()[1]).toMatch(/New version for review.*In Excel 2024/);
    await alice.says('meine Tipps');
    await alice.presses('tip.withdraw');
    expect(alice).toHaveBeenTold(/“Pivot tables” is withdrawn/);
    expect(inChannel()[1]).toMatch(/Withdrawn by Alice/);
    await rita.says('review');
    expect(rita.lastSeen()).toMatch(/Nothing waits/);
    await alice.says('tip mine');
    expect(alice.lastSeen()).toMatch(/you withdrew it, 2 Mar 2026$/);
  });
});
