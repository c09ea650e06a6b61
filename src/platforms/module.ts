// What a chat platform is to the rest of the bot: its settings, collections, manifests and the way
// to open it. index.ts lists them all.
import { z } from 'zod/v4';
import { problemsOf } from '../config/setting-types';
import type { PlatformName } from '../core/account';
import type { Clock } from '../core/clock';
import type { Log } from '../core/log';
import type { Platform } from '../core/platform';
import type { Route } from '../core/route';
import type { CollectionSpec, Store } from '../core/store';
import type { Wording } from './shared/app-manifest';
import type { PlaygroundHost } from './shared/playground-host';

/** The settings as the environment gives them, unread and without empty ones. */
export type GivenSettings = Readonly<Record<string, string | undefined>>;

/** What the settings of all platforms say together. */
export interface Situation {
  /** Some platform has credentials, so traffic may come from other machines. */
  readonly hasCredentials: boolean;
  /** Some platform is switched on: with credentials, or for this machine only. */
  readonly isAnyOn: boolean;
  /** The setting to begin with, of each platform that needs credentials. */
  readonly firstSettings: readonly string[];
}

export interface OpenDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Only for the platform that shows the playground. */
  readonly playground?: PlaygroundHost;
}

/** A platform that is configured, with its SDK loaded. */
export interface OpenPlatform {
  /** The platform around one store. It is called again when the engine is made again. */
  make(store: Store): Platform;
  /** Its HTTP routes; they serve what `make` made last. */
  readonly routes: readonly Route[];
}

/** A platform that the settings switch on. */
export interface ConfiguredPlatform {
  readonly settings: unknown;
  /** One word for the log and for admins, e.g. `http`. It holds no secret. */
  readonly summary: string;
  /**
   * It takes unsigned traffic of this machine, so the HTTP server answers only requests that name
   * this machine.
   */
  readonly localNamesOnly: boolean;
  open(deps: OpenDeps): Promise<OpenPlatform>;
}

export interface PlatformModule {
  /** Stands in stored accounts and collection names: it never changes. */
  readonly name: PlatformName;
  /** What people call it. */
  readonly label: string;
  /** Its name in the summary of the settings. */
  readonly summaryName: string;
  readonly settingNames: readonly string[];
  /**
   * The setting to begin with. If absent, the platform needs no credentials and serves this machine
   * only.
   */
  readonly firstSetting?: string;
  /** It shows the playground: a demo company in memory, whose clock visitors move. */
  readonly isPlayground: boolean;
  readonly collections: readonly CollectionSpec<never>[];
  /** Some of its credentials are given. */
  hasCredentials(given: GivenSettings): boolean;
  /** It is switched on without credentials. */
  isOnLocally(given: GivenSettings): boolean;
  /** Reads its settings. `configured` is absent if the platform is off. */
  read(
    given: GivenSettings,
    situation: Situation,
  ): { readonly problems: readonly string[]; readonly configured?: ConfiguredPlatform };
  /** The files to install its app with, by path below manifest/. */
  manifests(wordings: readonly Wording[], version: string): Readonly<Record<string, unknown>>;
}

/** Settings of the whole bot that a platform may also read. */
type Common = 'HOST' | 'PUBLIC_URL';

export interface PlatformSpec<Shape extends z.ZodRawShape, Settings> {
  readonly name: PlatformName;
  readonly label: string;
  readonly summaryName?: string;
  readonly firstSetting?: keyof Shape & string;
  readonly isPlayground?: true;
  /** The schema of each setting. All settings are optional. */
  readonly shape: Shape;
  readonly collections: readonly CollectionSpec<never>[];
  hasCredentials(given: GivenOf<Shape>): boolean;
  isOnLocally?(given: GivenOf<Shape>): boolean;
  /**
   * Problems that no single setting shows: a missing setting, or settings that are unsafe together.
   * One line each, with the remedy.
   */
  problems(given: GivenOf<Shape>, situation: Situation): readonly string[];
  /** The settings in the platform's own terms; undefined if the platform is off. */
  settings(values: z.output<z.ZodObject<Shape>>, situation: Situation): Settings | undefined;
  summary(settings: Settings): string;
  localNamesOnly?(settings: Settings): boolean;
  /** Imports the platform dynamically, so that the SDK of one that is off is never loaded. */
  open(settings: Settings, deps: OpenDeps): Promise<OpenPlatform>;
  manifests?(wordings: readonly Wording[], version: string): Readonly<Record<string, unknown>>;
}

export type GivenOf<Shape> = { readonly [Name in keyof Shape | Common]?: string };

export function definePlatform<Shape extends z.ZodRawShape, Settings>(
  spec: PlatformSpec<Shape, Settings>,
): PlatformModule {
  const {
    name,
    label,
    summaryName = name,
    firstSetting,
    isPlayground = false,
    shape,
    collections,
  } = spec;
  const schema = z.object(shape);
  const own = (given: GivenSettings) => given as GivenOf<Shape>;
  return {
    name,
    label,
    summaryName,
    settingNames: Object.keys(shape),
    isPlayground,
    collections,
    ...(firstSetting !== undefined && { firstSetting }),
    hasCredentials: (given) => spec.hasCredentials(own(given)),
    isOnLocally: (given) => spec.isOnLocally?.(own(given)) ?? false,
    manifests: (wordings, version) => spec.manifests?.(wordings, version) ?? {},
    read(given, situation) {
      const parsed = schema.safeParse(given);
      const problems = [...problemsOf(parsed.error), ...spec.problems(own(given), situation)];
      if (!parsed.success || problems.length > 0) return { problems };
      const settings = spec.settings(parsed.data, situation);
      if (settings === undefined) return { problems };
      const configured = {
        settings,
        summary: spec.summary(settings),
        localNamesOnly: spec.localNamesOnly?.(settings) ?? false,
        open: (deps: OpenDeps) => spec.open(settings, deps),
      };
      return { problems, configured };
    },
  };
}

export function situationOf(modules: readonly PlatformModule[], given: GivenSettings): Situation {
  const hasCredentials = modules.some((module) => module.hasCredentials(given));
  return {
    hasCredentials,
    isAnyOn: hasCredentials || modules.some((module) => module.isOnLocally(given)),
    firstSettings: modules.flatMap(({ firstSetting }) => firstSetting ?? []),
  };
}

/** What people call each platform, by its name. */
export function labelsOf(
  modules: readonly PlatformModule[],
): Readonly<Record<PlatformName, string>> {
  return Object.fromEntries(modules.map(({ name, label }) => [name, label]));
}
