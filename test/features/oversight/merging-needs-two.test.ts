// A merge can hand one person's data and roles to another. So nobody merges themselves, both people
// are told, and if the settings ask for two people for any action, a second admin confirms it.
import { outboxCollection } from '../../../src/core/outbox/record';
import { approvalsCollection } from '../../../src/domain/approvals';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeCouncil } from '../../../src/features/council';
import { makeOversight } from '../../../src/features/oversight';
import { makePrivacy } from '../../../src/features/privacy';
import { agreementOf } from '../../support/agreements';
import { appoint } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk, type Talker } from '../../support/talk';

const features = [makeAdmin, makeOversight, makePrivacy, makeCouncil];
type Deeds = readonly ('export' | 'erase' | 'admins')[];

let talk: Talk;
afterEach(() => talk.stop());

/** Ada, Bea and Cem are admins; Mia and Max are not. */
async function company(twoPersonApproval: Deeds, ...admins: readonly ('bea' | 'cem')[]) {
  talk = await startTalk({ features, platform: 'slack', settings: { twoPersonApproval } });
  const people = await talk.withPeople('ada', 'bea', 'cem', 'mia', 'max');
  await appoint(talk, 'admin', ...admins.map((name) => people[name]));
  return people;
}

const documents = () => talk.engine.store.collection(peopleCollection);
const isMerged = async ({ id }: Talker) => (await documents().get(id))?.mergedInto !== undefined;
const trail = async (what: string) => deedsOf(talk.engine.store, what);
const wants = (one: string, other: string) =>
  `admin merge ${one}@linden.example into ${other}@linden.example`;

async function forged(by: Talker, verb: string, data: Record<string, string>): Promise<string> {
  const place = by.platform.personal(by.account);
  const at = talk.clock.now().toISOString();
  const reply = await by.platform.bot.receive({
    type: 'action',
    id: `forged-${verb}-${JSON.stringify(data)}-${by.id}`,
    at,
    sender: by.account,
    place,
    verb,
    data,
    inputs: {},
    message: { place, id: 'm' },
  });
  await talk.settle();
  return reply?.say?.text ?? reply?.replace?.text ?? '';
}

describe.each<[string, Deeds]>([
  ['with one admin enough', []],
  ['with two needed', ['export', 'erase', 'admins']],
])('nobody merges themselves, %s', (_how, deeds) => {
  it.each([
    ['mia', 'ada'],
    ['ada', 'mia'],
    ['bea', 'ada'],
  ])('%s into %s', async (one, other) => {
    const people = await company(deeds, 'bea');
    await people.ada.says(wants(one, other));
    expect(people.ada.lastSeen()).toMatch(/This is about you.*Ask another admin/);
    const [from, into] = [people[one as 'mia'].id, people[other as 'mia'].id];
    expect(await forged(people.ada, 'merge.do', { from, into, roles: '' })).toMatch(
      /This is about you/,
    );
    expect(await isMerged(people[one as 'mia'])).toBe(false);
    expect(await talk.engine.store.collection(approvalsCollection).count({})).toBe(0);
  });
});

describe.each<Deeds[number]>(['export', 'erase', 'admins'])('with %s named', (deed) => {
  it('a merge, and taking it back, waits for a second admin', async () => {
    const { ada, bea, mia, max } = await company([deed], 'bea');
    await appoint(talk, 'reviewer', mia);
    await ada.says(wants('mia', 'max'));
    expect(ada.lastSeen()).toMatch(/Nothing happens before a second admin has confirmed it/);
    await ada.presses('Ask a second admin', {}, { deliveredTimes: 2 });
    expect(ada).toHaveBeenTold(/I have asked the other admins to confirm this for Mia/);
    expect(await isMerged(mia)).toBe(false);
    expect(bea.sees().at(-1)).toMatch(
      /Make Mia and Max one person\?.*Ada asks for this.*Max gets this role: reviewer/,
    );
    expect(await forged(ada, 'oversight.confirm', { id: (await waiting())?.id ?? '' })).toMatch(
      /another admin has to decide/,
    );

    await bea.presses('Confirm', {}, { deliveredTimes: 2 });
    expect(await isMerged(mia)).toBe(true);
    expect((await documents().get(max.id))?.roles).toEqual(['reviewer']);
    expect(ada).toHaveBeenTold(/Your request to make Mia and Max one person was confirmed by Bea/, {
      times: 1,
    });
    expect(ada).toHaveBeenTold(/Mia is Max from now on/, { times: 1 });
    for (const one of [mia, max])
      expect(one).toHaveBeenTold(/Ada, an admin, has made you and .* one person/, { times: 1 });
    expect(await trail('approval.confirmed')).toMatchObject([{ byPersonId: bea.id, whom: mia.id }]);
    expect(await trail('person.merged')).toMatchObject([
      { byPersonId: ada.id, whom: mia.id, detail: max.id },
    ]);

    await ada.presses('Take back: Mia');
    expect(await isMerged(mia)).toBe(true);
    expect(bea.sees().at(-1)).toMatch(/Separate Mia from Max again\?/);
    await bea.presses('Confirm');
    expect(await isMerged(mia)).toBe(false);
    expect(ada).toHaveBeenTold(/Mia is no longer Max/, { times: 1 });
    for (const one of [mia, max])
      expect(one).toHaveBeenTold(/Ada, an admin, has separated you from/, { times: 1 });
  });

  it('no admin becomes an accomplice, and no other admin oneself, alone', async () => {
    const { ada, bea, max } = await company([deed], 'bea');
    // Bea is the only other admin, so she is asked herself; nothing happens without her.
    await ada.says(wants('bea', 'max'));
    await ada.presses('Ask a second admin');
    expect(await isMerged(bea)).toBe(false);
    expect(bea).toHaveBeenTold(/Make Bea and Max one person\?/);
    expect(await forged(ada, 'merge.takeBack', { from: bea.id })).toMatch(
      /This merge does not exist/,
    );
    expect((await documents().get(max.id))?.roles).toEqual([]);
    await bea.presses('Decline');
    expect(await isMerged(bea)).toBe(false);
    expect(ada).toHaveBeenTold(/was declined by Bea/);
  });
});

const waiting = async () =>
  (await talk.engine.store.collection(approvalsCollection).find({ state: 'waiting' }))[0];

it('one of the two does not confirm it while somebody else could', async () => {
  const { ada, bea, cem } = await company(['erase'], 'bea', 'cem');
  await ada.says(wants('bea', 'max'));
  await ada.presses('Ask a second admin');
  expect(bea).toHaveBeenTold(/Make Bea and Max/, { times: 0 });
  const id = (await waiting())?.id ?? '';
  expect(await forged(bea, 'oversight.confirm', { id })).toMatch(/This is about you/);
  await cem.presses('Confirm');
  expect(await isMerged(bea)).toBe(true);
});

it('two admins can be made one by a third, once a second one has confirmed it', async () => {
  const { ada, bea, cem } = await company(['admins'], 'bea', 'cem');
  await ada.says(wants('bea', 'cem'));
  await ada.presses('Ask a second admin');
  expect(await isMerged(bea)).toBe(false);
  await cem.presses('Confirm');
  expect((await documents().get(cem.id))?.roles).toEqual(['admin']);
});

it('says so if the confirmed merge is no longer possible, and gives no more than was confirmed', async () => {
  const { ada, bea, mia, max } = await company(['erase'], 'bea');
  await ada.says(wants('mia', 'max'));
  await ada.presses('Ask a second admin');
  await appoint(talk, 'lead', mia);
  await bea.presses('Confirm');
  expect(await isMerged(mia)).toBe(false);
  expect((await documents().get(max.id))?.roles).toEqual([]);
  expect(ada).toHaveBeenTold(/has changed since you saw this/, { times: 1 });
});

it('is refused with one admin alone, and without a button', async () => {
  const { ada, mia, max } = await company(['export']);
  await ada.says(wants('mia', 'max'));
  expect(ada.lastSeen()).toMatch(/there is none\. Give somebody else the admin role first/);
  expect(ada.lastSeen()).not.toMatch(/Make them one|Ask a second admin/);
  expect(await forged(ada, 'merge.do', { from: mia.id, into: max.id, roles: '' })).toMatch(
    /there is none/,
  );
  expect(await isMerged(mia)).toBe(false);
});

describe('a merge by one admin', () => {
  it('tells each half at its own account, and leaves a trace of the roles and of every look at the other', async () => {
    const { ada, mia, max } = await company([]);
    await appoint(talk, 'lead', mia);
    await ada.says(wants('mia', 'max'));
    await ada.presses('Make them one');
    expect(mia).toHaveBeenTold(
      /Ada, an admin, has made you and Max \(max@linden\.example\) one person.*tell an admin at once/,
      {
        times: 1,
      },
    );
    expect(max).toHaveBeenTold(
      /Ada, an admin, has made you and Mia \(mia@linden\.example\) one person/,
      { times: 1 },
    );
    const own = await talk.engine.store.collection(outboxCollection).find({ class: 'owed' });
    expect(new Set(own.map(({ to }) => to && 'person' in to && to.person))).toEqual(
      new Set([max.id, mia.id]),
    );
    expect(await trail('role.granted')).toMatchObject([
      { byPersonId: ada.id, whom: max.id, detail: 'lead' },
    ]);

    await max.says('my data');
    await max.presses('As data (JSON)');
    expect(await trail('export.opened')).toMatchObject([
      { byPersonId: max.id, whom: mia.id, detail: 'json' },
    ]);
    await ada.says('admin export max@linden.example');
    await ada.presses('As a page');
    expect(
      (await trail('export.opened')).map(({ byPersonId, whom }) => [byPersonId, whom]),
    ).toEqual([
      [max.id, mia.id],
      [ada.id, max.id],
      [ada.id, mia.id],
    ]);

    await ada.presses('Take back: Mia');
    expect(mia).toHaveBeenTold(/Ada, an admin, has separated you from Max/, { times: 1 });
    expect(max).toHaveBeenTold(/Ada, an admin, has separated you from Mia/, { times: 1 });
    expect(await trail('role.removed')).toMatchObject([
      { byPersonId: ada.id, whom: max.id, detail: 'lead' },
    ]);
  });

  it('reads in the audit who became whom', async () => {
    const { ada, cem, mia } = await company([]);
    await appoint(talk, 'council', cem);
    await ada.says(wants('mia', 'max'));
    await ada.presses('Make them one');
    await cem.says('council audit');
    expect(cem.lastSeen()).toMatch(/Ada: Mia was merged into Max/);
    expect(cem.lastSeen()).toMatch(/Ada: Max now includes Mia/);
    await ada.presses('Take back: Mia');
    await cem.says('council audit');
    expect(cem.lastSeen()).toMatch(/Ada: Mia is no longer merged into Max/);
    expect(cem.lastSeen()).toMatch(/Ada: Max no longer includes Mia/);
    expect(await isMerged(mia)).toBe(false);
  });

  it('leaves no note if the merged person reads only their own data', async () => {
    const { max } = await company([]);
    await max.says('my data');
    await max.presses('As data (JSON)');
    expect(await trail('export.opened')).toEqual([]);
  });
});

it('is taken back from its answer, if the agreement leaves the list of merges out', async () => {
  talk = await startTalk({
    features,
    platform: 'slack',
    agreement: agreementOf({ namedLists: [] }),
  });
  const { ada, mia } = await talk.withPeople('ada', 'mia', 'max');
  await ada.says('admin merges');
  expect(ada.lastSeen()).toMatch(/did not agree to that/);
  await ada.says(wants('mia', 'max'));
  await ada.presses('Make them one');
  expect(await isMerged(mia)).toBe(true);
  await ada.presses('Take back: Mia');
  expect(await isMerged(mia)).toBe(false);
});

it('a role that is held already, or was never held, changes nothing and is not noted', async () => {
  const { ada } = await company([]);
  await ada.says('admin role reviewer mia@linden.example');
  expect(ada.lastSeen()).toMatch(/Mia is a reviewer now/);
  await ada.says('admin role reviewer mia@linden.example');
  expect(ada.lastSeen()).toMatch(/Mia already is a reviewer\. Nothing was changed/);
  await ada.says('admin role remove lead mia@linden.example');
  expect(ada.lastSeen()).toMatch(/Mia was not a programme lead\. Nothing was changed/);
  expect((await deedsOf(talk.engine.store)).map(({ what }) => what)).toEqual(['role.granted']);
});

it.each([
  ['admin erase mia@linden.example', 'Ask a second admin: erase all'],
  ['admin export mia@linden.example', 'Ask a second admin'],
  ['admin role admin mia@linden.example', undefined],
])(
  'the second admin reads that `%s` concerns somebody who was merged as well',
  async (words, button) => {
    const { ada, bea, mia, max } = await company(['export', 'erase', 'admins'], 'bea');
    await ada.says(wants('mia', 'max'));
    await ada.presses('Ask a second admin');
    await bea.presses('Confirm');
    expect(await isMerged(mia)).toBe(true);
    expect(await isMerged(max)).toBe(false);
    await ada.says(words);
    const both = /Mia was merged into Max on 2 March 2026; this concerns both/;
    expect(ada.lastSeen()).toMatch(both);
    if (button !== undefined) await ada.presses(button);
    expect(bea.lastSeen()).toMatch(both);
  },
);
