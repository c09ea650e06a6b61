// The HTTP server. restify serves the platforms' routes, which verify and parse requests
// themselves, and the operators' routes (operations.ts). It knows no platform.
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Next, type Request, type Response } from 'restify';
import { ConfigError, StoreAwayError } from '../core/errors';
import { withRequestDeadline } from '../core/request-deadline';
import { namesThisMachine } from './access';
import { type OperationSettings, operationRoutes } from './operations';
import { requestIdFrom, runInRequest } from './request-scope';
import type { Route } from '../core/route';

export interface HttpSettings extends OperationSettings {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly routes: readonly Route[];
  /**
   * Refuses requests whose Host is not this machine, for a server that trusts everyone who can
   * reach it.
   */
  readonly localNamesOnly?: boolean;
  /** Called if the store cannot accept what a request brought. */
  readonly onStoreAway?: (error: StoreAwayError) => void;
}

export interface HttpServer {
  /** Gives the port that it listens on. Throws ConfigError if it cannot listen. */
  start(): Promise<number>;
  /**
   * Accepts no new request, waits at most `withinMs` milliseconds for running ones, then cuts the
   * rest.
   */
  stop(withinMs: number): Promise<void>;
}

/** A sender that does not finish its request in this time is cut. Platforms need milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than the usual 60 s of load balancers, so that they close idle connections first. */
const KEEP_ALIVE_MS = 65_000;

/** Slack waits three seconds for a response. */
const STORE_WITHIN_MS = 2_000;

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

export function createHttpServer(settings: HttpSettings): HttpServer {
  const { host, port, routes, log, localNamesOnly = false } = settings;
  const server = createServer({ name: '' });
  Object.assign(server.server, {
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  const open = new Set<ServerResponse>();
  let stopping = false;

  server.pre((req: Request, res: Response, next: Next) => {
    const request = requestIdFrom(req.headers['x-request-id']);
    res.setHeader('x-request-id', request);
    for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
    const started = performance.now();
    open.add(res);
    res.once('close', () => {
      open.delete(res);
      if (stopping) server.server.closeIdleConnections();
      const ms = Math.round(performance.now() - started);
      const level = res.statusCode >= 500 ? 'warn' : res.statusCode >= 400 ? 'info' : 'debug';
      log[level]('request', {
        request,
        method: req.method,
        path: req.url?.split('?')[0],
        status: res.statusCode,
        ms,
      });
    });
    if (localNamesOnly && !namesThisMachine(req)) {
      res.writeHead(421, { 'content-type': 'text/plain' });
      res.end('This page is for this machine only: open it as http://127.0.0.1');
      next(false);
    } else {
      next();
    }
  });

  for (const route of [...operationRoutes(settings), ...routes]) {
    const handler = (req: Request, res: Response, next: Next) => {
      // restify goes on when the response is sent or the connection is cut. Some handlers, such as
      // Bolt's, respond after they return.
      res.once('close', () => next(false));
      const fail = (error: unknown) => {
        log.error('a request failed', { path: route.path, error });
        const status = error instanceof StoreAwayError ? 503 : 500;
        if (!res.headersSent) res.writeHead(status, { 'content-type': 'text/plain' });
        res.end();
      };
      runInRequest(String(res.getHeader('x-request-id')), () => {
        try {
          Promise.resolve(handled(route, req, res, settings.onStoreAway)).catch(fail);
        } catch (error) {
          fail(error);
        }
      });
    };
    if (route.method === 'GET') server.get(route.path, handler);
    else server.post(route.path, handler);
  }

  return {
    start: () =>
      new Promise((resolve, reject) => {
        // Later errors mean that one connection was not accepted, e.g. for lack of file
        // descriptors.
        server.on('error', (error: NodeJS.ErrnoException) => {
          if (server.server.listening)
            log.error('the HTTP server could not take a connection', { error });
          else reject(new ConfigError(whyNotListening(error, host, port)));
        });
        server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
      }),
    stop: (withinMs) =>
      new Promise((resolve) => {
        stopping = true;
        const cut = setTimeout(() => server.server.closeAllConnections(), withinMs);
        server.server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.server.closeIdleConnections();
        // An event stream never ends by itself. Its client reconnects after the restart.
        for (const res of open)
          if (String(res.getHeader('content-type')).startsWith('text/event-stream')) res.end();
      }),
  };
}

function handled(
  route: Route,
  req: Request,
  res: Response,
  onAway: HttpSettings['onStoreAway'],
): Promise<void> | void {
  if (!route.takesEvents) return route.handle(req, res);
  const work = (over: () => void) => {
    res.once('close', over);
    return route.handle(req, res);
  };
  return withRequestDeadline(STORE_WITHIN_MS, work, onAway);
}

function whyNotListening(
  { code, message }: NodeJS.ErrnoException,
  host: string,
  port: number,
): string {
  if (code === 'EADDRINUSE')
    return `PORT ${port} is taken by another program: stop it, or set PORT to a free port`;
  if (code === 'EACCES')
    return `PORT ${port} needs rights that Passalong does not have: set PORT to one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is no address of this machine: remove HOST or mend it`;
  return `Passalong cannot listen on HOST ${host}, PORT ${port}: ${message}`;
}
