// What a platform's room, or an operator's page, hangs into the HTTP server.
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** restify's path, e.g. `/assets/*`. */
  readonly path: string;
  /** It takes events of a platform: where they cannot be noted, it is answered 503 within seconds. */
  readonly takesEvents?: true;
  /** Answers the request itself; the body is unread. Resolving early is allowed: the request lasts until its answer is out. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
}
