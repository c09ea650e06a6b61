// What Bolt leaves open in the signature's time: it refuses requests that are too old, not those that claim to come from the future.
import type { IncomingMessage } from 'node:http';

const WINDOW_S = 5 * 60;

/** Whether the request's time lies more than five minutes ahead. Its signature is Bolt's to check. */
export function isFromTheFuture(req: Pick<IncomingMessage, 'headers'>, now: Date): boolean {
  const stamp = Number(req.headers['x-slack-request-timestamp']);
  return Number.isFinite(stamp) && stamp - now.getTime() / 1000 > WINDOW_S;
}
