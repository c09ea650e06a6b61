// Access control for requests that no platform verifies: the playground and the metrics. Allowed
// are direct connections from this machine, and anyone with the token that was printed at the
// start.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Headers that a proxy, a tunnel or a CDN adds. With one of them, the connection's peer did not
 * send the request itself. They only ever deny access, so forging them gains nothing.
 */
const PASSED_ON =
  /^(via|forwarded|(x-|true-|x-cluster-)?client-ip|x-real-ip|x-(forward|forwarded|original|envoy|amzn|azure|arr|appengine|vercel)(-.*)?|(cf|cdn|fastly|fly)-.*)$/;
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i;

/** The parts of a request that are checked. Tests pass nothing else. */
export type Asking = Pick<IncomingMessage, 'headers'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/**
 * Whether the request comes from this machine: its connection comes from loopback, nothing
 * forwarded it, and its Host names this machine. So a foreign page whose name resolves to 127.0.0.1
 * (DNS rebinding) is refused.
 */
export function isDirect(req: Asking): boolean {
  const { headers, socket } = req;
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    namesThisMachine(req) &&
    !Object.keys(headers).some((name) => PASSED_ON.test(name))
  );
}

/** Whether the Host header names this machine. */
export function namesThisMachine({ headers }: Pick<Asking, 'headers'>): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
}

/** Long enough that it cannot be guessed. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Decides on access, with this token or without one. */
export interface Access {
  isDirect(req: Asking): boolean;
  /** Compares in constant time. */
  isToken(given: string): boolean;
  /** Whether the request has the token as its bearer token. */
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
