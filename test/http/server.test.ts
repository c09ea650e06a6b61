// The HTTP server over real sockets: routing, ids, refusals, readiness, metrics, and an end that
// lets requests finish.
import { request as httpRequest } from 'node:http';
import { createHttpServer, type HttpServer, type HttpSettings } from '../../src/http/server';
import type { Route } from '../../src/core/route';
import { createMetrics } from '../../src/http/metrics';
import { createLog } from '../../src/http/log';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop(0);
});

/** A server with its address and the lines that it logs. */
async function serve(routes: readonly Route[], more: Partial<HttpSettings> = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('debug', {
    write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes,
    ready: {},
    metrics: createMetrics().expose,
    log,
    ...more,
  });
  servers.push(server);
  const port = await server.start();
  return { server, log, lines, port, url: `http://127.0.0.1:${port}` };
}

/** fetch does not let one choose Host or see a cut line. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = httpRequest(url, { headers, method }, (res) => {
      let body = '';
      res.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }));
      res.on('error', reject);
    });
    req.on('error', reject);
    req.end();
  });
}

const hello: Route = {
  method: 'GET',
  path: '/hello',
  handle(_req, res) {
    res.end('hello');
  },
};

describe('routes', () => {
  it('answers a route with the headers that keep browsers careful', async () => {
    const { url } = await serve([hello]);
    const { status, headers, body } = await ask(`${url}/hello?x=1`);
    expect([status, body]).toEqual([200, 'hello']);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['server']).toBeUndefined();
  });

  it.each([
    ['an unknown path', 'GET', '/nowhere', 404],
    ['another method', 'POST', '/hello', 405],
    ['a path that climbs', 'GET', '/../../etc/passwd', 404],
  ])('%s', async (_title, method, path, status) => {
    const { url } = await serve([hello]);
    expect((await ask(url + path, {}, method)).status).toBe(status);
  });

  it('gives a handler the raw, unread body, and waits for an answer that comes after the handler returned', async () => {
    const echo: Route = {
      method: 'POST',
      path: '/echo',
      handle(req, res) {
        let body = '';
        req.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        req.on('end', () => setTimeout(() => res.end(body), 20));
      },
    };
    const { url } = await serve([echo]);
    const answer = await fetch(`${url}/echo`, {
      method: 'POST',
      body: '{"not json',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.text()).toBe('{"not json');
  });

  it.each([
    ['throws', () => void JSON.parse('{"a":"secret words')],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])(
    'answers 500 and logs when a handler %s, with nothing of the error in the answer',
    async (_title, handle) => {
      const { url, lines } = await serve([{ method: 'GET', path: '/bad', handle }]);
      const { status, body } = await ask(`${url}/bad`);
      expect([status, body]).toEqual([500, '']);
      expect(lines.find((line) => line['level'] === 'error')).toMatchObject({
        msg: 'a request failed',
        path: '/bad',
      });
    },
  );

  it('refuses foreign names where it trusts whoever reaches it', async () => {
    const { url, port } = await serve([hello], { localNamesOnly: true });
    const statusFor = async (host: string) => (await ask(`${url}/hello`, { host })).status;
    expect(
      await Promise.all([`127.0.0.1:${port}`, `localhost:${port}`, '[::1]'].map(statusFor)),
    ).toEqual([200, 200, 200]);
    expect(
      await Promise.all(
        ['evil.example.com', `127.0.0.1.evil.example:${port}`, 'localhost.evil'].map(statusFor),
      ),
    ).toEqual([421, 421, 421]);
  });

  it('says what to do when the port is taken', async () => {
    const { port } = await serve([]);
    const second = createHttpServer({
      host: '127.0.0.1',
      port,
      routes: [],
      ready: {},
      metrics: createMetrics().expose,
      log: createLog('silent'),
    });
    await expect(second.start()).rejects.toThrow(new RegExp(`PORT ${port} is taken`));
  });
});

describe('the request id', () => {
  it.each([
    ['a proxy gave', 'abc-123', /^abc-123$/],
    ['is made, where the given one is none', 'a b<script>', /^[\da-f-]{36}$/],
    ['is made', undefined, /^[\da-f-]{36}$/],
  ])('%s', async (_title, given, expected) => {
    const { url, log, lines } = await serve([
      {
        method: 'GET',
        path: '/work',
        async handle(_req, res) {
          await new Promise((resolve) => setImmediate(resolve));
          log.with({ part: 'deep' }).info('at work');
          res.end();
        },
      },
    ]);
    const { headers } = await ask(
      `${url}/work?words=private`,
      given === undefined ? {} : { 'x-request-id': given },
    );
    const id = headers['x-request-id'];
    expect(id).toMatch(expected);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lines.find((line) => line['msg'] === 'at work')).toMatchObject({
      request: id,
      part: 'deep',
    });
    expect(lines.find((line) => line['msg'] === 'request')).toMatchObject({
      request: id,
      method: 'GET',
      path: '/work',
      status: 200,
    });
    expect(JSON.stringify(lines)).not.toContain('private');
  });

  it('is not on lines that belong to no request', async () => {
    const { log, lines } = await serve([]);
    log.info('by itself');
    expect(lines[0]).not.toHaveProperty('request');
  });
});

describe('health, readiness, metrics', () => {
  it('is healthy as soon as it answers', async () => {
    const { url } = await serve([]);
    expect(await ask(`${url}/healthz`)).toMatchObject({ status: 200, body: 'ok' });
  });

  it.each<[string, HttpSettings['ready'], number, object]>([
    [
      'is ready when all parts are',
      { store: async () => {}, redis: async () => {} },
      200,
      { ready: true, store: 'ok', redis: 'ok' },
    ],
    [
      'names the part that is not there, and no more of it',
      {
        store: async () => {},
        redis: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')),
      },
      503,
      { ready: false, store: 'ok', redis: 'unavailable' },
    ],
    [
      'does not wait for ever',
      { store: () => new Promise(() => {}) },
      503,
      { ready: false, store: 'unavailable' },
    ],
  ])('%s', async (_title, ready, status, expected) => {
    const { url } = await serve([], { ready });
    const answer = await ask(`${url}/readyz`);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual(expected);
  });

  it('shows how the connections to platforms are, and is ready all the same', async () => {
    const platforms = () => ({ slack: 'refused', teams: undefined }) as const;
    const { url } = await serve([], { ready: { store: async () => {} }, platforms });
    const answer = await ask(`${url}/readyz`);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      { ready: true, store: 'ok', slack: 'refused' },
    ]);
  });
});

describe('the end', () => {
  it('lets a request finish, takes no new one, and does not wait for idle lines', async () => {
    let finish: () => void = () => {};
    let begun: () => void = () => {};
    const working = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Route = {
      method: 'GET',
      path: '/slow',
      handle(_req, res) {
        finish = () => res.end('done');
        begun();
      },
    };
    const { url, server } = await serve([slow, hello]);
    await (await fetch(`${url}/hello`)).text();
    const answer = fetch(`${url}/slow`);
    await working;
    const stopped = server.stop(10_000);
    await expect(ask(`${url}/hello`)).rejects.toThrow(/ECONNREFUSED|reset/);
    finish();
    expect(await (await answer).text()).toBe('done');
    await stopped;
  });

  it('ends streams of events at once', async () => {
    const events: Route = {
      method: 'GET',
      path: '/events',
      handle(_req, res) {
        res.writeHead(200, { 'content-type': 'text/event-stream' });
        res.write('data: 1\n\n');
      },
    };
    const { url, server } = await serve([events]);
    const stream = await fetch(`${url}/events`);
    await server.stop(10_000);
    expect(await stream.text()).toBe('data: 1\n\n');
  });

  it('cuts what does not finish in time', async () => {
    let begun: () => void = () => {};
    const working = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { url, server } = await serve([{ method: 'GET', path: '/never', handle: () => begun() }]);
    const outcome = ask(`${url}/never`).catch((error: Error) => error.message);
    await working;
    await server.stop(50);
    expect(await outcome).toMatch(/hang up|reset/);
  });
});
