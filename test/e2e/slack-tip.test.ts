// Sharing a tip on Slack, in English and German, over real HTTP: the form by every way, the review
// with all its ends, and who may decide.
import { LOCALES } from '../../src/core/texts';
import { type Colleague, openSlackRoom, REVIEWERS, type SlackRoom } from './slack-room';

const TIPS = {
  en: {
    title: 'Tidy tables',
    text: 'Press Ctrl+T: the range becomes a table & grows.',
    ask: 'tidy tables excel',
    better: 'Which version?',
  },
  de: {
    title: 'Ordentliche Tabellen',
    text: 'Drück Strg+T: der Bereich wird eine Tabelle & wächst.',
    ask: 'ordentliche tabellen excel',
    better: 'Welche Version?',
  },
} as const;

describe.each(LOCALES)('sharing a tip on Slack in %s', (locale) => {
  const tip = TIPS[locale];
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom(locale);
    const { uma, viktor, rita, rob } = room;
    for (const one of [uma, viktor, rita, rob]) await one.says('help');
    await rita.mentions('admin reviewers here', REVIEWERS);
    await rita.says(`admin role reviewer ${rita.email}`);
    await rita.mentions(`admin role reviewer <@${rob.user}>`);
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  const share = async (author: Colleague, title: string, text: string = tip.text) => {
    await author.types('/tip');
    await author.fills('tip.submit', {
      title,
      text,
      tags: 'Excel, #berichte',
      link: 'https://contoso.example/a?b=1&c=2',
    });
    return room.rita.told(title, { in: REVIEWERS });
  };

  it.each([
    ['/tip', async () => room.uma.types(`/tip ${tip.title}`)],
    ['/learn tip', async () => room.uma.types(`/learn tip ${tip.title}`)],
    [
      'a mention',
      async () => {
        await room.uma.mentions(`tip ${tip.title}`);
        await room.uma.presses('slack.sayAgain');
      },
    ],
    [
      'a direct message',
      async () => {
        await room.uma.says(`tip ${tip.title}`);
        await room.uma.presses('slack.sayAgain');
      },
    ],
  ])('begins by %s, with what was said in the form', async (_way, begin) => {
    await begin();
    const form = await room.uma.form('tip.submit');
    expect(form.title.text).toBe(room.text('contributions.tipTitle'));
    expect(JSON.stringify(form.blocks)).toContain(`"initial_value":"${tip.title}"`);
  });

  it('names what a form lacks, beside each field', async () => {
    const { uma, text } = room;
    await uma.types('/tip');
    const errors = await uma.fills('tip.submit', {
      title: '',
      text: 'zu kurz',
      tags: 'a,b,c,d,e,f,g,h,i',
      link: 'contoso',
    });
    expect(errors).toEqual({
      title: text('contributions.titleMissing'),
      text: text('contributions.textShort', { min: 20 }),
      tags: text('contributions.tagsMany', { max: 8 }),
      link: text('contributions.linkWrong'),
    });
  });

  it('is approved by one of two who press at once, published, and found at once', async () => {
    const { uma, rita, rob, viktor, text } = room;
    const card = await share(uma, tip.title);
    expect(card.text).toContain('excel, berichte');
    await uma.told(text('contributions.thanks', { name: 'Uma Unger' }));
    await Promise.all([rita.presses('review.approve', card), rob.presses('review.approve', card)]);
    const decided = await viktor.told(/✅/, { in: REVIEWERS });
    expect(decided.ts).toBe(card.ts);
    const by = decided.text.includes('Rita Reviewer') ? 'Rita Reviewer' : 'Rob Reviewer';
    expect(decided.text).toContain(
      text('contributions.decision', { what: 'approved', by, at: room.now() }),
    );
    await (by === 'Rita Reviewer' ? rob : rita).told(
      text('contributions.late', { own: false, what: 'approved', by, at: room.now() }),
    );
    await uma.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'false' }),
      {
        in: uma.chat,
      },
    );
    expect(
      uma
        .sees()
        .filter((one) =>
          one.text.includes(
            text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'false' }),
          ),
        ),
    ).toHaveLength(1);
    await viktor.types(`/faq ${tip.ask}`);
    await viktor.told(tip.text);
  });

  it('goes back to its author with a wish, and comes again in the thread', async () => {
    const { uma, rita, rob, text } = room;
    const card = await share(uma, `${tip.title} 2`);
    await rita.presses('review.askChanges', card);
    expect(await rita.fills('review.submitChanges', { comment: '' })).toEqual({
      comment: text('contributions.commentMissing'),
    });
    await rita.fills('review.submitChanges', { comment: tip.better });
    await rita.told(text('contributions.youDecided', { what: 'changes', restricted: false }));
    const wish = await uma.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'changes', answer: 'false' }),
      { in: uma.chat },
    );
    expect(wish.text).toContain(tip.better);
    await uma.presses('tip.edit', wish);
    await uma.fills('tip.resubmit', { text: `${tip.text} 365.` });
    await uma.told(text('contributions.thanksAgain'));
    const again = await rob.told(
      text('contributions.reviewTitle', { kind: 'new', again: 'true', answer: 'false' }),
      { in: REVIEWERS },
    );
    expect(again).toMatchObject({ thread: card.ts });
    expect(again.text).toContain('365.');
    await rob.presses('review.approve', card);
    await rob.told(
      text('contributions.late', {
        own: false,
        what: 'changes',
        by: 'Rita Reviewer',
        at: room.now(),
      }),
    );
    await rob.presses('review.approve', again);
    await uma.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'false' }),
      {
        in: uma.chat,
      },
    );
  });

  it('is rejected with the reason for the author', async () => {
    const { uma, rita, viktor, text } = room;
    const card = await share(uma, `${tip.title} 3`);
    await rita.presses('review.reject', card);
    await rita.fills('review.submitReject', { comment: 'Zu *geheim* <!channel>' });
    const told = await uma.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'rejected', answer: 'false' }),
      { in: uma.chat },
    );
    expect(told.text).toContain('Zu *geheim* <!channel>');
    expect((await viktor.told(/⛔/, { in: REVIEWERS })).ts).toBe(card.ts);
  });

  it('is decided by reviewers only, and never by its author', async () => {
    const { uma, rita, viktor, text } = room;
    const card = await share(rita, `${tip.title} 4`);
    await viktor.presses('review.approve', card);
    await viktor.told(text('core.notAllowed'));
    await rita.presses('review.approve', card);
    await rita.told(text('contributions.own'));
    expect((await uma.told(`${tip.title} 4`, { in: REVIEWERS })).text).toContain(
      text('contributions.approve'),
    );
  });

  it('is listed for its author, and for who reviews', async () => {
    const { uma, rob, text } = room;
    await uma.types(locale === 'de' ? '/tip meine' : '/tip mine');
    const mine = await uma.told(text('contributions.listTitle', { of: 'mine', count: 3 }));
    expect(mine.text).toContain(`${tip.title} 3`);
    await rob.types('/learn review');
    await rob.told(text('contributions.listTitle', { of: 'review', count: 1 }));
    await rob.presses('review.open');
    await rob.told(
      text('contributions.reviewTitle', { kind: 'new', again: 'false', answer: 'false' }),
    );
    await rob.presses('review.approve');
    await rob.told(text('contributions.youDecided', { what: 'approved', restricted: false }));
    room.chapter();
    await rob.types('/learn review');
    await rob.told(text('contributions.nothingWaits'));
  });

  it('was never refused by Slack', () => {
    expect(room.slack.problems).toEqual([]);
  });
});
