// The plug is pulled at every single step of publishing a round and of the second yes; after a
// restart everything has happened once.
import type { ActionEvent } from '../../../src/core/inbound';
import { outboxCollection } from '../../../src/core/outbox/record';
import type { StoreDriver } from '../../../src/core/store';
import { makeMentoring } from '../../../src/features/mentoring';
import { pairingsCollection } from '../../../src/features/mentoring/pairings';
import { roundsCollection } from '../../../src/features/mentoring/rounds';
import { wishesCollection } from '../../../src/features/mentoring/seekers';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { appoint } from '../../support/company';
import { createPlug } from '../../support/crashing';
import { startTalk, type Talk, type Talker } from '../../support/talk';

const features = [makeMentoring];
const restarted = (disk: StoreDriver) => startTalk({ features, driver: createPlug().driver(disk) });

/** Up to a draft, on a disk that outlives its engine. */
async function draftOn(disk: StoreDriver) {
  const talk = await restarted(disk);
  const { mia, tom, lena } = await talk.withPeople('mia', 'tom', 'lena');
  await appoint(talk, 'lead', lena);
  await mia.says('mentor offer');
  await mia.presses('mentor.submitOffer', { skills: 'sql', capacity: '1', languages: 'en' });
  await tom.says('mentor find');
  await tom.presses('mentor.submitWish', { skills: 'sql', goal: 'Reports', rhythm: 'weekly' });
  await lena.says('admin round');
  return { talk, mia, tom, lena };
}

const press = ({ platform, account }: Talker, verb: string, id: string): ActionEvent => ({
  type: 'action',
  id: 'the-press',
  at: '2026-03-02T09:00:00.000Z',
  sender: account,
  place: platform.personal(account),
  verb,
  data: { id },
  inputs: {},
});

/**
 * The press with the plug pulled at a step, then a restart, and the press again, as a platform
 * would repeat it. Gives the restarted talk and how many steps there were.
 */
async function crashAt(
  disk: StoreDriver,
  step: number | undefined,
  event: ActionEvent,
): Promise<{ talk: Talk; steps: number }> {
  const plug = createPlug(step);
  const dying = await startTalk({ features, driver: plug.driver(disk) });
  await Promise.race([
    dying.platform.bot.receive(event).then(() => dying.settle()),
    plug.whenPulled,
  ]);
  const talk = await restarted(disk);
  const reply = await talk.platform.bot.receive(event);
  expect(reply?.refused).toBeUndefined();
  await talk.engine.tick();
  return { talk, steps: plug.steps.length };
}

async function deliveries(talk: Talk, like: RegExp): Promise<string[]> {
  const records = await talk.engine.store.collection(outboxCollection).find({ state: 'sent' });
  return records.map(({ id }) => id).filter((id) => like.test(id));
}

async function publishing(step: number | undefined): Promise<number> {
  const disk = createSqliteStore({ file: ':memory:' });
  const before = await draftOn(disk);
  const [round] = await before.talk.engine.store.collection(roundsCollection).find({});
  await before.talk.stop();
  const { talk, steps } = await crashAt(
    disk,
    step,
    press(before.lena, 'round.publish', round?.id ?? ''),
  );
  const [pairing, ...more] = await talk.engine.store.collection(pairingsCollection).find({});
  expect(more).toEqual([]);
  expect(pairing?.state).toBe('proposed');
  expect(await deliveries(talk, /:proposed:/)).toHaveLength(2);
  expect(await talk.engine.store.collection(roundsCollection).get(round?.id ?? '')).toMatchObject({
    state: 'published',
    proposed: 1,
  });
  await talk.stop();
  return steps;
}

async function acceptingSecond(step: number | undefined): Promise<number> {
  const disk = createSqliteStore({ file: ':memory:' });
  const { talk: before, mia, tom, lena } = await draftOn(disk);
  await lena.presses('round.publish');
  await mia.presses('pairing.accept');
  const [proposed] = await before.engine.store.collection(pairingsCollection).find({});
  await before.stop();
  const { talk, steps } = await crashAt(
    disk,
    step,
    press(tom, 'pairing.accept', proposed?.id ?? ''),
  );
  const [pairing] = await talk.engine.store.collection(pairingsCollection).find({});
  expect(pairing).toMatchObject({ state: 'running', acceptedBy: [mia.id, tom.id] });
  expect(await deliveries(talk, /:intro:/)).toHaveLength(2);
  expect((await talk.engine.store.collection(wishesCollection).find({}))[0]?.open).toBe(false);
  await talk.stop();
  return steps;
}

describe.each([
  ['publishing a round', publishing],
  ['the second yes', acceptingSecond],
])('%s', (_title, story) => {
  it('happens once, wherever the plug is pulled', async () => {
    const steps = await story(undefined);
    expect(steps).toBeGreaterThan(10);
    for (let step = 0; step < steps; step += 1) await story(step);
  });
});
