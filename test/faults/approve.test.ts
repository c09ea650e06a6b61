// `kill -9` at every single step of handing in a tip and of approving it. After the restart on the
// same store it is as if nothing had happened: one contribution, one decision, one entry, one
// message to each, doubles only on Teams and only marked. The platform repeats the event exactly
// where it was not acknowledged.
import type { ActionEvent } from '../../src/core/inbound';
import type { PlatformName } from '../../src/core/account';
import type { StoreDriver } from '../../src/core/store';
import { contributionsCollection } from '../../src/domain/contributions';
import { entriesCollection } from '../../src/domain/entries';
import { makeAsk } from '../../src/features/ask';
import { makeContributions } from '../../src/features/contributions';
import { createSqliteStore } from '../../src/storage/sqlite';
import { appoint, reviewersChannel } from '../support/company';
import { textOf } from '../support/card-text';
import { createPlug } from '../support/crashing';
import { startTalk, type Talk, type TalkOptions } from '../support/talk';
import { expectAllDone, timesShown } from './world';

const features = [makeAsk, makeContributions];
const inputs = {
  title: 'Pivot tables refresh',
  text: 'Tick "Refresh on open" in the options of the pivot table.',
  tags: '',
  link: '',
};
type World = NonNullable<TalkOptions['world']>;

interface Company {
  readonly disk: StoreDriver;
  readonly world: World;
  readonly submit: ActionEvent;
  approve(talk: Talk): Promise<ActionEvent>;
}

async function company(platform: PlatformName): Promise<Company> {
  const disk = createSqliteStore({ file: ':memory:' });
  const talk = await startTalk({ features, platform, driver: createPlug().driver(disk) });
  const { alice, rita } = await talk.withPeople('alice', 'rita');
  await appoint(talk, 'reviewer', rita);
  const channel = await reviewersChannel(talk);
  await talk.stop();
  const pressed = (id: string, verb: string) =>
    ({ type: 'action', id, at: '2026-03-02T09:00:00.000Z', verb, inputs: {}, data: {} }) as const;
  return {
    disk,
    world: talk.platforms,
    submit: {
      ...pressed('submit', 'tip.submit'),
      sender: alice.account,
      place: talk.platform.personal(alice.account),
      inputs,
    },
    async approve(running) {
      const [contribution] = await running.engine.store
        .collection(contributionsCollection)
        .find({});
      const card = running.platform.shown.find(({ ref }) => ref.place.id === channel.id);
      if (!contribution || !card) throw new Error('there is nothing to approve');
      const data = { id: contribution.id, round: 1 };
      return {
        ...pressed('approve', 'review.approve'),
        sender: rita.account,
        place: channel,
        data,
        message: card.ref,
      };
    },
  };
}

/** An event, with the plug pulled at a step of it. Gives the names of the steps. */
async function dieAt(
  step: number | undefined,
  platform: PlatformName,
  { disk, world }: Company,
  event: ActionEvent,
) {
  const plug = createPlug(step);
  const dying = await startTalk({
    features,
    platform,
    world,
    driver: plug.driver(disk),
    wrap: plug.platform,
  });
  let acknowledged = false;
  async function live() {
    const { reply } = await dying.platform.bot.accept(event);
    acknowledged = true;
    await reply;
    await dying.settle();
  }
  await Promise.race([live(), plug.whenPulled]);
  if (!plug.pulled) await dying.stop();
  return { steps: plug.steps, repeats: !acknowledged };
}

/** A new process on the same store, long enough for everything that waits. */
async function restart(
  platform: PlatformName,
  { disk, world }: Company,
  ...repeated: readonly ActionEvent[]
): Promise<Talk> {
  const talk = await startTalk({ features, platform, world, driver: createPlug().driver(disk) });
  for (const event of repeated)
    expect((await talk.platform.bot.receive(event))?.refused).toBeUndefined();
  await talk.settle();
  await talk.travelTo('2026-03-02T10:00:00.000Z');
  return talk;
}

async function expectPublishedOnce(talk: Talk): Promise<string[]> {
  const { store } = talk.engine;
  const contributions = await store.collection(contributionsCollection).find({});
  expect(contributions).toEqual([
    expect.objectContaining({
      state: 'approved',
      decisions: [expect.objectContaining({ byName: 'Rita' })],
    }),
  ]);
  expect(await store.collection(entriesCollection).find({})).toEqual([
    expect.objectContaining({ question: inputs.title }),
  ]);
  const doubled = await expectAllDone(talk);
  const [id] = contributions.map((contribution) => contribution.id);
  const shown = timesShown(talk);
  expect([...shown.keys()].filter((key) => key.startsWith(`${id}:told:`))).toHaveLength(1);
  const cards = talk.platform.shown.filter(({ key }) => key?.startsWith(`${id}:review:`));
  expect(cards.slice(-1).map(({ message }) => textOf(message))).toEqual([
    expect.stringContaining('Approved by Rita'),
  ]);
  return doubled;
}

async function submitting(platform: PlatformName, step?: number) {
  const at = await company(platform);
  const { steps, repeats } = await dieAt(step, platform, at, at.submit);
  const talk = await restart(platform, at, ...(repeats ? [at.submit] : []));
  await talk.platform.bot.receive(await at.approve(talk));
  await talk.settle();
  const doubled = await expectPublishedOnce(talk);
  await talk.stop();
  return { steps, doubled };
}

async function approving(platform: PlatformName, step?: number) {
  const at = await company(platform);
  const before = await restart(platform, at, at.submit);
  const event = await at.approve(before);
  await before.stop();
  const { steps, repeats } = await dieAt(step, platform, at, event);
  const talk = await restart(platform, at, ...(repeats ? [event] : []));
  const doubled = await expectPublishedOnce(talk);
  await talk.stop();
  return { steps, doubled };
}

const KEPT = [
  'core.inbox.insert',
  'contributions.settle',
  'core.outbox.insert',
  'core.outbox.update',
  'core.inbox.update',
];

describe.each([
  ['handing in a tip', submitting, ['contributions.insert', '*.send']],
  [
    'approving it',
    approving,
    ['contributions.update', 'entries.insert', '*.updateMessage', '*.send'],
  ],
] as const)('%s', (_title, story, more) => {
  it.each(['slack', 'teams'] as const)(
    'happens once on %s, wherever the process is killed',
    async (platform) => {
      const { steps } = await story(platform);
      const names = [...KEPT, ...more.map((name) => name.replace('*', platform))];
      expect(new Set(steps)).toEqual(
        new Set(names.flatMap((name) => [`before ${name}`, `after ${name}`])),
      );
      const doubledAt = new Set<string>();
      for (const [step, name] of steps.entries()) {
        const { doubled } = await story(platform, step);
        if (doubled.length > 0) doubledAt.add(name);
      }
      // Where Teams took a message and the process died before it noted that, nobody can know.
      if (platform === 'teams') expect(doubledAt).toContain('after teams.send');
      else expect(doubledAt).toEqual(new Set());
    },
  );
});
