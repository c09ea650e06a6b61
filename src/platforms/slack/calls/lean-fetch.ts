// What Slack's client asks of `fetch`, by Node's own HTTP client on its kept connections. It can
// only POST a text and give a short answer; `fetch` takes a tenth of a millisecond of CPU time more
// for each call (docs/decisions/0025-where-we-go-round-an-sdk.md). A redirect counts as a failure,
// as the client wants it: the token goes nowhere else.
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { WebClientOptions } from '@slack/web-api';

type Fetch = NonNullable<WebClientOptions['fetch']>;
type Response = Awaited<ReturnType<Fetch>>;

/** A call that was given up: it may have been carried out. */
class CallTimeout extends Error {
  override readonly name = 'CallTimeout';
  readonly code = 'ETIMEDOUT';
}

/** An answer that is not Slack's: a page of a gateway, or half an answer. */
class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** Slack's client takes any text for the name of an error. */
export function onlyFromSlack(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok && !isAnswer(await response.text()))
      throw new UnreadableAnswer(`HTTP ${response.status} without an answer of Slack's`);
    return response;
  };
}

/** Every answer of the Web API says whether it is `ok`, and if not, why. */
function isAnswer(text: string): boolean {
  try {
    const answer = JSON.parse(text) as { readonly ok?: unknown; readonly error?: unknown } | null;
    return answer?.ok === true || (answer?.ok === false && typeof answer.error === 'string');
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/**
 * A call that takes longer is given up. A timer that is cleared costs nothing; a signal would stay
 * in memory until its time is over.
 */
export function createLeanFetch(timeoutMs: number): Fetch {
  return async (input, { method = 'GET', headers = {}, body = '' } = {}) => {
    if (typeof body !== 'string') throw new TypeError('only texts can be sent');
    const url = new URL(input);
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Response>((resolve, reject) => {
        const sent = request(
          url,
          { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
          (response) => {
            readAll(response)
              .then((bytes) => responseOf(url, response, bytes))
              .then(resolve, reject);
          },
        );
        timer = setTimeout(
          () => sent.destroy(new CallTimeout(`no answer within ${timeoutMs} ms`)),
          timeoutMs,
        );
        sent.on('error', reject);
        sent.end(body);
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

function readAll(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    response.on('data', (part: Buffer) => parts.push(part));
    response.once('end', () => resolve(Buffer.concat(parts)));
    response.on('error', reject);
  });
}

function responseOf(
  url: URL,
  { statusCode: status = 0, statusMessage = '', headers }: IncomingMessage,
  bytes: Buffer,
): Response {
  if (status >= 300 && status < 400)
    throw new TypeError(`Slack redirects to ${headers.location ?? 'nowhere'}`);
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: statusMessage,
    url: url.href,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      entries: () =>
        Object.entries(headers)
          .map(([name, value]): [string, string] => [name, String(value)])
          .values(),
    },
    text: async () => bytes.toString('utf8'),
    json: async () => JSON.parse(bytes.toString('utf8')) as unknown,
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  };
}
