// The HTTP client under Slack's: what it gives of answers, and how each kind of failure shows.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLeanFetch } from '../../../../src/platforms/slack/calls/lean-fetch';

describe('calls to Slack', () => {
  const leanFetch = createLeanFetch(10_000);
  let server: Server;
  let url: string;
  let answer: RequestListener;

  beforeAll(async () => {
    server = createServer((req, res) => answer(req, res));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/chat.postMessage`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  const failureOf = async (call: Promise<unknown>): Promise<Error & { code?: string }> => {
    const outcome = await call.then(
      () => undefined,
      (error: Error) => error,
    );
    return outcome ?? new Error('it did not fail');
  };

  it('sends text as it is, umlauts and all, and gives the answer', async () => {
    let heard = '';
    answer = (req, res) => {
      req.setEncoding('utf8').on('data', (part: string) => (heard += part));
      req.on('end', () => {
        res.writeHead(200, 'Fine', {
          'content-type': 'application/json',
          'retry-after': '3',
          'x-method': req.method ?? '',
        });
        res.write('{"ok":');
        res.end('"grün"}');
      });
    };
    const response = await leanFetch(url, {
      method: 'POST',
      headers: { authorization: 'Bearer x' },
      body: 'text=grün',
    });
    expect(heard).toBe('text=grün');
    expect(response).toMatchObject({ ok: true, status: 200, statusText: 'Fine', url });
    expect([
      response.headers.get('Retry-After'),
      response.headers.get('x-method'),
      response.headers.get('x-none'),
    ]).toEqual(['3', 'POST', null]);
    expect(Object.fromEntries(response.headers.entries())).toMatchObject({
      'content-type': 'application/json',
    });
    expect(await response.json()).toEqual({ ok: 'grün' });
    expect(await response.text()).toBe('{"ok":"grün"}');
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('{"ok":"grün"}');
  });

  it('gives Slack’s error response as an answer', async () => {
    answer = (_req, res) => {
      res.writeHead(503);
      res.end('busy');
    };
    expect(await leanFetch(url, { method: 'POST', body: '' })).toMatchObject({
      ok: false,
      status: 503,
    });
  });

  it('treats a redirect as a failure: the token goes nowhere else', async () => {
    answer = (_req, res) => {
      res.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' });
      res.end();
    };
    expect((await failureOf(leanFetch(url, { method: 'POST', body: '' }))).message).toMatch(
      /redirects/,
    );
  });

  it('gives up a call that takes too long, before its answer and in the middle of it', async () => {
    const impatient = createLeanFetch(30);
    answer = () => {};
    expect((await failureOf(impatient(url, { method: 'POST', body: '' }))).code).toBe('ETIMEDOUT');
    answer = (_req, res) => res.write('half');
    expect((await failureOf(impatient(url, { method: 'POST', body: '' }))).code).toBe('ETIMEDOUT');
  });

  it.each([
    ['before the answer', (socket: { destroy(): void }) => socket.destroy()],
    [
      'in the middle of the answer',
      (socket: { write(text: string, then: () => void): void; destroy(): void }) =>
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', () => socket.destroy()),
    ],
  ])('fails when the line is cut %s', async (_when, cut) => {
    answer = (req) => {
      req.resume().on('end', () => cut(req.socket));
    };
    expect((await failureOf(leanFetch(url, { method: 'POST', body: 'x' }))).code).toBe(
      'ECONNRESET',
    );
  });

  it('names a refused connection', async () => {
    expect(
      (await failureOf(leanFetch('http://127.0.0.1:1/api', { method: 'POST', body: 'x' }))).code,
    ).toBe('ECONNREFUSED');
  });
});
