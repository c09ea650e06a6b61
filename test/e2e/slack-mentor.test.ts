// Mentoring on Slack, in English and German, over real HTTP and through the weeks: offer, wish,
// round, proposal, pair, reminders, did you meet, pause and end. It begins on Monday, 2 March 2026,
// at ten.
import { LOCALES } from '../../src/core/texts';
import { openSlackRoom, type SlackRoom } from './slack-room';

const WORDS = {
  en: {
    offer: 'offer',
    find: 'find',
    pause: 'pause',
    resume: 'resume',
    end: 'end',
    goal: 'Write my own reports',
  },
  de: {
    offer: 'anbieten',
    find: 'suchen',
    pause: 'pause',
    resume: 'weiter',
    end: 'ende',
    goal: 'Eigene Berichte schreiben',
  },
} as const;
const UMA = 'Uma Unger';
const VIKTOR = 'Viktor Vögel';

describe.each(LOCALES)('mentoring on Slack in %s', (locale) => {
  const words = WORDS[locale];
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom(locale);
    const { uma, viktor, rita, rob } = room;
    for (const one of [uma, viktor, rita, rob]) await one.says('help');
    await rita.says(`admin role lead ${rob.email}`);
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it('takes an offer by a form, and says what it lacks', async () => {
    const { viktor, text } = room;
    await viktor.types(`/mentor ${words.offer}`);
    expect(
      await viktor.fills('mentor.submitOffer', { skills: ' , ', capacity: '9', languages: '' }),
    ).toEqual({
      skills: text('mentoring.skillsMissing'),
      capacity: text('mentoring.capacityWrong', { max: 6 }),
      languages: text('mentoring.languagesMissing'),
    });
    await viktor.fills('mentor.submitOffer', {
      skills: 'SQL, Excel',
      capacity: '2',
      languages: 'en,de',
    });
    await viktor.told(text('mentoring.offered', { skills: 'sql, excel' }));
  });

  it('takes a wish by a form, and shows what stands', async () => {
    const { uma, text } = room;
    await uma.types(`/learn mentor ${words.find}`);
    await uma.fills('mentor.submitWish', { skills: 'sql', goal: words.goal, rhythm: 'weekly' });
    await uma.told(text('mentoring.wished', { skills: 'sql' }));
    await uma.types('/mentor');
    await uma.told(text('mentoring.overviewWish', { skills: 'sql' }));
  });

  it('drafts a round for the lead, who publishes it once; both accept, and are introduced', async () => {
    const { uma, viktor, rob, rita, text } = room;
    await uma.says('admin round');
    await uma.told(
      text('core.notYours', { word: locale === 'de' ? 'admin runde' : 'admin round', by: 'admin' }),
    );
    await rob.says('admin round');
    const draft = await rob.told(text('mentoring.roundTitle', { state: 'draft' }));
    expect(draft.text).toContain(UMA);
    expect(draft.text).toContain(VIKTOR);
    expect(viktor.sees()).toEqual([]);

    await rob.presses('round.publish', draft);
    const by = { by: 'Rob Reviewer', at: room.now() };
    expect((await rob.told(text('mentoring.roundBy', { state: 'published', ...by }))).ts).toBe(
      draft.ts,
    );
    await rita.presses('round.discard', { ...draft, channel: rita.chat });
    await rita.told(text('mentoring.roundDecided', by));

    const forViktor = await viktor.told(
      text('mentoring.proposalTitle', { asMentor: 'true', other: UMA }),
      { in: viktor.chat },
    );
    expect(forViktor.text).toContain(
      text('mentoring.proposalGoal', { asMentor: 'true', goal: words.goal }),
    );
    const forUma = await uma.told(
      text('mentoring.proposalTitle', { asMentor: 'false', other: VIKTOR }),
      { in: uma.chat },
    );
    await viktor.presses('pairing.accept', forViktor);
    expect(
      (await viktor.told(text('mentoring.outcome', { outcome: 'waiting', other: UMA }))).ts,
    ).toBe(forViktor.ts);
    await uma.presses('pairing.accept', forUma);
    await uma.told(text('mentoring.introTitle', { other: VIKTOR }), { in: uma.chat });
    expect(
      (await viktor.told(text('mentoring.introTitle', { other: UMA }), { in: viktor.chat })).text,
    ).toContain(uma.email);
    expect((await viktor.told(text('mentoring.outcome', { outcome: 'both', other: UMA }))).ts).toBe(
      forViktor.ts,
    );
  });

  it('reminds both on their Monday morning, not earlier', async () => {
    const { uma, viktor, text } = room;
    await room.travelTo('2026-03-09T07:00:00Z');
    const reminder = text('mentoring.reminderTitle', { other: VIKTOR });
    expect(uma.sees().filter((one) => one.text.includes(reminder))).toEqual([]);
    await room.travelTo('2026-03-09T08:00:00Z');
    await uma.told(reminder, { in: uma.chat });
    await viktor.told(text('mentoring.reminderTitle', { other: UMA }), { in: viktor.chat });
  });

  it('asks on Thursday whether they met: yes with a line for next time, or not yet', async () => {
    const { uma, viktor, text } = room;
    await room.travelTo('2026-03-12T15:00:00Z');
    const asked = await uma.told(text('mentoring.checkInTitle', { other: VIKTOR }), {
      in: uma.chat,
    });
    await viktor.presses(
      'pairing.notMet',
      await viktor.told(text('mentoring.checkInTitle', { other: UMA })),
    );
    await viktor.told(text('mentoring.metNo', { other: UMA }));

    await uma.presses('pairing.met', asked);
    const met = await uma.told(text('mentoring.metTitle', { other: VIKTOR }));
    expect(met.ts).toBe(asked.ts);
    await uma.presses('pairing.note', met);
    expect(await uma.fills('pairing.submitNote', { note: '' })).toEqual({
      note: text('mentoring.noteMissing'),
    });
    await uma.fills('pairing.submitNote', { note: 'Window functions & *joins*' });
    await uma.told(text('mentoring.noted', { other: VIKTOR }));
  });

  it('shows the line before the next session, to who wrote it', async () => {
    const { uma, viktor, text } = room;
    await room.travelTo('2026-03-16T10:00:00Z');
    await uma.told(text('mentoring.noteLine', { note: 'Window functions & *joins*' }), {
      in: uma.chat,
    });
    expect(viktor.sees().some((one) => one.text.includes('Window'))).toBe(false);
  });

  it('puts a session off: the other is told, both are asked again', async () => {
    const { uma, viktor, text } = room;
    await room.travelTo('2026-03-19T15:00:00Z');
    await viktor.presses(
      'pairing.reschedule',
      await viktor.told(text('mentoring.checkInTitle', { other: UMA })),
    );
    expect(await viktor.fills('pairing.submitDate', { date: '2026-03-01' })).toEqual({
      date: text('mentoring.dateWrong', { days: 28 }),
    });
    await viktor.fills('pairing.submitDate', { date: '2026-03-20' });
    const date = new Date('2026-03-20T11:00:00Z');
    await viktor.told(text('mentoring.youMoved', { date, other: UMA }));
    await uma.told(text('mentoring.otherMoved', { date, other: VIKTOR }), { in: uma.chat });
    room.chapter();
    await room.travelTo('2026-03-23T15:00:00Z');
    await uma.told(text('mentoring.checkInTitle', { other: VIKTOR }), { in: uma.chat });
  });

  it('is quiet while it is paused, and goes on', async () => {
    const { uma, viktor, text } = room;
    await uma.types(`/mentor ${words.pause}`);
    await uma.told(text('mentoring.nowPaused', { other: VIKTOR }));
    await viktor.told(text('mentoring.otherPaused', { other: UMA }), { in: viktor.chat });
    await room.travelTo('2026-03-31T10:00:00Z');
    expect(
      uma
        .sees()
        .filter((one) => one.text.includes(text('mentoring.reminderTitle', { other: VIKTOR }))),
    ).toEqual([]);
    await viktor.says(`mentor ${words.resume}`);
    await uma.told(text('mentoring.otherResumed', { other: VIKTOR }), { in: uma.chat });
    await room.travelTo('2026-04-06T10:00:00Z');
    await uma.told(text('mentoring.reminderTitle', { other: VIKTOR }), { in: uma.chat });
  });

  it('ends with a reason that the other does not see', async () => {
    const { uma, viktor, text } = room;
    await uma.types(`/mentor ${words.end}`);
    await uma.fills('pairing.submitEnd', { reason: 'Goal reached' });
    await uma.told(text('mentoring.youEnded', { other: VIKTOR }));
    const told = await viktor.told(text('mentoring.otherEnded', { other: UMA }), {
      in: viktor.chat,
    });
    expect(told.text).not.toContain('Goal reached');
    room.chapter();
    await room.travelTo('2026-04-14T10:00:00Z');
    expect(viktor.sees().filter((one) => one.text.includes(UMA))).toEqual([]);
  });

  it('tells the other kindly of a no, without the reason', async () => {
    const { uma, rita, rob, text } = room;
    await rita.types(`/mentor ${words.offer}`);
    await rita.fills('mentor.submitOffer', { skills: 'Excel', capacity: '1', languages: 'de,en' });
    await uma.types(`/mentor ${words.find}`);
    await uma.fills('mentor.submitWish', { skills: 'excel', goal: words.goal, rhythm: 'monthly' });
    await rob.types('/learn admin round');
    await rob.presses('round.publish');
    await rita.presses('pairing.decline');
    await rita.fills('pairing.submitDecline', { reason: 'No time' });
    await rita.told(text('mentoring.youDeclined', { other: UMA }));
    const told = await uma.told(text('mentoring.mentorDeclined', { other: 'Rita Reviewer' }), {
      in: uma.chat,
    });
    expect(told.text).not.toContain('No time');
    expect(
      uma
        .sees()
        .filter((one) =>
          one.blocks.some(({ elements }) =>
            JSON.stringify(elements ?? '').includes('pairing.accept'),
          ),
        ),
    ).toEqual([]);
  });

  it('was never refused by Slack', () => {
    expect(room.slack.problems).toEqual([]);
  });
});
