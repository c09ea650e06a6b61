// The settings of the Teams platform. Dangerous settings are refused twice: when they are read, and
// when the platform is made.
import { z } from 'zod/v4';
import { address, isLoopback, onOff, safeAddress, text } from '../../config/setting-types';
import type { GivenOf, Situation } from '../module';

export interface TeamsSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: 'SingleTenant' | 'MultiTenant';
  /** The tenant to which the app belongs, for the SDK. */
  readonly tenantId?: string;
  /**
   * The tenants that are served, and whose e-mail addresses are believed; lower case. Empty only
   * when unsigned.
   */
  readonly tenants: readonly string[];
  /** The SDK's cloud settings under its own names; all or none. */
  readonly cloud: Readonly<Record<string, string>>;
  /**
   * Where access tokens are asked for instead of Entra: loopback only, since it receives the
   * secret.
   */
  readonly tokenUrl?: string;
  /** Development only: takes unsigned traffic from this machine. Excludes every credential. */
  readonly unsigned: boolean;
}

const cloudShape = {
  ToBotFromChannelOpenIdMetadataUrl: safeAddress(
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),
  ToBotFromEmulatorOpenIdMetadataUrl: safeAddress(
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  ),
  ToBotFromChannelTokenIssuer: text,
  ToChannelFromBotOAuthScope: text,
  ToChannelFromBotLoginUrl: safeAddress('https://login.microsoftonline.com/botframework.com'),
  OAuthUrl: safeAddress('https://api.botframework.com'),
  ValidateAuthority: z.enum(['true', 'false'], { error: 'must be "true" or "false"' }).optional(),
};

/** Names that botbuilder takes literally, all of them, as soon as one of them is set. */
export const CLOUD_SETTINGS = Object.keys(cloudShape) as readonly (keyof typeof cloudShape)[];

const partsOf = (given: string) =>
  given
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);

export const teamsShape = {
  MicrosoftAppId: z
    .guid({ error: "must be the app id of the bot's registration, a GUID" })
    .optional(),
  MicrosoftAppPassword: text,
  MicrosoftAppType: z
    .enum(['SingleTenant', 'MultiTenant'], { error: 'must be SingleTenant or MultiTenant' })
    .optional(),
  MicrosoftAppTenantId: z.guid({ error: 'must be the tenant id, a GUID' }).optional(),
  TEAMS_TENANTS: z
    .string()
    .transform(partsOf)
    .refine((given) => given.every((one) => z.guid().safeParse(one).success), {
      error: 'must be tenant ids, GUIDs separated by commas',
    })
    .optional(),
  TEAMS_TOKEN_URL: address(['http:', 'https:'], 'http://127.0.0.1:9101/oauth2/v2.0/token'),
  TEAMS_UNSIGNED: onOff,
  ...cloudShape,
};

type Given = GivenOf<typeof teamsShape>;
type Values = z.output<z.ZodObject<typeof teamsShape>>;

/** Development's unsigned traffic needs none. */
export function hasTeamsCredentials(given: Given): boolean {
  const names = Object.keys(teamsShape) as (keyof typeof teamsShape)[];
  return names.some((name) => name !== 'TEAMS_UNSIGNED' && given[name] !== undefined);
}

export const isUnsigned = ({ TEAMS_UNSIGNED }: Given): boolean => TEAMS_UNSIGNED === 'on';

export function teamsProblems(given: Given, situation: Situation): string[] {
  return [...credentialProblems(given), ...unsignedProblems(given, situation)];
}

function credentialProblems(given: Given): string[] {
  if (!hasTeamsCredentials(given)) return [];
  const problems: string[] = [];
  if (!given.MicrosoftAppId)
    problems.push(
      "MicrosoftAppId is missing: take it from the bot's registration in Azure or the Teams developer portal",
    );
  if (!given.MicrosoftAppPassword)
    problems.push(
      "MicrosoftAppPassword is missing: make a client secret in the bot's registration",
    );
  if (!given.MicrosoftAppType)
    problems.push(
      'MicrosoftAppType is missing: set it to SingleTenant, or to MultiTenant if the bot was registered so',
    );
  if (given.MicrosoftAppType === 'SingleTenant' && !given.MicrosoftAppTenantId)
    problems.push('MicrosoftAppTenantId is missing: a SingleTenant bot needs the id of its tenant');
  if (
    given.MicrosoftAppType === 'MultiTenant' &&
    !given.MicrosoftAppTenantId &&
    !given.TEAMS_TENANTS
  )
    problems.push(
      'TEAMS_TENANTS is missing: a MultiTenant bot can be reached from every tenant, so name the ids of those that it serves',
    );
  const missing = CLOUD_SETTINGS.filter((name) => !given[name]);
  if (missing.length > 0 && missing.length < CLOUD_SETTINGS.length)
    problems.push(
      `${missing.join(', ')} missing: set all of the cloud settings or none, since the SDK takes them literally as soon as one is set`,
    );
  if (given.TEAMS_TOKEN_URL && !namesThisMachine(given.TEAMS_TOKEN_URL))
    problems.push(
      'TEAMS_TOKEN_URL may only name this machine (127.0.0.1), since it is sent the secret: remove it',
    );
  return problems;
}

function unsignedProblems(given: Given, { hasCredentials }: Situation): string[] {
  if (!isUnsigned(given)) return [];
  const problems: string[] = [];
  if (hasCredentials || given.PUBLIC_URL)
    problems.push(
      'TEAMS_UNSIGNED is for development on this machine only: remove it, or remove every credential and PUBLIC_URL',
    );
  if (given.HOST && !isLoopback(given.HOST))
    problems.push(
      'TEAMS_UNSIGNED takes traffic from this machine only: remove HOST or set it to 127.0.0.1',
    );
  return problems;
}

function namesThisMachine(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

export function teamsSettings(values: Values): TeamsSettings | undefined {
  if (values.TEAMS_UNSIGNED === 'on')
    return {
      appId: '',
      appPassword: '',
      appType: 'MultiTenant',
      tenants: [],
      cloud: {},
      unsigned: true,
    };
  const {
    MicrosoftAppId,
    MicrosoftAppPassword,
    MicrosoftAppType,
    MicrosoftAppTenantId,
    TEAMS_TENANTS = [],
    TEAMS_TOKEN_URL,
  } = values;
  if (!MicrosoftAppId || !MicrosoftAppPassword || !MicrosoftAppType) return undefined;
  return {
    appId: MicrosoftAppId,
    appPassword: MicrosoftAppPassword,
    appType: MicrosoftAppType,
    tenants: [
      ...new Set([
        ...(MicrosoftAppTenantId ? [MicrosoftAppTenantId.toLowerCase()] : []),
        ...TEAMS_TENANTS,
      ]),
    ],
    cloud: Object.fromEntries(
      CLOUD_SETTINGS.flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
    ),
    unsigned: false,
    ...(MicrosoftAppTenantId && { tenantId: MicrosoftAppTenantId }),
    ...(TEAMS_TOKEN_URL && { tokenUrl: TEAMS_TOKEN_URL }),
  };
}

/**
 * Throws on settings that would take unsigned traffic with credentials at hand, or send the secret
 * away.
 */
export function refuseDangerous({
  appId,
  appPassword,
  tenants,
  tokenUrl,
  unsigned,
}: TeamsSettings): void {
  if (unsigned && (appId || appPassword))
    throw new Error('unsigned Teams traffic cannot be served together with credentials');
  if (!unsigned && !(appId && appPassword))
    throw new Error('the Teams platform needs an app id and a password');
  if (!unsigned && tenants.length === 0)
    throw new Error('the Teams platform needs to know which tenants it serves');
  if (tokenUrl && !isLoopback(new URL(tokenUrl).hostname))
    throw new Error('the Teams token address must be on this machine');
}

/** Of a socket: IPv4, IPv6, or IPv4 within IPv6. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address ?? '');
}
