// The playground lets anybody act as anybody. So it answers only this machine, asked directly and
// by name (against DNS rebinding), and people who opened the printed link, whose token becomes a
// cookie. In both cases, pages of other sites may not send to it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessRequest, PlaygroundAccess } from '../shared/playground-host';

/** A form may hold a large table. */
const BODY_MAX = 4 * 1024 * 1024;
const COOKIE = 'passalong_playground';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Why a request is refused. Undefined if it may pass. */
export function refusal(req: AccessRequest, access: PlaygroundAccess): string | undefined {
  const known = access.bears(req) || access.isToken(cookieOf(req));
  if (!known && !access.isDirect(req))
    return 'The playground answers this machine only, as http://127.0.0.1 or http://localhost. From elsewhere open the link that was printed at the start.';
  if (!isOwnPage(req, known)) return 'Another site may not use the playground.';
  // A page of another site may send neither without asking first.
  if (
    req.method === 'POST' &&
    !/^application\/(?:json|octet-stream)\b/.test(req.headers['content-type'] ?? '')
  )
    return 'Send application/json.';
  return undefined;
}

/**
 * Whether the request comes from the playground's own page, or from no page. A proxy may give the
 * server another name than the browser knows: then the browser's own word counts, but only beside a
 * token.
 */
function isOwnPage({ headers }: AccessRequest, known: boolean): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined || (known && site === 'same-origin')) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function cookieOf({ headers }: AccessRequest): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}

/**
 * Where the printed link leads: its token moves into a cookie, and out of the address. Undefined
 * for any other request.
 */
function wayIn(
  req: AccessRequest,
  access: PlaygroundAccess,
): { readonly location: string; readonly 'set-cookie': string } | undefined {
  const [path, query] = (req.url ?? '').split('?');
  const asked = new URLSearchParams(query);
  const token = asked.get('token') ?? '';
  if (req.method !== 'GET' || path !== '/' || !access.isToken(token)) return undefined;
  asked.delete('token');
  const secure = req.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  return {
    location: asked.size > 0 ? `/?${asked.toString()}` : '/',
    'set-cookie': `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}`,
  };
}

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

/** `handler` behind the guard, with the page's security headers. */
export function guarded(handler: Handler, access: PlaygroundAccess): Handler {
  return (req, res) => {
    for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
    const entry = wayIn(req, access);
    if (entry !== undefined) {
      res.writeHead(303, entry);
      res.end();
      return undefined;
    }
    const reason = refusal(req, access);
    if (reason === undefined) return handler(req, res);
    res.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
    res.end(reason);
    return undefined;
  };
}

/** A request's body; undefined, already answered, if it is too long. */
export async function readRequestBytes(
  req: IncomingMessage,
  res: ServerResponse,
  most: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) {
      sendJson(res, 413, { error: 'That is too long.' });
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON object in a request's body; undefined, already answered, when there is none. */
export async function readRequestJson(
  req: IncomingMessage,
  res: ServerResponse,
): Promise<Record<string, unknown> | undefined> {
  const bytes = await readRequestBytes(req, res, BODY_MAX);
  if (!bytes) return undefined;
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
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
