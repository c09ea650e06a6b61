// Whom the playground answers: this machine, by its own names, from its own page.
import { request } from 'node:http';
import { refusal } from '../../../src/platforms/web/guard';
import { type Playground, startPlayground } from './playground';

const HERE = { host: '127.0.0.1:3978' };
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the guard', () => {
  it.each([
    ['this machine', 'GET', HERE, '127.0.0.1'],
    ['this machine by IPv6', 'GET', { host: '[::1]:3978' }, '::1'],
    ['this machine as IPv6 tells of IPv4', 'GET', { host: 'localhost:3978' }, '::ffff:127.0.0.1'],
    ['its own page', 'POST', { ...HERE, ...JSON_TYPE, origin: 'http://127.0.0.1:3978', 'sec-fetch-site': 'same-origin' }, '127.0.0.1'],
    ['an address typed by hand', 'GET', { ...HERE, 'sec-fetch-site': 'none' }, '127.0.0.1'],
    ['a tool that sends no origin', 'POST', { ...HERE, ...JSON_TYPE }, '127.0.0.1'],
  ])('lets in %s', (_who, method, headers, peer) => {
    expect(refusal({ method, headers }, peer)).toBeUndefined();
  });

  it.each([
    ['another machine', 'GET', HERE, '10.0.0.7'],
    ['a machine that is not known', 'GET', HERE, undefined],
    ['a machine whose address only looks like ours', 'GET', HERE, '2001:db8::127.0.0.1'],
    ['a proxy on this machine', 'GET', { ...HERE, 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1'],
    ['a name bent to this machine', 'GET', { host: 'evil.example:3978' }, '127.0.0.1'],
    ['a name that begins like ours', 'GET', { host: 'localhost.evil.example' }, '127.0.0.1'],
    ['no name', 'GET', {}, '127.0.0.1'],
    ['a page of another site', 'POST', { ...HERE, ...JSON_TYPE, origin: 'https://evil.example' }, '127.0.0.1'],
    ['a page of another port', 'POST', { ...HERE, ...JSON_TYPE, origin: 'http://127.0.0.1:8080' }, '127.0.0.1'],
    ['a page without an origin of its own', 'POST', { ...HERE, ...JSON_TYPE, origin: 'null' }, '127.0.0.1'],
    ['a frame of another site', 'GET', { ...HERE, 'sec-fetch-site': 'cross-site' }, '127.0.0.1'],
    ['a form, which any site may send', 'POST', { ...HERE, 'content-type': 'text/plain' }, '127.0.0.1'],
  ])('keeps out %s', (_who, method, headers, peer) => {
    expect(refusal({ method, headers }, peer)).toMatch(/\w/);
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
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request(`${playground.url}${path}`, { method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asked.on('error', reject);
      asked.end(method === 'POST' ? '{}' : undefined);
    });

  it.each(['/', '/assets/main.css', '/playground/state', '/playground/events?viewer=tom'])(
    'refuses %s under a foreign name',
    async (path) => {
      const { status, text } = await ask(path, { host: 'evil.example' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/Tom Ashworth|<html/);
    },
  );

  it.each(['say', 'act', 'clock', 'reset'])('refuses %s from a page of another site', async (path) => {
    const { status } = await ask(`/playground/${path}`, { ...JSON_TYPE, origin: 'https://evil.example' }, 'POST');
    expect(status).toBe(403);
  });

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
});
