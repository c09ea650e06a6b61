// A bench for parts of the core: an outbox on a real store in memory, fake platforms, people in a
// map, and a log that one can read.
import { createStoppedClock, type TravellingClock } from '../../src/core/clock';
import type { Log, LogFields } from '../../src/core/log';
import type { Message, Place } from '../../src/core/message';
import type { Metrics } from '../../src/core/metrics';
import { createOutbox, type Outbox } from '../../src/core/outbox';
import { type DeliveryRecord, outboxCollection } from '../../src/core/outbox/record';
import { type Account, accountKey, type PlatformName } from '../../src/core/account';
import type { People } from '../../src/core/people';
import type { Person } from '../../src/core/person';
import type { Platform } from '../../src/core/platform';
import type { Collection, StoreDriver } from '../../src/core/store';
import { newPerson } from '../../src/domain/people/record';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createFakePlatform, type FakePlatform } from '../support/fake-platform';

export interface Line {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
}
export interface ReadableLog extends Log {
  readonly lines: Line[];
  of(level: Line['level']): Line[];
}

export function createReadableLog(): ReadableLog {
  const lines: Line[] = [];
  const writer = (carried: LogFields): Log => {
    const write =
      (level: Line['level']) =>
      (message: string, fields: LogFields = {}) =>
        void lines.push({ level, message, fields: { ...carried, ...fields } });
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      with: (fields) => writer({ ...carried, ...fields }),
    };
  };
  return { ...writer({}), lines, of: (level) => lines.filter((line) => line.level === level) };
}

export const START = '2026-03-02T09:00:00.000Z';

export interface OutboxRig {
  readonly outbox: Outbox;
  readonly records: Collection<DeliveryRecord>;
  readonly driver: StoreDriver;
  readonly platforms: ReadonlyMap<PlatformName, FakePlatform>;
  /** The first of them. */
  readonly platform: FakePlatform;
  readonly clock: TravellingClock;
  readonly log: ReadableLog;
  readonly counted: { delivery: [string, string][]; queue: [number, number][] };
  /** A person who is reached at these platforms, best first. */
  known(id: string, ...at: readonly PlatformName[]): void;
  record(key: string): Promise<DeliveryRecord>;
  /** Everything shown so far, as its words. */
  shown(): string[];
  /** Moves the clock on and sends what is due. */
  after(ms: number): Promise<void>;
  /** Sends whatever becomes due within so long, at the moment at which it does. */
  within(ms: number): Promise<void>;
}

export interface RigOptions {
  readonly on?: readonly PlatformName[];
  readonly driver?: StoreDriver;
  readonly perAddressPerSecond?: number;
  readonly perTenantPerSecond?: number;
  readonly people?: Partial<People>;
  readonly clock?: TravellingClock;
  /** Wraps each platform. */
  readonly wrap?: (platform: FakePlatform) => Platform;
  readonly render?: (message: Message) => string;
}

export const channel = (id: string, platform: PlatformName = 'slack', tenant = 'T1'): Place => ({
  platform,
  tenant,
  id,
  kind: 'channel',
});

export async function outboxRig(options: RigOptions = {}): Promise<OutboxRig> {
  const driver = options.driver ?? createSqliteStore({ file: ':memory:' });
  await driver.open([outboxCollection]);
  const clock = options.clock ?? createStoppedClock(START);
  const log = createReadableLog();
  const platforms = new Map(
    (options.on ?? ['slack']).map((name) => [name, createFakePlatform(name)]),
  );
  const [platform] = platforms.values();
  if (!platform) throw new Error('a rig needs a platform');
  for (const one of platforms.values())
    Object.assign(one, {
      rateLimits: {
        ...one.rateLimits,
        perAddressPerSecond: options.perAddressPerSecond ?? 0,
        perTenantPerSecond: options.perTenantPerSecond ?? 0,
      },
    });

  const persons = new Map<string, Person>();
  const unreachable = new Set<string>();
  const people: People = {
    of: async () => Promise.reject(new Error('nobody speaks here')),
    get: async (id) => persons.get(id),
    ask: async () => {},
    idsOf: async ({ id }) => [id],
    accountOf: async (id) =>
      persons.get(id)?.accounts.find((account) => !unreachable.has(accountKey(account))),
    unreachable: async (account) => void unreachable.add(accountKey(account)),
    called: async () => [],
    check: async () => 0,
    barred: async () => [],
    quietUntil: () => undefined,
    ...options.people,
  };
  const counted: OutboxRig['counted'] = { delivery: [], queue: [] };
  const metrics: Metrics = {
    event() {},
    delivery: (...state) => void counted.delivery.push(state),
    queue: (...state) => void counted.queue.push(state),
  };
  const wordsOf =
    options.render ?? ((message: Message) => ('text' in message ? message.text : message.card));
  const outbox = createOutbox({
    store: driver,
    clock,
    log,
    metrics,
    people,
    platforms: new Map([...platforms].map(([name, one]) => [name, options.wrap?.(one) ?? one])),
    render: (message, { locale }) => ({
      text: `${wordsOf(message)}${locale === 'de' ? ' (de)' : ''}`,
    }),
    channelReader: { locale: 'en', zone: 'UTC' },
  });
  const records = driver.collection(outboxCollection);
  /** How long what is due waits for the pace. */
  let held = Number.POSITIVE_INFINITY;
  outbox.onWaiting((inMs) => {
    if (inMs > 0) held = Math.min(held, inMs);
  });

  async function after(ms: number): Promise<void> {
    clock.travelTo(new Date(clock.now().getTime() + ms));
    await outbox.drain();
  }

  return {
    outbox,
    records,
    driver,
    platforms,
    platform,
    clock,
    log,
    counted,
    known(id, ...at) {
      const accounts = at.map((name): Account => ({ platform: name, tenant: 'T1', user: id }));
      const person = newPerson(
        { id, name: id, accounts, accountKeys: accounts.map(accountKey) },
        { zone: 'UTC', locale: 'en' },
      );
      persons.set(id, { ...person, version: 1 });
    },
    async record(key) {
      const record = await records.get(key);
      if (!record) throw new Error(`no delivery ${key}`);
      return record;
    },
    shown: () =>
      [...platforms.values()].flatMap((one) => one.shown.map(({ message }) => message.text)),
    after,
    async within(ms) {
      const end = clock.now().getTime() + ms;
      for (;;) {
        held = Number.POSITIVE_INFINITY;
        await outbox.drain();
        const now = clock.now();
        const [next] = await records.find(
          { state: 'queued', dueAt: { $gt: now.toISOString() } },
          { sort: { by: 'dueAt' }, limit: 1 },
        );
        const at = Math.min(end, now.getTime() + held, next ? Date.parse(next.dueAt) : end);
        if (at <= now.getTime()) break;
        clock.travelTo(new Date(at));
      }
      clock.travelTo(new Date(end));
      await outbox.drain();
    },
  };
}
