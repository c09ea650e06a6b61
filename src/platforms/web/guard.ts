// The playground lets anybody act as anybody, so it answers this machine only: the connection must come from loopback, the Host header
// must name it (against DNS rebinding), and a page of another site may not send to it.
import type { IncomingMessage, ServerResponse } from 'node:http';

const HOSTS = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const LOOPBACK = /^(::1|::ffff:127\.\d+\.\d+\.\d+|127\.\d+\.\d+\.\d+)$/;
/** Headers that a proxy or tunnel adds: then it is not this machine that asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
const BODY_MAX = 256 * 1024;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Why a request is refused; undefined when it may pass. */
export function refusal(req: Pick<IncomingMessage, 'headers' | 'method'>, remoteAddress: string | undefined): string | undefined {
  if (!LOOPBACK.test(remoteAddress ?? '') || FORWARDED.some((name) => req.headers[name] !== undefined))
    return 'The playground answers this machine only.';
  if (!HOSTS.test(req.headers.host ?? '')) return 'Open the playground by http://127.0.0.1 or http://localhost.';
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Another site may not use the playground.';
  const { origin } = req.headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== req.headers.host))
    return 'Another site may not use the playground.';
  if (req.method === 'POST' && !/^application\/json\b/.test(req.headers['content-type'] ?? '')) return 'Send application/json.';
  return undefined;
}

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

/** `handler` behind the guard, with the page's security headers. */
export function guarded(handler: Handler): Handler {
  return (req, res) => {
    const reason = refusal(req, req.socket.remoteAddress);
    for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
    if (reason === undefined) return handler(req, res);
    res.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
    res.end(reason);
    return undefined;
  };
}

/** The JSON object in a request's body; undefined, already answered, when there is none. */
export async function readJson(req: IncomingMessage, res: ServerResponse): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) {
      sendJson(res, 413, { error: 'That is too long.' });
      return undefined;
    }
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  sendJson(res, 400, { error: 'Send a JSON object.' });
  return undefined;
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  res.end(JSON.stringify(body));
}
