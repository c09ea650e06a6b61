// Who may ask what, where no platform verifies the sender: pages for this machine only, and the metrics.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Headers that a proxy adds: then the neighbour on the line is not the one who asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether the request comes from this machine, and not through a proxy on it. */
export function comesFromHere(req: IncomingMessage): boolean {
  const peer = req.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return (peer === '::1' || peer.startsWith('127.')) && FORWARDED.every((name) => req.headers[name] === undefined);
}

/** Whether the browser means this machine: a foreign page whose name was bent to 127.0.0.1 (DNS rebinding) does not. */
export function namesThisMachine(req: IncomingMessage): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(req.headers.host ?? '');
}

/** Compares in constant time. */
export function bears(req: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(req.headers.authorization ?? ''), digest(`Bearer ${token}`));
}
