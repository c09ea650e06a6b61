// The settings. Only this file reads the environment. Wrong or incomplete settings end the start:
// it lists every problem with the setting's name and what to do. config/settings.ts has the allowed
// values, config/validate.ts checks combinations, and each platform's module has both for its own
// settings.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { problemsOf } from './config/setting-types';
import { settingsSchema, type Values } from './config/settings';
import { validateSettings } from './config/validate';
import type { PlatformName } from './core/account';
import { ConfigError } from './core/errors';
import type { GuardedAction } from './core/feature';
import type { GuestPolicy } from './core/person';
import type { EraseTexts } from './core/personal';
import type { Locale } from './core/texts';
import { platforms } from './platforms';
import { listProblems, stateProblems } from './platforms/check-modules';
import { guardedModule } from './platforms/faults';
import {
  type ConfiguredPlatform,
  type GivenSettings,
  type PlatformModule,
  type Situation,
  situationOf,
} from './platforms/module';

export interface EmbeddingsSettings {
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end. */
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly redisUrl?: string;
  readonly orgName: string;
  readonly defaultLocale: Locale;
  readonly defaultZone: string;
  /** E-mail addresses, lower case. */
  readonly admins: readonly string[];
  /** What guests in the company's chat may do. */
  readonly guests: GuestPolicy;
  /** Absent: there is no agreement, and everything is on. */
  readonly agreement?: { readonly file: string; readonly sha256: string };
  /** The retention in days that the company chose, by collection. */
  readonly retention: Readonly<Record<string, number>>;
  /** What happens to the texts of people who are erased. */
  readonly eraseTexts: EraseTexts;
  /** What needs a second admin. */
  readonly twoPersonApproval: readonly GuardedAction[];
  /** The name of the platform that shows the demo company; undefined: there is no playground. */
  readonly playground: PlatformName | undefined;
  readonly logLevel: string;
  /** The token for reading /metrics from another machine. */
  readonly metricsToken?: string;
  /** All platforms, on or off. */
  readonly modules: readonly PlatformModule[];
  /** The platforms that are on, by name. */
  readonly platforms: Readonly<Record<PlatformName, ConfiguredPlatform>>;
  /** Absent: nothing that people write leaves the company. */
  readonly embeddings?: EmbeddingsSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of the process, completed from `.env` in the working directory. Variables that
 * are already set win.
 */
export function environment(folder = '.'): Environment {
  const file = join(folder, '.env');
  return existsSync(file)
    ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env }
    : process.env;
}

/** The names of all settings, in the order of .env.example. */
export function settingNames(modules: readonly PlatformModule[] = platforms): readonly string[] {
  return [
    ...Object.keys(settingsSchema.shape),
    ...modules.flatMap((module) => module.settingNames),
  ];
}

/**
 * Reads and checks the settings. An empty one counts as not set. Throws ConfigError with one line
 * for each problem.
 */
export function readConfig(
  env: Environment,
  modules: readonly PlatformModule[] = platforms,
): Config {
  refuse(
    'Passalong cannot start with these platforms',
    listProblems(modules, { settings: Object.keys(settingsSchema.shape), summary: OWN_SUMMARY }),
  );
  const given: GivenSettings = Object.fromEntries(
    settingNames(modules).flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const guarded = modules.map((module) => guardedModule(module, given));
  const situation = situationOf(guarded, given);
  const parsed = settingsSchema.safeParse(given);
  const read = guarded.map((module) => ({ module, ...module.read(given, situation) }));
  const problems = [
    ...problemsOf(parsed.error),
    ...read.flatMap((one) => one.problems),
    ...validateSettings(given),
    ...read.flatMap(({ module, configured, problems: own }) => {
      const state = { isOn: configured !== undefined, hasProblems: own.length > 0 };
      return stateProblems(module, given, state, situation);
    }),
  ];
  refuse('Passalong cannot start with these settings', problems);
  if (!parsed.success) throw parsed.error;
  const on = read.flatMap(({ module, configured }) =>
    configured ? [[module.name, configured] as const] : [],
  );
  return build(parsed.data, { modules, platforms: Object.fromEntries(on) }, situation);
}

function refuse(what: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new ConfigError(`${what}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

/** The start line's words that are not a platform's. */
const OWN_SUMMARY = [
  'port',
  'host',
  'publicUrl',
  'store',
  'scheduling',
  'orgName',
  'defaultLocale',
  'defaultZone',
  'admins',
  'guests',
  'agreement',
  'eraseTexts',
  'twoPersonApproval',
  'logLevel',
  'embeddings',
] as const;
type Summary = Readonly<Record<string, string | number | boolean>>;

/** The settings for the start line of the log: no secrets and no personal addresses. */
export function redacted(config: Config): Summary {
  const { embeddings } = config;
  const own: Readonly<Record<(typeof OWN_SUMMARY)[number], string | number | boolean>> = {
    port: config.port,
    host: config.host,
    publicUrl: config.publicUrl ?? 'not set',
    store: config.mongodbUri ? 'mongodb' : config.playground ? 'memory' : 'sqlite',
    scheduling: config.redisUrl ? 'redis' : 'node-cron',
    orgName: config.orgName,
    defaultLocale: config.defaultLocale,
    defaultZone: config.defaultZone,
    admins: config.admins.length,
    guests: config.guests,
    agreement: config.agreement?.sha256 ?? 'none',
    eraseTexts: config.eraseTexts,
    twoPersonApproval: config.twoPersonApproval.join(', ') || 'off',
    logLevel: config.logLevel,
    embeddings: embeddings ? `${embeddings.model} at ${new URL(embeddings.url).host}` : 'off',
  };
  const platformsOn = config.modules.map(({ name, summaryName }): [string, string] => [
    summaryName,
    config.platforms[name]?.summary ?? 'off',
  ]);
  return { ...own, ...Object.fromEntries(platformsOn) };
}

function build(
  values: Values,
  { modules, platforms: on }: Pick<Config, 'modules' | 'platforms'>,
  { hasCredentials }: Situation,
): Config {
  const embeddings = embeddingsOf(values);
  const playground = modules.find(({ name, isPlayground }) => isPlayground && name in on);
  const config: Config = {
    port: values.PORT ?? 3978,
    host: values.HOST ?? (hasCredentials ? '0.0.0.0' : '127.0.0.1'),
    dataDir: values.DATA_DIR ?? './data',
    orgName: values.ORG_NAME ?? 'Passalong',
    defaultLocale: values.DEFAULT_LOCALE ?? 'en',
    defaultZone: values.DEFAULT_TIME_ZONE ?? 'UTC',
    admins: values.ADMINS ?? [],
    guests: values.GUESTS ?? 'off',
    retention: values.RETENTION ?? {},
    ...(values.AGREEMENT &&
      values.AGREEMENT_SHA256 && {
        agreement: { file: values.AGREEMENT, sha256: values.AGREEMENT_SHA256 },
      }),
    eraseTexts: values.ERASE_TEXTS ?? 'choice',
    twoPersonApproval: values.TWO_PERSON_APPROVAL ?? [],
    modules,
    platforms: on,
    playground: playground?.name,
    logLevel: values.LOG_LEVEL ?? 'info',
    ...(values.PUBLIC_URL && { publicUrl: values.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(values.MONGODB_URI && { mongodbUri: values.MONGODB_URI }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    ...(values.METRICS_TOKEN && { metricsToken: values.METRICS_TOKEN }),
    ...(embeddings && { embeddings }),
  };
  // Logging the whole config shows no secret.
  Object.defineProperty(config, 'toJSON', { value: () => redacted(config) });
  return config;
}

function embeddingsOf({
  EMBEDDINGS_URL,
  EMBEDDINGS_MODEL,
  EMBEDDINGS_API_KEY,
}: Values): EmbeddingsSettings | undefined {
  if (!EMBEDDINGS_URL || !EMBEDDINGS_MODEL) return undefined;
  return {
    url: EMBEDDINGS_URL,
    model: EMBEDDINGS_MODEL,
    ...(EMBEDDINGS_API_KEY && { apiKey: EMBEDDINGS_API_KEY }),
  };
}
