// The one place that builds the Bot Framework SDK: its adapter, its check of inbound tokens, its credentials, and its connector
// clients, one a service address, without what the SDK would do on top of a call: its retries would repeat a send that is in doubt.
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type InvokeResponse, type TurnContext } from 'botbuilder';
import {
  AppCredentials,
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type AuthenticatorResult,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  PasswordServiceClientCredentialFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { TeamsSettings } from './settings';

export interface Sdk {
  /** The issuer of the channel's tokens: a token of any other (a skill's, the emulator's) is not the channel. */
  readonly channelIssuer: string;
  /** Checks signature, issuer, audience, times and service address. Throws on everything that does not hold. */
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

/** Asks a stand-in for tokens: MSAL, which the SDK's own credentials use, refuses an authority that is not https. */
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
    const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
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

/** Gives turns the clients that are there already. */
class KnownConnectors extends ConnectorFactory {
  readonly #connector: Sdk['connector'];

  constructor(connector: Sdk['connector']) {
    super();
    this.#connector = connector;
  }

  override create(serviceUrl: string): Promise<ConnectorClient> {
    return this.#connector(serviceUrl);
  }
}

/** The SDK makes a client for users' tokens, with a pipeline of its own, for every turn. Nobody here asks for such tokens: one does for all. */
class FrugalAuthentication extends ConfigurationBotFrameworkAuthentication {
  #userTokens: Promise<UserTokenClient> | undefined;

  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity).catch((error: unknown) => {
      this.#userTokens = undefined;
      throw error;
    });
    return this.#userTokens;
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
  const authentication = new FrugalAuthentication(
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
  const ourselves = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
  const factory = authentication.createConnectorFactory(ourselves);
  const audience = cloud['ToChannelFromBotOAuthScope'] ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
  const connectors = new Map<string, Promise<ConnectorClient>>();

  async function connector(serviceUrl: string): Promise<ConnectorClient> {
    const known = connectors.get(serviceUrl);
    if (known) return known;
    const made = factory.create(serviceUrl, audience).then(bare);
    connectors.set(serviceUrl, made);
    made.catch(() => connectors.delete(serviceUrl));
    return made;
  }

  const connectorFactory = new KnownConnectors(connector);
  return {
    channelIssuer: cloud['ToBotFromChannelTokenIssuer'] ?? AuthenticationConstants.ToBotFromChannelTokenIssuer,
    authenticate: (activity, header) => adapter.authenticate(activity, header),
    turn: (verified, activity, logic) => adapter.turn({ ...verified, connectorFactory }, activity, logic),
    connector,
  };
}

/**
 * What each call passes through to no end here: files, many parts, compressed answers, traces and a log that nobody reads; and redirects, which
 * a token must not follow.
 */
const NEEDLESS = ['decompressResponsePolicy', 'formDataPolicy', 'multipartPolicy', 'tracingPolicy', 'redirectPolicy', 'logPolicy'];

interface Pipeline {
  removePolicy(which: { readonly phase: 'Retry' } | { readonly name: string }): readonly unknown[];
}

/** The SDK has an option against its retries and ignores it (4.23.3); policies are taken out of the client's pipeline instead. */
function bare(connector: ConnectorClient): ConnectorClient {
  const { pipeline } = (connector as unknown as { readonly client: { readonly pipeline: Pipeline } }).client;
  if (pipeline.removePolicy({ phase: 'Retry' }).length === 0) throw new Error("the SDK's retry policy was not found");
  for (const name of NEEDLESS) pipeline.removePolicy({ name });
  return connector;
}
