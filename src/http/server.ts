// The HTTP server: restify carries the platforms' routes, which verify and parse for themselves, and the operator's: /healthz, /readyz
// and /metrics. Knows no platform.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Next, type Request, type Response } from 'restify';
import type { Log } from '../core/log';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** restify's path, e.g. `/assets/*`. */
  readonly path: string;
  /** Answers the request itself; the body is unread. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
}

export interface HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  /** Each throws while what it asks for is not there. */
  readonly ready: Readonly<Record<string, () => Promise<void>>>;
  readonly metrics: () => Promise<{ readonly text: string; readonly type: string }>;
  readonly log: Log;
}

export interface HttpServer {
  /** The port that it listens on. */
  start(): Promise<number>;
  /** Takes no new request, waits for those under way (at most `withinMs`), then cuts what is left. */
  stop(withinMs: number): Promise<void>;
}

const READY_WITHIN_MS = 2_000;

export function createHttpServer({ host, port, routes, ready, metrics, log }: HttpSettings): HttpServer {
  const server = createServer({ name: 'passalong', noWriteContinue: true });
  const open = new Set<ServerResponse>();

  server.pre((req: Request, res: Response, next: Next) => {
    const given = req.headers['x-request-id'];
    const id = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
    res.setHeader('x-request-id', id);
    res.setHeader('x-content-type-options', 'nosniff');
    const started = performance.now();
    open.add(res);
    res.once('close', () => {
      open.delete(res);
      const path = (req.url ?? '').split('?')[0];
      log.debug('request', { request: id, method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - started) });
    });
    next();
  });

  /** restify goes on only when the answer is out: a handler behind it may answer late. */
  function mount(route: Route): void {
    const handler = (req: Request, res: Response, next: Next) => {
      res.once('finish', () => next(false));
      const fail = (error: unknown) => {
        log.error('a request failed', { path: route.path, error });
        if (!res.headersSent) res.writeHead(500, { 'content-type': 'text/plain' });
        res.end();
      };
      try {
        Promise.resolve(route.handle(req, res)).catch(fail);
      } catch (error) {
        fail(error);
      }
    };
    if (route.method === 'GET') server.get(route.path, handler);
    else server.post(route.path, handler);
  }

  const text = (res: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8') => {
    res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    res.end(body);
  };

  async function readiness(res: ServerResponse): Promise<void> {
    const states = await Promise.all(
      Object.entries(ready).map(async ([name, ask]) => {
        try {
          await within(ask(), READY_WITHIN_MS);
          return [name, 'ok'] as const;
        } catch (error) {
          log.warn('not ready', { part: name, error });
          return [name, 'unavailable'] as const;
        }
      }),
    );
    const fine = states.every(([, state]) => state === 'ok');
    text(res, fine ? 200 : 503, JSON.stringify({ ready: fine, ...Object.fromEntries(states) }), 'application/json');
  }

  mount({ method: 'GET', path: '/healthz', handle: (_req, res) => text(res, 200, 'ok') });
  mount({ method: 'GET', path: '/readyz', handle: (_req, res) => readiness(res) });
  mount({
    method: 'GET',
    path: '/metrics',
    async handle(_req, res) {
      const { text: body, type } = await metrics();
      text(res, 200, body, type);
    },
  });
  for (const route of routes) mount(route);

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject);
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
      }),
    stop: (withinMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.server.closeAllConnections(), withinMs);
        server.server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.server.closeIdleConnections();
        // A stream of events never ends by itself; who listens comes back after the restart.
        for (const res of open) if (res.getHeader('content-type') === 'text/event-stream') res.end();
      }),
  };
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
