// An erasure can be taken back while it waits, and not afterwards. Asking for it a second time
// changes nothing.
import type { Doc } from '../../../src/core/doc';
import type { CollectionSpec, DriverCollection, StoreDriver } from '../../../src/core/store';
import { erasureId, erasuresCollection } from '../../../src/domain/erasures';
import { peopleCollection } from '../../../src/domain/people/record';
import { makeAdmin } from '../../../src/features/admin';
import { makePrivacy } from '../../../src/features/privacy';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { appoint } from '../../support/company';
import { startTalk, type Talk, type Talker } from '../../support/talk';

const features = [makeAdmin, makePrivacy];

let talk: Talk;
afterEach(() => talk.stop());

const erasures = () => talk.engine.store.collection(erasuresCollection);
const people = () => talk.engine.store.collection(peopleCollection);

let presses = 0;
/** A press on a card that is replaced by now. */
function pressesAgain(talker: Talker, verb: string, data: Record<string, string> = {}) {
  const place = talker.platform.personal(talker.account);
  return talker.platform.bot.receive({
    type: 'action',
    id: `again-${(presses += 1)}`,
    at: talk.clock.now().toISOString(),
    sender: talker.account,
    place,
    verb,
    data,
    inputs: {},
    message: { place, id: 'm' },
  });
}

it.each(['keep me', 'keep me ?'])('is too late at “%s” once it has begun', async (words) => {
  talk = await startTalk({ features, platform: 'slack' });
  const { ada, mia } = await talk.withPeople('ada', 'mia');
  await ada.says('admin erase mia@linden.example');
  await ada.presses('Erase all');
  await talk.engine.tick();
  await mia.says(words);
  expect(mia).toHaveBeenTold(/It has begun and cannot be taken back any more/, { times: 1 });
  expect(await erasures().count({})).toBe(1);
  for (let run = 0; run < 3; run += 1) await talk.engine.tick();
  expect(await people().get(mia.id)).toBeUndefined();
});

it('does not begin its week again where they ask a second time', async () => {
  talk = await startTalk({ features, platform: 'slack' });
  const { mia } = await talk.withPeople('ada', 'mia');
  await mia.says('erase me');
  await mia.presses('privacy.erase');
  const first = await erasures().get(erasureId(mia.id));
  await talk.travelTo('2026-03-05T09:00:00.000Z');
  await pressesAgain(mia, 'privacy.erase', { how: 'gone' });
  expect(await erasures().get(erasureId(mia.id))).toEqual(first);
  expect(first?.dueAt.slice(0, 10)).toBe('2026-03-09');
});

/**
 * As if somebody said `keep me` between the moment a sweep finds what is due and the moment it goes
 * on.
 */
function takingBackAtSweep(inner: StoreDriver): StoreDriver {
  return {
    name: inner.name,
    open: (specs) => inner.open(specs),
    scrub: () => inner.scrub(),
    ping: () => inner.ping(),
    close: () => inner.close(),
    collection<T extends Doc>(spec: CollectionSpec<T>): DriverCollection<T> {
      const all = inner.collection(spec);
      if (spec.name !== erasuresCollection.name) return all;
      return {
        ...all,
        async find(filter, options) {
          const found = await all.find(filter, options);
          if (JSON.stringify(filter).includes('$lte'))
            for (const { id } of found)
              await all.update(id, (doc) => ({ doc: { ...doc, dueAt: 'never' } }));
          return found;
        },
      };
    },
  };
}

it('stays taken back where the last admin takes it back while a run puts it off', async () => {
  talk = await startTalk({
    features,
    platform: 'slack',
    driver: takingBackAtSweep(createSqliteStore({ file: ':memory:' })),
  });
  const { ada, bea } = await talk.withPeople('ada', 'bea');
  await appoint(talk, 'admin', bea);
  await bea.says('erase me');
  await bea.presses('privacy.erase');
  await people().update(ada.id, (doc) => ({ doc: { ...doc, active: false, roles: [] } }));
  await talk.travelTo('2026-03-09T12:00:00.000Z');
  expect(await erasures().get(erasureId(bea.id))).toMatchObject({
    state: 'waiting',
    dueAt: 'never',
  });
  expect(bea).toHaveBeenTold(/last admin/, { times: 0 });
});
