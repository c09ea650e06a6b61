// Administration on Teams, in English and German, over real HTTP: who holds which role, and people
// and FAQ from tables.
import { LOCALES } from '../../src/core/texts';
import { peopleCollection, personIdOf } from '../../src/domain/people/record';
import { GENERAL, openTeamsRoom, REVIEWERS, type TeamsRoom } from './teams-room';

const WORDS = {
  en: {
    role: 'admin role reviewer',
    remove: 'admin role remove reviewer',
    people: 'admin import people',
    counts: '4 new · 1 changed · 0 as before',
    bad: [
      'Line 4: “not-an-address” is not an e-mail address',
      'Line 5: nobody@contoso.example',
      'Line 6: Mars/Olympus',
      'Line 7: “mo@contoso.example” is listed twice',
    ],
    done: /Imported by Ada Admin, 2 Mar 2026 at 10:00/,
    faq: 'Where is the canteen?',
    answer: 'On the third floor, from 11:30.',
    missing: /Line 3: the question is missing/,
  },
  de: {
    role: 'admin rolle reviewer',
    remove: 'admin rolle entziehen reviewer',
    people: 'admin import personen',
    counts: '4 neu · 1 geändert · 0 wie bisher',
    bad: [
      'Zeile 4: „not-an-address“ ist keine E-Mail-Adresse',
      'Zeile 5: nobody@contoso.example',
      'Zeile 6: Mars/Olympus',
      'Zeile 7: „mo@contoso.example“ kommt zweimal vor',
    ],
    done: /Importiert von Ada Admin, 2\. März 2026 um 10:00/,
    faq: 'Wo ist die Kantine?',
    answer: 'Im dritten Stock, ab 11:30.',
    missing: /Zeile 3: die Frage fehlt/,
  },
} as const;

const TABLE = [
  'E-Mail;Name;Abteilung;Führungskraft;Zeitzone;Sprache;Eintritt',
  'mo@contoso.example;Mo Møller;Sales;ada@contoso.example;Asia/Kolkata;en,de;2026-01-05',
  'uma@contoso.example;Uma Unger;Legal;mo@contoso.example;;;',
  'not-an-address;X;;;;;',
  'cy@contoso.example;Cy;Sales;nobody@contoso.example;;;',
  'di@contoso.example;Di;;;Mars/Olympus;;',
  'mo@contoso.example;Mo again;;;;;',
  'ed@contoso.example;Ed;;;;;',
].join('\n');

describe.each(LOCALES)('administration on Teams in %s', (locale) => {
  const words = WORDS[locale];
  let room: TeamsRoom;
  beforeAll(async () => {
    room = await openTeamsRoom(locale);
    await room.ada.says('help');
    await room.uma.says('help');
  });
  afterAll(() => room.close());
  beforeEach(() => room.chapter());

  it('appoints by a mention, by an address and by a name, and takes it back', async () => {
    const { ada, uma, viktor, rita, text } = room;
    await viktor.says('help');
    await rita.says('help');
    // Viktor is mentioned; Teams says his connector's id only.
    await ada.mentions(`${words.role} @Viktor Vögel`, { naming: [viktor] });
    await ada.told(text('admin.roleGranted', { name: 'Viktor Vögel', role: 'reviewer' }), {
      in: ada.chat,
    });
    await ada.says(`${words.role} ${uma.email}`);
    await ada.told(text('admin.roleGranted', { name: 'Uma Unger', role: 'reviewer' }));
    await ada.says(`${words.role} Rita Reviewer`);
    for (const one of [uma, viktor, rita]) expect((await one.person()).roles).toEqual(['reviewer']);
    await ada.says(`${words.remove} ${uma.email}`);
    await ada.told(text('admin.roleRemoved', { name: 'Uma Unger', role: 'reviewer' }));
    expect((await uma.person()).roles).toEqual([]);
    await ada.says(`${words.role} Nobody`);
    await ada.told(text('admin.whoIsThat', { whom: 'Nobody' }));
  });

  it('lets leads appoint reviewers, but no leads, and keeps the last admin', async () => {
    const { ada, rita, uma, text } = room;
    await ada.says(`admin role lead ${rita.email}`);
    await rita.says(`${words.role} ${uma.email}`);
    await rita.told(text('admin.roleGranted', { name: 'Uma Unger', role: 'reviewer' }));
    await rita.says(`admin role lead ${uma.email}`);
    await rita.told(text('admin.onlyAdmins'));
    await ada.says(`admin role remove admin ${ada.email}`);
    await ada.told(text('admin.lastAdmin'));
    await uma.says(`${words.role} ${uma.email}`);
    await uma.told(text('core.notYours', { word: 'admin', by: 'admin' }));
  });

  it('has contributions reviewed in the channel in which it is said', async () => {
    const { ada, uma, text } = room;
    await ada.says('admin reviewers here');
    await ada.told(text('admin.hereInChannel'));
    await uma.mentions('admin reviewers here', { in: REVIEWERS });
    await uma.told(text('core.notYours', { word: 'admin', by: 'admin' }), { in: uma.chat });
    await ada.mentions('admin reviewers here', { in: GENERAL });
    await ada.mentions('admin reviewers here', { in: REVIEWERS, thread: '1700' });
    await ada.told(text('admin.reviewersHere'), { in: REVIEWERS });
    await uma.says('tip');
    await uma.presses('tip.submit', {
      title: 'Coffee',
      text: 'The machine on the second floor grinds fresh.',
      tags: '',
      link: '',
    });
    await ada.told(text('contributions.approve'), { in: REVIEWERS });
    expect(room.said(text('contributions.approve'))).toHaveLength(1);
    await ada.says('admin');
    expect((await ada.told(text('admin.title'))).text).toContain(text('admin.channels'));
  });

  it('shows what an import of people would change, names every bad line, and imports once', async () => {
    const { ada, uma, text } = room;
    await ada.says(words.people);
    expect(await ada.presses('import.preview', { table: ' ' })).toBe(text('admin.tableMissing'));
    await ada.presses('import.preview', { table: TABLE });
    const preview = await ada.told(text('admin.previewTitle', { done: 'false' }));
    expect(preview.text).toContain(words.counts);
    for (const line of words.bad) expect(preview.text).toContain(line);
    const people = room.app.engine.store.collection(peopleCollection);
    expect(await people.get(personIdOf('mo@contoso.example'))).toBeUndefined();
    const answers = await Promise.all(
      [1, 2, 3].map(() => ada.presses('import.apply', {}, { on: preview, id: 'once' })),
    );
    for (const answer of answers) expect(answer).toMatch(words.done);
    expect(await ada.told(words.done)).toMatchObject({ id: preview.id });
    expect(await uma.person()).toMatchObject({
      department: 'Legal',
      managerEmail: 'mo@contoso.example',
      zone: 'Europe/Berlin',
    });
    // Who was imported is themselves as soon as they speak.
    room.teams.addUser('mo', { name: 'Mo Møller', email: 'mo@contoso.example' });
    const mo = room.colleague('mo', { zone: 'Asia/Kolkata' });
    await mo.says('help');
    expect(await mo.person()).toMatchObject({
      department: 'Sales',
      accounts: [{ platform: 'teams' }],
      startDate: '2026-01-05',
    });
  });

  it('forgets an import on “cancel”', async () => {
    const { ada, text } = room;
    await ada.says(`${words.people}\nemail,name\nzoe@contoso.example,Zoe`);
    const preview = await ada.told(text('admin.cancel'));
    expect(await ada.presses('import.cancel')).toBe(text('admin.importCancelled'));
    expect(await ada.told(text('admin.importCancelled'))).toMatchObject({ id: preview.id });
    await ada.says(`${words.people}\na,b\n1,2`);
    await ada.told(text('admin.columnsMissing', { columns: 'email_name' }));
  });

  it('imports FAQ the same way, and answers from it at once', async () => {
    const { ada, uma } = room;
    await ada.says('admin import faq');
    await ada.presses('import.preview', {
      table: `question,answer,alternates,tags\n${words.faq},"${words.answer}",lunch|eat,food\n,x,,`,
    });
    await ada.told(words.missing);
    await ada.presses('import.apply');
    await uma.says(`ask ${words.faq}`);
    await uma.told(words.answer);
  });

  it('was never refused by Teams', () => {
    expect(room.teams.problems).toEqual([]);
  });
});
