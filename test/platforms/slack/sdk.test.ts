// Where we go round Slack's SDK (docs/decisions/0025-where-we-go-round-an-sdk.md). Each of these
// tests fails when the SDK changes underneath: then the reason may be gone, or what we do instead
// may no longer be enough.
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HTTPModuleFunctions, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { boltLog } from '../../../src/platforms/slack/inbound/receivers';
import { silentLog } from '../../../src/core/log';

const logger = boltLog(silentLog);

describe("Bolt's check of signatures", () => {
  const signingSecret = 'a secret of this test';
  const letIn = async (
    secondsFromNow: number,
    secret = signingSecret,
    contentType = 'application/json',
    body = '{"a":1}',
  ) => {
    const time = String(Math.floor(Date.now() / 1000) + secondsFromNow);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
    const headers = {
      'content-type': contentType,
      'x-slack-request-timestamp': time,
      'x-slack-signature': signature,
    };
    const req = { headers, rawBody: Buffer.from(body) } as unknown as IncomingMessage;
    return (
      await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret }, req)
    ).rawBody.toString();
  };

  it('is on without being asked for, and knows the age of a request', async () => {
    expect(await letIn(0)).toBe('{"a":1}');
    await expect(letIn(0, 'another secret')).rejects.toThrow(/signature mismatch/);
    await expect(letIn(-310)).rejects.toThrow(/stale/);
  });

  it('lets requests from the future in, which we refuse', async () => {
    expect(await letIn(3600)).toBe('{"a":1}');
  });

  it('lets an unsigned check of the certificate in, and leaves nothing else of its body', async () => {
    const form = 'application/x-www-form-urlencoded';
    expect(await letIn(0, 'another secret', form, 'ssl_check=1&payload=%7B%7D')).toBe(
      'ssl_check=1',
    );
  });
});

describe('what the client asks of the HTTP client that we give it', () => {
  const answers = {
    fine: { status: 200, body: '{"ok":true,"ts":"1.2"}' },
    refused: { status: 200, body: '{"ok":false,"error":"is_archived"}' },
    broken: { status: 503, body: 'busy' },
    limited: { status: 429, body: '' },
  };
  const readInAll = new Set<string>();
  const sent: unknown[] = [];
  let answer = answers.fine;

  /** An answer that notes what is read of it. */
  function response() {
    const { status, body } = answer;
    const headers = {
      get: (name: string) => (name === 'retry-after' && status === 429 ? '7' : null),
      entries: () => [].values(),
    };
    const known = {
      ok: status === 200,
      status,
      statusText: '',
      url: 'http://127.0.0.1/api/',
      headers,
      text: async () => body,
    };
    return new Proxy(known, {
      get(target, name: string) {
        // A promise that resolves to it asks whether it is one itself.
        if (name !== 'then') readInAll.add(name);
        return target[name as keyof typeof target];
      },
    }) as unknown as Awaited<ReturnType<typeof fetch>>;
  }
  const client = new WebClient('xoxb-1', {
    slackApiUrl: 'http://127.0.0.1/api/',
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
    fetch: async (...asked) => {
      sent.push(asked);
      return response();
    },
  });

  it('is to post a text, without following redirects, and with no signal of its own', async () => {
    await client.apiCall('chat.postMessage', {
      channel: 'C1',
      blocks: [{ type: 'divider' }],
      unfurl_links: false,
    });
    expect(sent).toEqual([
      [
        'http://127.0.0.1/api/chat.postMessage',
        {
          method: 'POST',
          headers: expect.objectContaining({
            'Content-Type': 'application/x-www-form-urlencoded',
            Authorization: 'Bearer xoxb-1',
          }),
          body: `channel=C1&blocks=${encodeURIComponent('[{"type":"divider"}]')}&unfurl_links=false`,
          redirect: 'error',
          signal: undefined,
        },
      ],
    ]);
  });

  it('is an answer of which it reads these fields and no others', async () => {
    const call = () => client.apiCall('chat.postMessage', { channel: 'C1' });
    answer = answers.refused;
    await expect(call()).rejects.toThrow('is_archived');
    answer = answers.broken;
    await expect(call()).rejects.toThrow('503');
    answer = answers.limited;
    await expect(call()).rejects.toThrow('rate-limit');
    expect([...readInAll].toSorted()).toEqual(['headers', 'status', 'statusText', 'text', 'url']);
  });
});

it("listens to the socket by one listener that we can stand before, and hands events out by 'slack_event'", () => {
  const { client } = new SocketModeReceiver({
    appToken: 'xapp-1',
    autoReconnectEnabled: false,
    logger,
  });
  expect(client.listeners('ws_message')).toHaveLength(1);
  expect(client.listeners('slack_event')).toHaveLength(1);
});
