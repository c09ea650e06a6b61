// How events reach Bolt's app by HTTP. They are acknowledged when our middleware is through with
// them, which is when they are noted. Bolt's own receiver never answers a signed body that is
// `null`, and answers 404 where noting takes longer than three seconds. How events come by socket:
// ../socket.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, LogLevel, type Receiver } from '@slack/bolt';
import type { Log } from '../../../core/log';
import { withoutNulls } from './payloads';
import { readRequest } from './requests';

/** Not chained: restify's writeHead returns nothing. */
export function answerWith(res: ServerResponse, status: number): void {
  res.writeHead(status);
  res.end();
}

export interface HttpReceiver extends Receiver {
  /** Answers one request, whatever it is. */
  take(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

/** What could not be noted is answered with 503, so that Slack sends it again. */
export function createHttpReceiver(signingSecret: string, log: Log): HttpReceiver {
  let app: App | undefined;

  /**
   * Gives what our middleware acknowledged the event with; undefined when nothing in the app took
   * it.
   */
  async function process(
    req: IncomingMessage,
    body: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly answer: unknown } | undefined> {
    let acknowledged: { readonly answer: unknown } | undefined;
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(req);
    const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(req);
    await app?.processEvent({
      body: withoutNulls(body),
      async ack(answer: unknown) {
        acknowledged = { answer };
      },
      ...(retryNum !== undefined && { retryNum }),
      ...(retryReason !== undefined && { retryReason }),
    });
    return acknowledged;
  }

  return {
    init(given) {
      app = given;
    },
    async start() {},
    async stop() {},
    async take(req, res) {
      const read = await readRequest(req, signingSecret);
      if ('status' in read) {
        const { status, why } = read;
        log.warn('Slack request refused', { status, why });
        answerWith(res, status);
        return;
      }
      const { body } = read;
      if (body['ssl_check'] === '1') HTTPModuleFunctions.buildSSLCheckResponse(res);
      else if (body['type'] === 'url_verification')
        HTTPModuleFunctions.buildUrlVerificationResponse(res, body);
      else {
        try {
          const acknowledged = await process(req, body);
          if (acknowledged) HTTPModuleFunctions.buildContentResponse(res, acknowledged.answer);
          else answerWith(res, 400);
        } catch (error) {
          log.error('an event could not be noted; Slack will send it again', { error });
          answerWith(res, 503);
        }
      }
    },
  };
}

/** Bolt's and the SDK's logs through ours; their debug lines can hold payloads and are dropped. */
export function boltLog(log: Log) {
  const line = (parts: readonly unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
      .join(' ')
      .slice(0, 300);
  return {
    debug() {},
    info: (...parts: unknown[]) => log.debug('bolt', { note: line(parts) }),
    warn: (...parts: unknown[]) => log.warn('bolt', { note: line(parts) }),
    error: (...parts: unknown[]) => log.error('bolt', { note: line(parts) }),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
