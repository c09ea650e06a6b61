// A campaign of messages during which the process is killed again and again, at seeded steps; and
// one that the platform pushes back. In the end everybody has their message: on Slack once, on
// Teams some twice, at most as many as were being sent when it died.
import { DeliveryError } from '../../src/core/errors';
import type { PlatformName } from '../../src/core/account';
import { outboxCollection } from '../../src/core/outbox/record';
import type { StoreDriver } from '../../src/core/store';
import { createSqliteStore } from '../../src/storage/sqlite';
import { channel, outboxRig } from '../core/rig';
import { createPlug } from '../support/crashing';
import { startTalk, type Talk, type TalkOptions } from '../support/talk';
import { measuring, scaled, seeded } from './scale';
import { expectAllDone, timesShown } from './world';

const MESSAGES = scaled(200, 2000);
const KILLS = scaled(6, 60);
/** A message takes some six steps: the kills are spread over all of them. */
const STEPS_A_LIFE = Math.floor((MESSAGES * 5) / KILLS);

const NOON = '2026-03-02T12:00:00.000Z';

interface Campaign {
  readonly disk: StoreDriver;
  readonly world: NonNullable<TalkOptions['world']>;
}

async function planned(platform: PlatformName): Promise<Campaign> {
  const disk = createSqliteStore({ file: ':memory:' });
  const talk = await startTalk({ features: [], platform, driver: createPlug().driver(disk) });
  for (let n = 0; n < MESSAGES; n += 1) {
    const to = { place: talk.channel(`C${n}`) };
    await talk.engine.outbox.deliver({
      key: `message${n}`,
      class: 'campaign',
      to,
      message: { text: 'core.outdated' },
      notBefore: NOON,
    });
  }
  await talk.stop();
  return { disk, world: talk.platforms };
}

/** A process that works until nothing is left, or is killed at a step. */
async function live(
  platform: PlatformName,
  { disk, world }: Campaign,
  dieAt?: number,
): Promise<Talk | undefined> {
  const plug = createPlug(dieAt);
  async function work(): Promise<Talk> {
    const talk = await startTalk({
      features: [],
      platform,
      world,
      driver: plug.driver(disk),
      wrap: plug.platform,
      now: NOON,
    });
    await talk.settle();
    return talk;
  }
  return Promise.race([work(), plug.whenPulled.then(() => undefined)]);
}

// A loaded machine takes its time for sixty lives.
jest.setTimeout(600_000);

describe(`a campaign of ${MESSAGES} with ${KILLS} kills`, () => {
  it.each(['slack', 'teams'] as const)(
    'loses nothing on %s, and says nothing twice that was not under way',
    async (platform) => {
      const figure = measuring(
        `A campaign of ${MESSAGES} with ${KILLS} kills on ${platform}: nothing lost${platform === 'slack' ? ' or twice' : ', twice only what was under way'}`,
      );
      const campaign = await planned(platform);
      const random = seeded(7);
      let [kills, underWay] = [0, 0];
      for (let life = 0; life < KILLS; life += 1) {
        const ended = await live(platform, campaign, Math.floor(STEPS_A_LIFE * (0.5 + random())));
        if (ended) throw new Error(`the campaign was over after ${kills} kills`);
        kills += 1;
        underWay += await campaign.disk.collection(outboxCollection).count({ state: 'sending' });
      }
      const talk = await live(platform, campaign);
      if (!talk) throw new Error('nobody killed it');
      const doubled = await expectAllDone(talk);
      expect(timesShown(talk).size).toBe(MESSAGES);
      const doubles = [...timesShown(talk).values()].reduce((sum, times) => sum + times - 1, 0);
      if (platform === 'slack') expect(doubled).toEqual([]);
      expect(doubles).toBeLessThanOrEqual(underWay);
      await talk.stop();
      figure(
        platform === 'slack'
          ? `0 lost, ${doubles} twice`
          : `0 lost, ${doubles} twice; ${underWay} were under way at the kills`,
      );
    },
  );
});

it('a campaign of which a fifth is pushed back arrives, each message once', async () => {
  const figure = measuring('A platform that pushes back a fifth of the calls: all arrive, once');
  const random = seeded(11);
  let [calls, refused] = [0, 0];
  const rig = await outboxRig({
    wrap: (platform) =>
      Object.assign(Object.create(platform) as typeof platform, {
        async send(...args: Parameters<typeof platform.send>) {
          calls += 1;
          if (random() < 0.2) {
            refused += 1;
            throw new DeliveryError('rateLimited', 'slow down', {
              retryAfterMs: 1000 + Math.floor(random() * 4000),
              scope: 'address',
            });
          }
          return platform.send(...args);
        },
      }),
  });
  for (let n = 0; n < MESSAGES; n += 1)
    await rig.outbox.deliver({
      key: `k${n}`,
      class: 'campaign',
      to: { place: channel(`C${n}`) },
      message: { text: `k${n}` },
    });
  for (let minutes = 0; (await rig.records.count({ state: 'sent' })) < MESSAGES; minutes += 1) {
    expect(minutes).toBeLessThan(60);
    await rig.within(60_000);
  }
  expect(rig.shown()).toHaveLength(MESSAGES);
  expect(new Set(rig.shown()).size).toBe(MESSAGES);
  expect(refused / calls).toBeGreaterThan(0.15);
  figure(`${MESSAGES} arrived once; ${refused} of ${calls} calls were refused`);
});
