// Every setting by name: what it may hold, each for itself. judge.ts looks at them together; .env.example explains them to operators.
import { z } from 'zod/v4';
import { GUARDED_ACTIONS } from '../core/feature';
import { ERASE_TEXTS } from '../core/personal';
import { LOCALES } from '../core/texts';
import { emailsIn } from '../domain/email';
import { isZone } from '../domain/person-record';

/** Names that botbuilder takes literally, all of them, as soon as one of them is set. */
export const CLOUD_SETTINGS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToChannelFromBotOAuthScope',
  'ToChannelFromBotLoginUrl',
  'OAuthUrl',
  'ValidateAuthority',
] as const;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

const text = z.string().optional();
const onOff = z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).optional();
const matching = (pattern: RegExp, error: string) => z.string().regex(pattern, { error }).optional();

const namesIn = (given: string) => [
  ...new Set(
    given
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];
const deedsIn = (given: string) => GUARDED_ACTIONS.filter((deed) => namesIn(given).includes(deed));

/** A replica set's address names several hosts; `URL` knows one. */
const withOneHost = (uri: string) => uri.replace(/^(mongodb:\/\/(?:[^/?@]*@)?[^/?,@]*),[^/?]*/, '$1');

/** `read`: what of it `URL` is to judge. */
function address(protocols: readonly string[], example: string, read = (given: string) => given) {
  return z
    .string()
    .refine((given) => URL.canParse(read(given)) && protocols.includes(new URL(read(given)).protocol), {
      error: `must be an address such as ${example}`,
    })
    .optional();
}

/** Secrets and keys travel there: encrypted, or on this machine. */
function safeAddress(example: string) {
  return z
    .string()
    .refine(
      (given) => {
        if (!URL.canParse(given)) return false;
        const { protocol, hostname, username, password } = new URL(given);
        return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
      },
      { error: `must be an https address such as ${example}` },
    )
    .optional();
}

const partsOf = (given: string) => given.split(/[\s,;]+/).filter(Boolean);

function termIn(part: string): readonly [string, number] {
  const [name = '', days] = part.split(':');
  return [name, Number(days)];
}

export const settingsSchema = z.object({
  PORT: z
    .string()
    .refine((given) => /^\d{1,5}$/.test(given) && Number(given) <= 65_535, { error: 'must be a port number such as 3978' })
    .transform(Number)
    .optional(),
  HOST: text,
  PUBLIC_URL: address(['https:', 'http:'], 'https://learn.example.com'),
  DATA_DIR: text,
  MONGODB_URI: address(['mongodb:', 'mongodb+srv:'], 'mongodb://db.example.com/passalong', withOneHost),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://cache.example.com:6379'),
  ORG_NAME: text,
  DEFAULT_LOCALE: z.enum(LOCALES, { error: `must be one of ${LOCALES.join(', ')}` }).optional(),
  DEFAULT_TIME_ZONE: z.string().refine(isZone, { error: 'must be an IANA time zone such as Europe/Berlin' }).optional(),
  ADMINS: z
    .string()
    .transform(emailsIn)
    .refine((given) => given.every((one) => one !== undefined), { error: 'must be e-mail addresses, separated by commas' })
    .transform((given) => given.filter((one) => one !== undefined))
    .optional(),
  AGREEMENT: text,
  AGREEMENT_SHA256: z
    .string()
    .refine((given) => /^[0-9a-f]{64}$/i.test(given), { error: 'must be the 64 hexadecimal digits that were signed' })
    .transform((given) => given.toLowerCase())
    .optional(),
  RETENTION: z
    .string()
    .refine((given) => partsOf(given).every((one) => /^[a-zA-Z][\w.]*:\d{1,5}$/.test(one)), {
      error: 'must be collections with their days, such as contributions:180,questions:365',
    })
    .refine((given) => new Set(partsOf(given).map((one) => one.split(':')[0])).size === partsOf(given).length, {
      error: 'names a collection twice: take one of them out',
    })
    .transform((given) => Object.fromEntries(partsOf(given).map((one) => termIn(one))))
    .optional(),
  GUESTS: z.enum(['off', 'ask'], { error: 'must be "off" or "ask"' }).optional(),
  ERASE_TEXTS: z.enum(ERASE_TEXTS, { error: 'must be "choice", "keep" or "remove"' }).optional(),
  TWO_PERSON_APPROVAL: z
    .string()
    .refine((given) => deedsIn(given).length === namesIn(given).length, {
      error: 'must be a list of export, erase and admins, separated by commas; empty: no second admin is needed',
    })
    .transform(deedsIn)
    .optional(),
  PLAYGROUND: onOff,
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).optional(),
  METRICS_TOKEN: matching(/^[\x21-\x7e]{16,}$/, 'must be at least 16 characters without blanks, e.g. from: openssl rand -hex 24'),
  SLACK_BOT_TOKEN: matching(/^xoxb-/, 'must be the bot token, which begins with xoxb- (Slack app, "OAuth & Permissions")'),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: matching(/^xapp-/, 'must be an app-level token, which begins with xapp- (Slack app, "Basic Information")'),
  SLACK_API_URL: safeAddress('https://slack.com/api/'),
  MicrosoftAppId: z.guid({ error: "must be the app id of the bot's registration, a GUID" }).optional(),
  MicrosoftAppPassword: text,
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant'], { error: 'must be SingleTenant or MultiTenant' }).optional(),
  MicrosoftAppTenantId: z.guid({ error: 'must be the tenant id, a GUID' }).optional(),
  TEAMS_TENANTS: z
    .string()
    .transform((given) =>
      given
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    )
    .refine((given) => given.every((one) => z.guid().safeParse(one).success), { error: 'must be tenant ids, GUIDs separated by commas' })
    .optional(),
  ToBotFromChannelOpenIdMetadataUrl: safeAddress('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  ToBotFromEmulatorOpenIdMetadataUrl: safeAddress(
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  ),
  ToBotFromChannelTokenIssuer: text,
  ToChannelFromBotOAuthScope: text,
  ToChannelFromBotLoginUrl: safeAddress('https://login.microsoftonline.com/botframework.com'),
  OAuthUrl: safeAddress('https://api.botframework.com'),
  ValidateAuthority: z.enum(['true', 'false'], { error: 'must be "true" or "false"' }).optional(),
  EMBEDDINGS_URL: safeAddress('https://api.openai.com/v1'),
  EMBEDDINGS_MODEL: text,
  EMBEDDINGS_API_KEY: matching(/^[\x21-\x7e]+$/, 'must be the key alone, without blanks'),
  TEAMS_TOKEN_URL: address(['http:', 'https:'], 'http://127.0.0.1:9101/oauth2/v2.0/token'),
  TEAMS_UNSIGNED: onOff,
});

export type SettingName = keyof typeof settingsSchema.shape;
export type Values = z.output<typeof settingsSchema>;
/** What stands in the environment, unread. */
export type Given = { readonly [Name in SettingName]?: string };

export const SETTING_NAMES = Object.keys(settingsSchema.shape) as readonly SettingName[];
