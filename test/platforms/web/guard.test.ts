// Which requests the playground answers: those of this machine, asked directly and by name, and
// those of people who opened the printed link. All come from its own page.
import { type IncomingHttpHeaders, request } from 'node:http';
import { createAccess } from '../../../src/http/access';
import { refusal } from '../../../src/platforms/web/guard';
import { type Playground, startPlayground } from './playground';

const HERE = { host: '127.0.0.1:3978' };
const JSON_TYPE = { 'content-type': 'application/json' };

const TOKEN = 'a-token-of-enough-length';
const PROXIED = { host: 'learn.example.com', 'x-forwarded-for': '203.0.113.9' };
const COOKIE = { cookie: `other=1; passalong_playground=${TOKEN}` };

describe('the guard', () => {
  const reason = (
    method: string,
    headers: Readonly<Record<string, string>>,
    remoteAddress?: string,
  ) => refusal({ method, headers, url: '/', socket: { remoteAddress } }, createAccess(TOKEN));

  it.each([
    ['this machine', 'GET', HERE, '127.0.0.1'],
    ['this machine by IPv6', 'GET', { host: '[::1]:3978' }, '::1'],
    ['this machine as IPv6 tells of IPv4', 'GET', { host: 'localhost:3978' }, '::ffff:127.0.0.1'],
    [
      'its own page',
      'POST',
      { ...HERE, ...JSON_TYPE, origin: 'http://127.0.0.1:3978', 'sec-fetch-site': 'same-origin' },
      '127.0.0.1',
    ],
    ['an address typed by hand', 'GET', { ...HERE, 'sec-fetch-site': 'none' }, '127.0.0.1'],
    ['a tool that sends no origin', 'POST', { ...HERE, ...JSON_TYPE }, '127.0.0.1'],
    ['who has the cookie, through a proxy', 'GET', { ...PROXIED, ...COOKIE }, '127.0.0.1'],
    [
      'who bears the token, from another machine',
      'GET',
      { host: 'learn.example.com', authorization: `Bearer ${TOKEN}` },
      '10.0.0.7',
    ],
    [
      'its own page, through a proxy that changes the name',
      'POST',
      {
        ...HERE,
        ...COOKIE,
        ...JSON_TYPE,
        via: '1.1 proxy',
        origin: 'https://learn.example.com',
        'sec-fetch-site': 'same-origin',
      },
      '127.0.0.1',
    ],
  ])('lets in %s', (_who, method, headers, peer) => {
    expect(reason(method, headers, peer)).toBeUndefined();
  });

  it.each([
    ['another machine', 'GET', HERE, '10.0.0.7'],
    ['a machine that is not known', 'GET', HERE, undefined],
    ['a machine whose address only looks like ours', 'GET', HERE, '2001:db8::127.0.0.1'],
    ['a proxy on this machine', 'GET', { ...HERE, 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1'],
    ['a name bent to this machine', 'GET', { host: 'evil.example:3978' }, '127.0.0.1'],
    ['a name that begins like ours', 'GET', { host: 'localhost.evil.example' }, '127.0.0.1'],
    ['no name', 'GET', {}, '127.0.0.1'],
    [
      'a page of another site',
      'POST',
      { ...HERE, ...JSON_TYPE, origin: 'https://evil.example' },
      '127.0.0.1',
    ],
    [
      'a page of another port',
      'POST',
      { ...HERE, ...JSON_TYPE, origin: 'http://127.0.0.1:8080' },
      '127.0.0.1',
    ],
    [
      'a page without an origin of its own',
      'POST',
      { ...HERE, ...JSON_TYPE, origin: 'null' },
      '127.0.0.1',
    ],
    ['a frame of another site', 'GET', { ...HERE, 'sec-fetch-site': 'cross-site' }, '127.0.0.1'],
    [
      'a proxy that calls itself this machine',
      'GET',
      { ...HERE, 'x-forwarded-for': '127.0.0.1' },
      '127.0.0.1',
    ],
    [
      'a silent proxy that changes the name',
      'POST',
      { ...HERE, ...JSON_TYPE, origin: 'https://learn.example.com' },
      '127.0.0.1',
    ],
    [
      'another cookie',
      'GET',
      { ...PROXIED, cookie: `passalong_playground=${TOKEN}x` },
      '127.0.0.1',
    ],
    ['no cookie', 'GET', { ...PROXIED, cookie: 'passalong_playground=' }, '127.0.0.1'],
    [
      'another site, with the cookie',
      'POST',
      { ...PROXIED, ...COOKIE, ...JSON_TYPE, origin: 'https://evil.example' },
      '127.0.0.1',
    ],
    [
      'a frame of another site, with the cookie',
      'GET',
      { ...PROXIED, ...COOKIE, 'sec-fetch-site': 'cross-site' },
      '127.0.0.1',
    ],
    [
      'a form, with the cookie',
      'POST',
      { ...PROXIED, ...COOKIE, 'content-type': 'text/plain' },
      '127.0.0.1',
    ],
    [
      'a form, which any site may send',
      'POST',
      { ...HERE, 'content-type': 'text/plain' },
      '127.0.0.1',
    ],
  ])('keeps out %s', (_who, method, headers, peer) => {
    expect(reason(method, headers, peer)).toMatch(/\w/);
  });
});

describe('the guard of the running playground', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground();
  });
  afterAll(() => playground.stop());

  /** A request with a Host header of its own, which fetch does not allow. */
  const ask = (path: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
    new Promise<{ status: number; text: string; headers: IncomingHttpHeaders }>(
      (resolve, reject) => {
        const asked = request(`${playground.url}${path}`, { method, headers }, (response) => {
          let text = '';
          const answered = () =>
            resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
            // A stream of events does not end by itself.
            if (text.startsWith('event: ')) response.destroy();
          });
          response.on('close', answered);
        });
        asked.on('error', reject);
        asked.end(method === 'POST' ? '{}' : undefined);
      },
    );

  it.each(['/', '/assets/main.css', '/playground/state', '/playground/events?viewer=tom'])(
    'refuses %s under a foreign name',
    async (path) => {
      const { status, text } = await ask(path, { host: 'evil.example' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/Tom Ashworth|<html/);
    },
  );

  it.each(['say', 'act', 'clock', 'reset'])(
    'refuses %s from a page of another site',
    async (path) => {
      const { status } = await ask(
        `/playground/${path}`,
        { ...JSON_TYPE, origin: 'https://evil.example' },
        'POST',
      );
      expect(status).toBe(403);
    },
  );

  it('serves the page with a policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(playground.url);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/https?:/);
    expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  describe('from elsewhere', () => {
    const link = (token: string, path = '/') => `${path}?token=${token}`;

    it('is open to the printed link: its token moves into a cookie that no script reads and no other site sends', async () => {
      const { status, headers } = await ask(link(playground.app.tokens.playground), PROXIED);
      expect([status, headers.location]).toEqual([303, '/']);
      const [cookie = ''] = headers['set-cookie'] ?? [];
      expect(cookie).toMatch(
        /^passalong_playground=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
      );
      const known = { ...PROXIED, cookie: cookie.split(';')[0] ?? '' };
      expect((await ask('/', known)).text).toMatch(/<html/);
      expect((await ask('/assets/base.css', known)).status).toBe(200);
      expect((await ask('/playground/state', known)).text).toMatch(/Tom Ashworth/);
      expect((await ask('/playground/events?viewer=tom', known)).text).toMatch(/^event: clock/);
      const own = { ...known, ...JSON_TYPE, origin: 'https://learn.example.com' };
      // Its own page is told what is wrong with its words. Another page is not.
      expect((await ask('/playground/say', own, 'POST')).status).toBe(400);
      expect(
        (await ask('/playground/say', { ...own, origin: 'https://evil.example' }, 'POST')).status,
      ).toBe(403);
    });

    it('keeps the other parameters of the link', async () => {
      const { headers } = await ask(
        `${link(playground.app.tokens.playground)}&as=rita&lang=de`,
        PROXIED,
      );
      expect(headers.location).toBe('/?as=rita&lang=de');
    });

    it('gives a cookie for https only if the proxy uses it', async () => {
      const { headers } = await ask(link(playground.app.tokens.playground), {
        ...PROXIED,
        'x-forwarded-proto': 'https',
      });
      expect(headers['set-cookie']?.[0]).toMatch(/; Secure$/);
    });

    it.each(['/', '/assets/base.css', '/playground/state', '/playground/events?viewer=tom'])(
      'shows nothing of %s without it',
      async (path) => {
        for (const headers of [
          PROXIED,
          { ...PROXIED, cookie: 'passalong_playground=guess' },
          { ...PROXIED, authorization: 'Bearer guess' },
        ]) {
          const { status, text } = await ask(path, headers);
          expect(status).toBe(403);
          expect(text).toMatch(/^The playground answers this machine only/);
        }
      },
    );

    it.each(['say', 'act', 'clock', 'reset'])('does nothing of %s without it', async (path) => {
      expect((await ask(`/playground/${path}`, { ...PROXIED, ...JSON_TYPE }, 'POST')).status).toBe(
        403,
      );
    });

    it('takes the token in no other address, and no token of another kind', async () => {
      const { metrics, playground: token } = playground.app.tokens;
      expect((await ask(link('guess'), PROXIED)).status).toBe(403);
      expect((await ask(link(metrics), PROXIED)).status).toBe(403);
      expect((await ask(link(token, '/playground/state'), PROXIED)).status).toBe(403);
    });
  });
});
