// Puts the core's parts together around one store, some platforms and the features. Knows none of them by name. engine.ts starts and stops them.
import type { Account, PlatformName, Profile } from './account';
import { encoderIn, inForce, type InForce, type LaidDown } from './agreement/in-force';
import { type Bot, createBot } from './bot';
import type { Clock } from './clock';
import { createDispatch } from './dispatch';
import { DeliveryError } from './errors';
import type { EventName, Listener } from './events';
import type { Feature, FeatureSettings, Job, MakeFeature } from './feature';
import { createFiles, type Files, filesCollection } from './files';
import { createHousekeeping } from './housekeeping';
import { causeOf } from './inbound';
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

/** The parts as they hang together, not started yet. */
export interface Parts extends Pick<InForce, 'agreed' | 'specs' | 'tell'> {
  readonly relay: Relay;
  readonly platforms: readonly Platform[];
  readonly features: readonly Feature[];
  readonly bot: Bot;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly jobs: readonly Job[];
  readonly runner: JobRunner;
}

export function wireParts(deps: EngineDeps): Parts {
  const { driver, clock, log, metrics } = deps;
  const embeddings = encoderIn(deps);
  let outbox: Outbox | undefined;
  let features: readonly Feature[] = [];

  async function tellAll(...[name, data, key]: [EventName, unknown, string]): Promise<void> {
    for (const { hears, steps } of features) await ({ ...hears, ...steps }[name] as Listener | undefined)?.(data, key);
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
  return { relay, platforms, features, agreed, specs, tell, bot, outbox: box, files, jobs, runner };
}
