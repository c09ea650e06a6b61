// Endpoints for operators and their tools: /healthz (the process responds), /readyz (its
// dependencies respond too), /metrics.
import type { ServerResponse } from 'node:http';
import { within } from '../core/deadline';
import type { Log } from '../core/log';
import type { PlatformHealth } from '../core/platform';
import { createAccess, newToken } from './access';
import type { Route } from '../core/route';

export interface OperationSettings {
  /** The dependencies of readiness, by name. Each throws while it is unavailable. */
  readonly ready: Readonly<Record<string, () => Promise<void>>>;
  /**
   * The state of the connections to platforms, by name; undefined if a platform keeps none. They
   * are shown but do not make an instance unready: a restart restores none of them, and taking the
   * instance out of service would cut off the other platforms.
   */
  readonly platforms?: () => Readonly<Record<string, PlatformHealth | undefined>>;
  readonly metrics: () => Promise<{ readonly text: string; readonly type: string }>;
  /**
   * Gives access to /metrics to anyone with this token. Without it, only direct connections from
   * this machine have access.
   */
  readonly metricsToken?: string;
  readonly log: Log;
}

const READY_WITHIN_MS = 2_000;

export function operationRoutes({
  ready,
  platforms = () => ({}),
  metrics,
  metricsToken = newToken(),
  log,
}: OperationSettings): readonly Route[] {
  const access = createAccess(metricsToken);

  async function stateOf(name: string, ask: () => Promise<void>): Promise<'ok' | 'unavailable'> {
    try {
      await within(READY_WITHIN_MS, ask());
      return 'ok';
    } catch (error) {
      log.warn('not ready', { part: name, error });
      return 'unavailable';
    }
  }

  return [
    { method: 'GET', path: '/healthz', handle: (_req, res) => answer(res, 200, 'ok') },
    {
      method: 'GET',
      path: '/readyz',
      async handle(_req, res) {
        const parts = await Promise.all(
          Object.entries(ready).map(
            async ([name, ask]) => [name, await stateOf(name, ask)] as const,
          ),
        );
        const fine = parts.every(([, state]) => state === 'ok');
        answer(
          res,
          fine ? 200 : 503,
          JSON.stringify({ ready: fine, ...Object.fromEntries(parts), ...platforms() }),
          'application/json',
        );
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      async handle(req, res) {
        if (!access.isDirect(req) && !access.bears(req)) {
          res.setHeader('www-authenticate', 'Bearer');
          answer(
            res,
            401,
            'Send "Authorization: Bearer" with METRICS_TOKEN, or with the token that was printed at the start.',
          );
          return;
        }
        const { text, type } = await metrics();
        answer(res, 200, text, type);
      },
    },
  ];
}

function answer(
  res: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  res.end(body);
}
