// The one place that builds the Bot Framework SDK: its adapter, its check of inbound tokens, its
// credentials, and its connector clients, one for each service address. Two steps are taken out of
// each client: retries would repeat a send that is in doubt, and redirects would take the token
// along (docs/decisions/0025-where-we-go-round-an-sdk.md).
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import {
  AppCredentials,
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type AuthenticatorResult,
  ClaimsIdentity,
  type ConnectorClient,
  PasswordServiceClientCredentialFactory,
} from 'botframework-connector';
import type { TeamsSettings } from './settings';

export interface Sdk {
  /**
   * The issuer of the channel's tokens: a token of any other (a skill's, the emulator's) is not the
   * channel.
   */
  readonly channelIssuer: string;
  /**
   * Checks signature, issuer, audience, times and service address. Throws on everything that does
   * not hold.
   */
  authenticate(activity: Activity, header: string): Promise<AuthenticateRequestResult>;
  /** Runs one turn of the adapter; gives what the logic sent as `invokeResponse`. */
  turn(
    verified: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
  /** The client for a service address. */
  connector(serviceUrl: string): Promise<ConnectorClient>;
}

/**
 * Asks a stand-in for tokens: MSAL, which the SDK's own credentials use, refuses an authority that
 * is not https.
 */
class TokenUrlCredentials extends AppCredentials {
  readonly #settings: TeamsSettings;

  constructor(settings: TeamsSettings, audience: string) {
    super(settings.appId, settings.tenantId, audience);
    this.#settings = settings;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const { appId, appPassword, tokenUrl = '' } = this.#settings;
    const response = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: appPassword,
        scope: `${this.oAuthScope}/.default`,
      }),
    });
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
    const { access_token, expires_in } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    return { accessToken: access_token, expiresOn: new Date(Date.now() + expires_in * 1000) };
  }
}

class TokenUrlCredentialsFactory extends PasswordServiceClientCredentialFactory {
  readonly #settings: TeamsSettings;

  constructor(settings: TeamsSettings) {
    super(settings.appId, settings.appPassword, settings.tenantId ?? '');
    this.#settings = settings;
  }

  override async createCredentials(_appId: string, audience: string): Promise<AppCredentials> {
    return new TokenUrlCredentials(this.#settings, audience);
  }
}

class TeamsAdapter extends CloudAdapter {
  authenticate(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    return this.botFrameworkAuthentication.authenticateRequest(activity, header);
  }

  turn(
    verified: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(verified, activity, logic);
  }
}

export function createSdk(settings: TeamsSettings): Sdk {
  const { appId, appPassword, appType, tenantId, cloud, tokenUrl } = settings;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ...cloud,
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppType: appType,
      ...(tenantId && { MicrosoftAppTenantId: tenantId }),
    },
    tokenUrl ? new TokenUrlCredentialsFactory(settings) : undefined,
  );
  const adapter = new TeamsAdapter(authentication);
  const ourselves = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
  ]);
  const factory = authentication.createConnectorFactory(ourselves);
  const audience =
    cloud['ToChannelFromBotOAuthScope'] ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
  const connectors = new Map<string, Promise<ConnectorClient>>();

  async function connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = connectors.get(serviceUrl);
    if (known) return known;
    const made = factory.create(serviceUrl, audience).then(withoutRepeats);
    connectors.set(serviceUrl, made);
    made.catch(() => connectors.delete(serviceUrl));
    return made;
  }

  return {
    channelIssuer:
      cloud['ToBotFromChannelTokenIssuer'] ?? AuthenticationConstants.ToBotFromChannelTokenIssuer,
    authenticate: (activity, header) => adapter.authenticate(activity, header),
    turn: (verified, activity, logic) => adapter.turn(verified, activity, logic),
    connector,
  };
}

interface Pipeline {
  removePolicy(which: { readonly phase: 'Retry' } | { readonly name: string }): readonly unknown[];
}

/**
 * The SDK has options against its retries and redirects, and ignores them (4.23.3). The policies
 * are taken out of the client's pipeline instead.
 */
function withoutRepeats(connector: ConnectorClient): ConnectorClient {
  const { pipeline } = (
    connector as unknown as { readonly client: { readonly pipeline: Pipeline } }
  ).client;
  for (const which of [{ phase: 'Retry' } as const, { name: 'redirectPolicy' }])
    if (pipeline.removePolicy(which).length === 0)
      throw new Error(`the SDK's policy was not found: ${Object.values(which).join()}`);
  return connector;
}
