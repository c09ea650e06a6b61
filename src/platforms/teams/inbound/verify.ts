// Decides whether a request is let in. The SDK checks the token. This file also requires the Teams
// channel, the channel's own token (no skill, no emulator) with an expiry, and a tenant that is
// served. Development's unsigned traffic must come from a program on this machine.
import type { IncomingMessage } from 'node:http';
import type { Activity } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type AuthenticateRequestResult,
} from 'botframework-connector';
import type { Log } from '../../../core/log';
import { readActivity, type TeamsActivity, tenantsOf } from './activity';
import type { Sdk } from '../sdk';
import { isLoopback } from '../../../config/setting-types';
import { isLoopbackAddress, type TeamsSettings } from '../settings';

export interface TeamsAdmission {
  readonly activity: TeamsActivity;
  readonly tenant: string;
  readonly token: AuthenticateRequestResult;
}

export interface Refused {
  readonly status: 400 | 401 | 403 | 503;
  readonly why: string;
}

export interface VerifyDeps {
  readonly sdk: Sdk;
  readonly settings: TeamsSettings;
  readonly log: Log;
}

export async function verify(
  req: IncomingMessage,
  body: unknown,
  { sdk, settings, log }: VerifyDeps,
): Promise<TeamsAdmission | Refused> {
  const activity = readActivity(body);
  if (!activity) return { status: 400, why: 'not an activity' };
  if (activity.channelId !== 'msteams') return { status: 403, why: 'not from Teams' };
  const refused = settings.unsigned ? refuseUnsigned(req, activity) : undefined;
  if (refused) return refused;
  const token = await authenticate(req, body as Activity, sdk, log);
  if ('status' in token) return token;
  if (
    !settings.unsigned &&
    token.claimsIdentity.getClaimValue(AuthenticationConstants.IssuerClaim) !== sdk.channelIssuer
  )
    return { status: 403, why: "not the channel's token" };
  // The SDK checks a token's expiry only if there is one.
  if (!settings.unsigned && token.claimsIdentity.getClaimValue('exp') === null)
    return { status: 401, why: 'a token without an end' };
  const tenant = tenantOf(activity, settings);
  return tenant ? { activity, tenant, token } : { status: 403, why: 'tenant not served' };
}

async function authenticate(
  req: IncomingMessage,
  activity: Activity,
  sdk: Sdk,
  log: Log,
): Promise<AuthenticateRequestResult | Refused> {
  try {
    return await sdk.authenticate(activity, req.headers.authorization ?? '');
  } catch (error) {
    const { name, statusCode } = error as Partial<AuthenticationError>;
    // The signing keys can't be fetched. The caller is not at fault and should try again.
    if (name === 'FetchError' || (error instanceof AuthenticationError && statusCode === 500)) {
      log.error("Teams' signing keys cannot be fetched", { error });
      return { status: 503, why: 'signing keys cannot be fetched' };
    }
    // The SDK throws what its JWT library throws for a wrong or early signature; the request is
    // refused in every case.
    return { status: 401, why: `token refused: ${name ?? 'unknown'}` };
  }
}

/**
 * A browser page or a tunnel reaches this machine's own address too: neither may speak for Teams.
 */
function refuseUnsigned(
  { socket, headers }: IncomingMessage,
  { serviceUrl }: TeamsActivity,
): Refused | undefined {
  if (!isLoopbackAddress(socket.remoteAddress))
    return { status: 403, why: 'unsigned, and not from this machine' };
  if (headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via'])
    return { status: 403, why: 'unsigned, and forwarded' };
  if (headers.origin || !/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return { status: 403, why: 'unsigned, and from a browser' };
  return isLoopback(new URL(serviceUrl).hostname)
    ? undefined
    : { status: 403, why: 'unsigned, and answers would leave this machine' };
}

/** The tenant that all of the activity agrees on and that is served. */
function tenantOf(
  activity: TeamsActivity,
  { tenants, unsigned }: TeamsSettings,
): string | undefined {
  const [tenant = unsigned ? 'development' : undefined, ...others] = tenantsOf(activity).map((id) =>
    id.toLowerCase(),
  );
  if (!tenant || others.some((other) => other !== tenant)) return undefined;
  return unsigned || tenants.includes(tenant) ? tenant : undefined;
}
