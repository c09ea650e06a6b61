// The demo company: believable, reachable, and with answers to a visitor's first questions, in both
// languages.
import { demoEntries } from '../../src/demo/entries';
import { demoOffers, demoWishes } from '../../src/demo/mentoring';
import { demoPeople } from '../../src/demo/people';
import { demoUsers, REVIEWERS_CHANNEL } from '../../src/demo/users';
import { isZone } from '../../src/domain/people/record';
import { type Playground, startPlayground } from '../platforms/web/playground';

const byKey = new Map(demoPeople.map((person) => [person.key, person]));

describe('the demo company', () => {
  it('has forty people, each with a name of their own', () => {
    expect(demoPeople).toHaveLength(40);
    expect(byKey.size).toBe(40);
    expect(new Set(demoPeople.map(({ name }) => name)).size).toBe(40);
  });

  it('spans departments, time zones and two languages', () => {
    expect(new Set(demoPeople.map(({ department }) => department)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(demoPeople.map(({ zone }) => zone)).size).toBe(4);
    expect(demoPeople.map(({ zone }) => zone).filter((zone) => !isZone(zone))).toEqual([]);
    for (const locale of ['en', 'de'])
      expect(demoPeople.filter((person) => person.locale === locale).length).toBeGreaterThanOrEqual(
        15,
      );
  });

  it('has a manager for everybody except the two who run it, and nobody leads themselves', () => {
    const chainOf = (key: string, below: readonly string[] = []): readonly string[] => {
      const manager = byKey.get(key)?.manager;
      if (manager === undefined) return below;
      if (below.includes(manager)) throw new Error(`${key} is led in a circle`);
      return chainOf(manager, [...below, manager]);
    };
    expect(demoPeople.filter(({ manager }) => manager === undefined).map(({ key }) => key)).toEqual(
      ['agnes', 'edward'],
    );
    for (const { key } of demoPeople)
      for (const manager of chainOf(key)) expect(byKey.has(manager)).toBe(true);
  });

  it('has reviewers in a channel, leads, an admin, mentors and mentees', () => {
    const withRole = (role: string) => demoUsers.filter(({ roles }) => roles.includes(role)).length;
    expect(withRole('reviewer')).toBeGreaterThanOrEqual(2);
    expect(withRole('lead')).toBeGreaterThanOrEqual(2);
    expect(withRole('council')).toBe(1);
    expect(withRole('admin')).toBeGreaterThanOrEqual(1);
    expect(withRole('mentor')).toBe(demoOffers.length);
    expect(withRole('mentee')).toBe(demoWishes.length);
    for (const { id, roles } of demoUsers.filter((user) => user.roles.includes('reviewer'))) {
      expect({ id, roles, inChannel: REVIEWERS_CHANNEL.members.includes(id) }).toMatchObject({
        inChannel: true,
      });
    }
  });

  it('keeps sixty entries in two languages, each owned by somebody', () => {
    expect(demoEntries).toHaveLength(60);
    expect(demoEntries.filter(({ language }) => language === 'de').length).toBeGreaterThanOrEqual(
      15,
    );
    expect(demoEntries.filter(({ owner }) => !byKey.has(owner))).toEqual([]);
    expect(new Set(demoEntries.map(({ question }) => question)).size).toBe(60);
    for (const { audience } of demoEntries.filter((entry) => entry.audience !== undefined))
      expect(
        demoUsers.filter(({ department }) => audience?.departments?.includes(department)).length,
      ).toBeGreaterThan(3);
  });
});

describe('a visitor of the demo company', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground();
  });
  afterAll(() => playground.stop());

  it.each([
    ['tom', 'ask How do I book leave?', /^How do I book leave\?/],
    ['emily', 'ask how much holiday can I carry over', /^How many days of leave/],
    ['emily', 'ask I forgot my password', /^How do I reset my password/],
    ['tom', 'faq can I use ChatGPT', /^May I use generative AI/],
    ['tom', 'ask What does error E-42 mean?', /^What does error E-42 mean/],
    ['sofia', 'ask my printer is broken', /^The printer does not print/],
    ['arjun', 'ask when do I get paid', /^When is salary paid/],
    ['lukas', 'frag Wie beantrage ich Urlaub?', /^Wie beantrage ich Urlaub/],
    ['anja', 'frag Wann öffnet die Kantine?', /^Wann hat die Kantine auf/],
    ['yusuf', 'frag Was bedeutet Fehler E-42?', /^Was bedeutet Fehler E-42/],
    ['carla', 'frag Reisekosten abrechnen', /^Wie rechne ich Reisekosten ab/],
    ['martin', 'frag Passwort vergessen', /^Wie setze ich mein Passwort/],
    ['lukas', 'frag ich bin krank', /^Was mache ich, wenn ich krank bin/],
  ])('%s says "%s" and gets the entry', async (person, words, entry) => {
    await playground.says(person, words);
    // How sure the bot is stands before the entry.
    const [, ...card] = ((await playground.sees(person)).at(-1) ?? '').split(' · ');
    expect(card.join(' · ')).toMatch(entry);
  });

  it.each([
    ['daniel', 'ask maximum price reduction', /Up to 8 %.*For: Sales/],
    ['tom', 'ask maximum price reduction', /I do not know(?!.*What discount)/],
    ['anja', 'frag Schichttausch', /Such dir jemanden zum Tauschen.*Für: Production · Göttingen/],
    ['martin', 'frag Schichttausch', /weiß ich nicht(?!.*Wie wechsle)/],
  ])('%s says "%s" and finds it only where it is for them', async (person, words, answer) => {
    await playground.says(person, words);
    expect((await playground.sees(person)).at(-1)).toMatch(answer);
  });

  it.each([
    ['tom', 'ask who won the world cup', /I do not know/],
    ['emily', 'ask how do I get dental insurance', /I do not know/],
    ['lukas', 'frag wie wird das Wetter morgen', /weiß ich nicht/],
    ['anja', 'frag darf ich meinen Hund mitbringen', /weiß ich nicht/],
  ])('%s says "%s" and is told honestly that nobody knows yet', async (person, words, answer) => {
    await playground.says(person, words);
    expect((await playground.sees(person)).at(-1)).toMatch(answer);
  });

  it('can publish a round, and everybody in it is reached although they never spoke to the bot', async () => {
    const tom = await playground.stream('tom');
    const paul = await playground.stream('paul');
    await playground.says('oliver', 'admin round');
    await playground.presses('oliver', 'round.publish');
    const named = (pattern: RegExp) => (data: object) => pattern.test(JSON.stringify(data));
    await tom.next('message', named(/Mia Castellanos could be your mentor/));
    await paul.next('message', named(/Lukas Brandt/));
  });
});
