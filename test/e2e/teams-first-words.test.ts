// First words on Teams, in English and German, over real HTTP: the welcome, help, unknown words,
// profile and pause.
import { LOCALES } from '../../src/core/texts';
import { GENERAL, openTeamsRoom, REVIEWERS, type TeamsRoom } from './teams-room';

const WORDS = {
  en: {
    welcome: /Hello, I am Passalong at Contoso/,
    inChannel: /Mention me with a question/,
    help: /What I can do for you/,
    names: ['ask', 'tip', 'mentor', 'profile', 'pause'],
    lead: /\*\*admin\*\*.*\*\*admin round\*\*/,
    review: '**review**',
    typo: ['mentro', 'mentor'],
    pause: 'pause',
    off: 'pause off',
  },
  de: {
    welcome: /Hallo, ich bin Passalong bei Contoso/,
    inChannel: /Erwähne mich mit einer Frage/,
    help: /Was ich für dich tun kann/,
    names: ['frag', 'tipp', 'mentor', 'profil', 'pause'],
    lead: /\*\*admin\*\*.*\*\*admin runde\*\*/,
    review: '**prüfen**',
    typo: ['mentro', 'mentor'],
    pause: 'ruhe',
    off: 'pause aus',
  },
} as const;

describe.each(LOCALES)('first words on Teams in %s', (locale) => {
  const words = WORDS[locale];
  let room: TeamsRoom;
  beforeAll(async () => {
    room = await openTeamsRoom(locale);
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it('are the bot’s, once, to who installs it and to a team', async () => {
    const { uma, rita, teams } = room;
    await uma.installs();
    await uma.installs();
    await uma.told(words.welcome, { in: uma.chat });
    expect(room.said(words.welcome)).toHaveLength(1);
    await teams.membersAdded({ from: 'reviewer', kind: 'channel' });
    await teams.install({ from: 'reviewer', kind: 'channel' });
    expect((await rita.told(words.welcome, { in: GENERAL })).text).toMatch(words.inChannel);
  });

  it('bring the first of the settings’ admins in', async () => {
    const { ada, uma, text } = room;
    await uma.says('admin');
    await uma.told(text('core.notYours', { word: 'admin', by: 'admin' }));
    await ada.says('admin');
    expect((await ada.told(text('admin.title'))).text).toContain('Ada Admin');
  });

  it.each(['help', 'Help!', 'hilfe', '', 'hi'])(
    'get help for “%s”, with what this person may do',
    async (spoken) => {
      const { uma, ada } = room;
      await uma.says(spoken);
      const forUma = (await uma.told(words.help)).text;
      for (const word of words.names) expect(forUma).toContain(`**${word}**`);
      expect(forUma).not.toMatch(/\*\*(admin|review|prüfen)/);
      await ada.says(spoken);
      const forAda = (await ada.told(words.help, { in: ada.chat })).text;
      expect(forAda).toMatch(words.lead);
      expect(forAda).not.toContain(words.review);
    },
  );

  it('in a channel get their help alone', async () => {
    const { uma } = room;
    await uma.mentions('help', { in: REVIEWERS });
    await uma.told(words.help, { in: uma.chat });
    expect(room.said(words.help, REVIEWERS)).toEqual([]);
  });

  it('that are nearly right are asked back, with a button that says what was meant', async () => {
    const { uma, text } = room;
    await uma.says(words.typo[0]);
    await uma.told(text('help.didYouMean', { meant: words.typo[1] }));
    await uma.presses('help.say');
    await uma.told(text('mentoring.overviewTitle'));
  });

  it.each([
    ['ask.start', 'ask.question'],
    ['tip.start', 'contributions.tipIntro'],
    ['mentor.find', 'mentoring.wishIntro'],
  ])('may be a press on help: %s', async (verb, form) => {
    const { uma, text } = room;
    await uma.says('help');
    await uma.presses(verb);
    expect(uma.form.text).toContain(text(form));
  });

  it('show what is kept of somebody, and change it', async () => {
    const { viktor, text } = room;
    await viktor.says('profile');
    const card = (await viktor.told(text('profile.title'))).text;
    for (const known of [
      'Viktor Vögel',
      'viktor@contoso.example',
      'Europe/Berlin',
      '9:00-17:00',
      'Teams',
    ])
      expect(card).toContain(known);
    await viktor.presses('profile.edit');
    const wrong = await viktor.presses('profile.save', {
      zone: 'Nowhere',
      hours: 'late',
      languages: '',
    });
    expect(wrong.split('\n')).toEqual([
      text('profile.zoneWrong'),
      text('profile.hoursWrong'),
      text('profile.languagesWrong'),
    ]);
    const other = locale === 'de' ? 'en' : 'de';
    await viktor.presses('profile.save', {
      locale: other,
      zone: 'America/New_York',
      hours: '8-16:30',
      languages: 'en, de',
    });
    expect(await viktor.person()).toMatchObject({
      locale: other,
      zone: 'America/New_York',
      workingHours: { from: 480, to: 990 },
    });
    // Their own choice: the client says otherwise with every word.
    await viktor.says('help');
    await viktor.told(WORDS[other].help);
  });

  it('ask for quiet, and end it', async () => {
    const { uma, text } = room;
    await uma.says(words.pause);
    const card = await uma.told(text('profile.pauseTitle'));
    const answer = await uma.presses('profile.pause');
    expect(answer).toBe(
      text('profile.pausedUntil', { until: '2026-03-09T09:00:00.000Z', soon: false }),
    );
    expect(await uma.told(answer)).toMatchObject({ id: card.id });
    expect(await uma.person()).toMatchObject({ pausedUntil: '2026-03-09T09:00:00.000Z' });
    await uma.says(words.off);
    await uma.told(text('profile.resumed'));
    expect((await uma.person()).pausedUntil).toBeUndefined();
  });

  it('of somebody whose client speaks otherwise are answered in their language and time', async () => {
    const other = locale === 'de' ? 'en' : 'de';
    const abroad = room.colleague('abroad', {
      locale: other === 'de' ? 'de-CH' : 'en-US',
      zone: 'Asia/Kolkata',
    });
    await room.teams.install({ from: 'abroad', locale: undefined });
    await abroad.says('help');
    await abroad.told(WORDS[other].help);
    expect(await abroad.person()).toMatchObject({ locale: other, zone: 'Asia/Kolkata' });
  });

  it('were never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
