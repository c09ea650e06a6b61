// What comes by HTTP: let in or refused, once, and taken apart. The signature is Bolt's own check; on top of it both sides of the
// five-minute window, and an outline of what Slack sends.
import type { IncomingMessage } from 'node:http';
import { HTTPModuleFunctions } from '@slack/bolt';

const BODY_LIMIT = '1mb';
/** On either side. Bolt refuses requests that are too old, not those that claim to come from the future. */
const WINDOW_S = 5 * 60;

/** Why a request is refused. */
export interface Refusal {
  readonly status: 400 | 401 | 413;
  readonly why: string;
}

export interface LetIn {
  readonly body: Readonly<Record<string, unknown>>;
}

export async function readRequest(req: IncomingMessage, signingSecret: string): Promise<LetIn | Refusal> {
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
    return isOfSlack(body) ? { body } : { status: 400, why: 'its body is of no known kind' };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, why: 'its body is no JSON' };
    throw error;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a body has the outline of one of Slack's: an event, a command, something pressed or sent, a check of the address. */
function isOfSlack(body: unknown): body is Record<string, unknown> {
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
