// The settings: the only reader of the environment. A wrong or half configuration ends the start with each setting's name and the
// remedy, all problems at once. config/settings.ts says what each may hold, config/judge.ts what must go together.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { judge, slackIsMeant, teamsIsMeant } from './config/judge';
import { CLOUD_SETTINGS, type Given, SETTING_NAMES, settingsSchema, type Values } from './config/settings';
import { ConfigError } from './core/errors';
import type { GuardedAction } from './core/feature';
import type { GuestPolicy } from './core/person';
import type { EraseTexts } from './core/personal';
import type { Locale } from './core/texts';

export interface SlackSettings {
  readonly botToken: string;
  /** Absent in Socket Mode. */
  readonly signingSecret?: string;
  /** Set: Socket Mode, no inbound HTTP. */
  readonly appToken?: string;
  readonly apiUrl?: string;
}

export interface TeamsSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: 'SingleTenant' | 'MultiTenant';
  readonly tenantId?: string;
  /** The tenants that are served, lower case. */
  readonly tenants: readonly string[];
  /** The SDK's cloud settings under its own names: all or none. */
  readonly cloud: Readonly<Record<string, string>>;
  readonly tokenUrl?: string;
  /** Development only: takes unsigned traffic from this machine. */
  readonly unsigned: boolean;
}

export interface EmbeddingsSettings {
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly redisUrl?: string;
  readonly orgName: string;
  readonly defaultLocale: Locale;
  readonly defaultZone: string;
  /** E-mail addresses, lower case. */
  readonly admins: readonly string[];
  /** What guests of the company's chat may do. */
  readonly guests: GuestPolicy;
  /** Absent: there is no agreement, and everything is on. */
  readonly agreement?: { readonly file: string; readonly sha256: string };
  /** Days by collection that the company chose. */
  readonly retention: Readonly<Record<string, number>>;
  /** What becomes of the texts of whoever is erased. */
  readonly eraseTexts: EraseTexts;
  /** What needs a second admin. */
  readonly twoPersonApproval: readonly GuardedAction[];
  readonly playground: boolean;
  readonly logLevel: string;
  /** Who scrapes /metrics from another machine shows it. */
  readonly metricsToken?: string;
  /** Absent: the platform is off. */
  readonly slack?: SlackSettings;
  readonly teams?: TeamsSettings;
  /** Absent: nothing that people write leaves the house. */
  readonly embeddings?: EmbeddingsSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, completed from `.env` in the working directory; what is set already wins. */
export function environment(folder = '.'): Environment {
  const file = join(folder, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

/** Reads and judges the settings; an empty one counts as not set. Throws ConfigError with one line a problem. */
export function readConfig(env: Environment): Config {
  const given: Given = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = settingsSchema.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...wrong, ...judge(given)];
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`Passalong cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
  return build(parsed.data, given);
}

/** What the start line may show: no secret, no address of a person. */
export function redacted(config: Config): Readonly<Record<string, string | number | boolean>> {
  const { slack, teams, embeddings } = config;
  return {
    port: config.port,
    host: config.host,
    publicUrl: config.publicUrl ?? 'not set',
    store: config.mongodbUri ? 'mongodb' : 'sqlite',
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
    slack: slack ? (slack.appToken ? 'socket mode' : 'http') : 'off',
    teams: teams ? (teams.unsigned ? 'unsigned' : teams.appType) : 'off',
    playground: config.playground ? 'on' : 'off',
    embeddings: embeddings ? `${embeddings.model} at ${new URL(embeddings.url).host}` : 'off',
  };
}

function build(values: Values, given: Given): Config {
  const slack = slackOf(values);
  const teams = teamsOf(values);
  const embeddings = embeddingsOf(values);
  const configured = slackIsMeant(given) || teamsIsMeant(given);
  const config: Config = {
    port: values.PORT ?? 3978,
    host: values.HOST ?? (configured ? '0.0.0.0' : '127.0.0.1'),
    dataDir: values.DATA_DIR ?? './data',
    orgName: values.ORG_NAME ?? 'Passalong',
    defaultLocale: values.DEFAULT_LOCALE ?? 'en',
    defaultZone: values.DEFAULT_TIME_ZONE ?? 'UTC',
    admins: values.ADMINS ?? [],
    guests: values.GUESTS ?? 'off',
    retention: values.RETENTION ?? {},
    ...(values.AGREEMENT && values.AGREEMENT_SHA256 && { agreement: { file: values.AGREEMENT, sha256: values.AGREEMENT_SHA256 } }),
    eraseTexts: values.ERASE_TEXTS ?? 'choice',
    twoPersonApproval: values.TWO_PERSON_APPROVAL ?? [],
    playground: values.PLAYGROUND !== 'off' && !configured,
    logLevel: values.LOG_LEVEL ?? 'info',
    ...(values.PUBLIC_URL && { publicUrl: values.PUBLIC_URL.replace(/\/+$/, '') }),
    ...(values.MONGODB_URI && { mongodbUri: values.MONGODB_URI }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    ...(values.METRICS_TOKEN && { metricsToken: values.METRICS_TOKEN }),
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(embeddings && { embeddings }),
  };
  // Whoever logs the whole of it gets no secret out.
  Object.defineProperty(config, 'toJSON', { value: () => redacted(config) });
  return config;
}

function slackOf({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL }: Values): SlackSettings | undefined {
  if (!SLACK_BOT_TOKEN) return undefined;
  return {
    botToken: SLACK_BOT_TOKEN,
    ...(SLACK_SIGNING_SECRET && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_APP_TOKEN && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }),
  };
}

function teamsOf(values: Values): TeamsSettings | undefined {
  if (values.TEAMS_UNSIGNED === 'on') return { appId: '', appPassword: '', appType: 'MultiTenant', tenants: [], cloud: {}, unsigned: true };
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId, TEAMS_TENANTS = [], TEAMS_TOKEN_URL } = values;
  if (!MicrosoftAppId || !MicrosoftAppPassword || !MicrosoftAppType) return undefined;
  return {
    appId: MicrosoftAppId,
    appPassword: MicrosoftAppPassword,
    appType: MicrosoftAppType,
    tenants: [...new Set([...(MicrosoftAppTenantId ? [MicrosoftAppTenantId.toLowerCase()] : []), ...TEAMS_TENANTS])],
    cloud: Object.fromEntries(CLOUD_SETTINGS.flatMap((name) => (values[name] ? [[name, values[name]]] : []))),
    unsigned: false,
    ...(MicrosoftAppTenantId && { tenantId: MicrosoftAppTenantId }),
    ...(TEAMS_TOKEN_URL && { tokenUrl: TEAMS_TOKEN_URL }),
  };
}

function embeddingsOf({ EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_API_KEY }: Values): EmbeddingsSettings | undefined {
  if (!EMBEDDINGS_URL || !EMBEDDINGS_MODEL) return undefined;
  return { url: EMBEDDINGS_URL, model: EMBEDDINGS_MODEL, ...(EMBEDDINGS_API_KEY && { apiKey: EMBEDDINGS_API_KEY }) };
}
