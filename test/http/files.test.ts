// Files behind links that work once, over real HTTP.
import { createHash } from 'node:crypto';
import { silentLog } from '../../src/core/log';
import { fileRoutes } from '../../src/http/files';
import { createHttpServer, type HttpServer } from '../../src/http/server';

const TOKEN = createHash('sha256').update('a token').digest('base64url');

let server: HttpServer;
let url: string;
let asked: string[];
let left: Set<string>;
beforeEach(async () => {
  asked = [];
  left = new Set([TOKEN]);
  const routes = fileRoutes({
    isAvailable: async (token) => left.has(token),
    async fetch(token) {
      asked.push(token);
      return left.delete(token)
        ? { name: 'my-data.html', type: 'text/html; charset=utf-8', bytes: Buffer.from('<p>ä</p>') }
        : undefined;
    },
    textsFor: (language) => ({
      locale: language ?? 'none',
      title: 'Your <file>',
      lead: 'Once.',
      button: 'Download',
      gone: 'Gone.',
    }),
  });
  server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes,
    ready: {},
    metrics: async () => ({ type: 'text/plain', text: '' }),
    log: silentLog,
  });
  url = `http://127.0.0.1:${await server.start()}/files`;
});
afterEach(() => server.stop(0));

it('shows a button to who follows the link, and uses nothing up', async () => {
  for (let look = 0; look < 3; look += 1) {
    const page = await fetch(`${url}/${TOKEN}`, {
      headers: { 'accept-language': 'de-AT,en;q=0.5' },
    });
    expect(page.status).toBe(200);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /default-src 'none'.*form-action 'self'; frame-ancestors 'none'/,
      ),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(await page.text()).toMatch(
      /<html lang="de-AT">.*<h1>Your &lt;file&gt;<\/h1>.*<form method="post"><button>Download/,
    );
  }
  expect(asked).toEqual([]);
});

it('gives the file to the first who presses, as an attachment in which nothing runs', async () => {
  const [first, ...others] = await Promise.all(
    [1, 2, 3].map(() => fetch(`${url}/${TOKEN}`, { method: 'POST' })),
  );
  const taken = [first, ...others].filter((response) => response?.status === 200);
  expect(taken).toHaveLength(1);
  expect(Object.fromEntries(taken[0]?.headers ?? [])).toMatchObject({
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="my-data.html"',
    'content-security-policy': expect.stringMatching(/sandbox/),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(await taken[0]?.text()).toBe('<p>ä</p>');
  const late = await fetch(`${url}/${TOKEN}`);
  expect([late.status, await late.text()]).toEqual([410, expect.stringMatching(/<p>Gone\.<\/p>/)]);
});

it.each(['x', `${TOKEN}x`, '..%2F..%2Fetc', `${TOKEN}%00`])(
  'knows nothing of %s',
  async (token) => {
    expect((await fetch(`${url}/${token}`)).status).toBe(410);
    expect((await fetch(`${url}/${token}`, { method: 'POST' })).status).toBe(410);
    expect(left.size).toBe(1);
  },
);
