// How events reach Bolt's app, by HTTP and by socket, both so that an event is acknowledged when our middleware is through with it: when it
// is noted. Bolt's receiver for HTTP would check and take apart a second time what had to be let in before.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/log';
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

  /** Gives what our middleware acknowledged the event with; undefined when nothing in the app took it. */
  async function process(req: IncomingMessage, body: Readonly<Record<string, unknown>>): Promise<{ readonly answer: unknown } | undefined> {
    let acknowledged: { readonly answer: unknown } | undefined;
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(req);
    const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(req);
    await app?.processEvent({
      body,
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
      else if (body['type'] === 'url_verification') HTTPModuleFunctions.buildUrlVerificationResponse(res, body);
      else {
        try {
          const acknowledged = await process(req, body);
          if (acknowledged) HTTPModuleFunctions.buildContentResponse(res, acknowledged.answer);
          else answerWith(res, 404);
        } catch (error) {
          log.error('an event could not be noted; Slack will send it again', { error });
          answerWith(res, 503);
        }
      }
    },
  };
}

/** `appOf`: the app that the receiver is for. What could not be noted is not acknowledged, so that Slack sends it again. */
export function socketReceiver(appToken: string, clientOptions: object, log: Log, appOf: () => App): SocketModeReceiver {
  async function note({ ack, body, retry_num: retryNum, retry_reason: retryReason }: SocketEvent): Promise<void> {
    const retried = { ...(retryNum !== undefined && { retryNum }), ...(retryReason !== undefined && { retryReason }) };
    let answer: unknown;
    const keep = async (given: unknown) => {
      answer = given;
    };
    try {
      await appOf().processEvent({ body, ack: keep, ...retried });
      await ack(answer);
    } catch (error) {
      log.error('an event could not be noted; Slack will send it again', { error });
    }
  }
  const receiver = new SocketModeReceiver({ appToken, logger: boltLog(log), installerOptions: { clientOptions } });
  // Bolt's own listener acknowledges events before anybody saw them, and has no switch like the one above.
  receiver.client.removeAllListeners('slack_event');
  receiver.client.on('slack_event', (event: SocketEvent) => void note(event));
  return receiver;
}

interface SocketEvent {
  readonly ack: (answer?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
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
