// Connects the core's parts around one store, the platforms and the features. It knows none of them
// by name. engine.ts starts and stops the parts.
import type { Account, PlatformName, Profile } from './account';
import {
  effectivePolicy,
  encoderIn,
  type EffectivePolicy,
  type PolicySettings,
} from './agreement/effective';
import { type Bot, createBot } from './bot';
import type { Clock } from './clock';
import { createDispatch } from './dispatch';
import { DeliveryError } from './errors';
import type { EventName, EventHandler } from './events';
import type { Feature, FeatureSettings, Job, MakeFeature } from './feature';
import { createFiles, type Files, filesCollection } from './files';
import { createHousekeeping } from './housekeeping';
import { causeOf } from './inbound';
import { createReadFile } from './read-file';
import { createInbox, inboxCollection } from './inbox';
import { createJobRunner, type JobRunner, leaseCollection } from './jobs';
import { keptLabels } from './kept-labels';
import type { Log } from './log';
import type { Metrics } from './metrics';
import { createOutbox, type Outbox } from './outbox';
import { outboxCollection } from './outbox/record';
import { createUndelivered } from './outbox/undelivered';
import type { People } from './people';
import type { Platform } from './platform';
import { createRelay, type Relay } from './relay';
import type { Reader, Render } from './renderer';
import { createRouter } from './routing/router';
import type { Scheduling } from './scheduling';
import type { CollectionSpec, Store, StoreDriver } from './store';
import type { Catalogues } from './texts';
import de from './texts.de.json';
import en from './texts.en.json';

export const CORE_COLLECTIONS: readonly CollectionSpec<never>[] = [
  inboxCollection,
  outboxCollection,
  leaseCollection,
  filesCollection,
];

export interface EngineDeps extends PolicySettings {
  readonly driver: StoreDriver;
  /** Platforms store documents of their own, so they are made with the store. */
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
  /** The public address of this server, if it is configured. */
  readonly publicUrl?: () => string | undefined;
  /** Whether other instances may use the same store. */
  readonly shared: boolean;
  /** Whether the start prepares for the first message, which takes some 0.4 s. Absent: it does. */
  readonly warmsUp?: boolean;
  /** How long a platform may take to start. */
  readonly startWithinMs?: number;
}

/** The connected parts, not started yet. */
export interface Parts extends Pick<EffectivePolicy, 'agreed' | 'specs' | 'logSummary'> {
  readonly relay: Relay;
  readonly platforms: readonly Platform[];
  readonly features: readonly Feature[];
  readonly bot: Bot;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly jobs: readonly Job[];
  readonly runner: JobRunner;
  /** Prepares for the first message. */
  readonly warm: () => Promise<void>;
}

export function wireParts(deps: EngineDeps): Parts {
  const { driver, clock, log, metrics } = deps;
  const embeddings = encoderIn(deps);
  let outbox: Outbox | undefined;
  let features: readonly Feature[] = [];

  async function publish(...[name, data, key]: [EventName, unknown, string]): Promise<void> {
    for (const { subscriptions, steps } of features)
      await ({ ...subscriptions, ...steps }[name] as EventHandler | undefined)?.(data, key);
  }

  const relay = createRelay(
    driver,
    {
      deliver: async (delivery) => void (await outbox?.deliver(delivery)),
      publish: ({ name, data, key }) => publish(name, data, key),
    },
    log,
  );
  const platforms = deps.makePlatforms(relay);
  const byName = new Map(platforms.map((platform) => [platform.name, platform]));
  function platformOf(name: PlatformName): Platform {
    const platform = byName.get(name);
    // Documents of a platform that is no longer configured stay as they are.
    if (!platform) throw new DeliveryError('unavailable', `the platform ${name} is not configured`);
    return platform;
  }
  const people = deps.makePeople(relay, async (account) =>
    platformOf(account.platform).lookUp(account),
  );
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
      overview: async () =>
        (
          await Promise.all(features.map(async (feature) => (await feature.overview?.()) ?? []))
        ).flat(),
      collections: () => specs,
      texts: () => catalogues,
      scrub: () => driver.scrub(),
      ...(embeddings && { embeddings }),
    }),
  );
  const { permissions, agreed, specs, logSummary } = effectivePolicy(
    made,
    [...CORE_COLLECTIONS, ...deps.collections],
    deps,
  );
  features = permissions.features;
  const catalogues: readonly Catalogues[] = [
    { en, de },
    keptLabels,
    ...features.map((feature) => feature.texts),
  ];
  const render = permissions.rendering(deps.makeRender(catalogues));
  const box = createOutbox({
    store: relay,
    clock,
    log,
    metrics,
    platforms: byName,
    people,
    render,
    redact: permissions.redact,
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
      const data = {
        what,
        place,
        account,
        ...(name !== undefined && { name }),
        ...(outsider && { outsider }),
      };
      await publish('place.changed', data, causeOf(event));
    },
    giveFile: files.give,
    redact: permissions.redact,
    readFile: createReadFile(byName, log),
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
  const jobs = [
    ...features.flatMap((feature) => feature.jobs),
    createUndelivered(relay, people),
    createHousekeeping(inbox, files),
  ];
  return {
    relay,
    platforms,
    features,
    agreed,
    specs,
    logSummary,
    bot,
    outbox: box,
    files,
    jobs,
    runner,
    warm: router.warm,
  };
}
