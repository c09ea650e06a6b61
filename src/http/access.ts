// Who may ask what, where no platform verifies the sender: the playground and the metrics. A direct connection of this machine may, and
// whoever shows the token that was printed at the start.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Headers that a proxy, a tunnel or a content network adds: then the neighbour on the line is not the one who asks. They only ever take a right
 * away, so that nothing is gained by forging one.
 */
const PASSED_ON =
  /^(via|forwarded|(x-|true-|x-cluster-)?client-ip|x-real-ip|x-(forward|forwarded|original|envoy|amzn|azure|arr|appengine|vercel)(-.*)?|(cf|cdn|fastly|fly)-.*)$/;
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** What is asked of a request; in a test, no more than this. */
export type Asking = Pick<IncomingMessage, 'headers'> & { readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'> };

/**
 * Whether the request is this machine's own: its line comes from loopback, nobody passed it on, and it means this machine by name. A foreign
 * page whose name was bent to 127.0.0.1 (DNS rebinding) does not.
 */
export function isDirect(req: Asking): boolean {
  const { headers, socket } = req;
  return LOOPBACK.test(socket.remoteAddress ?? '') && namesThisMachine(req) && !Object.keys(headers).some((name) => PASSED_ON.test(name));
}

/** Whether the browser means this machine. */
export function namesThisMachine({ headers }: Pick<Asking, 'headers'>): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
}

/** As long as nobody guesses it. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Who may pass with this token, or without. */
export interface Access {
  isDirect(req: Asking): boolean;
  /** Compares in constant time. */
  isToken(given: string): boolean;
  /** Whether the request shows the token as its bearer. */
  bears(req: Asking): boolean;
}

export function createAccess(token: string): Access {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(token);
  const isToken = (given: string) => timingSafeEqual(digest(given), wanted);
  return {
    isDirect,
    isToken,
    bears: ({ headers }) => isToken(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''),
  };
}
