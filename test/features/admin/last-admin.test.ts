// One admin stays, whatever two admins do at once, and also if an admin is erased.
import { peopleCollection } from '../../../src/domain/people/record';
import { createLastAdmin } from '../../../src/domain/people/last-admin';
import { makeAdmin } from '../../../src/features/admin';
import { setRole } from '../../../src/features/admin/roles';
import { makeOversight } from '../../../src/features/oversight';
import { makePrivacy } from '../../../src/features/privacy';
import { appoint } from '../../support/company';
import { startTalk, type Talk, type TalkOptions } from '../../support/talk';

const features = [makeAdmin, makeOversight, makePrivacy];

let talk: Talk;
afterEach(() => talk.stop());

const people = () => talk.engine.store.collection(peopleCollection);
const admins = async () =>
  (await people().find({ roles: { $has: 'admin' }, active: true })).map(({ name }) => name);

async function company(options: Partial<TalkOptions> = {}) {
  talk = await startTalk({ features, settings: { admins: [] }, ...options });
  const them = await talk.withPeople('ada', 'bea', 'mia');
  await appoint(talk, 'admin', them.ada, them.bea);
  return them;
}

async function passes(): Promise<void> {
  for (let run = 0; run < 4; run += 1) await talk.engine.tick();
}

describe('two admins who take the role from each other at once', () => {
  it('leave one', async () => {
    const { ada, bea } = await company();
    await Promise.all([
      ada.says('admin role remove admin bea@linden.example'),
      bea.says('admin role remove admin ada@linden.example'),
    ]);
    expect(await admins()).toHaveLength(1);
    expect([...ada.sees(), ...bea.sees()].join(' ')).toMatch(/This is the last admin/);
  });

  it('leave one of three, and a second try is answered as before', async () => {
    const { ada, bea, mia } = await company();
    await appoint(talk, 'admin', mia);
    const { store } = talk.engine;
    const removals = await Promise.allSettled(
      [ada, bea, mia].map(async ({ id }) => {
        const person = await people().get(id);
        return person && setRole(store, person, 'admin', true);
      }),
    );
    expect(removals.map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(await admins()).toHaveLength(1);
    // Nobody stays in the list, so the next removal counts the admins that are there.
    await appoint(talk, 'admin', ada, bea, mia);
    await ada.says('admin role remove admin bea@linden.example');
    expect(await admins()).toEqual(expect.arrayContaining(['Ada', 'Mia']));
  });

  it('leave one when they go through the roles', async () => {
    const { ada, bea } = await company();
    for (const admin of [ada, bea]) {
      await admin.says('admin roles');
      await admin.presses('Go through them');
    }
    for (const admin of [ada, bea]) await admin.presses('Take away');
    await Promise.all([ada.presses('Yes, take it away'), bea.presses('Yes, take it away')]);
    await passes();
    expect(await admins()).toHaveLength(1);
  });
});

describe('the order of those who go', () => {
  it('counts admins earlier in the list as gone, and admins later in the list as there', async () => {
    const { ada, bea } = await company();
    const [one, other] = [await ada.person(), await bea.person()];
    const lastAdmin = createLastAdmin(talk.engine.store);
    expect(await lastAdmin.goes(one, 'stayingForGood')).toBe(true);
    expect(await lastAdmin.goes(other, 'stayingForGood')).toBe(false);
    expect(await lastAdmin.goes(one, 'stayingForGood')).toBe(true);
    await lastAdmin.went(one.id);
    expect(await lastAdmin.goes(other, 'stayingForGood')).toBe(true);
  });
});

describe('erasing the last admin', () => {
  it('is refused with what to do, by either word', async () => {
    const { ada, mia } = await company();
    await ada.says('admin role remove admin bea@linden.example');
    await ada.says('erase me');
    await ada.presses('What I wrote may stay');
    expect(ada.sees().join(' ')).toMatch(
      /This is the last admin. Give somebody else the role first, with `?admin role admin NAME/,
    );
    await ada.says('admin erase ada@linden.example');
    await ada.presses('Erase all');
    expect(ada.sees().at(-1)).toMatch(/This is the last admin/);
    await talk.travelTo('2026-03-12T09:00:00Z');
    expect(await admins()).toEqual(['Ada']);
    await ada.says('admin role admin mia@linden.example');
    await ada.says('erase me');
    await ada.presses('What I wrote may stay');
    await talk.travelTo('2026-03-22T09:00:00Z');
    expect(await people().get(ada.id)).toBeUndefined();
    expect(await admins()).toEqual([mia.name]);
  });

  it('is allowed if the settings name another active admin', async () => {
    const { ada, mia } = await company({
      settings: { admins: ['ada@linden.example', 'mia@linden.example'] },
    });
    await ada.says('admin role remove admin bea@linden.example');
    await people().update(mia.id, (doc) => ({ doc: { ...doc, roles: [] } }));
    await ada.says('erase me');
    await ada.presses('What I wrote may stay');
    await talk.travelTo('2026-03-12T09:00:00Z');
    expect(await people().get(ada.id)).toBeUndefined();
  });

  it('is looked at again when it is due, and waits for another admin', async () => {
    const { ada, bea, mia } = await company();
    await ada.says('erase me');
    await ada.presses('What I wrote may stay');
    await people().update(bea.id, (doc) => ({ doc: { ...doc, active: false } }));
    await talk.travelTo('2026-03-12T09:00:00Z');
    expect(await admins()).toEqual(['Ada']);
    expect(ada).toHaveBeenTold(/it would leave no admin/, { times: 1 });
    await ada.says('admin role admin mia@linden.example');
    await talk.travelTo('2026-03-14T09:00:00Z');
    expect(await people().get(ada.id)).toBeUndefined();
    expect(await admins()).toEqual([mia.name]);
  });

  it('spares one of two admins who erase each other at once', async () => {
    const { ada, bea } = await company();
    await ada.says('admin erase bea@linden.example');
    await bea.says('admin erase ada@linden.example');
    await Promise.all([ada.presses('Erase all'), bea.presses('Erase all')]);
    await passes();
    expect(await admins()).toHaveLength(1);
  });
});

it('does not leave the role with somebody who is about to be erased', async () => {
  const { ada, bea } = await company();
  await bea.says('erase me');
  await bea.presses('What I wrote may stay');
  await ada.says('admin role remove admin ada@linden.example');
  expect(ada.lastSeen()).toMatch(/last admin/);
});

it('asks a second admin before an admin is erased, if only the admin role needs two', async () => {
  const { ada, mia } = await company({ settings: { admins: [], twoPersonApproval: ['admins'] } });
  await ada.says('admin erase bea@linden.example');
  expect(ada.lastSeen()).toMatch(/before a second admin has confirmed it/);
  await ada.presses('Ask a second admin: erase all');
  await passes();
  expect(await admins()).toEqual(['Ada', 'Bea']);
  // For somebody who is not an admin, one admin is enough.
  await ada.says('admin erase mia@linden.example');
  await ada.presses('Erase all');
  await passes();
  expect(await people().get(mia.id)).toBeUndefined();
});
