// An HTTP route that a platform, or an operator's page, adds to the server.
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** restify's path, e.g. `/assets/*`. */
  readonly path: string;
  /** Takes events of a platform. If the store is away, it answers 503 within seconds. */
  readonly takesEvents?: true;
  /**
   * Answers the request; the body is not read yet. The promise may resolve early: the request lasts
   * until its answer is sent.
   */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void> | void;
}
