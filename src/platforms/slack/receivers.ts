// Bolt's two ways to receive, both so that an event is acknowledged when our middleware is through with it: when it is noted.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../core/log';

const BODY_LIMIT = '1mb';
/** On either side. Bolt refuses requests that are too old, not those that claim to come from the future. */
const WINDOW_S = 5 * 60;

/** Why a request is refused. */
export interface Refusal {
  readonly status: 400 | 401 | 413;
  readonly why: string;
}

/** Not chained: restify's writeHead returns nothing. */
export function answerWith(res: ServerResponse, status: number): void {
  res.writeHead(status);
  res.end();
}

/** What Bolt would let through, or not answer at all. It checks the signature once more; the body is buffered for it here. */
export async function refusalOf(req: IncomingMessage, signingSecret: string): Promise<Refusal | undefined> {
  // The machine's clock, as for Bolt's side of the window.
  if (Number(req.headers['x-slack-request-timestamp']) - Date.now() / 1000 > WINDOW_S)
    return { status: 401, why: 'its time lies in the future' };
  let buffered: Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;
  try {
    buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: BODY_LIMIT }, req);
  } catch (error) {
    const tooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    return tooLarge ? { status: 413, why: 'its body is too large' } : { status: 401, why: 'its signature does not hold' };
  }
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(buffered);
    return isOfSlack(body) ? undefined : { status: 400, why: 'its body is of no known kind' };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, why: 'its body is no JSON' };
    throw error;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a body has the outline of one of Slack's: an event, a command, something pressed or sent, a check of the address. */
function isOfSlack(body: unknown): boolean {
  if (!isObject(body)) return false;
  const { type, event, command, user } = body;
  if (body['ssl_check'] === '1' || type === 'url_verification') return true;
  if (event !== undefined) return isObject(event) && typeof event['type'] === 'string' && typeof body['event_id'] === 'string';
  if (command !== undefined)
    return [command, body['user_id'], body['channel_id'], body['trigger_id']].every((field) => typeof field === 'string');
  if (!isObject(user) || typeof user['id'] !== 'string') return false;
  if (type === 'block_actions') return Array.isArray(body['actions']) && body['actions'].every(isObject);
  if (type === 'view_submission' || type === 'view_closed') return isObject(body['view']);
  return type === 'shortcut' || type === 'message_action' || type === 'block_suggestion';
}

/** What could not be noted is answered with 503, so that Slack sends it again. */
export function httpReceiver(signingSecret: string, log: Log): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    // Without it Bolt acknowledges events before anybody saw them. Our middleware ends when the event is noted.
    processBeforeResponse: true,
    bodyLimit: BODY_LIMIT,
    logger: boltLog(log),
    processEventErrorHandler: async ({ error, response }) => {
      log.error('an event could not be noted; Slack will send it again', { error });
      if (!response.headersSent) answerWith(response, 503);
      return true;
    },
  });
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
