// Who reads the metrics: a direct connection of this machine, and whoever bears the token. Rules as
// tables and properties, then over real HTTP.
import { request } from 'node:http';
import fc from 'fast-check';
import { silentLog } from '../../src/core/log';
import { createAccess, isDirect, newToken } from '../../src/http/access';
import { createMetrics } from '../../src/http/metrics';
import { createHttpServer, type HttpServer } from '../../src/http/server';

const HOST = { host: '127.0.0.1:3978' };
const asking = (headers: Record<string, string>, remoteAddress?: string) => ({
  headers,
  socket: { remoteAddress },
});

/** What the proxies, tunnels and content networks that we know of add. */
const PASSED_ON = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded',
  'x-real-ip',
  'client-ip',
  'x-client-ip',
  'true-client-ip',
  'x-cluster-client-ip',
  'x-original-host',
  'x-original-url',
  'x-envoy-external-address',
  'x-amzn-trace-id',
  'x-azure-clientip',
  'x-arr-log-id',
  'cf-connecting-ip',
  'cf-ray',
  'fastly-client-ip',
  'fly-client-ip',
];

describe('a direct connection of this machine', () => {
  it.each([
    ['127.0.0.1', 'localhost:3978'],
    ['127.0.0.1', 'localhost'],
    ['127.8.8.8', '127.8.8.8:3978'],
    ['::1', '[::1]:3978'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
  ])('is one from %s to %s', (peer, host) => {
    expect(isDirect(asking({ host, accept: '*/*', 'x-request-id': 'abc' }, peer))).toBe(true);
  });

  it.each([
    ['another machine', '10.0.0.7', HOST],
    ['another container', '172.17.0.1', HOST],
    ['nobody that is known', undefined, HOST],
    ['an address that only looks like ours', '2001:db8::127.0.0.1', HOST],
    ['a name bent to this machine', '127.0.0.1', { host: 'evil.example:3978' }],
    ['a name that begins like ours', '127.0.0.1', { host: 'localhost.evil.example' }],
    ['a name that ends like ours', '127.0.0.1', { host: 'evil.localhost' }],
    ['no name', '127.0.0.1', {}],
  ])('is none from %s', (_who, peer, headers) => {
    expect(isDirect(asking(headers, peer))).toBe(false);
  });

  it.each(PASSED_ON)('is none where somebody passed it on with %s, even empty', (name) => {
    expect(isDirect(asking({ ...HOST, [name]: '127.0.0.1' }, '127.0.0.1'))).toBe(false);
    expect(isDirect(asking({ ...HOST, [name]: '' }, '127.0.0.1'))).toBe(false);
  });

  it('never becomes one by a header', () => {
    const headers = fc.dictionary(
      fc.constantFrom(...PASSED_ON, 'host', 'authorization', 'cookie', 'origin'),
      fc.string(),
    );
    fc.assert(fc.property(headers, (sent) => !isDirect(asking({ ...sent, ...HOST }, '192.0.2.7'))));
  });
});

describe('the token', () => {
  it('is another one each time, and long', () => {
    const tokens = Array.from({ length: 100 }, newToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => /^[\w-]{32}$/.test(token))).toBe(true);
  });

  it('is itself alone', () => {
    const token = newToken();
    const { isToken, bears } = createAccess(token);
    expect([isToken(token), bears(asking({ authorization: `Bearer ${token}` }))]).toEqual([
      true,
      true,
    ]);
    const near = fc.oneof(
      fc.string(),
      fc.nat(31).map((at) => token.slice(0, at)),
      fc.string({ minLength: 1 }).map((more) => token + more),
    );
    fc.assert(
      fc.property(
        near,
        (given) => !isToken(given) && !bears(asking({ authorization: `Bearer ${given}` })),
      ),
    );
    expect(
      ['', token, `Basic ${token}`, `Bearer  ${token}`].map((authorization) =>
        bears(asking({ authorization })),
      ),
    ).toEqual([false, false, false, false]);
  });
});

describe('the metrics', () => {
  const TOKEN = 'a-secret-of-enough-length';
  let server: HttpServer | undefined;
  afterEach(async () => {
    await server?.stop(0);
  });

  async function statusFor(
    headers: Record<string, string>,
    metricsToken?: string,
  ): Promise<number> {
    const { expose: metrics } = createMetrics();
    const settings = { host: '127.0.0.1', port: 0, routes: [], ready: {}, metrics, log: silentLog };
    server = createHttpServer({ ...settings, ...(metricsToken !== undefined && { metricsToken }) });
    const port = await server.start();
    return new Promise((resolve, reject) => {
      const asked = request(`http://127.0.0.1:${port}/metrics`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  const proxied = { 'x-forwarded-for': '203.0.113.7' };
  it.each<[string, Record<string, string>, string | undefined, number]>([
    ['this machine', {}, undefined, 200],
    ['this machine, where a token is set', {}, TOKEN, 200],
    ['a proxy on this machine', proxied, TOKEN, 401],
    [
      'a proxy that calls itself this machine',
      { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' },
      TOKEN,
      401,
    ],
    ['a foreign name', { host: 'evil.example' }, TOKEN, 401],
    ['a proxy, with the token', { ...proxied, authorization: `Bearer ${TOKEN}` }, TOKEN, 200],
    [
      'a foreign name, with the token',
      { host: 'learn.example.com', authorization: `Bearer ${TOKEN}` },
      TOKEN,
      200,
    ],
    ['a proxy, with a wrong token', { ...proxied, authorization: 'Bearer a' }, TOKEN, 401],
    [
      'a proxy, with no token where none is set',
      { ...proxied, authorization: 'Bearer undefined' },
      undefined,
      401,
    ],
  ])('are shown to %s, or not', async (_who, headers, token, status) => {
    expect(await statusFor(headers, token)).toBe(status);
  });
});
