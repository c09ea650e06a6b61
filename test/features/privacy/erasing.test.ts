// Carries out an erasure: mentoring partners are told, and an interrupted erasure is finished.
import type { Engine } from '../../../src/core/engine';
import { accountsCollection, peopleCollection } from '../../../src/domain/people/record';
import { makeMentoring } from '../../../src/features/mentoring';
import { pairingsCollection } from '../../../src/features/mentoring/pairings';
import { makePrivacy } from '../../../src/features/privacy';
import { erasuresCollection } from '../../../src/domain/erasures';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { createPlug } from '../../support/crashing';
import { createFailingDriver } from '../../support/failing-driver';
import { startTalk, type Talk } from '../../support/talk';
import { somePairing } from '../mentoring/pairings/pairing';

const features = [makeMentoring, makePrivacy];

let talk: Talk;
afterEach(() => talk.stop());

const left = async ({ store }: Engine, id: string) => [
  await store.collection(peopleCollection).count({ id }),
  await store.collection(accountsCollection).count({ personId: id }),
  await store.collection(pairingsCollection).count({}),
  await store.collection(erasuresCollection).count({}),
];

it('ends what they do together with others, who are told without a name', async () => {
  talk = await startTalk({ features });
  const { ada, mia, tom, tina, theo } = await talk.withPeople('ada', 'mia', 'tom', 'tina', 'theo');
  const pairings = talk.engine.store.collection(pairingsCollection);
  const of = (id: string, menteeId: string) => ({ id, mentorId: mia.id, menteeId });
  await pairings.insert(somePairing(of('running', tom.id)));
  await pairings.insert(
    somePairing({ ...of('proposed', tina.id), state: 'proposed', proposedTo: tina.id }),
  );
  await pairings.insert(somePairing({ ...of('over', theo.id), state: 'ended' }));
  await pairings.insert(somePairing({ id: 'others', mentorId: tom.id, menteeId: theo.id }));
  await ada.says('admin erase mia@linden.example');
  await ada.presses('Erase all');
  await talk.engine.tick();
  await talk.engine.tick();
  for (const other of [tom, tina])
    expect(other).toHaveBeenTold(/A colleague you had a mentoring pairing with has left/, {
      times: 1,
    });
  expect(theo).toHaveBeenTold(/has left/, { times: 0 });
  expect((await pairings.find({})).map(({ id }) => id)).toEqual(['others']);
});

it.each([
  ['people', 'update'],
  ['accounts', 'remove'],
  ['mentoring.pairings', 'remove'],
  ['people', 'remove'],
  ['audit.names', 'remove'],
  ['audit.chain', 'insert'],
  ['privacy.erasures', 'remove'],
] as const)('is finished by a later run if %s.%s fails', async (collection, write) => {
  const driver = createFailingDriver(createSqliteStore({ file: ':memory:' }));
  talk = await startTalk({ features, driver });
  const { ada, mia, tom } = await talk.withPeople('ada', 'mia', 'tom');
  await talk.engine.store
    .collection(pairingsCollection)
    .insert(somePairing({ mentorId: mia.id, menteeId: tom.id }));
  await ada.says('admin erase mia@linden.example');
  await ada.presses('Erase all');
  driver.fail(collection, write);
  for (let run = 0; run < 3; run += 1) await talk.engine.tick();
  expect((await left(talk.engine, mia.id)).at(-1)).toBe(1);
  driver.mend();
  for (let run = 0; run < 2; run += 1) await talk.engine.tick();
  expect(await left(talk.engine, mia.id)).toEqual([0, 0, 0, 0]);
  expect(tom).toHaveBeenTold(/has left/, { times: 1 });
});

it('is finished after the next start, wherever the process died', async () => {
  let done = false;
  for (let at = 0; at < 200 && !done; at += 3) {
    const disk = createSqliteStore({ file: ':memory:' });
    const first = await startTalk({ features, driver: createPlug().driver(disk) });
    const { ada, mia, tom } = await first.withPeople('ada', 'mia', 'tom');
    await first.engine.store
      .collection(pairingsCollection)
      .insert(somePairing({ mentorId: mia.id, menteeId: tom.id }));
    await ada.says('admin erase mia@linden.example');
    await ada.presses('Erase all');
    const world = first.platforms;
    await first.stop();

    let begun = false;
    let seen = 0;
    const plug = createPlug(() => begun && (seen += 1) > at);
    const doomed = await startTalk({ features, driver: plug.driver(disk), world });
    begun = true;
    const ran = (async () => {
      await doomed.engine.tick();
      await doomed.engine.tick();
      return 'through';
    })();
    done = (await Promise.race([ran, plug.whenPulled.then(() => 'dead')])) === 'through';

    talk = await startTalk({ features, driver: createPlug().driver(disk), world });
    for (let run = 0; run < 3; run += 1) await talk.engine.tick();
    expect({ at, left: await left(talk.engine, mia.id) }).toEqual({ at, left: [0, 0, 0, 0] });
    await talk.stop();
    await disk.close();
  }
  expect(done).toBe(true);
});
