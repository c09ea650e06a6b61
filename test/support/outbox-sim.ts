// An outbox, or two on one store, beside a stand-in that limits as Teams or Slack do, on a clock
// that steps from one thing that happens to the next: hours pass in seconds. For the bench and a
// short test.
import type { Clock } from '../../src/core/clock';
import { DeliveryError } from '../../src/core/errors';
import { silentLog } from '../../src/core/log';
import type { Address, MessageRef } from '../../src/core/message';
import { noMetrics } from '../../src/core/metrics';
import { createOutbox, type Outbox } from '../../src/core/outbox';
import { outboxCollection } from '../../src/core/outbox/record';
import type { Account } from '../../src/core/account';
import type { People } from '../../src/core/people';
import type { Person } from '../../src/core/person';
import type { Platform } from '../../src/core/platform';
import type { Collection, Store } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { createSqliteStore } from '../../src/storage/sqlite';

export interface SimOptions {
  readonly platform: 'teams' | 'slack';
  readonly instances: number;
  readonly deliveries: number;
  /**
   * The stand-in's limits as shares of the documented ones: at first, and after half of the
   * deliveries.
   */
  readonly factors: readonly [number, number];
  readonly seed: number;
}

export interface SimFigures {
  /** How long it took by the simulated clock. */
  readonly seconds: number;
  /**
   * From 30 s after the start: refused calls, and messages taken, as a share of what the limit let
   * through.
   */
  readonly refused: number;
  readonly speed: number;
  /** The same without the 30 s after the limits changed. */
  readonly refusedSettled: number;
  readonly speedSettled: number;
  /** The longest that an answer waited meanwhile, in seconds. */
  readonly answerWaited: number;
  /** Deliveries that arrived not exactly once. */
  readonly wrong: number;
}

const START = Date.parse('2026-03-02T09:00:00.000Z');
const SETTLE_MS = 30_000;
const LATENCY_MS = 100;
const TICK_MS = 1_000;
/** One in so many goes to a channel. */
const TO_CHANNELS = 50;
const CHANNELS = 20;
const ANSWER_EVERY_MS = 10_000;
/**
 * What is documented (learn.microsoft.com, docs.slack.dev): of a tenant a second, and of one
 * conversation within so many milliseconds.
 */
const DOCUMENTED = {
  teams: {
    perSecond: 50,
    perAddress: 2,
    windows: [
      [7, 1_000],
      [8, 2_000],
      [60, 30_000],
    ],
  },
  slack: { perSecond: 5, perAddress: 1, windows: [[1, 1_000]] },
} as const;
/** Slack tolerates bursts: so many messages. */
const SLACK_BURST = 20;

/** Calls within a sliding window; the milliseconds until one more fits, 0: now. */
function createWindow(ms: number) {
  const times: number[] = [];
  return {
    wait(now: number, most: number): number {
      while (times[0] !== undefined && times[0] <= now - ms) times.shift();
      return times.length + 1 <= Math.max(1, most)
        ? 0
        : (times[Math.ceil(times.length - Math.max(1, most))] ?? now) + ms - now;
    },
    note: (now: number) => void times.push(now),
  };
}

/** A bucket that fills with the limit. */
function createBucket(burst: number) {
  let [level, at] = [burst, 0];
  return {
    wait(now: number, perSecond: number): number {
      level = Math.min(burst, level + ((now - at) / 1000) * perSecond);
      at = now;
      return level >= 1 ? 0 : ((1 - level) / perSecond) * 1000;
    },
    note() {
      level -= 1;
    },
  };
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Time that goes on only when nothing is left to do at the present moment. */
function createSteps() {
  let now = 0;
  const planned = new Map<number, (() => void)[]>();
  const storeWork = new Set<Promise<unknown>>();
  function counted<T>(work: Promise<T>): Promise<T> {
    const counting: Promise<T> = work.finally(() => storeWork.delete(counting));
    storeWork.add(counting);
    return counting;
  }
  return {
    now: () => now,
    clock: { now: () => new Date(START + now) } satisfies Clock,
    at(ms: number, run: () => void) {
      const when = now + Math.max(10, Math.ceil(ms / 10) * 10);
      planned.set(when, [...(planned.get(when) ?? []), run]);
    },
    /** The store, whose work must be over before time goes on. */
    wrap: (store: Store): Store => ({
      collection<T extends Doc>(spec: Parameters<typeof store.collection<T>>[0]): Collection<T> {
        const inner = store.collection<T>(spec);
        return {
          ...inner,
          get: (id) => counted(inner.get(id)),
          find: (where, page) => counted(inner.find(where, page)),
          count: (where) => counted(inner.count(where)),
          insert: (doc, caused) => counted(inner.insert(doc, caused)),
          update: (id, change) => counted(inner.update(id, change)),
          remove: (id) => counted(inner.remove(id)),
        };
      },
    }),
    async step(): Promise<void> {
      do await new Promise(setImmediate);
      while (storeWork.size > 0);
      while (!planned.has(now)) now += 10;
      const due = planned.get(now) ?? [];
      planned.delete(now);
      for (const run of due) run();
    },
  };
}

type Steps = ReturnType<typeof createSteps>;

interface Call {
  readonly at: number;
  readonly taken: boolean;
}

/** A platform that takes messages up to its limits and says how long to wait beyond. */
function createStandIn(
  { platform, factors }: SimOptions,
  { now, at }: Steps,
  random: () => number,
) {
  const { perSecond, perAddress, windows } = DOCUMENTED[platform];
  const tenant = platform === 'teams' ? createWindow(1_000) : createBucket(SLACK_BURST);
  const places = new Map<string, ReturnType<typeof createWindow>[]>();
  const calls: Call[] = [];
  const arrived = new Map<string, number>();
  let factor = factors[0];

  /** The milliseconds to wait; 0: it is taken. */
  function judge(to: Address): number {
    const address = 'account' in to ? to.account.user : to.place.id;
    const own = places.get(address) ?? windows.map(([, ms]) => createWindow(ms));
    if ('place' in to) places.set(address, own);
    const waits = own.map((window, nth) => window.wait(now(), (windows[nth]?.[0] ?? 1) * factor));
    const wait = Math.max(tenant.wait(now(), perSecond * factor), ...waits);
    if (wait > 0) return wait;
    for (const one of [tenant, ...own]) one.note(now());
    return 0;
  }

  const pass = (ms: number) => new Promise<void>((resolve) => at(ms, resolve));
  const sender: Platform = {
    name: platform,
    rateLimits: {
      perAddressPerSecond: perAddress,
      perTenantPerSecond: perSecond,
      // Less than it is: nobody knows how much Slack bears.
      ...(platform === 'slack' && { perTenantTolerated: 15 }),
    },
    start: async () => {},
    async send(to, _message, key): Promise<MessageRef> {
      await pass(LATENCY_MS / 2);
      const wait = judge(to);
      calls.push({ at: now(), taken: wait === 0 });
      await pass((LATENCY_MS / 2) * (0.5 + random()));
      if (wait > 0) {
        const retryAfterMs = Math.ceil(wait / 1000) * 1000;
        throw new DeliveryError('rateLimited', 'the stand-in asks to wait', {
          retryAfterMs,
          scope: 'unsaid',
        });
      }
      arrived.set(key, (arrived.get(key) ?? 0) + 1);
      const place =
        'place' in to
          ? to.place
          : ({ platform, tenant: 'T1', id: `chat-${to.account.user}`, kind: 'personal' } as const);
      return { place, id: key };
    },
    update: async () => {},
    findSent: async () => 'unknown',
    lookUp: async () => ({ name: '', active: true, standing: 'colleague' }),
    readersOf: async () => 'colleagues',
    stop: async () => {},
  };
  return {
    sender,
    calls,
    arrived,
    perSecond,
    change() {
      factor = factors[1];
    },
  };
}

/** Sweeps as the engine does. */
function keepSweeping(outbox: Outbox, { at, now }: Steps): { stop(): void } {
  const state = { stopped: false };
  let sweeping = false;
  let again = false;
  let alarmAt = Number.POSITIVE_INFINITY;
  function soon(): void {
    again = true;
    if (sweeping || state.stopped) return;
    sweeping = true;
    void (async () => {
      while (again && !state.stopped) {
        again = false;
        again = (await outbox.sweep()) > 0 || again;
      }
      sweeping = false;
    })();
  }
  function tick(): void {
    soon();
    at(TICK_MS, tick);
  }
  outbox.onWaiting((inMs) => {
    if (inMs <= 0) return soon();
    if (alarmAt <= now() + inMs) return;
    alarmAt = now() + inMs;
    at(inMs, () => {
      alarmAt = Number.POSITIVE_INFINITY;
      soon();
    });
  });
  tick();
  return {
    stop() {
      state.stopped = true;
    },
  };
}

function peopleOn(platform: 'teams' | 'slack'): People {
  const account = (user: string): Account => ({ platform, tenant: 'T1', user });
  return {
    of: async () => Promise.reject(new Error('nobody speaks here')),
    get: async () => ({ locale: 'en', zone: 'UTC' }) as Person,
    ask: async () => {},
    idsOf: async ({ id }) => [id],
    accountOf: async (id) => account(id),
    unreachable: async () => {},
    called: async () => [],
    check: async () => 0,
    barred: async () => [],
    quietUntil: () => undefined,
  };
}

export async function simulate(options: SimOptions): Promise<SimFigures> {
  const { platform, instances, deliveries, factors, seed } = options;
  const random = createRandom(seed);
  const steps = createSteps();
  const driver = createSqliteStore({ file: ':memory:' });
  await driver.open([outboxCollection]);
  const standIn = createStandIn(options, steps, random);
  const outboxes = Array.from({ length: instances }, () =>
    createOutbox({
      store: steps.wrap(driver),
      clock: steps.clock,
      log: silentLog,
      metrics: noMetrics,
      people: peopleOn(platform),
      platforms: new Map([[platform, standIn.sender]]),
      render: () => ({ text: 'hello' }),
      channelReader: { locale: 'en', zone: 'UTC' },
      ...(instances > 1 && { start: random }),
    }),
  );
  const [first] = outboxes;
  if (!first) throw new Error('a simulation needs an instance');

  const receiver = (n: number) =>
    n % TO_CHANNELS === 0
      ? {
          place: {
            platform,
            tenant: 'T1',
            id: `C${(n / TO_CHANNELS) % CHANNELS}`,
            kind: 'channel' as const,
          },
        }
      : { person: `p${n}` };
  for (let n = 0; n < deliveries; n += 1)
    await first.deliver({
      key: `d${n}`,
      class: 'campaign',
      to: receiver(n),
      message: { text: `kind${n % 3}` },
    });
  const sweeping = outboxes.map((outbox) => keepSweeping(outbox, steps));

  const answers = new Map<string, number>();
  let over = false;
  function ask(): void {
    if (over) return;
    const key = `answer${answers.size}`;
    answers.set(key, steps.now());
    void first?.deliver({
      key,
      class: 'answer',
      to: { person: `asker${answers.size}` },
      message: { text: 'answer' },
    });
    steps.at(ANSWER_EVERY_MS, ask);
  }
  ask();

  let answerWaited = 0;
  let changedAt: number | undefined;
  let seen = 0;
  let enoughAt: number | undefined;
  for (;;) {
    await steps.step();
    for (const [key, asked] of answers) {
      if (standIn.arrived.has(key) && asked >= 0) {
        answerWaited = Math.max(answerWaited, steps.now() - asked);
        answers.set(key, -1);
      }
    }
    seen = standIn.arrived.size;
    if (changedAt === undefined && seen >= deliveries / 2) {
      changedAt = steps.now();
      standIn.change();
    }
    // Towards the end what is left waits for its own address.
    if (enoughAt === undefined && seen >= deliveries * 0.97) enoughAt = steps.now();
    if (
      seen >= deliveries &&
      [...Array(deliveries).keys()].every((n) => standIn.arrived.has(`d${n}`))
    )
      break;
  }
  const [from, to] = [changedAt ?? 0, enoughAt ?? steps.now()];
  const wrong = [...standIn.arrived].filter(([, times]) => times !== 1).length;
  const figures = (stretches: readonly (readonly [number, number, number])[]) => {
    const within = standIn.calls.filter(({ at }) => stretches.some(([a, b]) => at >= a && at < b));
    const taken = within.filter((call) => call.taken).length;
    const allowed = stretches.reduce(
      (sum, [a, b, factor]) => sum + ((b - a) / 1000) * standIn.perSecond * factor,
      0,
    );
    return { refused: 1 - taken / within.length, speed: taken / allowed };
  };
  const all = figures([
    [SETTLE_MS, from, factors[0]],
    [from, to, factors[1]],
  ]);
  const settled = figures([
    [SETTLE_MS, from, factors[0]],
    [from + SETTLE_MS, to, factors[1]],
  ]);
  over = true;
  for (const one of sweeping) one.stop();
  for (let n = 0; n < 100; n += 1) await steps.step();
  await driver.close();
  return {
    seconds: steps.now() / 1000,
    ...all,
    refusedSettled: settled.refused,
    speedSettled: settled.speed,
    answerWaited: answerWaited / 1000,
    wrong,
  };
}
