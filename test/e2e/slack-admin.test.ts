// Leads and what people set for themselves on Slack, in English and German, over real HTTP: roles,
// tables with a preview and their bad lines, profile, pause, and nudges through the weeks. It
// begins on Monday, 2 March 2026, at ten.
import { LOCALES } from '../../src/core/texts';
import { openSlackRoom, REVIEWERS, type SlackRoom } from './slack-room';

/** As Slack sends an address that somebody typed. */
const typed = (email: string) => `<mailto:${email}|${email}>`;

const TABLES = {
  en: {
    people: 'email,name,department,manager,location,time zone,language,start date',
    import: 'import people',
  },
  de: {
    people: 'email;name;abteilung;führungskraft;standort;zeitzone;sprache;eintritt',
    import: 'import personen',
  },
} as const;

describe.each(LOCALES)('leading and living with Passalong on Slack in %s', (locale) => {
  const table = TABLES[locale];
  const row = (...cells: readonly string[]) => cells.join(table.people.includes(';') ? ';' : ',');
  let room: SlackRoom;
  beforeAll(async () => {
    room = await openSlackRoom(locale);
    for (const one of [room.uma, room.viktor, room.rita, room.rob]) await one.says('help');
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it('shows how things stand to leads', async () => {
    const { rita, text } = room;
    await rita.types('/learn admin');
    const shown = await rita.told(text('admin.title'));
    expect(shown.text).toMatch(/4/);
    expect(shown.text).toContain('Rita Reviewer');
  });

  it('appoints by address and by mention, and takes it back', async () => {
    const { rita, rob, viktor, uma, text } = room;
    const word = locale === 'de' ? 'rolle' : 'role';
    await rita.says(`admin ${word} reviewer ${typed(rob.email)}`);
    await rita.told(text('admin.roleGranted', { name: 'Rob Reviewer', role: 'reviewer' }));
    await rita.mentions(`admin ${word} lead <@${viktor.user}>`);
    await rita.told(text('admin.roleGranted', { name: 'Viktor Vögel', role: 'lead' }));
    await viktor.says(`admin ${word} admin ${typed(uma.email)}`);
    await viktor.told(text('admin.onlyAdmins'));
    await rita.says(
      `admin ${word} ${locale === 'de' ? 'entziehen' : 'remove'} lead ${typed(viktor.email)}`,
    );
    await rita.told(text('admin.roleRemoved', { name: 'Viktor Vögel', role: 'lead' }));
    expect((await viktor.person()).roles).toEqual([]);
    await rita.says('admin reviewers here');
    await rita.told(text('admin.hereInChannel'));
    await rita.mentions('admin reviewers here', REVIEWERS);
    await uma.told(text('admin.reviewersHere'), { in: REVIEWERS });
  });

  it('imports people by a form: a preview, every bad line by its number, and nothing before it is confirmed', async () => {
    const { rita, uma, text } = room;
    await rita.types('/learn admin');
    await rita.presses('import.people');
    expect(await rita.fills('import.preview', { table: '' })).toEqual({
      table: text('admin.tableMissing'),
    });
    const lines = [
      table.people,
      row(
        uma.email,
        'Uma Unger',
        'Sales',
        'u0review@contoso.example',
        'Berlin',
        'Asia/Kolkata',
        locale,
        '2026-01-05',
      ),
      row(
        'nova@contoso.example',
        'Nova Neumann',
        'Sales',
        uma.email,
        'Köln',
        'Europe/Berlin',
        'de',
        '2.3.2026',
      ),
      row('kein-at', 'X', '', '', '', '', '', ''),
      row('di@contoso.example', 'Di', '', '', '', 'Mars/Olympus', '', ''),
      row('ed@contoso.example', 'Ed', '', 'nobody@contoso.example', '', '', '', ''),
    ];
    await rita.fills('import.preview', { table: lines.join('\n') });
    const preview = await rita.told(text('admin.previewTitle', { done: 'false' }));
    expect(preview.text).toContain(text('admin.previewCounts', { added: 3, changed: 1, same: 0 }));
    const bad = { line: 4, problem: 'email', value: 'kein-at' };
    expect(preview.text).toContain(text('admin.badLine', bad));
    // A cell that cannot be read costs that cell alone.
    for (const said of [/5: Mars\/Olympus/, /6: nobody@contoso\.example/])
      expect(preview.text).toMatch(said);
    expect((await uma.person()).department).toBeUndefined();
    await rita.presses('import.apply', preview);
    await rita.told(text('admin.doneBy', { by: 'Rita Reviewer', at: room.now() }));
    expect(await uma.person()).toMatchObject({
      department: 'Sales',
      zone: 'Asia/Kolkata',
      managerEmail: 'u0review@contoso.example',
    });
  });

  it('imports a long table from a message, as Slack sends it, and lets it be', async () => {
    const { rita, text } = room;
    const many = Array.from({ length: 120 }, (_, index) =>
      row(typed(`p${index}@contoso.example`), `Person ${index}`, 'R&amp;D', '', '', '', '', ''),
    );
    await rita.says(`admin ${table.import}\n${[table.people, ...many].join('\n')}`);
    const preview = await rita.told(
      text('admin.previewCounts', { added: 120, changed: 0, same: 0 }),
    );
    await rita.presses('import.cancel', preview);
    await rita.told(text('admin.importCancelled'));
  });

  it('imports FAQ, and says what a table lacks', async () => {
    const { rita, uma, text } = room;
    await rita.says('admin import faq\nx,y\n1,2');
    await rita.told(text('admin.columnsMissing', { columns: 'question_answer' }));
    await rita.says(
      'admin import faq\nquestion,answer\nWhere is the canteen?,Third floor.\n,nothing',
    );
    const preview = await rita.told(
      text('admin.badLine', { line: 3, problem: 'question', value: '' }),
    );
    await rita.presses('import.apply', preview);
    await uma.says('ask canteen where');
    await uma.told('Third floor.');
  });

  it('shows a profile and lets one change it, the language at once', async () => {
    const { viktor, text } = room;
    await viktor.types('/learn profile');
    expect((await viktor.told(text('profile.title'))).text).toContain(viktor.email);
    await viktor.presses('profile.edit');
    expect(await viktor.fills('profile.save', { zone: 'Mars/Olympus', hours: '9' })).toEqual({
      zone: text('profile.zoneWrong'),
      hours: text('profile.hoursWrong'),
    });
    const other = locale === 'de' ? 'en' : 'de';
    await viktor.fills('profile.save', {
      locale: other,
      zone: 'America/New_York',
      hours: '8:30-16:00',
      languages: 'de, en',
    });
    expect(await viktor.person()).toMatchObject({
      locale: other,
      zone: 'America/New_York',
      languages: ['de', 'en'],
    });
    await viktor.says('help');
    await viktor.told(other === 'de' ? 'Was ich für dich tun kann' : 'What I can do for you');
    await viktor.types('/learn profile');
    await viktor.presses('profile.edit');
    await viktor.fills('profile.save', { locale, zone: 'Europe/Berlin' });
    expect((await viktor.person()).locale).toBe(locale);
  });

  it('pauses, and ends the pause', async () => {
    const { viktor, text } = room;
    await viktor.types('/learn pause');
    const card = await viktor.told(text('profile.pauseTitle'));
    // Messages to one person leave a second apart, so the clock has moved since ten.
    const inAWeek = new Date(room.now().getTime() + 7 * 86_400_000).toISOString();
    await viktor.presses('profile.pause', card);
    expect((await viktor.person()).pausedUntil).toBe(inAWeek);
    await viktor.told(
      text('profile.pausedUntil', { until: new Date('2026-03-09T09:00:00Z'), soon: false }),
    );
    await viktor.types(`/learn pause ${locale === 'de' ? 'aus' : 'off'}`);
    await viktor.told(text('profile.resumed'));
    expect((await viktor.person()).pausedUntil).toBeUndefined();
  });

  describe('a nudge', () => {
    const nudges = (text: string) => room.said(/./).filter((one) => one.text.includes(text));

    it('comes once a week with why, in working hours', async () => {
      const { uma, rob, text } = room;
      await room.travelTo('2026-03-16T00:00:00Z');
      const why = text('nudges.why', { org: 'Contoso', seldom: 'false', weeks: 1 });
      for (const one of [uma, rob])
        expect((await one.told(why, { in: one.chat })).text).toContain(text('nudges.share'));
      expect(nudges(why).filter(({ channel }) => channel === uma.chat)).toHaveLength(1);
    });

    it('opens the form of a tip; “not this month” and “pause” make it quiet, “again” lets it come back', async () => {
      const { uma, rob, text } = room;
      await uma.presses('tip.start');
      await uma.form('tip.submit');
      await uma.presses('nudge.notThisMonth');
      await uma.told(
        text('nudges.quietTitle', { paused: 'false', until: new Date('2026-04-01T08:00:00Z') }),
        { in: uma.chat },
      );
      await rob.presses('nudge.pause');
      await rob.told(text('nudges.quietTitle', { paused: 'true', until: new Date() }), {
        in: rob.chat,
      });
      room.chapter();
      await room.travelTo('2026-03-31T12:00:00Z');
      const share = text('nudges.share');
      expect(
        [uma, rob].flatMap((one) => one.sees()).filter((one) => one.text.includes(share)),
      ).toEqual([]);
      await room.travelTo('2026-04-12T00:00:00Z');
      await uma.told(share, { in: uma.chat });
      expect(rob.sees().filter((one) => one.text.includes(share))).toEqual([]);
      await rob.presses('nudge.resume');
      await rob.told(text('nudges.resumed'), { in: rob.chat });
      await room.travelTo('2026-04-26T00:00:00Z');
      await rob.told(share, { in: rob.chat });
    });
  });

  it('was never refused by Slack', () => {
    expect(room.slack.problems).toEqual([]);
  });
});
