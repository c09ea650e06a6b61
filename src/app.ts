// The composition root: chooses driver, platforms, scheduling and features by the settings, and puts them around one engine.
import { join } from 'node:path';
import { remembering } from './cards/remembered';
import { createRender, readTemplates } from './cards/renderer';
import { createTextsFor, joinCatalogues } from './cards/texts';
import { type Config, redacted } from './config';
import { createTravellingClock, type TravellingClock } from './core/clock';
import { createEngine, type Engine } from './core/engine';
import { lately } from './core/lately';
import type { Platform, PlatformHealth } from './core/platform';
import coreDe from './core/texts.de.json';
import coreEn from './core/texts.en.json';
import { nearestLocale } from './core/texts';
import type { CollectionSpec, Store, StoreDriver } from './core/store';
import { loadDemo } from './demo/load';
import { DEMO_ORG, DEMO_ZONE } from './demo/people';
import { demoUsers, REVIEWERS_CHANNEL } from './demo/users';
import { collections } from './domain';
import { createPeople } from './domain/people';
import { features } from './features';
import { createAccess, newToken } from './http/access';
import { fileRoutes } from './http/files';
import type { FlushedLog } from './http/log';
import { createMetrics } from './http/metrics';
import type { Route } from './http/route';
import { createHttpServer, type HttpServer } from './http/server';
import { aboutRoute } from './manifests/about';
import { operatorCommands } from './operator';
import { warnOfLeftovers } from './operator/leftovers';
import { type Listening, listenForCommands } from './operator/listen';
import type { WebPlatform } from './platforms/web';
import { createScheduling } from './scheduling';
import { createStoreDriver } from './storage';
import { watchDisk } from './storage/disk';

export interface App {
  /** Gives the port that it listens on. */
  start(): Promise<number>;
  /** Stops taking, finishes what runs, at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
  /** What lets others than a direct connection of this machine in. */
  readonly tokens: { readonly metrics: string; readonly playground: string };
  /** The engine that runs now; the playground's reset makes a new one. */
  readonly engine: Engine;
  /** Moves the clock forward, and does what becomes due on the way: for the playground and tests. */
  travel(to: Date): Promise<void>;
}

/** As often as the jobs run of themselves: what may be said in working hours only must find its moment. */
const TRAVEL_STEP_MS = 15 * 60_000;
/** What happens once a day is looked for once an hour. */
const HOUR_MS = 60 * 60_000;
/** /readyz is open to all: the store is asked no more often, whoever asks it. */
const ASK_STORE_EVERY_MS = 2_000;
const TEMPLATES = join(__dirname, '..', 'adaptive-cards');

/** What tests bring along: a store of their own, a clock that stands still until it is moved. */
export interface AppParts {
  readonly driver?: StoreDriver;
  readonly clock?: TravellingClock;
}

export async function createApp(config: Config, log: FlushedLog, { driver, clock = createTravellingClock() }: AppParts = {}): Promise<App> {
  const agreement = config.agreement && (await import('./config/agreement')).readSigned(config.agreement);
  const metrics = createMetrics();
  const scheduling = await createScheduling({ redisUrl: config.redisUrl, clock, log });
  const templates = readTemplates(TEMPLATES);
  const web = config.playground ? await makeWeb(clock) : undefined;
  const orgName = web ? DEMO_ORG : config.orgName;
  const defaultZone = web ? DEMO_ZONE : config.defaultZone;
  const chosen = await choosePlatforms(config, clock, log);
  const tokens = { metrics: config.metricsToken ?? newToken(), playground: newToken() };
  metrics.begin([...chosen.map(({ name }) => name), ...(web ? ['web'] : [])]);

  async function build(): Promise<Engine> {
    held = driver ?? (await makeDriver());
    return createEngine({
      driver: held,
      makePlatforms: (kept) => [...chosen.map(({ make }) => make(kept)), ...(web ? [web] : [])],
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
      makeRender: (parts) => remembering(createRender(templates, createTextsFor(joinCatalogues(parts)))),
      collections: [...collections, ...chosen.flatMap((platform) => platform.collections)],
      scheduling,
      settings: {
        orgName,
        defaultZone,
        admins: config.admins,
        eraseTexts: config.eraseTexts,
        twoPersonApproval: config.twoPersonApproval,
        // The playground has a company of its own.
        inUse: { ...redacted(config), orgName, defaultZone },
        platforms: [...chosen.map(({ name }) => name), ...(web ? (['web'] as const) : [])],
      },
      agreement,
      retention: config.retention,
      embeddings: config.embeddings && (await import('./embeddings')).createEmbeddings(config.embeddings),
      channelReader: { locale: config.defaultLocale, zone: defaultZone },
      publicUrl: () => config.publicUrl ?? (web && port !== undefined ? `http://127.0.0.1:${port}` : undefined),
      clock,
      log,
      metrics,
      shared: config.redisUrl !== undefined,
    });
  }

  /** The playground begins anew with every start: its company lives in memory. */
  async function makeDriver(): Promise<StoreDriver> {
    if (web && config.mongodbUri === undefined) return (await import('./storage/sqlite')).createSqliteStore({ file: ':memory:' });
    return createStoreDriver(config, log);
  }

  let held: StoreDriver;
  let port: number | undefined;
  let engine = await build();
  let http: HttpServer | undefined;
  let commands: Listening | undefined;
  let endWatch: (() => void) | undefined;
  /** MongoDB is open to commands without us, and the playground's company and a test's store lie in no file. */
  const holdsFile = driver === undefined && config.mongodbUri === undefined && !web;

  async function begin(): Promise<void> {
    await engine.start();
    engine.prepared().catch((error: unknown) => log.warn('the search could not be prepared; it is tried again', { error }));
    if (web) await loadDemo(engine.store, clock.now(), web.tenant);
  }

  async function startOver(playground: WebPlatform): Promise<void> {
    await engine.stop();
    playground.rooms.clear();
    clock.comeHome();
    engine = await build();
    await begin();
  }

  async function routes(): Promise<readonly Route[]> {
    const encoder = config.embeddings && { encoder: new URL(config.embeddings.url).host };
    const textsFor = createTextsFor({ en: coreEn, de: coreDe });
    const files = fileRoutes({
      waits: (token) => engine.files.waits(token),
      fetch: (token) => engine.files.fetch(token),
      textsFor(language) {
        const locale = nearestLocale(language, config.defaultLocale);
        const texts = textsFor({ locale, zone: defaultZone });
        const [title, lead] = [texts('core.fileTitle'), texts('core.fileLead')];
        return { locale, title, lead, button: texts('core.fileButton'), gone: texts('core.fileGone') };
      },
    });
    const platforms = [
      ...files,
      ...chosen.flatMap((platform) => platform.routes()),
      aboutRoute({
        orgName,
        fallback: config.defaultLocale,
        agreed: () => engine.agreed,
        texts: [{ en: coreEn, de: coreDe }, ...engine.features.map((feature) => feature.texts)],
        ...encoder,
      }),
    ];
    if (!web) return platforms;
    const { playgroundRoutes } = await import('./platforms/web/routes');
    const access = createAccess(tokens.playground);
    return [...platforms, ...playgroundRoutes({ platform: web, clock, orgName, travel, reset: () => startOver(web), access, log })];
  }

  /** Step by step, so that everything finds the time that it was meant for. */
  async function travel(to: Date): Promise<void> {
    for (let at = clock.now().getTime(); at < to.getTime(); ) {
      at = Math.min(to.getTime(), (Math.floor(at / TRAVEL_STEP_MS) + 1) * TRAVEL_STEP_MS);
      clock.travelTo(new Date(at));
      await engine.tick(at % HOUR_MS === 0 || at === to.getTime());
    }
  }

  return {
    travel,
    tokens,
    get engine() {
      return engine;
    },
    async start() {
      await begin();
      const store = lately(ASK_STORE_EVERY_MS, () => engine.ping());
      http = createHttpServer({
        host: config.host,
        port: config.port,
        routes: await routes(),
        ready: {
          store,
          search: () => engine.prepared(),
          scheduling: () => scheduling.ping(),
        },
        platforms: () => Object.fromEntries(chosen.map(({ name, health }) => [name, health()])),
        metrics: () => metrics.expose(),
        metricsToken: tokens.metrics,
        onStoreAway: store.failed,
        localNamesOnly: config.teams?.unsigned === true,
        log,
      });
      port = await http.start();
      const room = () => ({ driver: held, store: engine.store, clock, log, dataDir: config.dataDir });
      if (holdsFile) endWatch = watchDisk(config.dataDir, log, metrics.diskFree);
      if (holdsFile) await warnOfLeftovers(config.dataDir, log);
      if (holdsFile) commands = await listenForCommands({ commands: operatorCommands, room });
      return port;
    },
    async stop(withinMs) {
      await Promise.all([http?.stop(withinMs), commands?.stop(withinMs)]);
      endWatch?.();
      await engine.stop();
    },
  };
}

interface ChosenPlatform {
  readonly name: Platform['name'];
  readonly collections: readonly CollectionSpec<never>[];
  make(store: Store): Platform;
  /** Known once it was made. */
  routes(): readonly Route[];
  /** Undefined where no connection is kept. */
  health(): PlatformHealth | undefined;
}

/** The platforms that are configured; the SDK of one that is not is not even loaded. */
async function choosePlatforms(config: Config, clock: TravellingClock, log: FlushedLog): Promise<ChosenPlatform[]> {
  const chosen: ChosenPlatform[] = [];
  const { slack, teams } = config;
  if (slack) {
    const { createSlackPlatform, slackChatsCollection } = await import('./platforms/slack');
    let made: ReturnType<typeof createSlackPlatform> | undefined;
    chosen.push({
      name: 'slack',
      collections: [slackChatsCollection],
      make: (store) => (made = createSlackPlatform({ settings: slack, store, clock, log: log.with({ platform: 'slack' }) })),
      routes: () =>
        made && slack.appToken === undefined ? [{ method: 'POST', path: '/slack/events', takesEvents: true, handle: made.handler }] : [],
      health: () => made?.health?.(),
    });
  } else log.info('Slack is off: no SLACK_BOT_TOKEN');
  if (teams) {
    const { createTeamsPlatform, conversationsCollection } = await import('./platforms/teams');
    let made: ReturnType<typeof createTeamsPlatform> | undefined;
    chosen.push({
      name: 'teams',
      collections: [conversationsCollection],
      make: (store) => (made = createTeamsPlatform({ settings: teams, store, clock, log: log.with({ platform: 'teams' }) })),
      routes: () => (made ? [{ method: 'POST', path: '/api/messages', takesEvents: true, handle: made.handler }] : []),
      health: () => made?.health?.(),
    });
  } else log.info('Teams is off: no MicrosoftAppId');
  return chosen;
}

async function makeWeb(clock: TravellingClock): Promise<WebPlatform> {
  const { createWebPlatform } = await import('./platforms/web');
  return createWebPlatform({
    users: demoUsers,
    channels: [REVIEWERS_CHANNEL, { id: 'general', name: 'general', members: 'everybody' }],
    clock,
  });
}
