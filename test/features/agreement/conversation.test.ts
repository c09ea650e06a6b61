// An agreement in force: what it does not name is refused everywhere, does not run by itself and is
// not sent. People's rights stay, and everybody can read what is agreed.
import type { Agreement, NamedList } from '../../../src/core/agreement/shapes';
import type { MakeFeature } from '../../../src/core/feature';
import type { JsonObject } from '../../../src/core/json';
import { outboxCollection } from '../../../src/core/outbox/record';
import { isColleague } from '../../../src/core/roles';
import type { CollectionSpec } from '../../../src/core/store';
import { LOCALES } from '../../../src/core/texts';
import { features } from '../../../src/features';
import { offerId, offersCollection } from '../../../src/features/mentoring/seekers';
import { madeForShow } from '../../../src/manifests/commands';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { createReadableLog } from '../../core/rig';
import { createFakeEmbeddings } from '../../support/fake-embeddings';
import { agreementOf } from '../../support/agreements';
import { appoint, publish } from '../../support/company';
import { startTalk, type Talk, type Talker, type TalkOptions } from '../../support/talk';

const made = madeForShow(features);
/** The features that an agreement may leave out. */
const ALL = made.filter(({ duty }) => !duty).map(({ name }) => name);
const but = (...off: readonly string[]): Partial<Agreement> => ({
  features: ALL.filter((id) => !off.includes(id)),
});
const LISTS = ['admin.roles', 'admin.guests', 'mentoring.rounds'];

const NOT_AGREED = /not part of what your company and its works council agreed on.*`about`/;
const LIST_NOT_AGREED =
  /shows colleagues by name, and your company and its works council did not agree to that/;

let talk: Talk | undefined;
afterEach(async () => {
  await talk?.stop();
  talk = undefined;
});

async function underway(named: Partial<Agreement>, more: Partial<TalkOptions> = {}): Promise<Talk> {
  talk = await startTalk({ features, agreement: agreementOf(named), ...more });
  return talk;
}

let presses = 0;
/** A press that no visible card offers: from an old card, or forged. */
function press({ platform, account }: Talker, verb: string, data: JsonObject = {}) {
  const place = platform.personal(account);
  presses += 1;
  return platform.bot.receive({
    type: 'action',
    id: `old${presses}`,
    at: '',
    sender: account,
    place,
    verb,
    data,
    inputs: {},
  });
}

describe.each(['teams', 'slack', 'web'] as const)(
  'a feature that is not agreed on %s',
  (platform) => {
    it('refuses its words, what is said for them, and every button', async () => {
      const { engine, withPeople } = await underway(
        { ...but('mentoring'), namedLists: LISTS },
        { platform },
      );
      const { mia } = await withPeople('mia');
      await appoint(talk as Talk, 'admin', mia);
      for (const words of [
        'mentor',
        'mentor offer',
        'mentoring',
        'please mentor find',
        'I want to become a mentor',
        'admin round',
        '/mentor',
      ]) {
        await mia.says(words);
        expect(mia).toHaveBeenToldWhatToDo();
        expect([words, mia.lastSeen()]).toEqual([words, expect.stringMatching(NOT_AGREED)]);
      }
      const { actions = [] } = engine.features.find(({ name }) => name === 'mentoring') ?? {};
      expect(actions.length).toBeGreaterThan(20);
      for (const { verb } of actions) {
        const reply = await press(mia, verb, { id: 'any' });
        expect([verb, reply?.onlyToSender, reply?.say?.text]).toEqual([
          verb,
          true,
          expect.stringMatching(NOT_AGREED),
        ]);
      }
      expect(await engine.store.collection(offersCollection).count({})).toBe(0);
    });

    it('is in no help, in no button and in no suggestion, and opens no form', async () => {
      const { engine, withPeople } = await underway(but('mentoring'), { platform });
      const { mia } = await withPeople('mia');
      const reply = await mia.says('help');
      expect(JSON.stringify(reply?.say?.card)).not.toMatch(/mentor/i);
      expect(JSON.stringify(reply?.say?.card)).toMatch(/tip\.start/);
      const slip = await mia.says('mentro');
      expect(JSON.stringify(slip?.say)).not.toMatch(/help\.say/);
      const place = mia.platform.personal(mia.account);
      const said = {
        type: 'words',
        id: 'e',
        at: '',
        sender: mia.account,
        place,
        mentions: [],
      } as const;
      expect(engine.bot.opensForm({ ...said, words: 'mentor offer' })).toBe(false);
      expect(engine.bot.opensForm({ ...said, words: 'tip' })).toBe(true);
    });
  },
);

it.each(ALL)('one place refuses every way into %s, and nothing changes', async (id) => {
  const { engine, withPeople } = await underway(
    { ...but(id), namedLists: LISTS },
    { platform: 'slack' },
  );
  const { ada } = await withPeople('ada');
  await appoint(talk as Talk, 'reviewer', ada);
  const own = engine.features.filter(({ name }) => name === id);
  for (const { word, aliases } of own.flatMap(({ words }) => words)) {
    for (const name of [word, ...aliases]) {
      await ada.says(name);
      expect([name, ada.lastReply?.say?.text]).toEqual([name, expect.stringMatching(NOT_AGREED)]);
    }
  }
  for (const { verb } of own.flatMap(({ actions }) => actions))
    expect([verb, (await press(ada, verb, { id: 'x' }))?.say?.text]).toEqual([
      verb,
      expect.stringMatching(NOT_AGREED),
    ]);
  await (talk as Talk).travelTo('2026-03-09T12:00:00.000Z');
  const specs = own.flatMap(
    ({ collections }) => collections,
  ) as unknown as readonly CollectionSpec[];
  expect(
    await Promise.all(
      specs.map(async (spec) => [spec.name, await engine.store.collection(spec).count({})]),
    ),
  ).toEqual(specs.map(({ name }) => [name, 0]));
});

it('a question finds nobody to ask if ask is not agreed, and small talk is silent if it is not agreed', async () => {
  const { withPeople } = await underway(but('ask', 'smalltalk'));
  const { mia } = await withPeople('mia');
  await publish(talk as Talk, { question: 'Where can I park?', answer: 'In the yard.' });
  for (const words of ['where can I park?', 'thank you', 'how are you']) {
    await mia.says(words);
    expect([words, mia.lastSeen()]).toEqual([
      words,
      expect.stringMatching(/I do not understand that/),
    ]);
  }
  await mia.says('ask where can I park?');
  expect(mia.lastSeen()).toMatch(NOT_AGREED);
});

it.each([
  [ALL, false],
  [[...ALL, 'embeddings'], true],
] as const)(
  'with %j agreed, what people ask reaches a sentence encoder: %s',
  async (agreed, isAsked) => {
    const embeddings = createFakeEmbeddings();
    const { engine, withPeople } = await underway({ features: agreed }, { embeddings });
    const { mia } = await withPeople('mia');
    await publish(talk as Talk, { question: 'How do I book leave?', answer: 'In the HR portal.' });
    await engine.tick();
    await mia.says('ask about hammock time');
    expect(embeddings.asked.length > 0).toBe(isAsked);
    await mia.says('about');
    const [on = '', off = ''] = mia.lastSeen().split('Off, because it is not agreed');
    expect([on, off].map((part) => part.includes('A sentence encoder'))).toEqual([
      isAsked,
      !isAsked,
    ]);
    await talk?.stop();
    expect(embeddings.closed).toBe(true);
    talk = undefined;
  },
);

it('the welcome mentions only what is on', async () => {
  const { engine, settle, withPeople } = await underway(but('mentoring'));
  const { mia } = await withPeople('mia');
  const place = mia.platform.personal(mia.account);
  await engine.bot.receive({
    type: 'lifecycle',
    id: 'i',
    at: '',
    sender: mia.account,
    place,
    what: 'installed',
  });
  await settle();
  expect(mia.lastSeen()).toMatch(
    /Ask me a question in your own words\. Say `?tip`? to share what you know\. `?help`? shows the rest/,
  );
});

it('a feature that is named works as always', async () => {
  const { withPeople } = await underway(but('mentoring'));
  const { mia } = await withPeople('mia');
  await publish(talk as Talk, { question: 'Where can I park?', answer: 'In the yard.' });
  await mia.says('where can I park?');
  expect(mia.lastSeen()).toMatch(/In the yard/);
});

it('no job of it runs, and it hears of nothing', async () => {
  const { engine } = await underway(but('nudges', 'mentoring'));
  expect(
    engine.jobs.map(({ name }) => name).filter((name) => /^(nudges|mentoring)\./.test(name)),
  ).toEqual([]);
  expect(engine.jobs.map(({ name }) => name)).toContain('admin.accounts');
  const off = engine.features.filter(({ name }) => ['nudges', 'mentoring'].includes(name));
  expect(off).toHaveLength(2);
  for (const { subscriptions, jobs, files } of off)
    expect({ subscriptions, jobs, files }).toEqual({ subscriptions: {}, jobs: [] });
});

it('a message that waits when it is switched off is never sent, and its words are deleted', async () => {
  const driver = createSqliteStore({ file: ':memory:' });
  const kept = { ...driver, close: async () => {} };
  const before = await startTalk({ features, driver: kept });
  const { mia } = await before.withPeople('mia');
  const deliver = (key: string, text: string) =>
    before.engine.outbox.deliver({
      key,
      class: 'owed',
      to: { person: mia.id },
      message: { text, args: { other: 'Tom' } },
      notBefore: '2026-03-02T10:00:00.000Z',
    });
  await deliver('mentoring', 'mentoring.otherPaused');
  await deliver('privacy', 'privacy.removed');
  await before.stop();
  const world = before.platforms;

  const log = createReadableLog();
  const after = await underway(but('mentoring'), {
    driver: kept,
    world,
    now: '2026-03-02T11:00:00.000Z',
    log,
  });
  await after.settle();
  const records = after.engine.store.collection(outboxCollection);
  expect(await records.get('mentoring')).toMatchObject({ state: 'withheld' });
  expect(JSON.stringify(await records.get('mentoring'))).not.toMatch(/Tom|otherPaused/);
  expect(await records.get('privacy')).toMatchObject({ state: 'sent' });
  expect(log.of('info')).toContainEqual(
    expect.objectContaining({
      message: expect.stringMatching(/delivery was withheld/),
      fields: { delivery: 'mentoring' },
    }),
  );
  await after.stop();

  talk = await startTalk({ features, driver: kept, world, now: '2026-03-03T11:00:00.000Z' });
  await talk.settle();
  expect(
    before.platform.shown.map(({ message }) => message.text).filter((text) => /Tom/.test(text)),
  ).toEqual([]);
  await driver.close();
});

it('rights of people and duties of the operator are never off', async () => {
  const { engine, withPeople } = await underway({});
  expect(engine.agreed.features.filter(({ on }) => on).map(({ id }) => id)).toEqual([
    'admin',
    'council',
    'help',
    'oversight',
    'privacy',
    'agreement',
    'profile',
  ]);
  const { mia } = await withPeople('mia');
  for (const [words, told] of [
    ['my data', /page or as data|as a page|file/i],
    ['erase me', /erase/i],
    ['profile', /Mia/],
    ['pause 2 weeks', /until/i],
    ['help', /my data/],
    ['about', /What applies to Passalong/],
  ] as const) {
    await mia.says(words);
    expect([words, mia.lastSeen()]).toEqual([words, expect.stringMatching(told)]);
  }
});

it('data from before a feature was switched off is shown to people and erased', async () => {
  const { engine, withPerson, travelTo } = await underway({}, { platform: 'slack' });
  const mia = await withPerson('mia');
  const offers = engine.store.collection(offersCollection);
  const theirs = {
    personId: mia.id,
    skills: ['sql'],
    capacity: 1,
    languages: ['en'],
    open: true,
    at: '2026-03-01T09:00:00.000Z',
  };
  await offers.insert({ id: offerId(mia.id), ...theirs });
  await mia.says('my data');
  await mia.presses('As data (JSON)');
  expect(mia.platform.given.map(({ file }) => Buffer.from(file.bytes).toString())).toEqual([
    expect.stringMatching(/mentoring\.offers.*sql/s),
  ]);
  await mia.says('erase me');
  await mia.presses('privacy.erase');
  await travelTo('2026-03-11T09:00:00.000Z');
  expect(await offers.count({})).toBe(0);
});

describe('a list by name that is not agreed', () => {
  it('leaves the roles out of the overview, and says so', async () => {
    const { withPeople } = await underway({ ...but(), namedLists: [] });
    const { ada } = await withPeople('ada');
    await ada.says('admin');
    expect(ada.lastSeen()).toMatch(/People.*1.*Who holds which role is not shown/);
    expect(ada.lastSeen()).not.toMatch(/Ada/);
  });

  it('is shown if it is agreed', async () => {
    const { withPeople } = await underway({ ...but(), namedLists: LISTS });
    const { ada } = await withPeople('ada');
    await ada.says('admin');
    expect(ada.lastSeen()).toMatch(/Admins.*Ada/);
    expect(ada.lastSeen()).not.toMatch(/not shown/);
    await ada.says('admin guests');
    expect(ada.lastSeen()).not.toMatch(LIST_NOT_AGREED);
  });

  it('refuses the guests, and a round before it is drafted', async () => {
    const { engine, withPeople } = await underway({ ...but(), namedLists: ['admin.roles'] });
    const { ada } = await withPeople('ada');
    await ada.says('admin guests');
    expect(ada.lastSeen()).toMatch(LIST_NOT_AGREED);
    await ada.says('admin round');
    expect(ada.lastSeen()).toMatch(LIST_NOT_AGREED);
    for (const verb of ['round.publish', 'round.explain', 'round.simulate'])
      expect((await press(ada, verb, { id: 'r' }))?.say?.text).toMatch(LIST_NOT_AGREED);
    const rounds = engine.features
      .flatMap(({ collections }) => collections)
      .find(({ name }) => name === 'mentoring.rounds');
    expect(
      await engine.store
        .collection(rounds as unknown as Parameters<typeof engine.store.collection>[0])
        .count({}),
    ).toBe(0);
    await ada.says('mentor offer');
    expect(ada.lastSeen()).not.toMatch(LIST_NOT_AGREED);
  });
});

describe('mentoring without the list that rounds need', () => {
  const noRounds = { ...but(), namedLists: LISTS.filter((id) => id !== 'mentoring.rounds') };
  const NONE = /No matching rounds are run here/;
  const PROMISE =
    /next (?:matching )?round|I will write|I write as|publishes the next|brings? pairs together|looks for a mentor for you/;

  it('says so to people who offer, look for a mentor, or read what they have', async () => {
    const { withPeople } = await underway(noRounds, { platform: 'slack' });
    const { mia } = await withPeople('mia');
    await mia.says('mentor offer');
    expect(JSON.stringify(mia.lastReply)).toMatch(NONE);
    await mia.presses('mentor.submitOffer', {
      skills: 'SQL',
      capacity: '1',
      languages: 'en',
      format: 'each',
      minGroup: '2',
    });
    expect(mia.lastSeen()).toMatch(
      /sql.*no matching rounds are run here.*did not agree to lists of suggested pairs.*about/,
    );
    await mia.says('mentor find');
    expect(JSON.stringify(mia.lastReply)).toMatch(NONE);
    await mia.presses('mentor.submitWish', {
      skills: 'Excel',
      goal: 'To do it.',
      rhythm: 'weekly',
    });
    expect(mia.lastSeen()).toMatch(/excel.*no matching rounds are run here/);
    for (const words of ['mentor', 'who can teach me Excel?', 'about']) {
      await mia.says(words);
      expect([words, mia.lastSeen()]).toEqual([
        words,
        expect.stringMatching(/No matching rounds|No pairs are brought together/),
      ]);
    }
    expect(mia.sees().filter((text) => PROMISE.test(text))).toEqual([]);
  });

  it('tells a lead why there is no round', async () => {
    const { withPeople } = await underway(noRounds, { platform: 'slack' });
    const { lena } = await withPeople('lena');
    await appoint(talk as Talk, 'lead', lena);
    for (const words of ['draft a mentoring round', 'neue Runde starten', 'admin']) {
      await lena.says(words);
      expect([words, lena.lastSeen()]).toEqual([
        words,
        expect.stringMatching(/No matching rounds are run here.*suggested pairs/),
      ]);
    }
  });

  it('causes a warning at the start, and no message where rounds run', async () => {
    const log = createReadableLog();
    await underway(noRounds, { log });
    expect(log.of('warn').map(({ fields }) => fields)).toEqual([
      { feature: 'mentoring', list: 'mentoring.rounds' },
    ]);
    await talk?.stop();
    const all = createReadableLog();
    const { withPeople } = await underway({ ...but(), namedLists: LISTS }, { log: all });
    const { ada } = await withPeople('ada');
    expect(all.of('warn')).toEqual([]);
    for (const words of ['admin', 'about', 'mentor find']) {
      await ada.says(words);
      expect(JSON.stringify([ada.lastSeen(), ada.lastReply])).not.toMatch(
        /rounds are run here|No pairs/,
      );
    }
  });
});

it('a text that replaces a promise exists in every language, and needs no other arguments', () => {
  for (const { namedLists = [], texts } of madeForShow(features))
    for (const [key, other] of namedLists.flatMap(({ without = {} }) => Object.entries(without)))
      for (const locale of LOCALES) {
        const [promise = '', instead = ''] = [texts[locale][key], texts[locale][other]];
        const namesIn = (text: string) =>
          [...text.matchAll(/{(\w+)/g)].map(([, name = '']) => name);
        expect([
          other,
          instead === '',
          namesIn(instead).filter((name) => !namesIn(promise).includes(name)),
        ]).toEqual([other, false, []]);
      }
});

describe('an upgrade that adds something', () => {
  const en = {
    'later.about': 'Later: what comes with an upgrade',
    'later.list': 'Who did what',
    'later.said': 'Done at once',
    'later.news': 'News of later',
  };
  const list: NamedList = {
    id: 'later.everybody',
    purpose: 'later.list',
    cards: { 'admin/barred': 'whole' },
  };
  const laterWith =
    (ran: string[], lists: readonly NamedList[] = [list]): MakeFeature =>
    ({ store: _store }) => ({
      name: 'later',
      about: 'later.about',
      texts: { en, de: en },
      collections: [],
      namedLists: lists,
      words: [
        {
          word: 'later',
          aliases: [],
          order: 1,
          help: 'later.about',
          who: isColleague,
          opensForm: () => false,
          async run() {
            ran.push('word');
            return { say: { card: 'admin/barred', data: { none: true, accounts: [] } } };
          },
        },
      ],
      actions: [
        {
          verb: 'later.press',
          who: isColleague,
          run: async () => (ran.push('press'), { say: { text: 'later.said' } }),
        },
      ],
      jobs: [
        {
          name: 'later.job',
          when: { cron: '* * * * *', zone: 'UTC' },
          run: async () => void ran.push('job'),
        },
      ],
      subscriptions: { 'place.changed': async () => void ran.push('heard') },
      files: [{ name: 'later.file', who: isColleague, build: async () => undefined }],
    });

  it('keeps a new feature off until the file names it', async () => {
    const ran: string[] = [];
    const { engine, withPeople, travelTo } = await underway(but(), {
      features: [...features, laterWith(ran)],
    });
    const { mia } = await withPeople('mia');
    await mia.says('later');
    expect(mia.lastSeen()).toMatch(NOT_AGREED);
    expect((await press(mia, 'later.press'))?.say?.text).toMatch(NOT_AGREED);
    const place = mia.platform.personal(mia.account);
    await engine.bot.receive({
      type: 'lifecycle',
      id: 'i',
      at: '',
      sender: mia.account,
      place,
      what: 'installed',
    });
    await travelTo('2026-03-02T11:00:00.000Z');
    expect(ran).toEqual([]);
    await mia.says('about');
    expect(mia.lastSeen()).toMatch(
      /Off, because it is not agreed.*Later: what comes with an upgrade/,
    );
  });

  it('keeps a new list off until the file names it, in answers and in deliveries', async () => {
    const ran: string[] = [];
    const named = { features: [...ALL, 'later'] };
    const { engine, withPeople, settle } = await underway(named, {
      features: [...features, laterWith(ran)],
    });
    const { mia } = await withPeople('mia');
    await mia.says('later');
    expect(mia.lastSeen()).toMatch(LIST_NOT_AGREED);
    const message = { card: 'admin/barred', data: { none: true, accounts: [] } };
    await engine.outbox.deliver({ key: 'k', class: 'owed', to: { person: mia.id }, message });
    await settle();
    expect(await engine.store.collection(outboxCollection).get('k')).toMatchObject({
      state: 'withheld',
    });
    await talk?.stop();
    const agreed = await underway(
      { ...named, namedLists: ['later.everybody', 'admin.guests'] },
      { features: [...features, laterWith(ran)] },
    );
    const again = await agreed.withPerson('mia');
    await again.says('later');
    expect(again.lastSeen()).not.toMatch(LIST_NOT_AGREED);
  });
});

it('a list of a feature that is off is not shown, whatever the file says of the list', async () => {
  const { engine } = await underway({ ...but('mentoring'), namedLists: LISTS });
  expect(engine.agreed.namedLists.filter(({ on }) => on).map(({ id }) => id)).toEqual([
    'admin.roles',
    'admin.guests',
  ]);
});

describe('what is off', () => {
  it('is not offered by admin, help and the council’s card', async () => {
    const { withPeople } = await underway({ ...but('mentoring'), namedLists: [] });
    const { ada } = await withPeople('ada');
    for (const words of ['admin', 'admin nonsense', 'help']) {
      await ada.says(words);
      expect(JSON.stringify(ada.lastReply)).not.toMatch(/admin rounds?\b|admin roles/);
    }
    await ada.says('council');
    expect(JSON.stringify(ada.lastReply)).not.toMatch(/"section":"roles"/);
    await ada.says('admin roles');
    expect(ada.lastSeen()).toMatch(LIST_NOT_AGREED);
  });

  it('is offered if it is on', async () => {
    const { withPeople } = await underway({
      ...but(),
      namedLists: ['mentoring.rounds', 'council.roles', 'oversight.roles'],
    });
    const { ada } = await withPeople('ada');
    await ada.says('admin');
    expect(ada.lastSeen()).toMatch(/admin round/);
    await ada.says('help');
    expect(ada.lastSeen()).toMatch(/admin roles/);
    await ada.says('council');
    expect(JSON.stringify(ada.lastReply)).toMatch(/"section":"roles"/);
  });
});

describe('about', () => {
  it.each(LOCALES)(
    'shows everybody in %s what is on and off, who signed, and the hash',
    async (locale) => {
      const { withPerson } = await underway({
        ...but('nudges'),
        namedLists: ['admin.roles'],
        retention: { questions: 100 },
      });
      const mia = await withPerson('mia', { locale });
      const reply = await mia.says(locale === 'de' ? 'Vereinbarung' : 'about');
      const seen = mia.lastSeen();
      const [on = '', off = ''] = seen.split(
        locale === 'de' ? 'Aus, weil es nicht vereinbart ist' : 'Off, because it is not agreed',
      );
      expect(on).toMatch(
        locale === 'de'
          ? /Linden und der Betriebsrat haben vereinbart.*Fragen:/s
          : /Linden and its works council.*Questions:/s,
      );
      expect(off).toMatch(
        locale === 'de'
          ? /Anstöße.*Erlaubt: Wer zu den Admins.*100 Tagen/s
          : /Nudges.*Allowed: Who is an admin.*100 days/s,
      );
      expect(off).toMatch(
        locale === 'de' ? /Nicht erlaubt: Abgeschaltete Konten/ : /Not allowed: Accounts of guests/,
      );
      expect(seen).toContain('For the works council: Wim, 2 March 2026');
      expect(seen).toContain('ab'.repeat(32));
      expect(reply?.onlyToSender).toBe(true);
    },
  );

  it('says so if there is no agreement', async () => {
    talk = await startTalk({ features });
    const { mia } = await talk.withPeople('mia');
    await mia.says('what did the works council agree on?');
    expect(mia.lastSeen()).toMatch(
      /There is no agreement as a file here: everything that this version can do is on/,
    );
    expect(mia.lastSeen()).not.toMatch(/Off, because|checksum|audit_?chain/i);
  });

  it('takes nothing in the file for markup', async () => {
    const { withPeople } = await underway({
      company: '**Lin** [den](https://evil.example)',
      signed: ['<!channel> ${name}'],
    });
    const { mia } = await withPeople('mia');
    const reply = await mia.says('about');
    expect(JSON.stringify(reply?.say?.card)).not.toMatch(/\[den\]\(https|[^\\]\*\*Lin/);
    expect(JSON.stringify(reply?.say?.card)).toMatch(/\$\{name\}/);
  });
});

describe('terms', () => {
  it('in force are those that the job keeps and that people read', async () => {
    const { withPeople } = await underway(
      { ...but(), retention: { questions: 90, 'admin.imports': 20 } },
      { retention: { questions: 60 } },
    );
    const { ada } = await withPeople('ada');
    await ada.says('admin retention');
    expect(ada.lastSeen()).toMatch(/Imported tables: 20 days/);
    expect(ada.lastSeen()).toMatch(/Questions to colleagues: 60 days/);
    await ada.says('about');
    expect(ada.lastSeen()).toMatch(/60 days: questions that a colleague answered/);
  });

  it('that break the agreement end the start', async () => {
    const starts = startTalk({
      features,
      agreement: agreementOf({ retention: { questions: 90 } }),
      retention: { questions: 91 },
    });
    await expect(starts).rejects.toThrow(
      /RETENTION keeps questions for 91 days, and the agreement allows 90/,
    );
  });
});

it('the log says at the start what is off, and what the file names that this version does not know', async () => {
  const log = createReadableLog();
  await underway(
    {
      features: ['ask', 'dancing'],
      reports: ['skills.map'],
      namedLists: ['admin.roles'],
      retention: { tomorrow: 5 },
    },
    { log },
  );
  expect(log.of('info')).toContainEqual({
    level: 'info',
    message: 'an agreement is in force; what it does not name is off',
    fields: {
      sha256: 'ab'.repeat(32),
      featuresOff: ALL.filter((id) => id !== 'ask'),
      namedListsOff: made
        .flatMap(({ namedLists = [] }) => namedLists.map(({ id }) => id))
        .filter((id) => id !== 'admin.roles'),
    },
  });
  expect(log.of('warn').map(({ fields }) => fields)).toEqual([
    { part: 'features', unknown: ['dancing'] },
    { part: 'reports', unknown: ['skills.map'] },
    { part: 'retention', unknown: ['tomorrow'] },
  ]);
  await talk?.stop();
  const without = createReadableLog();
  talk = await startTalk({ features, log: without });
  expect(without.of('info').map(({ message }) => message)).toContain(
    'there is no AGREEMENT: everything that this version can do is on',
  );
});
