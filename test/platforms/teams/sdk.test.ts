// Where we go round the Bot Framework SDK (docs/decisions/0025-where-we-go-round-an-sdk.md). Each
// of these tests fails when the SDK changes underneath: then an option may do what we do by hand,
// or a new step may repeat a call.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConnectorClient,
  type ConnectorClientOptions,
  MicrosoftAppCredentials,
} from 'botframework-connector';
import { createSdk } from '../../../src/platforms/teams/sdk';

interface Pipeline {
  getOrderedPolicies(): readonly { readonly name: string }[];
}
const policiesOf = (connector: ConnectorClient): string[] =>
  (connector as unknown as { readonly client: { readonly pipeline: Pipeline } }).client.pipeline
    .getOrderedPolicies()
    .map(({ name }) => name);

const ofTheSdk = (options: ConnectorClientOptions = {}) =>
  policiesOf(
    new ConnectorClient(new MicrosoftAppCredentials('app', 'password'), {
      baseUri: 'https://smba.example/teams/',
      ...options,
    }),
  );

const sdk = (more: { readonly tokenUrl?: string } = {}) =>
  createSdk({
    appId: 'app',
    appPassword: 'password',
    appType: 'MultiTenant',
    tenants: [],
    cloud: {},
    unsigned: false,
    ...more,
  });

it("knows every step of the SDK's own client by name", () => {
  expect(ofTheSdk()).toEqual([
    'serializationPolicy',
    'proxyPolicy',
    'decompressResponsePolicy',
    'wrapAbortSignalLikePolicy',
    'formDataPolicy',
    'userAgentPolicy',
    'setClientRequestIdPolicy',
    'ServiceClientContext_Credentials_SignRequest',
    'deserializationPolicy',
    'multipartPolicy',
    'defaultRetryPolicy',
    'tracingPolicy',
    'redirectPolicy',
    'logPolicy',
  ]);
});

it('leaves out retries and redirects, and nothing else', async () => {
  const ours = policiesOf(await sdk().connector('https://smba.example/teams/'));
  const left = ofTheSdk().filter((name) => !ours.includes(name));
  expect(left).toEqual(['defaultRetryPolicy', 'redirectPolicy']);
});

it('has to: the options against retries and redirects do nothing', () => {
  const asked = {
    noRetryPolicy: true,
    redirectOptions: { handleRedirects: false, maxRetries: 0 },
    retryOptions: { maxRetries: 0 },
  };
  expect(ofTheSdk(asked as ConnectorClientOptions)).toEqual(ofTheSdk());
});

describe('a call to a service', () => {
  let server: Server;
  let url: string;
  let calls: string[];

  beforeEach(async () => {
    calls = [];
    server = createServer((req, res) => {
      const path = req.url ?? '';
      if (path === '/token') {
        res.end(JSON.stringify({ access_token: 'token', expires_in: 3600 }));
        return;
      }
      calls.push(path);
      // In two steps: botbuilder's restify replaces `writeHead`, which then returns nothing.
      if (path.includes('busy')) res.writeHead(503, { 'retry-after': '0' });
      else res.writeHead(307, { location: '/elsewhere' });
      res.end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  it.each([
    ['is not repeated', 'busy', 503],
    ['follows no redirect, which would take its token along', 'moved', 307],
  ])('%s', async (_what, conversation, statusCode) => {
    const connector = await sdk({ tokenUrl: `${url}/token` }).connector(url);
    const sending = connector.conversations.sendToConversation(conversation, {
      type: 'message',
      text: 'hello',
    });
    await expect(sending).rejects.toMatchObject({ statusCode });
    expect(calls).toEqual([`/v3/conversations/${conversation}/activities`]);
  });
});
