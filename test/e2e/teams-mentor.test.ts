// Mentoring on Teams, in English and German, over real HTTP: from offer and wish to a pair that is
// introduced, reminded in working hours, asked whether they met, paused and ended.
import { LOCALES } from '../../src/core/texts';
import { openCompany, type TeamsRoom } from './teams-room';

const WORDS = {
  en: {
    offer: 'mentor offer',
    find: 'mentor find',
    resume: 'mentor resume',
    end: 'mentor end',
    goal: 'Write my own reports',
    note: 'Try window functions',
    draft:
      /Draft of a matching round.*\*\*1\*\* of \*\*1\*\* mentees get a mentor.*Uma Unger with Rob Reviewer/,
    published: /Matching round published.*Published by Rita Reviewer, 2 Mar 2026 at 10:00/,
    forRob:
      /Uma Unger would like to learn from you.*Why you two: sql.*Their goal: Write my own reports/,
    forUma: /Rob Reviewer could be your mentor/,
    intro: /You and Rob Reviewer are a pair 🎉.*rob@contoso\.example.*week of 9 Mar 2026/,
    reminder: /This week: your session with/,
    checkIn: /Did you and .* meet\?/,
  },
  de: {
    offer: 'mentor anbieten',
    find: 'mentor suchen',
    resume: 'mentor weiter',
    end: 'mentor ende',
    goal: 'Meine Berichte selbst schreiben',
    note: 'Fensterfunktionen ausprobieren',
    draft:
      /Entwurf einer Vermittlungsrunde.*\*\*1\*\* von \*\*1\*\* Suchenden bekommen jemanden.*Uma Unger mit Rob Reviewer/,
    published:
      /Vermittlungsrunde veröffentlicht.*Veröffentlicht von Rita Reviewer, 2\. März 2026 um 10:00/,
    forRob:
      /Uma Unger möchte von dir lernen.*Warum ihr beide: sql.*Das Ziel: Meine Berichte selbst schreiben/,
    forUma: /Rob Reviewer könnte dich begleiten/,
    intro: /Du und Rob Reviewer seid ein Tandem 🎉.*rob@contoso\.example.*Woche vom 9\. März 2026/,
    reminder: /Diese Woche: dein Treffen mit/,
    checkIn: /Habt ihr euch getroffen/,
  },
} as const;

describe.each(LOCALES)('mentoring on Teams in %s', (locale) => {
  const words = WORDS[locale];
  let room: TeamsRoom;
  let rob: TeamsRoom['rob'];
  beforeAll(async () => {
    room = await openCompany(locale);
    // Rob works in India.
    rob = room.colleague('reviewer2', { zone: 'Asia/Kolkata' });
    await rob.says('help');
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it('begins with an offer and a wish, each by form', async () => {
    const { uma, text } = room;
    await rob.says(words.offer);
    const form = await rob.told(text('mentoring.offerIntro'));
    const wrong = await rob.presses('mentor.submitOffer', {
      skills: '',
      capacity: '0',
      languages: '',
    });
    expect(wrong.split('\n')).toEqual([
      text('mentoring.skillsMissing'),
      text('mentoring.capacityWrong', { max: 6 }),
      text('mentoring.languagesMissing'),
    ]);
    await rob.presses('mentor.submitOffer', { skills: 'SQL', capacity: '2', languages: 'en,de' });
    expect(await rob.told(text('mentoring.offered', { skills: 'sql' }))).toMatchObject({
      id: form.id,
    });
    await uma.says(words.find);
    await uma.presses('mentor.submitWish', { skills: 'sql', goal: words.goal, rhythm: 'weekly' });
    await uma.told(text('mentoring.wished', { skills: 'sql' }));
    await uma.says('mentor');
    await uma.told(text('mentoring.overviewWish', { skills: 'sql' }));
  });

  it('keeps what somebody looks for from others in a channel', async () => {
    const { uma } = room;
    await uma.mentions(words.find);
    expect((await uma.told(words.goal)).in).toBe(uma.chat);
    expect(room.said(words.goal)).toHaveLength(1);
  });

  it('is proposed by a round that a lead looks at first and publishes', async () => {
    const { uma, rita, text } = room;
    await uma.says('admin round');
    await uma.told(
      text('core.notYours', { word: locale === 'de' ? 'admin runde' : 'admin round', by: 'admin' }),
    );
    await rita.says('admin round');
    const draft = await rita.told(words.draft);
    expect(room.said(words.forRob)).toEqual([]);
    await rita.presses('round.publish', {}, { on: draft });
    expect(await rita.told(words.published)).toMatchObject({ id: draft.id });
    await rob.told(words.forRob, { in: rob.chat });
    await uma.told(words.forUma, { in: uma.chat });
  });

  it('is a pair when both accepted, and an introduction to both', async () => {
    const { uma, text } = room;
    expect(await rob.presses('pairing.accept')).toBe(
      text('mentoring.acceptedOne', { other: 'Uma Unger' }),
    );
    await rob.told(text('mentoring.outcome', { outcome: 'waiting', other: 'Uma Unger' }));
    expect(room.said(words.intro)).toEqual([]);
    expect(await uma.presses('pairing.accept')).toBe(
      text('mentoring.acceptedBoth', { other: 'Rob Reviewer' }),
    );
    await uma.told(words.intro, { in: uma.chat });
    await rob.told(text('mentoring.introTitle', { other: 'Uma Unger' }), { in: rob.chat });
    expect(room.said(words.forRob).map(({ text: shown }) => shown)).not.toContainEqual(
      expect.stringContaining(text('mentoring.accept')),
    );
  });

  it('reminds each on their own Monday morning, and asks on Thursday whether they met', async () => {
    const { uma } = room;
    await room.travelTo('2026-03-09T03:00:00Z');
    expect(room.said(words.reminder)).toEqual([]);
    await room.travelTo('2026-03-09T05:00:00Z');
    await rob.told(words.reminder, { in: rob.chat });
    expect(room.said(words.reminder, uma.chat)).toEqual([]);
    await room.travelTo('2026-03-09T08:00:00Z');
    await uma.told(words.reminder, { in: uma.chat });
    await room.travelTo('2026-03-12T15:00:00Z');
    await uma.told(words.checkIn, { in: uma.chat });
    await rob.told(words.checkIn, { in: rob.chat });
    expect(room.said(words.reminder)).toHaveLength(2);
  });

  it('takes “yes, we met” with a line for the next time, and “not yet” kindly', async () => {
    const { uma, text } = room;
    const question = await uma.told(words.checkIn, { since: 0, in: uma.chat });
    await uma.presses('pairing.met', {}, { on: question });
    expect(await uma.told(text('mentoring.metTitle', { other: 'Rob Reviewer' }))).toMatchObject({
      id: question.id,
    });
    await uma.presses('pairing.note');
    expect(await uma.presses('pairing.submitNote', { note: ' ' })).toBe(
      text('mentoring.noteMissing'),
    );
    expect(await uma.presses('pairing.submitNote', { note: words.note })).toBe(
      text('mentoring.noted', { other: 'Rob Reviewer' }),
    );
    await rob.presses('pairing.notMet');
    await rob.told(text('mentoring.metNo', { other: 'Uma Unger' }), { in: rob.chat });
    await room.travelTo('2026-03-16T09:00:00Z');
    await uma.told(text('mentoring.noteLine', { note: words.note }), { in: uma.chat });
    expect(room.said(words.note, rob.chat)).toEqual([]);
  });

  it('is put off to a date, of which the other hears', async () => {
    const { uma, text } = room;
    await room.travelTo('2026-03-19T15:00:00Z');
    await uma.presses('pairing.reschedule');
    expect(await uma.presses('pairing.submitDate', { date: '2026-03-01' })).toBe(
      text('mentoring.dateWrong', { days: 28 }),
    );
    const answer = await uma.presses('pairing.submitDate', { date: '2026-03-20' });
    expect(answer).toBe(
      text('mentoring.youMoved', { date: '2026-03-20T11:00:00Z', other: 'Rob Reviewer' }),
    );
    await rob.told(
      text('mentoring.otherMoved', { date: '2026-03-20T11:00:00Z', other: 'Uma Unger' }),
      { in: rob.chat },
    );
  });

  it('is paused, goes on, and ends, and the other hears of each', async () => {
    const { uma, text } = room;
    await uma.says('mentor pause');
    await uma.told(text('mentoring.nowPaused', { other: 'Rob Reviewer' }));
    await rob.told(text('mentoring.otherPaused', { other: 'Uma Unger' }), { in: rob.chat });
    await room.travelTo('2026-03-24T09:00:00Z');
    expect(room.said(words.reminder)).toEqual([]);
    await rob.says(words.resume);
    await uma.told(text('mentoring.otherResumed', { other: 'Rob Reviewer' }), { in: uma.chat });
    await room.travelTo('2026-03-30T09:00:00Z');
    await uma.told(words.reminder, { in: uma.chat });
    await rob.says(words.end);
    await rob.presses('pairing.submitEnd', { reason: '' });
    await rob.told(text('mentoring.youEnded', { other: 'Uma Unger' }));
    await uma.told(text('mentoring.otherEnded', { other: 'Rob Reviewer' }), { in: uma.chat });
    room.chapter();
    await room.travelTo('2026-04-07T12:00:00Z');
    expect(room.said(words.reminder)).toEqual([]);
  });

  it('is declined kindly, and the reason stays with the lead', async () => {
    const { uma, viktor, rita, text } = room;
    await viktor.says(words.offer);
    await viktor.presses('mentor.submitOffer', {
      skills: 'Excel',
      capacity: '1',
      languages: 'en,de',
    });
    await uma.says(words.find);
    await uma.presses('mentor.submitWish', {
      skills: 'excel',
      goal: words.goal,
      rhythm: 'monthly',
    });
    await rita.says('admin round');
    await rita.presses('round.publish');
    await viktor.presses('pairing.decline');
    expect(await viktor.presses('pairing.submitDecline', { reason: 'Top secret' })).toBe(
      text('mentoring.youDeclined', { other: 'Uma Unger' }),
    );
    await uma.told(text('mentoring.mentorDeclined', { other: 'Viktor Vögel' }), { in: uma.chat });
    expect(room.said('Top secret')).toEqual([]);
    expect(await uma.presses('pairing.accept', {}, { on: staleProposal() })).toBe(
      text('mentoring.notOpen'),
    );

    /** As a client shows it that has not heard of the change yet. */
    function staleProposal() {
      const now = uma
        .sees()
        .findLast((one) => one.text.includes('Viktor') && one.message.card !== undefined);
      const first = room.teams.log.find((entry) => entry.kind === 'send' && entry.id === now?.id);
      const card = first?.activity?.attachments?.[0]?.content;
      if (!now || !card) throw new Error('there was no proposal');
      return { ...now, message: { text: '', card: card as NonNullable<typeof now.message.card> } };
    }
  });

  it('was never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
