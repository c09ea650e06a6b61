import { makeAdmin } from '../../../src/features/admin';
import { makeAsk } from '../../../src/features/ask';
import { makeHelp } from '../../../src/features/help';
import { makeProfile } from '../../../src/features/profile';
import { createChannels } from '../../../src/domain/channels';
import { isAdmin, isColleague, isCouncil, isLead, isReviewer } from '../../../src/core/roles';
import { peopleCollection, personIdOf } from '../../../src/domain/people/record';
import { appoint, publish } from '../../support/company';
import { describeTalk } from '../../support/talk';

describeTalk('admin, help and profile', [makeAdmin, makeAsk, makeHelp, makeProfile], (talk) => {
  it.each([
    ['lead', false],
    ['admin', true],
  ] as const)('names to a %s the words that they may say', async (role, isForAdmins) => {
    const mia = await talk().withPerson('mia');
    await appoint(talk(), role, mia);
    await mia.says('admin fly');
    expect(mia).toHaveBeenTold(/`admin synonyms`/);
    // There is no mentoring here.
    expect(mia.lastSeen()).not.toMatch(/admin round/);
    expect(/`admin guests`.*`admin erase`/.test(mia.sees().join('\n'))).toBe(isForAdmins);
  });

  const table = [
    'E-Mail;Name;Abteilung;Führungskraft;Zeitzone;Sprache;Eintritt',
    'ada@linden.example;Ada Lovelace;Engineering;;Europe/Berlin;en;2.3.2015',
    'bo@linden.example;Bo Li;Sales;ada@linden.example;Asia/Kolkata;en,de;2026-01-05',
    'not-an-address;X;;;;;',
    'cy@linden.example;Cy;Sales;nobody@linden.example;;;',
    'di@linden.example;Di;;;Mars/Olympus;;',
    'bo@linden.example;Bo again;;;;;',
  ].join('\n');

  async function lead() {
    const lena = await talk().withPerson('lena');
    await appoint(talk(), 'admin', lena);
    return lena;
  }

  it('previews a table of people, names every line and cell that it leaves out, and imports once', async () => {
    const lena = await lead();
    await lena.says('admin import people');
    await lena.presses('import.preview', { table });
    expect(lena).toHaveBeenTold(/What would change.*4 new/);
    expect(lena).toHaveBeenTold(
      /Line 4: “not-an-address” is not an e-mail.*Line 7: “bo@linden.example” is listed twice.*A manager whom I do not know.*Line 5: nobody@linden.example.*A time zone that I do not know · Line 6: Mars\/Olympus/,
    );
    const people = talk().engine.store.collection(peopleCollection);
    expect(await people.get(personIdOf('bo@linden.example'))).toBeUndefined();
    await lena.presses('import.apply', {}, { deliveredTimes: 3 });
    expect(lena).toHaveBeenTold(/Imported by Lena/);
    expect(await people.get(personIdOf('bo@linden.example'))).toMatchObject({
      name: 'Bo Li',
      zone: 'Asia/Kolkata',
      managerEmail: 'ada@linden.example',
      startDate: '2026-01-05',
      languages: ['en', 'de'],
    });
    const bo = await talk().withPerson('bo', { zone: 'Asia/Kolkata' });
    expect(bo.id).toBe(personIdOf('bo@linden.example'));
  });

  it('imports FAQ entries, which are found at once', async () => {
    const lena = await lead();
    await lena.says(
      'admin import faq question,answer,alternates,tags\n"Where is the canteen?","Third floor, from 11:30.","lunch|eat",food\n,missing,,',
    );
    expect(lena).toHaveBeenTold(/1 new.*Line 3: the question is missing/);
    await lena.presses('import.apply');
    await lena.says('ask canteen lunch');
    expect(lena).toHaveBeenTold(/Third floor/);
  });

  it('imports entries for some, and counts for each what they may see', async () => {
    const lena = await lead();
    const carla = await talk().withPerson('carla', { department: 'Sales', locale: 'de' });
    await appoint(talk(), 'lead', carla);
    await lena.says(
      'admin import faq question;answer;for\n"Which discounts may I give?";"Up to ten percent.";department: Sales\nWhy?;So.;Sales\nWhat?;That.;site: Mars\nWhere?;Here.;',
    );
    expect(lena).toHaveBeenTold(
      /2 new.*1 entry only for: Sales.*Line 3: “Sales” is not an audience.*Line 4: I do not know anyone in “site: Mars”/,
    );
    await lena.presses('import.apply');
    await lena.says('ask which discounts may I give');
    expect(lena).toHaveBeenTold(/I do not know that for sure/);
    await carla.says('ask which discounts may I give');
    expect(carla).toHaveBeenTold(/Up to ten percent.*Für: Sales/);
    await lena.says('admin');
    expect(lena).toHaveBeenTold(/Entries that you can find · 1 /);
    await carla.says('admin');
    expect(carla).toHaveBeenTold(/Einträge, die du findest · 2 /);
  });

  it('keeps synonyms, which are understood at once and no more when they are removed', async () => {
    const lena = await lead();
    const { tom } = await talk().withPeople('tom');
    await publish(
      talk(),
      { question: 'How do I book leave?', answer: 'In the HR portal.' },
      { question: 'Where can I park?', answer: 'Behind the house.' },
    );
    await tom.says('ask flexdays');
    expect(tom).toHaveBeenTold(/I do not know that for sure/);
    await lena.says('admin synonyms');
    expect(lena).toHaveBeenTold(/Synonyms: none yet/);
    await lena.presses('synonyms.add');
    await lena.presses('synonyms.keep', { lines: 'flexdays = leave, holiday\nnonsense' });
    expect(lena).toHaveBeenTold(/“nonsense” is not a line of synonyms/);
    await lena.presses('synonyms.keep', { lines: 'flexdays = leave, holiday\ncar park = parking' });
    expect(lena).toHaveBeenTold(/Synonyms \(2\).*\*\*flexdays\*\* = leave, holiday/);
    await tom.says('ask flexdays');
    expect(tom.lastSeen()).toMatch(/In the HR portal/);
    await tom.presses('ask.why');
    expect(tom).toHaveBeenTold(/I found this by these words: leave \(= flexdays\)/);
    await lena.says('admin synonyme FlexDays = parking');
    expect(lena).toHaveBeenTold(/Synonyms \(2\).*\*\*FlexDays\*\* = parking/);
    await lena.says('admin synonyms remove flexdays');
    expect(lena.lastSeen()).not.toMatch(/FlexDays/);
    await tom.says('ask flexdays');
    expect(tom.lastSeen()).toMatch(/I do not know that for sure/);
    await lena.presses('synonyms.remove');
    expect(lena.lastSeen()).toMatch(/Synonyms: none yet/);
    await lena.says('admin synonyms flexdays');
    expect(lena).toHaveBeenToldWhatToDo();
    await tom.says('admin synonyms a = b');
    expect(tom).toHaveBeenToldWhatToDo();
  });

  it('says which headers are missing', async () => {
    const lena = await lead();
    await lena.says('admin import people a,b\n1,2');
    expect(lena).toHaveBeenToldWhatToDo();
    expect(lena).toHaveBeenTold(/The columns email and name are missing/);
  });

  it('appoints reviewers, but only admins make admins, and the last one stays', async () => {
    const lena = await lead();
    const { rob, otto } = await talk().withPeople('rob', 'otto');
    await lena.says('admin role reviewer rob@linden.example');
    expect((await rob.person()).roles).toEqual(['reviewer']);
    await lena.says('admin role lead @otto', { mentions: [otto] });
    expect((await otto.person()).roles).toEqual(['lead']);
    await otto.says('admin role admin rob@linden.example');
    expect(otto).toHaveBeenTold(/Only admins/);
    await lena.says('admin role remove admin lena@linden.example');
    expect(lena).toHaveBeenTold(/last admin/);
    await lena.says('admin role remove reviewer rob@linden.example');
    expect((await rob.person()).roles).toEqual([]);
  });

  it('lets only admins appoint the works council, and gives it no other rights', async () => {
    const lena = await lead();
    const { otto, cora, tom } = await talk().withPeople('otto', 'cora', 'tom');
    await appoint(talk(), 'lead', otto);
    await otto.says('admin role council cora@linden.example');
    expect(otto).toHaveBeenTold(/Only admins/);
    await lena.says('admin rolle betriebsrat cora@linden.example');
    expect(lena).toHaveBeenTold(/Cora is a member of the works council or data protection now/);
    const person = await cora.person();
    expect([
      isCouncil(person),
      isColleague(person),
      isLead(person),
      isAdmin(person),
      isReviewer(person),
    ]).toEqual([true, true, false, false, false]);
    await cora.says('admin');
    await tom.says('admin');
    expect(cora.lastSeen()).toBe(tom.lastSeen());
    await lena.says('admin');
    expect(lena).toHaveBeenTold(/Works council, data protection · Cora/);
    await cora.says('profile');
    expect(cora).toHaveBeenTold(/Roles · works council, data protection/);
    await appoint(talk(), 'lead', cora);
    await cora.says('profile');
    expect(cora).toHaveBeenTold(/Roles · programme lead, works council/);
    await otto.says('admin role remove council cora@linden.example');
    expect(isCouncil(await cora.person())).toBe(true);
    await lena.says('admin role remove council cora@linden.example');
    expect((await cora.person()).roles).toEqual(['lead']);
  });

  it('sends contributions to the channel that a programme lead names', async () => {
    const lena = await lead();
    const place = talk().channel('quality');
    await lena.says('admin reviewers here', { in: place });
    expect(await createChannels(talk().engine.store).of('reviewers')).toEqual([place]);
    await lena.says('admin reviewers here');
    expect(lena).toHaveBeenToldWhatToDo();
    await lena.says('admin');
    expect(lena).toHaveBeenTold(/at a glance.*Reviewers' channels · 1/);
  });

  it('shows in help only what somebody may do', async () => {
    const lena = await lead();
    const { tom } = await talk().withPeople('tom');
    await tom.says('');
    expect(tom).toHaveBeenTold(/\*\*ask\*\*/);
    expect(tom).not.toHaveBeenTold(/\*\*admin\*\*/);
    await lena.says('hilfe');
    expect(lena).toHaveBeenTold(/\*\*admin\*\*/);
    await tom.says('hlp');
    expect(tom).toHaveBeenTold(/Did you mean `help`\?/);
    await tom.presses('help.say');
    expect(tom).toHaveBeenTold(/\*\*ask\*\*/);
    await tom.says('admin');
    expect(tom).toHaveBeenToldWhatToDo();
  });

  it('welcomes once', async () => {
    const { tom } = await talk().withPeople('tom');
    const place = tom.platform.personal(tom.account);
    for (const id of ['i1', 'i2'])
      await tom.platform.bot.receive({
        type: 'lifecycle',
        what: 'installed',
        id,
        at: talk().clock.now().toISOString(),
        sender: tom.account,
        place,
      });
    await talk().settle();
    expect(tom).toHaveBeenTold(/Hello, I am Passalong at Linden/, { times: 1 });
  });

  it('keeps what people choose', async () => {
    const { tom } = await talk().withPeople('tom');
    await tom.says('profile');
    expect(tom).toHaveBeenTold(
      /tom@linden.example.*Roles · –.*Europe\/Berlin|tom@linden.example.*Europe\/Berlin.*Roles · –/,
    );
    await appoint(talk(), 'reviewer', tom);
    await appoint(talk(), 'lead', tom);
    await tom.presses('profile.edit');
    await tom.presses('profile.save', {
      locale: 'de',
      zone: 'America/New_York',
      hours: '8-16:30',
      languages: 'en, de',
    });
    expect(await tom.person()).toMatchObject({
      locale: 'de',
      zone: 'America/New_York',
      chosen: expect.arrayContaining(['locale', 'zone', 'workingHours']),
      workingHours: { from: 480, to: 990 },
    });
    await tom.says('profile');
    expect(tom).toHaveBeenTold(/Was ich über dich weiß.*Rollen · Programmleitung, Prüfung/);
    await tom.presses('profile.edit');
    await tom.presses('profile.save', { locale: 'de', zone: 'Nowhere', hours: 'x', languages: '' });
    expect(tom).toHaveBeenToldWhatToDo();
  });
});
