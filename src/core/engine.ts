// The engine: puts the core's parts together around one store, some platforms and the features. Knows none of them by name.
import type { Agreed } from './agreement/shapes';
import { encoderIn, inForce, type LaidDown } from './agreement/in-force';
import { type Bot, createBot } from './bot';
import type { Clock } from './clock';
import { soon } from './deadline';
import { createDispatch } from './dispatch';
import { DeliveryError } from './errors';
import type { EventName, Listener } from './events';
import type { Feature, FeatureSettings, Job, MakeFeature } from './feature';
import { createFiles, type Files, filesCollection } from './files';
import { createHousekeeping } from './housekeeping';
import { causeOf } from './inbound';
import { createInbox, inboxCollection } from './inbox';
import { onceDone } from './lately';
import { createJobRunner, leaseCollection } from './jobs';
import { keptLabels } from './kept-labels';
import type { Log } from './log';
import type { Metrics } from './metrics';
import { createOutbox, type Outbox } from './outbox';
import { outboxCollection } from './outbox/record';
import type { Account, PlatformName, Profile } from './account';
import type { People } from './people';
import type { Platform } from './platform';
import { createRelay } from './relay';
import type { Reader, Render } from './renderer';
import { createRouter } from './routing/router';
import type { Scheduling } from './scheduling';
import type { CollectionSpec, Store, StoreDriver } from './store';
import type { Catalogues } from './texts';
import { createUndelivered } from './outbox/undelivered';
import de from './texts.de.json';
import en from './texts.en.json';

/** How often the outbox is swept and interrupted work is looked for. */
const SWEEP_MS = 1_000;
const RECOVER_MS = 30_000;
/** How long a start waits for what a crash left. */
const RECOVER_WITHIN_MS = 5_000;
/** Work that is older than this and not finished was interrupted. */
const INTERRUPTED_AFTER_MS = 60_000;

export const CORE_COLLECTIONS: readonly CollectionSpec<never>[] = [inboxCollection, outboxCollection, leaseCollection, filesCollection];

export interface EngineDeps extends LaidDown {
  readonly driver: StoreDriver;
  /** Platforms keep documents of their own, so they are made around the store. */
  readonly makePlatforms: (store: Store) => readonly Platform[];
  readonly makeFeatures: readonly MakeFeature[];
  readonly makePeople: (store: Store, lookUp: (account: Account) => Promise<Profile>) => People;
  readonly makeRender: (catalogues: readonly Catalogues[]) => Render;
  /** Collections of the domain and of the platforms. */
  readonly collections: readonly CollectionSpec<never>[];
  readonly scheduling: Scheduling;
  readonly settings: FeatureSettings;
  readonly channelReader: Reader;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Where this server is reached from outside, where somebody said. */
  readonly publicUrl?: () => string | undefined;
  /** Whether other instances may work on the same store. */
  readonly shared: boolean;
}

export interface Engine {
  readonly bot: Bot;
  readonly outbox: Outbox;
  readonly store: Store;
  readonly files: Files;
  readonly features: readonly Feature[];
  readonly agreed: Agreed;
  readonly jobs: readonly Job[];
  /** Opens the store, finishes what a crash left, starts the platforms, the jobs and the sweeper. */
  start(): Promise<void>;
  /** Resolves when the store takes writes. */
  ping(): Promise<void>;
  /** Resolves when the features hold in memory what they need. Begins with it when nobody has, or when it failed. */
  prepared(): Promise<void>;
  /** Runs every job once, or without those of a certain hour, and sends what is due: for tests and the playground, whose clock travels. */
  tick(withDaily?: boolean): Promise<void>;
  /** Stops taking, finishes what runs. */
  stop(): Promise<void>;
}

export function createEngine(deps: EngineDeps): Engine {
  const { driver, clock, log, metrics } = deps;
  const embeddings = encoderIn(deps);
  let outbox: Outbox | undefined;
  let features: readonly Feature[] = [];

  async function tellAll(...[name, data, key]: [EventName, unknown, string]): Promise<void> {
    for (const { hears } of features) await (hears[name] as Listener | undefined)?.(data, key);
  }

  const relay = createRelay(
    driver,
    {
      deliver: async (delivery) => void (await outbox?.deliver(delivery)),
      tell: ({ name, data, key }) => tellAll(name, data, key),
    },
    log,
  );
  const platforms = deps.makePlatforms(relay);
  const byName = new Map(platforms.map((platform) => [platform.name, platform]));
  function platformOf(name: PlatformName): Platform {
    const platform = byName.get(name);
    // What was stored while another platform was configured stays as it is.
    if (!platform) throw new DeliveryError('unavailable', `the platform ${name} is not configured`);
    return platform;
  }
  const people = deps.makePeople(relay, async (account) => platformOf(account.platform).lookUp(account));
  const made = deps.makeFeatures.map((make) =>
    make({
      store: relay,
      clock,
      people,
      log,
      settings: deps.settings,
      readersOf: (place) => platformOf(place.platform).readersOf(place),
      agreed: () => agreed,
      words: () => permissions.words,
      collections: () => specs,
      scrub: () => driver.scrub(),
      ...(embeddings && { embeddings }),
    }),
  );
  const { permissions, agreed, specs, tell } = inForce(made, [...CORE_COLLECTIONS, ...deps.collections], deps);
  features = permissions.features;
  const render = permissions.rendering(deps.makeRender([{ en, de }, keptLabels, ...features.map((feature) => feature.texts)]));
  const box = createOutbox({
    store: relay,
    clock,
    log,
    metrics,
    platforms: byName,
    people,
    render,
    permit: permissions.permit,
    channelReader: deps.channelReader,
    ...(deps.shared && { start: Math.random }),
  });
  outbox = box;
  const inbox = createInbox(relay, clock);
  const runner = createJobRunner(relay, clock, log);
  const router = createRouter(features);
  const files = createFiles({
    store: relay,
    clock,
    log,
    people,
    platforms: byName,
    makers: features.flatMap((feature) => feature.files ?? []),
    publicUrl: deps.publicUrl ?? (() => undefined),
  });
  const dispatch = createDispatch({
    router,
    clock,
    log,
    async placeChanged(event) {
      const { what, place, sender: account, name, outsider } = event;
      const data = { what, place, account, ...(name !== undefined && { name }), ...(outsider && { outsider }) };
      await tellAll('place.changed', data, causeOf(event));
    },
    giveFile: files.give,
    permit: permissions.permit,
    readersOf: (place) => platformOf(place.platform).readersOf(place),
  });
  const bot = createBot({
    router,
    dispatch,
    people,
    inbox,
    outbox: box,
    noteStranger: (place, account) => byName.get(place.platform)?.noteStranger?.(place, account),
    render,
    defaultReader: deps.channelReader,
    clock,
    log,
    metrics,
  });
  const jobs = [...features.flatMap((feature) => feature.jobs), createUndelivered(relay, people), createHousekeeping(inbox, files)];
  const timers: NodeJS.Timeout[] = [];

  /** One sweep at a time; a wake during a sweep makes one more, and so does a sweep that got something done. */
  let sweeping: Promise<unknown> | undefined;
  let again = false;
  function sweepSoon(): void {
    again = true;
    sweeping ??= (async () => {
      while (again) {
        again = false;
        try {
          again = (await box.sweep()) > 0 || again;
        } catch (error) {
          log.error('the outbox could not be swept', { error });
        }
      }
    })().finally(() => {
      sweeping = undefined;
    });
  }

  let alarm: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined;
  function sweepIn(ms: number): void {
    if (ms <= 0) return sweepSoon();
    const at = performance.now() + ms;
    if (alarm && alarm.at <= at) return;
    clearTimeout(alarm?.timer);
    const timer = setTimeout(() => {
      alarm = undefined;
      sweepSoon();
    }, ms);
    timer.unref();
    alarm = { timer, at };
  }

  /** `all`: nobody else can be at work, so whatever is older than `before` was interrupted. */
  async function recover(before: Date, all: boolean): Promise<void> {
    const effects = await relay.recover(specs);
    const doubts = await box.recover(all);
    const events = await bot.recover(before);
    if (effects + doubts + events > 0) log.info('finished what was interrupted', { effects, deliveries: doubts, events });
  }

  const interruptedBefore = () => new Date(clock.now().getTime() - INTERRUPTED_AFTER_MS);

  /** One at a time: it may take long when the store does not answer. */
  let recovering: Promise<unknown> | undefined;
  function recoverSoon(): void {
    recovering ??= recover(interruptedBefore(), false)
      .catch((error: unknown) => log.error('interrupted work could not be looked for', { error }))
      .finally(() => {
        recovering = undefined;
      });
  }

  const prepared = onceDone(async () => {
    for (const feature of features) await feature.prepare?.();
  });

  return {
    bot,
    outbox: box,
    store: relay,
    files,
    features,
    agreed,
    jobs,
    async start() {
      tell(log);
      await driver.open(specs);
      // What the platforms bring from here on is not interrupted but new.
      const before = deps.shared ? interruptedBefore() : clock.now();
      for (const platform of platforms) await platform.start(bot);
      // What takes long goes on behind: a platform that is away must not keep the others from starting.
      recovering = recover(before, !deps.shared)
        .catch((error: unknown) => log.error('interrupted work could not be looked for', { error }))
        .finally(() => {
          recovering = undefined;
        });
      await soon(RECOVER_WITHIN_MS, recovering);
      box.onWaiting(sweepIn);
      timers.push(setInterval(sweepSoon, SWEEP_MS), setInterval(recoverSoon, RECOVER_MS));
      for (const timer of timers) timer.unref();
      await deps.scheduling.start(jobs, (job, slot) => runner.run(job, slot));
    },
    ping: () => driver.ping(),
    prepared,
    async tick(withDaily = true) {
      for (const job of jobs) if (withDaily || !isDaily(job)) await job.run({ clock, log: log.with({ job: job.name }) });
      await box.drain();
    },
    async stop() {
      // What waits for the encoder would hold up the jobs.
      deps.embeddings?.close();
      await deps.scheduling.stop();
      for (const timer of timers) clearInterval(timer);
      box.onWaiting(() => {});
      clearTimeout(alarm?.timer);
      await Promise.all(platforms.map((platform) => platform.stop()));
      await bot.idle();
      await recovering;
      await sweeping;
      await driver.close();
    },
  };
}

/** Runs at some hour of a day. */
const isDaily = ({ when }: Job): boolean => /^\S+ \d/.test(when.cron);
