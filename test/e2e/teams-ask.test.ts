// Asking on Teams, in English and German, over real HTTP: answers, what the bot does not know, and
// the way of a question to people and back.
import { LOCALES } from '../../src/core/texts';
import { GENERAL, openCompany, REVIEWERS, type TeamsRoom } from './teams-room';

const FAQ = {
  en: {
    table: [
      'question,answer,alternates,tags,language,owner,source',
      'How do I book leave?,"Open the portal, choose Absences*Book and send the form.",Where do I ask for holidays?,hr,en,rita@contoso.example,HR handbook',
      'How do I set up the printer?,Install the driver from the software centre.,,it,en,,',
      'Where may I park my bicycle?,In the yard behind house B.,,office,en,,',
    ],
    leave: {
      question: 'How do I book leave?',
      answer: 'Open the portal, choose Absences*Book and send the form.',
      source: 'HR handbook',
    },
    ask: 'how can I book leave',
    near: 'Who painted the house and the yard?',
    unknown: 'Who feeds the office parrot?',
    answer: 'Viktor feeds it, every morning at nine.',
    open: /A colleague asks.*Who feeds the office parrot\?.*asked by Uma Unger, 2 Mar 2026 at 10:00/,
  },
  de: {
    table: [
      'frage;antwort;alternativen;schlagwörter;sprache;verantwortlich;quelle',
      'Wie beantrage ich Urlaub?;Öffne das Portal, wähle Abwesenheiten*Buchen und schick das Formular ab.;Wo beantrage ich freie Tage?;hr;de;rita@contoso.example;Personalhandbuch',
      'Wie richte ich den Drucker ein?;Installiere den Treiber aus dem Softwarecenter.;;it;de;;',
      'Wo darf ich mein Fahrrad abstellen?;Im Hof hinter Haus B.;;büro;de;;',
    ],
    leave: {
      question: 'Wie beantrage ich Urlaub?',
      answer: 'Öffne das Portal, wähle Abwesenheiten*Buchen und schick das Formular ab.',
      source: 'Personalhandbuch',
    },
    ask: 'wie kann ich Urlaub beantragen',
    near: 'Wo darf ich im Hof rauchen?',
    unknown: 'Wer füttert den Papagei im Büro?',
    answer: 'Viktor füttert ihn, jeden Morgen um neun.',
    open: /Eine Frage aus dem Haus.*Wer füttert den Papagei im Büro\?.*gefragt von Uma Unger, 2. März 2026 um 10:00/,
  },
} as const;

describe.each(LOCALES)('asking on Teams in %s', (locale) => {
  const faq = FAQ[locale];
  let room: TeamsRoom;
  beforeAll(async () => {
    room = await openCompany(locale);
    await room.ada.says(`admin import faq\n${faq.table.join('\n')}`);
    await room.ada.presses('import.apply');
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it.each([
    ['in the personal chat', async () => room.uma.says(`ask ${faq.ask}`), () => room.uma.chat],
    ['by its other name', async () => room.uma.says(`FAQ: ${faq.ask}`), () => room.uma.chat],
    ['as a plain question', async () => room.uma.says(faq.ask), () => room.uma.chat],
    ['as a plain question before all', async () => room.uma.mentions(faq.ask), () => GENERAL],
    [
      'before all, where the bot is named',
      async () => room.uma.mentions(`ask ${faq.ask}`),
      () => GENERAL,
    ],
  ])(
    'answers %s with the question, the answer, who keeps it, where from and how old',
    async (_way, ask, place) => {
      await ask();
      const shown = await room.uma.told(faq.leave.question, { in: place() });
      expect(shown.text).toContain(faq.leave.answer);
      const by = {
        hasOwner: 'true',
        owner: 'Rita Reviewer',
        hasSource: 'true',
        source: faq.leave.source,
        updatedAt: room.now(),
      };
      expect(shown.text).toContain(room.text('ask.by', by));
      for (const button of ['ask.helped', 'ask.notHelped', 'ask.person'])
        expect(shown.text).toContain(room.text(button));
      // What people wrote is no markdown.
      expect(JSON.stringify(shown.message.card)).toContain('\\\\*');
    },
  );

  it('asks by a form where no question was said; the answer takes the form’s place', async () => {
    const { uma, text } = room;
    await uma.says('ask');
    const form = await uma.told(text('ask.question'));
    expect(await uma.presses('ask.search', { question: ' ' })).toBe(text('ask.questionMissing'));
    await uma.presses('ask.search', { question: faq.ask });
    expect(await uma.told(faq.leave.question)).toMatchObject({ id: form.id });
    expect(uma.sees()).toHaveLength(1);
  });

  it('thanks for “helped”, and looks on after “didn’t help”', async () => {
    const { uma, text } = room;
    await uma.says(`ask ${faq.ask}`);
    expect(await uma.presses('ask.helped')).toBe(text('ask.glad'));
    await uma.presses('ask.notHelped');
    const others = await uma.told(
      text('ask.unknown', { afterNoHelp: 'true', hasNearest: 'false' }),
    );
    expect(others.text).not.toContain(faq.leave.question);
  });

  it('says that it does not know, and shows the nearest', async () => {
    const { uma, text } = room;
    await uma.says(`ask ${faq.near}`);
    const unknown = await uma.told(
      text('ask.unknown', { afterNoHelp: 'false', hasNearest: 'true' }),
    );
    expect(unknown.text).toContain(text('ask.nearest'));
    await uma.presses('ask.show', {}, { on: unknown });
    await uma.told(text('ask.helped'));
  });

  it('hands a question to the reviewers’ channel; the answer goes back, and becomes an entry', async () => {
    const { uma, viktor, rob, rita, text } = room;
    await uma.says(`ask ${faq.unknown}`);
    await uma.told(text('ask.unknown', { afterNoHelp: 'false', hasNearest: 'true' }));
    expect(await uma.presses('ask.handOver')).toBe(
      text('ask.handedOver', { handed: 'asked', question: faq.unknown }),
    );
    const open = await viktor.told(faq.open, { in: REVIEWERS });
    await uma.presses('ask.handOver');
    expect(room.said(faq.open)).toHaveLength(1);

    // Two open the form; nobody else sees either.
    await viktor.presses('question.answer');
    expect(viktor.form.text).toContain(text('ask.answerLabel'));
    await rita.presses('question.answer');
    const ritas = rita.form;
    expect(room.said(text('ask.answerLabel'))).toEqual([]);
    expect(await viktor.presses('question.submitAnswer', { answer: ' ' })).toBe(
      text('ask.answerMissing'),
    );
    const thanks = await viktor.presses('question.submitAnswer', {
      answer: faq.answer,
      makeEntry: 'true',
    });
    expect(thanks).toBe(text('ask.answerSent', { entry: 'true' }));
    const late = await rita.presses(
      'question.submitAnswer',
      { answer: 'Nobody.', makeEntry: 'false' },
      { on: ritas },
    );
    expect(late).toBe(
      text('ask.alreadyAnswered', { own: false, by: 'Viktor Vögel', at: room.now() }),
    );

    const answered = await uma.told(text('ask.answeredTitle', { by: 'Viktor Vögel' }), {
      in: uma.chat,
    });
    expect(answered.text).toContain(faq.answer);
    const closed = await viktor.told(
      text('ask.questionTitle', { answered: 'true', cancelled: 'false' }),
      {
        in: REVIEWERS,
      },
    );
    expect(closed.id).toBe(open.id);
    expect(closed.message.card?.['actions']).toEqual([]);

    const review = await rob.told(text('contributions.approve'), { in: REVIEWERS });
    expect(review.text).toContain(faq.answer);
    await rob.presses('review.approve', {}, { on: review });
    room.chapter();
    await rob.says(`ask ${faq.unknown}`);
    expect((await rob.told(faq.answer)).text).toMatch(
      locale === 'de' ? /Gepflegt von Viktor/ : /Kept by Viktor/,
    );
  });

  it('was never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
