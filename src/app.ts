// The composition root: chooses the driver, platforms, scheduling and features from the settings,
// and builds one engine with them.
import { join } from 'node:path';
import { memoiseRender } from './cards/memoised-render';
import { createRender, readTemplates } from './cards/renderer';
import { createTextsFor, joinCatalogues } from './cards/texts';
import { type Config, redacted } from './config';
import { createTravellingClock, type TravellingClock } from './core/clock';
import { soon } from './core/deadline';
import { createEngine, type Engine } from './core/engine';
import { PlatformNotStarted } from './core/errors';
import { throttled } from './core/throttled';
import coreDe from './core/texts.de.json';
import coreEn from './core/texts.en.json';
import { nearestLocale } from './core/texts';
import type { StoreDriver } from './core/store';
import { collections } from './domain';
import { createPeople } from './domain/people';
import { operatorImports, features } from './features';
import { newToken } from './http/access';
import { fileRoutes } from './http/files';
import type { FlushedLog } from './http/log';
import { createMetrics } from './http/metrics';
import type { Route } from './core/route';
import { createHttpServer, type HttpServer } from './http/server';
import { aboutRoute } from './manifests/about';
import { operatorCommands } from './operator';
import { warnOfLeftovers } from './operator/leftovers';
import { type Listening, listenForCommands } from './operator/listen';
import { labelsOf } from './platforms/module';
import { openPlatforms } from './platforms/open';
import { createPlayground } from './playground';
import { createTravel } from './travel';
import { createScheduling } from './scheduling';
import { createStoreDriver } from './storage';
import { watchDisk } from './storage/disk';

export interface App {
  /** Gives the port that it listens on. */
  start(): Promise<number>;
  /** Accepts no new work, and finishes running work within `withinMs` milliseconds. */
  stop(withinMs: number): Promise<void>;
  /** Tokens that give access from other machines. */
  readonly tokens: { readonly metrics: string; readonly playground: string };
  /** The current engine. The playground's reset makes a new one. */
  readonly engine: Engine;
  /** Moves the clock forward and does what becomes due, for the playground and tests. */
  travel(to: Date): Promise<void>;
}

/** How long a failed start waits for its parts to stop. */
const CLOSE_WITHIN_MS = 5_000;
/** Anyone can call /readyz, so the store is checked at most this often. */
const ASK_STORE_EVERY_MS = 2_000;
const TEMPLATES = join(__dirname, '..', 'adaptive-cards');

/** Options for tests: their own store, and a clock that stands still until it is moved. */
export interface AppParts {
  readonly driver?: StoreDriver;
  readonly clock?: TravellingClock;
  /** Whether the start prepares for the first message. */
  readonly warmsUp?: boolean;
  /** How long a platform may take to start. */
  readonly startWithinMs?: number;
}

export async function createApp(
  config: Config,
  log: FlushedLog,
  { driver, clock = createTravellingClock(), startWithinMs, warmsUp = true }: AppParts = {},
): Promise<App> {
  const agreement =
    config.agreement && (await import('./config/agreement')).readSigned(config.agreement);
  const metrics = createMetrics();
  const scheduling = await createScheduling({ redisUrl: config.redisUrl, clock, log });
  const templates = readTemplates(TEMPLATES);
  const playground =
    config.playground === undefined ? undefined : createPlayground(config.playground);
  const { orgName, defaultZone } = playground ?? config;
  const tokens = { metrics: config.metricsToken ?? newToken(), playground: newToken() };
  const travel = createTravel(clock, (withDaily) => engine.tick(withDaily));
  const host = playground?.host({ token: tokens.playground, travel, reset: startOver });
  const opened = await openPlatforms(config, { clock, log, ...(host && { playground: host }) });
  metrics.begin(opened.map(({ name }) => name));

  async function build(): Promise<Engine> {
    held = driver ?? (await makeDriver());
    return createEngine({
      driver: held,
      makePlatforms: (kept) => opened.map(({ make }) => make(kept)),
      makeFeatures: features,
      makePeople: (kept, lookUp) =>
        createPeople({
          store: kept,
          clock,
          log,
          lookUp,
          defaults: { zone: defaultZone, locale: config.defaultLocale },
          admins: config.admins,
          adminsNeedTwo: config.twoPersonApproval.includes('admins'),
          guests: config.guests,
        }),
      makeRender: (parts) =>
        memoiseRender(createRender(templates, createTextsFor(joinCatalogues(parts)))),
      collections: [...collections, ...opened.flatMap((platform) => platform.collections)],
      scheduling,
      settings: {
        orgName,
        defaultZone,
        admins: config.admins,
        eraseTexts: config.eraseTexts,
        twoPersonApproval: config.twoPersonApproval,
        // The playground has its own company.
        inUse: { ...redacted(config), orgName, defaultZone },
        platformLabels: labelsOf(config.modules),
      },
      agreement,
      retention: config.retention,
      embeddings:
        config.embeddings && (await import('./embeddings')).createEmbeddings(config.embeddings),
      channelReader: { locale: config.defaultLocale, zone: defaultZone },
      publicUrl: () =>
        config.publicUrl ??
        (playground && port !== undefined ? `http://127.0.0.1:${port}` : undefined),
      clock,
      log,
      metrics,
      shared: config.redisUrl !== undefined,
      warmsUp,
      ...(startWithinMs !== undefined && { startWithinMs }),
    });
  }

  async function makeDriver(): Promise<StoreDriver> {
    if (playground && config.mongodbUri === undefined) return playground.createStore();
    return createStoreDriver(config, log);
  }

  let held: StoreDriver;
  let port: number | undefined;
  let engine = await build();
  let http: HttpServer | undefined;
  let commands: Listening | undefined;
  let endWatch: (() => void) | undefined;
  /**
   * MongoDB can be opened by commands directly. The playground's company and a test's store have no
   * file.
   */
  const holdsFile = driver === undefined && config.mongodbUri === undefined && !playground;

  async function begin(): Promise<void> {
    try {
      await engine.start();
    } catch (error) {
      if (!(error instanceof PlatformNotStarted)) throw error;
      const { platform, cause } = error;
      throw opened.find(({ name }) => name === platform)?.startFault(cause) ?? error;
    }
    engine
      .prepared()
      .catch((error: unknown) =>
        log.warn('the search could not be prepared; it is tried again', { error }),
      );
    await playground?.load(engine.store, clock.now());
  }

  /** The store is closed whatever a platform does, so that the next start finds it in order. */
  async function closeAfterFailure(): Promise<void> {
    const parts = [http, commands].map(async (part) => part?.stop(0));
    endWatch?.();
    if (!(await soon(CLOSE_WITHIN_MS, Promise.allSettled([...parts, engine.stop()]))))
      await held.close();
  }

  /** The playground's reset: a new engine on a new store, at the current time. */
  async function startOver(): Promise<void> {
    await engine.stop();
    clock.comeHome();
    engine = await build();
    await begin();
  }

  return {
    travel,
    tokens,
    get engine() {
      return engine;
    },
    async start() {
      try {
        return await open();
      } catch (error) {
        await closeAfterFailure().catch((closing: unknown) =>
          log.warn('could not close everything after a failed start', { error: closing }),
        );
        throw error;
      }
    },
    async stop(withinMs) {
      await Promise.all([http?.stop(withinMs), commands?.stop(withinMs)]);
      endWatch?.();
      await engine.stop();
    },
  };

  async function open(): Promise<number> {
    await begin();
    const store = throttled(ASK_STORE_EVERY_MS, () => engine.ping());
    http = createHttpServer({
      host: config.host,
      port: config.port,
      routes: [
        ...ownRoutes(config, { orgName, defaultZone }, () => engine),
        ...opened.flatMap((platform) => platform.routes),
      ],
      ready: {
        store,
        search: () => engine.prepared(),
        scheduling: () => scheduling.ping(),
      },
      platforms: () => Object.fromEntries(opened.map(({ name, health }) => [name, health()])),
      metrics: () => metrics.expose(),
      metricsToken: tokens.metrics,
      onStoreAway: store.failed,
      localNamesOnly: Object.values(config.platforms).some((platform) => platform.localNamesOnly),
      log,
    });
    port = await http.start();
    const room = () => ({
      driver: held,
      store: engine.store,
      clock,
      log,
      dataDir: config.dataDir,
      imports: operatorImports({
        store: engine.store,
        clock,
        log,
        defaults: { zone: defaultZone, locale: config.defaultLocale },
        adminsNeedTwo: config.twoPersonApproval.includes('admins'),
      }),
    });
    if (holdsFile) endWatch = watchDisk(config.dataDir, log, metrics.diskFree);
    if (holdsFile) await warnOfLeftovers(config.dataDir, log);
    if (holdsFile) commands = await listenForCommands({ commands: operatorCommands, room });
    return port;
  }
}

/** The routes that belong to no platform: files, and the page about the bot. */
function ownRoutes(
  { embeddings, defaultLocale }: Config,
  { orgName, defaultZone }: Pick<Config, 'orgName' | 'defaultZone'>,
  engine: () => Engine,
): readonly Route[] {
  const textsFor = createTextsFor({ en: coreEn, de: coreDe });
  return [
    ...fileRoutes({
      isAvailable: (token) => engine().files.isAvailable(token),
      fetch: (token) => engine().files.fetch(token),
      textsFor(language) {
        const locale = nearestLocale(language, defaultLocale);
        const texts = textsFor({ locale, zone: defaultZone });
        const [title, lead] = [texts('core.fileTitle'), texts('core.fileLead')];
        return {
          locale,
          title,
          lead,
          button: texts('core.fileButton'),
          gone: texts('core.fileGone'),
        };
      },
    }),
    aboutRoute({
      orgName,
      fallback: defaultLocale,
      agreed: () => engine().agreed,
      texts: [{ en: coreEn, de: coreDe }, ...engine().features.map((feature) => feature.texts)],
      ...(embeddings && { encoder: new URL(embeddings.url).host }),
    }),
  ];
}
