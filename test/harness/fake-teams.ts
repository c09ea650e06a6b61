// A stand-in for everything of Microsoft's that a Teams bot talks to, on loopback: OpenID metadata
// and keys, the token endpoint, the Bot Connector. Activities are signed as the channel service
// signs them, so that the bot's real validation runs; what the bot sends back is checked and
// recorded. Written from public documentation: a green run is no proof against the real service.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConnector, readCall, writeAnswer } from './fake-teams-connector';
import { createControl } from './fake-teams-control';
import { createFiles, type TeamsFiles } from './fake-teams-files';
import { createSenders, type Senders } from './fake-teams-senders';
import { type Auth, BAD_AUTH, createTokens } from './fake-teams-tokens';
import { createWorld, type Entry, type Fault, type World } from './fake-teams-world';

export interface FakeTeamsOptions {
  readonly host?: string;
  readonly port?: number;
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly issuer?: string;
  readonly scope?: string;
  readonly botUrl?: string;
  readonly botName?: string;
  /** False: the connector asks for no token, for a bot that runs unsigned. */
  readonly requireToken?: boolean;
  /** Refuse what would be shown badly. */
  readonly strict?: boolean;
  readonly sendTimeoutMs?: number;
}

export interface AuthRow {
  readonly auth: Auth;
  readonly status: number;
  /** Replies that the bot gave although it should have refused. */
  readonly leaked: number;
  /** For a bad token: 401 or 403, and no reply. */
  readonly ok: boolean;
}

export interface FakeTeams
  extends Omit<Senders, 'envelope'>,
    Pick<
      World,
      | 'log'
      | 'problems'
      | 'team'
      | 'users'
      | 'addUser'
      | 'userOf'
      | 'conversation'
      | 'waitFor'
      | 'reset'
    > {
  readonly url: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly botUrl: string;
  readonly options: Required<Pick<FakeTeamsOptions, 'appId' | 'appPassword' | 'tenantId'>>;
  readonly envelope: Senders['envelope'];
  readonly files: TeamsFiles;
  setBotUrl(url: string): void;
  fault(fault: Fault): void;
  sent(since?: number): Entry[];
  /** The settings that the bot needs. */
  botEnv(): Record<string, string>;
  /**
   * One message for each kind of token; the bot must answer the good one. `settleMs`: how long a
   * reply to a refused one may take to show up.
   */
  authCheck(options?: {
    text?: string;
    settleMs?: number;
  }): Promise<{ readonly ok: boolean; readonly rows: readonly AuthRow[] }>;
  close(): Promise<void>;
}

const DEFAULTS = {
  host: '127.0.0.1',
  port: 0,
  appId: '11111111-2222-4333-8444-555555555555',
  appPassword: 'loopback-secret',
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
  issuer: 'https://api.botframework.com',
  scope: 'https://api.botframework.com',
  botUrl: 'http://127.0.0.1:3978/api/messages',
  botName: 'Bot',
  requireToken: true,
  strict: false,
  sendTimeoutMs: 20_000,
};

export async function startFakeTeams(options: FakeTeamsOptions = {}): Promise<FakeTeams> {
  const settings = { ...DEFAULTS, ...options };
  let { botUrl } = settings;
  let base = '';
  const bot = { id: `28:${settings.appId}`, name: settings.botName };
  const world = createWorld(settings.tenantId);
  const tokens = createTokens({ ...settings, serviceUrl: () => base });
  const senders = createSenders(
    { botUrl: () => botUrl, serviceUrl: () => base, bot, sendTimeoutMs: settings.sendTimeoutMs },
    world,
    tokens,
  );
  const connector = createConnector(settings, world, tokens, () => base);
  const files = createFiles(() => base);
  const server = createServer((req, res) => {
    if (files.serve(req, res)) return;
    void (async () => {
      const call = await readCall(req);
      if (!call)
        return writeAnswer(res, {
          status: 413,
          body: { error: { code: 'RequestEntityTooLarge' } },
        });
      const answer =
        (await control(call.path, call.body, req.url ?? '')) ?? (await connector.answer(call));
      if (answer) return writeAnswer(res, answer);
      world.record({ kind: 'unknown', method: call.method, path: call.path, status: 404 });
      writeAnswer(res, {
        status: 404,
        body: { error: { code: 'NotFound', message: `no such route ${call.path}` } },
      });
    })().catch((error: unknown) =>
      writeAnswer(res, {
        status: 500,
        body: { error: { code: 'FakeTeams', message: String(error) } },
      }),
    );
  });

  const teams: FakeTeams = {
    ...senders,
    ...world,
    bot,
    files,
    options: settings,
    get url() {
      return base;
    },
    get botUrl() {
      return botUrl;
    },
    setBotUrl(url) {
      botUrl = url;
    },
    fault(fault) {
      world.faults.push({ times: 1, ...fault });
    },
    sent: (since = 0) => world.log.filter((entry) => entry.kind === 'send' && entry.n >= since),
    botEnv: () => ({
      MicrosoftAppId: settings.appId,
      MicrosoftAppPassword: settings.appPassword,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: settings.tenantId,
      ToBotFromChannelOpenIdMetadataUrl: `${base}v1/.well-known/openidconfiguration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${base}v1/.well-known/openidconfiguration`,
      ToBotFromChannelTokenIssuer: settings.issuer,
      ToChannelFromBotOAuthScope: settings.scope,
      ToChannelFromBotLoginUrl: `${base}oauth2`,
      OAuthUrl: base,
      ValidateAuthority: 'false',
      TEAMS_TOKEN_URL: `${base}oauth2/v2.0/token`,
    }),
    async authCheck({ text = 'authcheck', settleMs = 250 } = {}) {
      const settle = () => new Promise((resolve) => setTimeout(resolve, settleMs));
      const since = world.log.length;
      const valid = await senders.message({ text });
      const rows: AuthRow[] = [
        {
          auth: 'valid',
          status: valid.status,
          leaked: 0,
          ok: valid.status >= 200 && valid.status < 300,
        },
      ];
      // A late reply to the good one must not be taken for a leak.
      if (valid.status < 300) await world.waitFor(({ kind }) => kind === 'send', { since });
      for (const auth of BAD_AUTH) {
        const before = world.log.length;
        const { status } = await senders.message({ text, auth });
        await settle();
        const leaked = teams.sent(before).length;
        rows.push({ auth, status, leaked, ok: (status === 401 || status === 403) && leaked === 0 });
      }
      return { ok: rows.every((row) => row.ok), rows };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const control = createControl(teams, world);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(settings.port, settings.host, resolve);
  });
  base = `http://${settings.host}:${(server.address() as AddressInfo).port}/`;
  return teams;
}
