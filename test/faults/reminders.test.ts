// One morning on which 500 reminders are sent and the process is killed again and again: at each
// named kind of step, early, in the middle and late. It is restarted on the same store within the
// same minute. In the end everybody has their reminder, once; on Teams some may come twice, and are
// marked.
import { accountKey, type PlatformName } from '../../src/core/account';
import type { Scheduling } from '../../src/core/scheduling';
import type { StoreDriver } from '../../src/core/store';
import { accountsCollection, newPerson, peopleCollection } from '../../src/domain/people/record';
import { makeMentoring } from '../../src/features/mentoring';
import { type Pairing, pairingsCollection } from '../../src/features/mentoring/pairings';
import { planFrom } from '../../src/features/mentoring/pairings/sessions';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createPlug, type Plug } from '../support/crashing';
import { startTalk, type Talk, type TalkOptions } from '../support/talk';
import { expectAllDone, timesShown } from './world';

const REMINDERS = 500;
const MONDAY = '2026-03-09T09:30:00.000Z';
const features = [makeMentoring];

type World = NonNullable<TalkOptions['world']>;

/**
 * The office's Monday: every job is run once at the start, one after the other, so that a kill
 * never takes along the end of another job that is to be killed there too. `ran` resolves when they
 * are through.
 */
function mondayMorning(): { readonly scheduling: Scheduling; readonly ran: Promise<unknown> } {
  const { promise: ran, resolve } = Promise.withResolvers<unknown>();
  return {
    ran,
    scheduling: {
      async start(jobs, run) {
        resolve(
          jobs.reduce((before, job) => before.then(() => run(job, MONDAY)), Promise.resolve()),
        );
      },
      ping: async () => {},
      stop: async () => {},
    },
  };
}

/** Two people for each pairing, whose first session is this Monday. */
async function companyOn(platform: PlatformName, disk: StoreDriver): Promise<World> {
  const talk = await startTalk({ features, platform, driver: createPlug().driver(disk) });
  const { store } = talk.engine;
  const [people, accounts, pairings] = [
    store.collection(peopleCollection),
    store.collection(accountsCollection),
    store.collection(pairingsCollection),
  ];
  const defaults = { zone: 'Europe/Berlin', locale: 'en' } as const;
  async function hire(id: string): Promise<void> {
    const account = { platform, tenant: 'T1', user: id };
    const key = accountKey(account);
    await people.insert(
      newPerson({ id, name: id, accounts: [account], accountKeys: [key] }, defaults),
    );
    await accounts.insert({
      id: key,
      personId: id,
      account,
      lookedUpAt: MONDAY,
      standing: 'colleague',
      reachable: true,
    });
  }
  const pairs = Array.from(
    { length: REMINDERS / 2 },
    (_, n) => [`mentor${n}`, `mentee${n}`] as const,
  );
  await Promise.all(pairs.flat().map(hire));
  await Promise.all(
    pairs.map(([mentorId, menteeId]) => pairings.insert(pairingOf(mentorId, menteeId))),
  );
  await talk.stop();
  return talk.platforms;
}

function pairingOf(mentorId: string, menteeId: string): Pairing {
  const pairing: Pairing = {
    id: `pairing-${mentorId}`,
    version: 1,
    roundId: 'round',
    mentorId,
    menteeId,
    state: 'running',
    goal: 'Reports',
    shared: ['sql'],
    languages: ['en'],
    score: 1,
    rhythm: 'weekly',
    proposedAt: '2026-03-02T09:00:00.000Z',
    acceptedBy: [mentorId, menteeId],
    chased: [],
    session: 0,
    tasks: [],
    checkIns: [],
    because: [],
  };
  return planFrom(pairing, MONDAY.slice(0, 10));
}

/** Starts a process, which works until nothing is left to do; undefined: it was killed. */
async function live(
  platform: PlatformName,
  world: World,
  disk: StoreDriver,
  plug: Plug,
): Promise<Talk | undefined> {
  const { scheduling, ran } = mondayMorning();
  async function work(): Promise<Talk> {
    const talk = await startTalk({
      features,
      platform,
      world,
      driver: plug.driver(disk),
      wrap: plug.platform,
      now: MONDAY,
      scheduling,
    });
    await ran;
    await talk.settle();
    return talk;
  }
  return Promise.race([work(), plug.whenPulled.then(() => undefined)]);
}

const SHARES = [0.05, 0.45, 0.85];

/**
 * Once at each kind of step early, in the middle and late, so that hardly two kills meet the same
 * message.
 */
function killsOf(steps: readonly string[]): Set<string> {
  const kinds = [...Map.groupBy(steps, (step) => step)];
  return new Set(
    kinds.flatMap(([name, { length }], nth) =>
      SHARES.map((share) => `${name} ${Math.ceil(length * (share + (0.1 * nth) / kinds.length))}`),
    ),
  );
}

/**
 * Starts the process anew until nothing kills it any more. `kills`: a step and how often it has
 * been taken by then.
 */
async function morning(
  platform: PlatformName,
  kills: Set<string> = new Set(),
): Promise<{ talk: Talk; steps: string[]; restarts: number }> {
  const disk = createSqliteStore({ file: ':memory:' });
  const world = await companyOn(platform, disk);
  const taken = new Map<string, number>();
  const dies = (step: string) => {
    const times = (taken.get(step) ?? 0) + 1;
    taken.set(step, times);
    return kills.delete(`${step} ${times}`);
  };
  for (let restarts = 0; ; restarts += 1) {
    const plug = createPlug(dies);
    const talk = await live(platform, world, disk, plug);
    if (talk) return { talk, steps: plug.steps, restarts };
  }
}

const KINDS = [
  'core.jobLeases.insert',
  'core.jobLeases.update',
  'mentoring.pairings.update',
  'mentoring.pairings.settle',
  'core.outbox.insert',
  'core.outbox.update',
];

describe('500 reminders', () => {
  it.each(['slack', 'teams'] as const)(
    'arrive on %s, however often the process is killed on the way',
    async (platform) => {
      const quiet = await morning(platform);
      expect(new Set(quiet.steps)).toEqual(
        new Set(
          [...KINDS, `${platform}.send`].flatMap((name) => [`before ${name}`, `after ${name}`]),
        ),
      );
      await quiet.talk.stop();

      const kills = killsOf(quiet.steps);
      const { talk, restarts } = await morning(platform, kills);
      expect(kills).toEqual(new Set());
      expect(restarts).toBeGreaterThan(30);
      const doubled = await expectAllDone(talk);
      expect(timesShown(talk).size).toBe(REMINDERS);
      expect(new Set(talk.platform.shown.map(({ ref }) => ref.place.id)).size).toBe(REMINDERS);
      if (platform === 'slack') expect(doubled).toEqual([]);
      await talk.stop();
    },
  );
});
