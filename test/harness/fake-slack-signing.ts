// How the stand-in sends a body to the bot: signed as Slack signs, or with a signature that is
// spoilt in a named way.
import { createHmac } from 'node:crypto';
import { type Loose, parse } from './fake-slack-world';

/** Ways to spoil the signature; the bot must refuse every one (401/403/400, no side effect). */
export const BAD_SIGN = [
  'none',
  'no-timestamp',
  'empty',
  'wrong-secret',
  'stale',
  'tampered',
  'truncated',
  'v1',
];
/**
 * A correct signature over a timestamp one hour ahead: Slack's own SDKs accept it (they only refuse
 * old ones), so it is reported, not required.
 */
export const ADVISORY_SIGN = ['future'];

export function createPost(o: Loose) {
  function headersFor(
    body: string,
    { sign = 'valid', secret: given = o.signingSecret, timestamp }: Loose = {},
  ): Record<string, string> {
    let secret = given;
    let t = timestamp ?? Math.floor(Date.now() / 1000);
    if (sign === 'stale') t -= 600;
    if (sign === 'future') t += 3600;
    if (sign === 'wrong-secret') secret = 'not-' + secret;
    const sig =
      'v0=' +
      createHmac('sha256', secret)
        .update(`v0:${t}:${sign === 'tampered' ? body + ' ' : body}`)
        .digest('hex');
    const h: Record<string, string> = {
      'x-slack-request-timestamp': String(t),
      'x-slack-signature': sig,
    };
    if (sign === 'none') delete h['x-slack-signature'];
    if (sign === 'no-timestamp') delete h['x-slack-request-timestamp'];
    if (sign === 'empty') h['x-slack-signature'] = '';
    if (sign === 'truncated') h['x-slack-signature'] = sig.slice(0, 20);
    if (sign === 'v1') h['x-slack-signature'] = sig.replace('v0', 'v1');
    return h;
  }
  /**
   * POST a raw body. Returns {status, text, body, ms, late}. late = the 3-second acknowledgement
   * was missed.
   */
  async function post(
    body: string,
    {
      type = 'application/json',
      headers = {},
      url = o.botUrl,
      timeoutMs = o.sendTimeoutMs,
      ...sig
    }: Loose = {},
  ): Promise<Loose> {
    const t0 = Date.now();
    try {
      const res = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...headersFor(body, sig),
          ...headers,
        },
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'manual',
      });
      const text = await res.text();
      const ms = Date.now() - t0;
      return {
        status: res.status,
        text,
        body: parse(text),
        ms,
        late: ms > o.ackMs,
        noRetry: res.headers.get('x-slack-no-retry') === '1',
      };
    } catch (thrown) {
      const e: Loose = thrown;
      const ms = Date.now() - t0;
      return { status: 0, error: String(e.cause?.code || e.name || e), ms, late: ms > o.ackMs };
    }
  }

  return { post, headersFor };
}
