// Two-person approval: what one admin asks for happens only once a second one has confirmed it.
import { outboxCollection } from '../../../src/core/outbox/record';
import { approvalsCollection } from '../../../src/domain/approvals';
import { erasuresCollection } from '../../../src/domain/erasures';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makeOversight } from '../../../src/features/oversight';
import { makePrivacy } from '../../../src/features/privacy';

import { appoint } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk, type Talker, type TalkOptions } from '../../support/talk';

const features = [makeAdmin, makeOversight, makePrivacy];
const ALL = { twoPersonApproval: ['export', 'erase', 'admins'] as const };
const isErased = async ({ engine }: Talk, { id }: Talker) =>
  (await engine.store.collection(peopleCollection).get(id)) === undefined;

let talk: Talk;
afterEach(() => talk.stop());

async function company(options: Partial<TalkOptions> = {}) {
  talk = await startTalk({ features, platform: 'slack', settings: ALL, ...options });
  const people = await talk.withPeople('ada', 'bea', 'cem', 'mia');
  await appoint(talk, 'admin', people.bea, people.cem);
  return people;
}

const trail = async (what: string) => deedsOf(talk.engine.store, what);
/** All steps of an erasure. */
async function passes(): Promise<void> {
  await talk.engine.tick();
  await talk.engine.tick();
  await talk.engine.tick();
}

describe('erasing somebody', () => {
  it('waits for a second admin, whose card says who asks, what and for whom', async () => {
    const { ada, bea, cem, mia } = await company();
    await ada.says('admin erase mia@linden.example');
    expect(ada.lastSeen()).toMatch(/before a second admin has confirmed it/);
    // Nothing on the card promises that it begins without them.
    expect(ada.lastSeen()).toMatch(
      /Once a second admin has confirmed it, it begins within a quarter of an hour/,
    );
    expect(ada.lastSeen()).not.toMatch(/It begins/);
    await ada.presses('Ask a second admin: erase all', {}, { deliveredTimes: 3 });
    expect(ada).toHaveBeenTold(/I have asked the other admins to confirm this for Mia/, {
      times: 1,
    });
    for (const other of [bea, cem])
      expect(other).toHaveBeenTold(
        /Erase Mia\?.*Ada asks for this\..*: 4 records\. What Mia wrote goes, too.*ends on Monday, 9 March 2026/,
        { times: 1 },
      );
    expect(mia).toHaveBeenTold(/Erase/, { times: 0 });
    const owed = await talk.engine.store.collection(outboxCollection).find({ class: 'owed' });
    expect(owed).toHaveLength(2);
    await passes();
    expect(await isErased(talk, mia)).toBe(false);

    await bea.presses('Confirm', {}, { deliveredTimes: 3 });
    expect(bea.sees().at(-1)).toMatch(/Bea confirmed this on 2 Mar 2026/);
    expect(cem).toHaveBeenTold(/Bea confirmed this/);
    expect(ada).toHaveBeenTold(/Your request to erase Mia was confirmed by Bea/, { times: 1 });
    expect(ada).toHaveBeenTold(/It begins within a quarter of an hour.*p-[\da-f]{12}/, {
      times: 1,
    });
    await passes();
    expect(await isErased(talk, mia)).toBe(true);
    const [confirmed, erased] = [await trail('approval.confirmed'), await trail('person.erased')];
    const [{ detail = '' } = {}] = confirmed;
    expect(confirmed).toMatchObject([
      {
        byPersonId: bea.id,
        whom: erased[0]?.whom,
        detail: expect.stringMatching(/^eraseGone:approval-/),
      },
    ]);
    expect(erased).toMatchObject([
      { byPersonId: ada.id, detail: `gone:${detail.split(':')[1] ?? '?'}` },
    ]);
  });

  it('is refused to the asker, on all their accounts, with what to do', async () => {
    const { ada, bea } = await company({ beside: ['teams'] });
    const adaInTeams = await talk.withPerson('ada-teams', {
      on: 'teams',
      email: 'ada@linden.example',
      name: 'Ada',
    });
    expect(adaInTeams.id).toBe(ada.id);
    await ada.says('admin erase mia@linden.example');
    await ada.presses('Ask a second admin: texts stay');
    await adaInTeams.says('admin approvals');
    await adaInTeams.presses('Open');
    expect(adaInTeams.lastSeen()).toMatch(/Erase Mia\?.*Withdraw/);
    // The button is not there. A forged press is refused.
    const id = (await talk.engine.store.collection(approvalsCollection).find({}))[0]?.id ?? '';
    for (const one of [ada, adaInTeams]) {
      const reply = await forged(one, 'oversight.confirm', { id });
      expect(reply).toMatch(/another admin has to decide/);
    }
    expect(await trail('approval.confirmed')).toEqual([]);
    await bea.presses('Confirm');
    expect(await trail('approval.confirmed')).toHaveLength(1);
  });

  it.each(['Decline', 'withdrawn', 'expired'] as const)(
    'does not happen if it is %s',
    async (how) => {
      const { ada, bea, cem, mia } = await company();
      await ada.says('admin erase mia@linden.example');
      await ada.presses('Ask a second admin: erase all');
      if (how === 'Decline') await bea.presses('Decline');
      if (how === 'withdrawn') await ada.presses('Withdraw');
      if (how === 'expired') await talk.travelTo('2026-03-09T10:00:00Z');
      const said = {
        Decline: /Bea declined this/,
        withdrawn: /Ada has withdrawn this/,
        expired: /Nobody decided within a week/,
      };
      for (const one of [ada, bea, cem]) expect(one).toHaveBeenTold(said[how]);
      expect(ada).toHaveBeenTold(/Your request to erase Mia/, {
        times: how === 'withdrawn' ? 0 : 1,
      });
      const id = (await talk.engine.store.collection(approvalsCollection).find({}))[0]?.id ?? '';
      expect(await forged(cem, 'oversight.confirm', { id })).toMatch(/Nothing more was done/);
      await passes();
      expect(await isErased(talk, mia)).toBe(false);
      expect(await trail(`approval.${how === 'Decline' ? 'declined' : how}`)).toHaveLength(1);
      // It can be asked for again.
      await ada.says('admin erase mia@linden.example');
      await ada.presses('Ask a second admin: erase all');
      expect(bea).toHaveBeenTold(/Ada asks for this/, { times: 1 });
    },
  );

  it('tells the one who comes second who was first', async () => {
    const { ada, bea, cem } = await company();
    await ada.says('admin erase mia@linden.example');
    await ada.presses('Ask a second admin: erase all');
    const id = (await talk.engine.store.collection(approvalsCollection).find({}))[0]?.id ?? '';
    const [first, second] = await Promise.all([
      forged(bea, 'oversight.confirm', { id }),
      forged(cem, 'oversight.decline', { id }),
    ]);
    const late = [first, second].filter((text) =>
      /has (confirmed|declined) this already/.test(text),
    );
    expect(late).toHaveLength(1);
    expect(late[0]).toMatch(
      /^(Bea has confirmed|Cem has declined) this already, on 2 Mar 2026 at 10:00/,
    );
    expect(
      await talk.engine.store
        .collection(approvalsCollection)
        .count({ state: { $in: ['confirmed', 'declined'] } }),
    ).toBe(1);
  });

  it('is only for admins: not if the admin or the asker lost the role, or the person is gone', async () => {
    const { ada, bea, cem, mia } = await company();
    const people = talk.engine.store.collection(peopleCollection);
    const dismiss = ({ id }: Talker) =>
      people.update(id, (doc) => ({ doc: { ...doc, roles: [] } }));
    await bea.says('admin erase mia@linden.example');
    await bea.presses('Ask a second admin: erase all');
    await dismiss(cem);
    await cem.presses('Confirm');
    expect(cem).toHaveBeenToldWhatToDo();
    await dismiss(bea);
    await ada.presses('Confirm');
    expect(ada).toHaveBeenTold(/This request is no longer valid/);
    await passes();
    expect(await isErased(talk, mia)).toBe(false);

    await appoint(talk, 'admin', bea);
    await ada.says('admin erase mia@linden.example');
    await ada.presses('Ask a second admin: erase all');
    await people.remove(mia.id);
    await bea.presses('Confirm');
    expect(bea).toHaveBeenTold(/This request is no longer valid/);
    expect(await trail('approval.void')).toHaveLength(2);
    expect(await talk.engine.store.collection(erasuresCollection).count({})).toBe(0);
  });

  it('is refused with one admin alone, who sees no button and is told to name a second', async () => {
    talk = await startTalk({ features, platform: 'slack', settings: ALL });
    const { ada, mia } = await talk.withPeople('ada', 'mia');
    for (const words of ['admin erase mia@linden.example', 'admin export mia@linden.example']) {
      await ada.says(words);
      expect(ada.lastSeen()).toMatch(/there is none\. Name a second admin in ADMINS/);
      expect(ada.lastSeen()).not.toMatch(/Erase all|Ask a second admin/);
    }
    expect(await forged(ada, 'privacy.adminErase', { personId: mia.id, how: 'gone' })).toMatch(
      /there is none/,
    );
    await ada.says('admin role admin mia@linden.example');
    expect(ada.lastSeen()).toMatch(/there is none\. Name a second admin in ADMINS/);
    expect(await talk.engine.store.collection(approvalsCollection).count({})).toBe(0);
  });

  it('with one admin who may appoint another, says how', async () => {
    talk = await startTalk({
      features,
      platform: 'slack',
      settings: { twoPersonApproval: ['erase'] },
    });
    const { ada } = await talk.withPeople('ada', 'mia');
    await ada.says('admin erase mia@linden.example');
    expect(ada.lastSeen()).toMatch(
      /Give somebody else the admin role first: `admin role admin NAME`/,
    );
  });

  it('is asked for once: an admin who asks for the same is told that it waits', async () => {
    const { ada, bea } = await company();
    for (const one of [ada, bea]) {
      await one.says('admin erase mia@linden.example');
      await one.presses('Ask a second admin: erase all');
    }
    expect(bea.lastSeen()).toMatch(/waits for a second admin: `admin approvals` shows it/);
    expect(await talk.engine.store.collection(approvalsCollection).count({})).toBe(1);
  });

  it('asks the person whom it is about only if nobody else could decide', async () => {
    const { ada, bea, cem } = await company();
    await ada.says('admin erase bea@linden.example');
    await ada.presses('Ask a second admin: erase all');
    expect(bea).toHaveBeenTold(/asks for this/, { times: 0 });
    const id = (await talk.engine.store.collection(approvalsCollection).find({}))[0]?.id ?? '';
    expect(await forged(bea, 'oversight.decline', { id })).toMatch(/This is about you/);
    await talk.engine.store.collection(peopleCollection).remove(cem.id);
    expect(await forged(bea, 'oversight.confirm', { id })).toMatch(/Bea confirmed this/);
  });
});

describe('giving out the data of somebody', () => {
  it('gives the file to the asker alone, once it is confirmed, for a week', async () => {
    const { ada, bea, cem, mia } = await company();
    const given = () => talk.platform.given.length;
    await ada.says('admin export mia@linden.example');
    expect(ada.lastSeen()).not.toMatch(/As a page/);
    for (const data of [{ format: 'json' }, { format: 'json', approvalId: 'approval-x' }])
      await forged(ada, 'privacy.adminExport', { personId: mia.id, ...data });
    expect(given()).toBe(0);
    const id = (await talk.engine.store.collection(approvalsCollection).find({}))[0]?.id ?? '';
    const fetching = { personId: mia.id, format: 'json', approvalId: id };
    expect(await forged(ada, 'privacy.adminExport', fetching)).toMatch(
      /only by the admin who asked for it/,
    );
    await bea.presses('Confirm');
    expect(ada).toHaveBeenTold(/The data of Mia can be fetched.*until Monday, 9 March 2026/, {
      times: 1,
    });
    for (const other of [bea, cem])
      expect(await forged(other, 'privacy.adminExport', fetching)).toMatch(
        /only by the admin who asked/,
      );
    expect(await forged(ada, 'privacy.adminExport', { ...fetching, personId: bea.id })).toMatch(
      /only by the admin who asked/,
    );
    expect(given()).toBe(0);
    await ada.presses('As data (JSON)');
    expect(given()).toBe(1);
    expect(Buffer.from(talk.platform.given[0]?.file.bytes ?? []).toString()).toMatch(
      /mia@linden\.example/,
    );
    expect(await trail('person.exported')).toMatchObject([
      { byPersonId: ada.id, whom: mia.id, detail: `json:${id}` },
    ]);
    expect(await trail('approval.confirmed')).toMatchObject([
      { byPersonId: bea.id, whom: mia.id, detail: `export:${id}` },
    ]);
    await talk.travelTo('2026-03-09T10:00:00Z');
    await ada.presses('As data (JSON)');
    expect(ada.lastSeen()).toMatch(/only by the admin who asked/);
    expect(given()).toBe(1);
  });
});

describe('the admin role', () => {
  it('is given and taken once a second admin has confirmed it', async () => {
    const { ada, bea, mia } = await company();
    await ada.says('admin role admin mia@linden.example');
    expect(ada).toHaveBeenTold(/I have asked the other admins/);
    expect((await mia.person()).roles).toEqual([]);
    await bea.presses('Confirm');
    expect(ada).toHaveBeenTold(/Mia is an admin now/, { times: 1 });
    expect((await mia.person()).roles).toEqual(['admin']);
    await bea.says('admin role remove admin mia@linden.example');
    expect((await mia.person()).roles).toEqual(['admin']);
    await ada.presses('Confirm');
    expect((await mia.person()).roles).toEqual([]);
    expect(await trail('role.granted')).toMatchObject([{ byPersonId: ada.id, whom: mia.id }]);
    expect(await trail('role.removed')).toMatchObject([{ byPersonId: bea.id, whom: mia.id }]);
    expect(
      (await trail('approval.confirmed')).map(({ byPersonId }) => byPersonId).toSorted(),
    ).toEqual([ada.id, bea.id].toSorted());
  });

  it('needs no second admin for people that the settings name, or for other roles', async () => {
    const { ada, bea, mia } = await company();
    const people = talk.engine.store.collection(peopleCollection);
    await people.update(ada.id, (doc) => ({ doc: { ...doc, roles: [] } }));
    await bea.says('admin role admin ada@linden.example');
    expect((await people.get(ada.id))?.roles).toEqual(['admin']);
    await bea.says('admin role lead mia@linden.example');
    expect((await mia.person()).roles).toEqual(['lead']);
    expect(await talk.engine.store.collection(approvalsCollection).count({})).toBe(0);
  });

  it('is not given to somebody who left meanwhile', async () => {
    const { ada, bea, mia } = await company();
    await ada.says('admin role admin mia@linden.example');
    await talk.engine.store
      .collection(peopleCollection)
      .update(mia.id, (doc) => ({ doc: { ...doc, active: false } }));
    await bea.presses('Confirm');
    expect(bea).toHaveBeenTold(/This request is no longer valid/);
    expect((await mia.person()).roles).toEqual([]);
  });
});

it('changes nothing if the settings name no action', async () => {
  const { ada, mia } = await company({ settings: {} });
  await ada.says('admin erase mia@linden.example');
  await ada.presses('Erase all');
  await passes();
  expect(await isErased(talk, mia)).toBe(true);
  expect(await talk.engine.store.collection(approvalsCollection).count({})).toBe(0);
});

let presses = 0;
/** A press with made-up data. Gives what the bot says. */
async function forged(talker: Talker, verb: string, data: Record<string, string>): Promise<string> {
  const place = talker.platform.personal(talker.account);
  const event = {
    type: 'action',
    id: `forged-${(presses += 1)}`,
    at: talk.clock.now().toISOString(),
    sender: talker.account,
    place,
  } as const;
  const reply = await talker.platform.bot.receive({
    ...event,
    verb,
    data,
    inputs: {},
    message: { place, id: 'm' },
  });
  await talk.settle();
  return JSON.stringify(reply?.say ?? reply?.replace ?? '')
    .replaceAll('\\', '')
    .replace(/^\{"text":"/, '');
}
