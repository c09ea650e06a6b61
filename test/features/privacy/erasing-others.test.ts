// Erases a person who turns out to have a second record, and a person who asked for somebody else's
// erasure.
import { auditNamesCollection } from '../../../src/domain/audit/names';
import { erasuresCollection } from '../../../src/domain/erasures';
import { newPerson, peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makePrivacy } from '../../../src/features/privacy';
import { outboxCollection } from '../../../src/core/outbox/record';
import { appoint } from '../../support/company';
import { deedsOf } from '../../support/deeds';
import { startTalk, type Talk, type Talker } from '../../support/talk';

let talk: Talk;
afterEach(() => talk.stop());

const documents = () => talk.engine.store.collection(peopleCollection);
const erasures = () => talk.engine.store.collection(erasuresCollection);

/**
 * Zoe had no address when she asked to be erased. Her platform has since reported an address, and a
 * table names her by it.
 */
async function zoeWithTwoHalves(): Promise<Talker> {
  talk = await startTalk({ features: [makeAdmin, makePrivacy], platform: 'slack' });
  const zoe = await talk.withPerson('zoe');
  await documents().update(zoe.id, ({ email: _none, ...doc }) => ({ doc }));
  await zoe.says('erase me');
  await zoe.presses('Erase what I wrote, too');
  await documents().insert(
    newPerson(
      { id: 'person-owner', name: 'Zoe Own', email: 'zoe@linden.example', department: 'Sales' },
      { zone: 'UTC', locale: 'en' },
    ),
  );
  await talk.travelTo('2026-03-04T09:00:00.000Z');
  await zoe.says('help');
  return zoe;
}

describe('somebody who waits to be erased and turns out to have another record', () => {
  it('is not joined with it, and can take the erasure back; then the two are joined', async () => {
    const zoe = await zoeWithTwoHalves();
    expect((await documents().get(zoe.id))?.mergedInto).toBeUndefined();
    await zoe.says('keep me');
    expect(zoe.lastSeen()).toMatch(/Nothing will be erased/);
    expect(await erasures().count({})).toBe(0);
    await talk.travelTo('2026-03-12T09:00:00.000Z');
    await zoe.says('help');
    expect(await documents().get(zoe.id)).toMatchObject({ mergedInto: 'person-owner' });
    expect(await documents().get('person-owner')).toMatchObject({
      active: true,
      department: 'Sales',
    });
  });

  it('loses that record alone when it is due', async () => {
    const zoe = await zoeWithTwoHalves();
    await talk.travelTo('2026-03-12T09:00:00.000Z');
    expect(await documents().get(zoe.id)).toBeUndefined();
    expect(await documents().get('person-owner')).toMatchObject({ active: true });
  });

  it('is erased as both if they were joined all the same, and finds the erasure until then', async () => {
    talk = await startTalk({ features: [makeAdmin, makePrivacy], platform: 'slack' });
    const { mia, cid } = await talk.withPeople('mia', 'cid');
    await mia.says('erase me');
    await mia.presses('Erase what I wrote, too');
    const join = async () => {
      await documents().update(cid.id, (doc) => ({ doc: { ...doc, absorbed: [mia.id] } }));
      await documents().update(mia.id, (doc) => ({
        doc: { ...doc, active: false, mergedInto: cid.id },
      }));
    };
    await join();
    await cid.says('erase me');
    expect(cid.lastSeen()).toMatch(/You are to be erased|On .* I erase you/);
    await cid.says('keep me');
    expect(cid.lastSeen()).toMatch(/Nothing will be erased/);
    expect(await erasures().count({})).toBe(0);
    await cid.says('erase me');
    await cid.presses('Erase what I wrote, too');
    await talk.travelTo('2026-03-12T09:00:00.000Z');
    expect(await documents().count({ id: { $in: [mia.id, cid.id] } })).toBe(0);
  });
});

describe('an admin who asked for an erasure and is erased before it is carried out', () => {
  it.each([
    ['before', ['mia', 'cid']],
    ['after', ['cid', 'mia']],
  ] as const)('is not named again: %s', async (_when, order) => {
    talk = await startTalk({ features: [makeAdmin, makePrivacy], platform: 'slack' });
    const { ada, mia, cid } = await talk.withPeople('ada', 'mia', 'cid');
    await appoint(talk, 'admin', mia);
    const ask = { mia: [ada, 'mia'], cid: [mia, 'cid'] } as const;
    for (const one of order) {
      const [by, whom] = ask[one];
      await by.says(`admin erase ${whom}@linden.example`);
      await by.presses('Erase all');
    }
    await talk.travelTo('2026-03-03T09:00:00.000Z');
    expect(await documents().count({ id: { $in: [mia.id, cid.id] } })).toBe(0);
    const names = await talk.engine.store.collection(auditNamesCollection).find({});
    expect(names.map(({ subject }) => subject)).not.toContain(mia.id);
    const outbox = await talk.engine.store.collection(outboxCollection).find({});
    expect(JSON.stringify(outbox)).not.toContain(mia.id);
    expect(await deedsOf(talk.engine.store, 'person.erased')).toHaveLength(2);
    expect(await erasures().count({})).toBe(0);
  });
});

it('is noted under their own pseudonym where an admin erases themselves by way of `admin erase`', async () => {
  talk = await startTalk({ features: [makeAdmin, makePrivacy], platform: 'slack' });
  const { bea } = await talk.withPeople('ada', 'bea');
  await appoint(talk, 'admin', bea);
  await bea.says('admin erase bea@linden.example');
  await bea.presses('Erase all');
  for (let run = 0; run < 4; run += 1) await talk.engine.tick();
  expect(await documents().get(bea.id)).toBeUndefined();
  const [erased] = await deedsOf(talk.engine.store, 'person.erased');
  expect(erased?.whom).toMatch(/^p-/);
  expect(erased?.byPersonId).toBe(erased?.whom);
});
