// Asking on Slack, in English and German, over real HTTP: help, unknown words, answers, what the
// bot does not know, and the way of a question to people and back.
import { idFrom } from '../../src/core/ids';
import { questionKey } from '../../src/domain/entries-import/identity';
import { LOCALES } from '../../src/core/texts';
import { openSlackRoom, REVIEWERS, type SlackRoom } from './slack-room';

const FAQ = {
  en: {
    head: 'question,answer,alternates,tags,language,owner,source',
    leave:
      'How do I book leave?,"Open the portal, choose Absences and send the form.",Where do I ask for holidays?,hr,en,u0review@contoso.example,HR handbook',
    printer: 'How do I set up the printer?,Install the driver from the software centre.,,it,en,,',
    parking: 'Where may I park my bicycle?,In the yard behind house B.,,office,en,,',
    ask: 'how can I book leave',
    unknown: 'Who feeds the office parrot?',
    near: 'Who painted the house and the yard?',
    answer: 'Viktor feeds it, every morning at nine.',
  },
  de: {
    head: 'frage,antwort,alternativen,schlagwörter,sprache,verantwortlich,quelle',
    leave:
      'Wie beantrage ich Urlaub?,"Öffne das Portal, wähle Abwesenheiten und schick das Formular ab.",Wo beantrage ich freie Tage?,hr,de,u0review@contoso.example,Personalhandbuch',
    printer:
      'Wie richte ich den Drucker ein?,Installiere den Treiber aus dem Softwarecenter.,,it,de,,',
    parking: 'Wo darf ich mein Fahrrad abstellen?,Im Hof hinter Haus B.,,büro,de,,',
    ask: 'wie kann ich Urlaub beantragen',
    unknown: 'Wer füttert den Papagei im Büro?',
    near: 'Wo darf ich im Hof rauchen?',
    answer: 'Viktor füttert ihn, jeden Morgen um neun.',
  },
} as const;

describe.each(LOCALES)('asking on Slack in %s', (locale) => {
  const faq = FAQ[locale];
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom(locale);
    const { uma, viktor, rita, rob } = room;
    for (const one of [uma, viktor, rita, rob]) await one.says('help');
    await rita.says(
      `admin import faq\n${[faq.head, faq.leave, faq.printer, faq.parking].join('\n')}`,
    );
    await rita.presses('import.apply');
    await rita.mentions('admin reviewers here', REVIEWERS);
    await rita.says(`admin role reviewer ${rob.email}`);
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it('tells what one can do, and only what this person may', async () => {
    const { uma, rita, text } = room;
    await uma.types('/learn help');
    const forUma = await uma.told(text('help.title'));
    expect(forUma.onlyFor).toBe(uma.user);
    const names =
      locale === 'de'
        ? ['frag', 'tipp', 'mentor', 'profil', 'pause']
        : ['ask', 'tip', 'mentor', 'profile', 'pause'];
    for (const name of names) expect(forUma.text).toMatch(new RegExp(`\\b${name}\\b`));
    expect(forUma.text).not.toMatch(/\badmin\b|\breview\b|prüfen/);
    await rita.says('help');
    expect((await rita.told(text('help.title'))).text).toMatch(/admin/);
    await uma.mentions('');
    await uma.told(text('help.title'), { in: 'C0GENERAL' });
  });

  it('names the nearest word for one that it does not know', async () => {
    const { uma, text } = room;
    await uma.types('/learn mentro');
    await uma.told(text('help.didYouMean', { meant: 'mentor' }));
    await uma.presses('help.say');
    await uma.told(text('mentoring.overviewTitle'));
  });

  it('opens the form that is meant by words of one’s own, in time', async () => {
    const { uma, text } = room;
    await uma.types('/learn find me a mentor for Excel');
    expect(JSON.stringify(await uma.form('mentor.submitWish'))).toContain(
      '"initial_value":"Excel"',
    );
    await uma.says('thx');
    await uma.told(text('smalltalk.thanks'));
  });

  it('refuses a word that is not for everybody', async () => {
    const { uma, text } = room;
    await uma.types('/learn admin');
    await uma.told(text('core.notYours', { word: 'admin', by: 'admin' }));
  });

  it.each([
    ['/faq', async () => room.uma.types(`/faq ${faq.ask}`)],
    ['/learn ask', async () => room.uma.types(`/learn ask ${faq.ask}`)],
    ['a mention', async () => room.uma.mentions(`faq ${faq.ask}`)],
    ['a direct message', async () => room.uma.says(`ask ${faq.ask}`)],
    ['/learn and a plain question', async () => room.uma.types(`/learn ${faq.ask}`)],
    ['a mention with a plain question', async () => room.uma.mentions(faq.ask)],
    ['a direct message that is a plain question', async () => room.uma.says(faq.ask)],
  ])(
    'answers %s with the question, the answer, who keeps it, where from and how old',
    async (_way, ask) => {
      await ask();
      const shown = await room.uma.told(faq.leave.split(',')[0] ?? '');
      expect(shown.text).toContain(faq.leave.split('"')[1]);
      expect(shown.text).toContain(
        room.text('ask.by', {
          hasOwner: 'true',
          owner: 'Rita Reviewer',
          hasSource: 'true',
          source: faq.leave.split(',').at(-1) ?? '',
          updatedAt: room.now(),
        }),
      );
      for (const button of ['ask.helped', 'ask.notHelped', 'ask.person'])
        expect(shown.text).toContain(room.text(button));
    },
  );

  it('asks by a form where no question was said', async () => {
    const { uma } = room;
    await uma.types('/faq');
    expect(await uma.fills('ask.search', { question: '' })).toEqual({
      question: room.text('ask.questionMissing'),
    });
    expect(await uma.fills('ask.search', { question: faq.ask })).toBeUndefined();
    await uma.told(faq.leave.split(',')[0] ?? '');
  });

  it('thanks for “helped”, and looks on after “didn’t help”', async () => {
    const { uma, text } = room;
    await uma.says(`ask ${faq.ask}`);
    await uma.presses('ask.helped');
    await uma.told(text('ask.glad'));
    await uma.presses('ask.notHelped');
    const others = await uma.told(
      text('ask.unknown', { afterNoHelp: 'true', hasNearest: 'false' }),
    );
    expect(others.text).not.toContain(faq.leave.split(',')[0]);
  });

  it('says that it does not know, and shows the nearest', async () => {
    const { uma, text } = room;
    await uma.says(`ask ${faq.near}`);
    const unknown = await uma.told(
      text('ask.unknown', { afterNoHelp: 'false', hasNearest: 'true' }),
    );
    expect(unknown.text).toContain(text('ask.nearest'));
    await uma.presses('ask.show', unknown);
    await uma.told(text('ask.helped'));
  });

  it('hands a question to the reviewers’ channel; the answer goes back, and becomes an entry', async () => {
    const { uma, viktor, rob, rita, text } = room;
    await uma.types(`/faq ${faq.unknown}`);
    await uma.told(text('ask.unknown', { afterNoHelp: 'false', hasNearest: 'true' }));
    await uma.presses('ask.handOver');
    await uma.told(text('ask.handedOver', { handed: 'asked', question: faq.unknown }));
    const open = await viktor.told(faq.unknown, { in: REVIEWERS });
    expect(open.text).toContain('Uma Unger');
    await uma.presses('ask.handOver');
    expect(room.said(/Uma Unger/, REVIEWERS)).toHaveLength(1);

    await viktor.presses('question.answer', open);
    expect(await viktor.fills('question.submitAnswer', { answer: '' })).toEqual({
      answer: text('ask.answerMissing'),
    });
    await viktor.fills('question.submitAnswer', { answer: faq.answer });
    await viktor.told(text('ask.answerSent', { entry: 'true' }));
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
    expect(closed).toMatchObject({ ts: open.ts });
    expect(closed.blocks.map(({ type }) => type)).not.toContain('actions');

    await rita.presses('question.answer', open);
    await rita.noted(
      text('ask.alreadyAnswered', { own: false, by: 'Viktor Vögel', at: room.now() }),
    );

    const review = await rob.told(
      text('contributions.reviewTitle', { kind: 'new', again: 'false', answer: 'true' }),
      { in: REVIEWERS },
    );
    expect(review.text).toContain(faq.answer);
    await rob.presses('review.approve', review);
    await viktor.told(
      text('contributions.decidedTitle', { kind: 'new', what: 'approved', answer: 'true' }),
      {
        in: viktor.chat,
      },
    );
    room.chapter();
    await rob.says(`ask ${faq.unknown}`);
    await rob.told(faq.answer);
  });

  it('takes an entry for an answer, and asks whether it helped', async () => {
    const { uma, viktor, text } = room;
    const [parking = ''] = faq.parking.split(',');
    await uma.says(`ask ${faq.near}`);
    await uma.told(text('ask.unknown', { afterNoHelp: 'false', hasNearest: 'true' }));
    await uma.presses('ask.handOver');
    const open = await viktor.told(faq.near, { in: REVIEWERS });
    await viktor.presses('question.answer', open);
    expect(await viktor.fills('question.submitAnswer', { entry: 'own', answer: '' })).toEqual({
      answer: text('ask.answerMissing'),
    });
    await viktor.fills('question.submitAnswer', {
      entry: idFrom('entry', locale, questionKey(parking)),
      answer: '',
    });
    const answered = await uma.told(text('ask.answeredTitle', { by: 'Viktor Vögel' }), {
      in: uma.chat,
    });
    expect(answered.text).toContain(parking);
    await viktor.told(text('ask.pointed', { named: true, entry: parking }), { in: REVIEWERS });
    await uma.presses('ask.helped', answered);
    await uma.told(text('ask.glad'));
    room.chapter();
    await viktor.says(`ask ${faq.near}`);
    await viktor.told(text('ask.helped'));
  });

  it('was never refused by Slack', () => {
    expect(room.slack.problems).toEqual([]);
  });
});
