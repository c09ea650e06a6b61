// A tip on Teams, in English and German, over real HTTP: shared, reviewed in the reviewers'
// channel, told, found.
import { LOCALES } from '../../src/core/texts';
import { openCompany, REVIEWERS, type TeamsRoom } from './teams-room';

const TIPS = {
  en: {
    tip: {
      title: 'Tidy **tables**',
      text: 'Press Ctrl+T: the range becomes a table & grows.',
      tags: 'excel, office',
      link: '',
    },
    coffee: {
      title: 'Coffee',
      text: 'The machine on the second floor grinds fresh.',
      tags: '',
      link: '',
    },
    better: 'The machine on the second floor of house B grinds fresh.',
    wish: 'Which building?',
    reason: 'Everybody knows that already.',
    find: 'tidy tables excel',
    card: /New tip for review · Tidy \*\*tables\*\* · Press Ctrl\+T.*Tags: excel, office.*by Uma Unger, 2 Mar 2026 at 10:00/,
    approved: /✅ Approved by Rita Reviewer, 2 Mar 2026 at 10:00/,
    published: /Your tip is published 🎉.*Rita Reviewer approved “Tidy \*\*tables\*\*”/,
    rejected: /⛔ Rejected by Rita Reviewer.*“Everybody knows that already\.”/,
  },
  de: {
    tip: {
      title: 'Ordentliche **Tabellen**',
      text: 'Drück Strg+T: der Bereich wird eine Tabelle & wächst mit.',
      tags: 'excel, büro',
      link: '',
    },
    coffee: {
      title: 'Kaffee',
      text: 'Die Maschine im zweiten Stock mahlt frisch.',
      tags: '',
      link: '',
    },
    better: 'Die Maschine im zweiten Stock von Haus B mahlt frisch.',
    wish: 'In welchem Haus?',
    reason: 'Das wissen schon alle.',
    find: 'ordentliche tabellen',
    card: /Neuer Tipp zur Prüfung · Ordentliche \*\*Tabellen\*\*.*Strg\+T.*Schlagwörter: excel, büro.*von Uma Unger, 2\. März 2026 um 10:00/,
    approved: /✅ Freigegeben von Rita Reviewer, 2\. März 2026 um 10:00/,
    published:
      /Dein Tipp ist veröffentlicht 🎉.*Rita Reviewer hat „Ordentliche \*\*Tabellen\*\*“ freigegeben/,
    rejected: /⛔ Abgelehnt von Rita Reviewer.*„Das wissen schon alle\.“/,
  },
} as const;

describe.each(LOCALES)('a tip on Teams in %s', (locale) => {
  const words = TIPS[locale];
  let room: TeamsRoom;
  beforeAll(async () => {
    room = await openCompany(locale);
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  /** Until it stands in the reviewers' channel. */
  async function share(who: TeamsRoom['uma'], tip: Readonly<Record<string, string>>) {
    await who.says('tip');
    await who.presses('tip.submit', tip);
    return room.rita.told(room.text('contributions.approve'), { in: REVIEWERS });
  }

  it('is filled in by form, names what is missing, and loses nothing that was typed', async () => {
    const { uma, text } = room;
    await uma.says(`tip ${words.tip.title}`);
    const form = await uma.told(text('contributions.tipIntro'));
    expect(form.text).toContain(words.tip.title);
    const short = await uma.presses('tip.submit', { ...words.tip, text: 'short', link: 'nowhere' });
    expect(short.split('\n')).toEqual([
      text('contributions.textShort', { min: 20 }),
      text('contributions.linkWrong'),
    ]);
    for (const typed of ['short', 'nowhere', words.tip.tags])
      expect(uma.form.text).toContain(typed);
    expect((await uma.told(text('contributions.tipIntro'))).n).toBe(form.n);
    await uma.presses('tip.submit', words.tip);
    expect(await uma.told(text('contributions.thanks', { name: 'Uma Unger' }))).toMatchObject({
      id: form.id,
    });
  });

  it('stands in the reviewers’ channel, where only others who review may decide', async () => {
    const { uma, viktor, rita, text } = room;
    const card = await rita.told(words.card, { since: 0, in: REVIEWERS });
    expect(JSON.stringify(card.message.card)).toMatch(/\\\\\*\\\\\*tab/i);
    expect(await viktor.presses('review.approve', {}, { on: card })).toBe(text('core.notAllowed'));
    expect(await uma.presses('review.approve', {}, { on: card })).toBe(text('core.notAllowed'));
    // The author, once a reviewer too.
    await room.ada.says(`admin role reviewer ${uma.email}`);
    expect(await uma.presses('review.approve', {}, { on: card })).toBe(text('contributions.own'));
    await room.ada.says(`admin role remove reviewer ${uma.email}`);
    expect(room.said(/✅/, REVIEWERS)).toEqual([]);
  });

  it('is decided once; the card changes for all, the author is told, and everybody finds it at once', async () => {
    const { uma, viktor, rita, rob, text } = room;
    const card = await rita.told(words.card, { since: 0, in: REVIEWERS });
    expect(await rita.presses('review.approve', {}, { on: card })).toBe(
      text('contributions.youDecided', { what: 'approved', restricted: false }),
    );
    const changed = await viktor.told(words.approved, { in: REVIEWERS });
    expect(changed.id).toBe(card.id);
    expect(changed.message.card?.['actions']).toEqual([]);
    const late = text('contributions.late', {
      own: false,
      what: 'approved',
      by: 'Rita Reviewer',
      at: room.now(),
    });
    for (const verb of ['review.approve', 'review.askChanges', 'review.reject'])
      expect(await rob.presses(verb, {}, { on: card })).toBe(late);
    await uma.told(words.published, { in: uma.chat });
    expect(room.said(words.published)).toHaveLength(1);
    await viktor.says(`ask ${words.find}`);
    expect((await viktor.told(words.tip.text)).text).toContain('Uma Unger');
  });

  it('goes back with a wish, and comes again below the same card', async () => {
    const { uma, rita, rob, text } = room;
    const card = await share(uma, words.coffee);
    await rita.presses('review.askChanges', {}, { on: card });
    expect(rita.form.text).toContain(
      text('contributions.changesIntro', { title: 'X' }).split('X')[0],
    );
    // Nobody else sees the reviewer's form.
    expect(room.said(text('contributions.commentLabel'))).toEqual([]);
    expect(await rita.presses('review.submitChanges', { comment: ' ' })).toBe(
      text('contributions.commentMissing'),
    );
    expect(await rita.presses('review.submitChanges', { comment: words.wish })).toBe(
      text('contributions.youDecided', { what: 'changes', restricted: false }),
    );
    expect(await rob.told(/✏️/, { in: REVIEWERS })).toMatchObject({ id: card.id });

    const wish = await uma.told(words.wish, { in: uma.chat });
    await uma.presses('tip.edit', {}, { on: wish });
    expect(uma.form.text).toContain(words.coffee.text);
    expect(await uma.presses('tip.resubmit', { text: words.better })).toBe(
      text('contributions.thanksAgain'),
    );
    const again = await rob.told(
      text('contributions.reviewTitle', { kind: 'new', again: 'true', answer: 'false' }),
      { in: REVIEWERS },
    );
    expect(again).toMatchObject({ in: REVIEWERS, thread: card.thread ?? card.id });
    expect(again.text).toContain(words.better);

    // The old card decides nothing any more; the new one does, from an old client too.
    expect(await rob.presses('review.approve', {}, { on: card })).toMatch(
      text('contributions.late', {
        own: false,
        what: 'changes',
        by: 'Rita Reviewer',
        at: room.now(),
      }),
    );
    await rob.presses('review.approve', {}, { on: again, oldClient: true });
    await rob.told(text('contributions.youDecided', { what: 'approved', restricted: false }), {
      in: rob.chat,
    });
    await uma.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'false' }),
      {
        in: uma.chat,
      },
    );
    await rita.says(`ask ${words.coffee.title}`);
    await rita.told(words.better);
  });

  it('is rejected with a reason, which the author reads', async () => {
    const { uma, viktor, rita, text } = room;
    const card = await share(viktor, { ...words.coffee, title: 'X' });
    await rita.presses('review.reject', {}, { on: card });
    expect(await rita.presses('review.submitReject', { comment: words.reason })).toBe(
      text('contributions.youDecided', { what: 'rejected', restricted: false }),
    );
    expect(await uma.told(words.rejected, { in: REVIEWERS })).toMatchObject({ id: card.id });
    expect(
      (
        await viktor.told(
          text('contributions.decidedTitle', { kind: 'new', what: 'rejected', answer: 'false' }),
          { in: viktor.chat },
        )
      ).text,
    ).toContain(words.reason);
  });

  it('is decided by exactly one of two who press at once', async () => {
    const { uma, rita, rob } = room;
    const card = await share(uma, { ...words.tip, title: 'Y' });
    const answers = await Promise.all(
      [rita, rob].map((one) => one.presses('review.approve', {}, { on: card })),
    );
    expect(
      answers.filter(
        (answer) =>
          answer === room.text('contributions.youDecided', { what: 'approved', restricted: false }),
      ),
    ).toHaveLength(1);
    expect(room.said(/“Y”|„Y“/, uma.chat)).toHaveLength(1);
  });

  it('is listed for who wrote it, and for who reviews', async () => {
    const { uma, rita, viktor, text } = room;
    await uma.says(locale === 'de' ? 'tipp meine' : 'tip mine');
    expect(
      (await uma.told(text('contributions.listTitle', { of: 'mine', count: 3 }))).text,
    ).toContain(words.coffee.title);
    await rita.says('review');
    await rita.told(text('contributions.nothingWaits'));
    await viktor.says('tip');
    await viktor.presses('tip.submit', { ...words.tip, title: 'Z' });
    await rita.says('review');
    await rita.told(text('contributions.listTitle', { of: 'review', count: 1 }));
    await rita.presses('review.open');
    await rita.told(
      text('contributions.reviewTitle', { kind: 'new', again: 'false', answer: 'false' }),
      {
        in: rita.chat,
      },
    );
    await rita.presses('review.approve');
    await viktor.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'false' }),
      {
        in: viktor.chat,
      },
    );
    await viktor.says('review');
    await viktor.told(
      text('core.notYours', { word: locale === 'de' ? 'prüfen' : 'review', by: 'lead' }),
    );
  });

  it('was never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
