// The settings: the only reader of the environment. A wrong or half configuration ends the start with the variable's name and the
// remedy, all problems at once. .env.example lists every setting with what it means.
import { z } from 'zod';
import { ConfigError } from './core/errors';
import { LOCALES, type Locale } from './core/texts';
import { isZone } from './domain/people';

export interface SlackSettings {
  readonly botToken: string;
  /** Absent in Socket Mode. */
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly apiUrl?: string;
}

export interface TeamsSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: 'SingleTenant' | 'MultiTenant';
  readonly tenantId?: string;
  /** The SDK's cloud settings under its own names; all or none. */
  readonly cloud: Readonly<Record<string, string>>;
  readonly tokenUrl?: string;
  /** Development only: takes unsigned traffic from this machine. */
  readonly unsigned: boolean;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly mongodbUri?: string;
  readonly redisUrl?: string;
  readonly orgName: string;
  readonly defaultLocale: Locale;
  readonly defaultZone: string;
  readonly admins: readonly string[];
  readonly playground: boolean;
  readonly logLevel: string;
  readonly slack?: SlackSettings;
  readonly teams?: TeamsSettings;
}

/** Names that botbuilder takes literally as soon as one of them is set. */
export const CLOUD_SETTINGS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToChannelFromBotOAuthScope',
  'ToChannelFromBotLoginUrl',
  'OAuthUrl',
  'ValidateAuthority',
] as const;

const onOff = z.enum(['on', 'off'], { error: 'must be "on" or "off"' });
const url = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { error: `must be an address such as ${example}` });

/** Every setting, as text; an empty one counts as not set. */
export const SETTINGS = {
  PORT: z.coerce.number({ error: 'must be a port number such as 3978' }).int().min(0).max(65_535).optional(),
  HOST: z.string().optional(),
  PUBLIC_URL: url(['https:', 'http:'], 'https://learn.example.com').optional(),
  DATA_DIR: z.string().optional(),
  MONGODB_URI: url(['mongodb:', 'mongodb+srv:'], 'mongodb://db.example.com/passalong').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://cache.example.com:6379').optional(),
  ORG_NAME: z.string().optional(),
  DEFAULT_LOCALE: z.enum(LOCALES, { error: `must be one of ${LOCALES.join(', ')}` }).optional(),
  DEFAULT_TIME_ZONE: z.string().refine(isZone, { error: 'must be an IANA time zone such as Europe/Berlin' }).optional(),
  ADMINS: z
    .string()
    .transform((text) =>
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map((address) => address.toLowerCase()),
    )
    .refine((addresses) => addresses.every((address) => /^[^@\s]+@[^@\s]+$/.test(address)), {
      error: 'must be e-mail addresses, separated by commas',
    })
    .optional(),
  PLAYGROUND: onOff.optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', { error: 'must be the bot token, which begins with xoxb- (Slack app, "OAuth & Permissions")' })
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', { error: 'must be an app-level token, which begins with xapp- (Slack app, "Basic Information")' })
    .optional(),
  SLACK_API_URL: url(['https:', 'http:'], 'https://slack.com/api/').optional(),
  MicrosoftAppId: z.guid({ error: "must be the app id of the bot's registration, a GUID" }).optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant'], { error: 'must be SingleTenant or MultiTenant' }).optional(),
  MicrosoftAppTenantId: z.guid({ error: 'must be the tenant id, a GUID' }).optional(),
  ...Object.fromEntries(CLOUD_SETTINGS.map((name) => [name, z.string().optional()])),
  TEAMS_TOKEN_URL: url(['http:', 'https:'], 'http://127.0.0.1:9101/oauth2/v2.0/token').optional(),
  TEAMS_UNSIGNED: onOff.optional(),
} as const;

type Values = {
  [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends z.ZodType<infer Output> ? Output : never;
} & Record<(typeof CLOUD_SETTINGS)[number], string | undefined>;

/** Reads and judges the settings. Throws ConfigError with one line a problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in SETTINGS && value !== undefined && value.trim() !== ''),
  );
  const parsed = z.object(SETTINGS).safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (parsed.success) problems.push(...judge(parsed.data as Values));
  if (!parsed.success || problems.length > 0) {
    throw new ConfigError(`Passalong cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
  return build(parsed.data as Values);
}

/** What each setting for itself cannot show. */
function judge(values: Values): string[] {
  return [...judgeSlack(values), ...judgeTeams(values), ...judgeStores(values), ...judgePlayground(values)];
}

function judgeSlack({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL }: Values): string[] {
  if (!SLACK_BOT_TOKEN && !SLACK_SIGNING_SECRET && !SLACK_APP_TOKEN && !SLACK_API_URL) return [];
  const problems: string[] = [];
  if (!SLACK_BOT_TOKEN)
    problems.push('SLACK_BOT_TOKEN is missing: take it from the Slack app, "OAuth & Permissions", or remove the other SLACK_ settings');
  if (!SLACK_SIGNING_SECRET && !SLACK_APP_TOKEN)
    problems.push(
      'SLACK_SIGNING_SECRET is missing: take it from the Slack app, "Basic Information"; or set SLACK_APP_TOKEN for Socket Mode',
    );
  return problems;
}

function judgeTeams(values: Values): string[] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId, TEAMS_TOKEN_URL, TEAMS_UNSIGNED, PUBLIC_URL } =
    values;
  const problems: string[] = [];
  const cloud = CLOUD_SETTINGS.filter((name) => values[name]);
  const any = [MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId, TEAMS_TOKEN_URL, ...cloud].some(Boolean);
  if (TEAMS_UNSIGNED === 'on') {
    if (any || values.SLACK_BOT_TOKEN || PUBLIC_URL)
      problems.push('TEAMS_UNSIGNED is for development on this machine only: remove it, or remove every credential and PUBLIC_URL');
    return problems;
  }
  if (!any) return [];
  if (!MicrosoftAppId)
    problems.push("MicrosoftAppId is missing: take it from the bot's registration in Azure or the Teams developer portal");
  if (!MicrosoftAppPassword) problems.push("MicrosoftAppPassword is missing: make a client secret in the bot's registration");
  if ((MicrosoftAppType ?? 'SingleTenant') === 'SingleTenant' && !MicrosoftAppTenantId)
    problems.push('MicrosoftAppTenantId is missing: a SingleTenant bot needs the id of its tenant');
  if (cloud.length > 0 && cloud.length < CLOUD_SETTINGS.length) {
    problems.push(
      `${CLOUD_SETTINGS.filter((name) => !values[name]).join(', ')} missing: set all of the cloud settings or none, since the SDK takes them literally as soon as one is set`,
    );
  }
  if (TEAMS_TOKEN_URL && !isLoopback(new URL(TEAMS_TOKEN_URL).hostname))
    problems.push('TEAMS_TOKEN_URL may only name this machine (127.0.0.1): it receives the secret');
  return problems;
}

function judgeStores({ MONGODB_URI, REDIS_URL }: Values): string[] {
  return REDIS_URL && !MONGODB_URI
    ? ['REDIS_URL needs MONGODB_URI: several instances cannot share a SQLite file. Set MONGODB_URI too, or remove REDIS_URL']
    : [];
}

function judgePlayground({ PLAYGROUND, PUBLIC_URL, HOST, SLACK_BOT_TOKEN, MicrosoftAppId }: Values): string[] {
  if (PLAYGROUND !== 'on') return [];
  const problems: string[] = [];
  if (SLACK_BOT_TOKEN || MicrosoftAppId || PUBLIC_URL)
    problems.push(
      "PLAYGROUND lets anybody on this machine act as anybody: switch it off, or remove the platforms' credentials and PUBLIC_URL",
    );
  if (HOST && !isLoopback(HOST)) problems.push('PLAYGROUND works on this machine only: remove HOST or set it to 127.0.0.1');
  return problems;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function build(values: Values): Config {
  const slack = values.SLACK_BOT_TOKEN ? slackOf(values, values.SLACK_BOT_TOKEN) : undefined;
  const teams = teamsOf(values);
  const configured = slack !== undefined || (teams !== undefined && !teams.unsigned);
  const playground = values.PLAYGROUND === 'on' || (values.PLAYGROUND === undefined && !configured && !values.PUBLIC_URL);
  return {
    port: values.PORT ?? 3978,
    host: values.HOST ?? (configured || values.PUBLIC_URL ? '0.0.0.0' : '127.0.0.1'),
    dataDir: values.DATA_DIR ?? './data',
    orgName: values.ORG_NAME ?? 'Passalong',
    defaultLocale: values.DEFAULT_LOCALE ?? 'en',
    defaultZone: values.DEFAULT_TIME_ZONE ?? 'UTC',
    admins: values.ADMINS ?? [],
    playground,
    logLevel: values.LOG_LEVEL ?? 'info',
    ...(values.PUBLIC_URL && { publicUrl: values.PUBLIC_URL }),
    ...(values.MONGODB_URI && { mongodbUri: values.MONGODB_URI }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    ...(slack && { slack }),
    ...(teams && { teams }),
  };
}

function slackOf({ SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL }: Values, botToken: string): SlackSettings {
  return {
    botToken,
    ...(SLACK_SIGNING_SECRET && { signingSecret: SLACK_SIGNING_SECRET }),
    ...(SLACK_APP_TOKEN && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }),
  };
}

function teamsOf(values: Values): TeamsSettings | undefined {
  if (values.TEAMS_UNSIGNED === 'on') return { appId: '', appPassword: '', appType: 'MultiTenant', cloud: {}, unsigned: true };
  if (!values.MicrosoftAppId || !values.MicrosoftAppPassword) return undefined;
  const cloud = Object.fromEntries(CLOUD_SETTINGS.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  return {
    appId: values.MicrosoftAppId,
    appPassword: values.MicrosoftAppPassword,
    appType: values.MicrosoftAppType ?? 'SingleTenant',
    cloud,
    unsigned: false,
    ...(values.MicrosoftAppTenantId && { tenantId: values.MicrosoftAppTenantId }),
    ...(values.TEAMS_TOKEN_URL && { tokenUrl: values.TEAMS_TOKEN_URL }),
  };
}
