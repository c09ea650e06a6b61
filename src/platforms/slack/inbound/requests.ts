// What comes by HTTP: let in or refused, once, and taken apart. Signed as docs.slack.dev says under "Verifying requests from Slack": HMAC
// over version, time and body, compared in constant time, and a time within five minutes on either side. Bolt's own check takes three
// HMACs for it and lets the future in.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HTTPModuleFunctions } from '@slack/bolt';

const BODY_LIMIT = '1mb';
const WINDOW_S = 5 * 60;

/** Why a request is refused. */
export interface Refusal {
  readonly status: 400 | 401 | 413;
  readonly why: string;
}

export interface LetIn {
  readonly body: Readonly<Record<string, unknown>>;
}

/** Slack asks now and then, unsigned, whether the certificate holds. Nothing else of such a request is read. */
const SSL_CHECK: LetIn = { body: { ssl_check: '1' } };

export async function readRequest(req: IncomingMessage, signingSecret: string): Promise<LetIn | Refusal> {
  let buffered: Awaited<ReturnType<typeof HTTPModuleFunctions.bufferIncomingMessage>>;
  try {
    buffered = await HTTPModuleFunctions.bufferIncomingMessage(req, BODY_LIMIT);
  } catch (error) {
    const tooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    return tooLarge ? { status: 413, why: 'its body is too large' } : { status: 400, why: 'its body broke off' };
  }
  const why = whyNotOfSlack(req, buffered.rawBody, signingSecret);
  if (why !== undefined) return isSslCheck(req, buffered.rawBody) ? SSL_CHECK : { status: 401, why };
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(buffered);
    return isOfSlack(body) ? { body } : { status: 400, why: 'its body is of no known kind' };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, why: 'its body is no JSON' };
    throw error;
  }
}

/** Undefined when the signature holds. The time is the machine's: the clock that travels is not Slack's. */
function whyNotOfSlack({ headers }: IncomingMessage, body: Buffer, signingSecret: string): string | undefined {
  const time = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof time !== 'string' || !/^\d{1,12}$/.test(time) || typeof signature !== 'string') return 'it is not signed';
  if (Math.abs(Date.now() / 1000 - Number(time)) > WINDOW_S) return 'its time is not now';
  const expected = Buffer.from(`v0=${createHmac('sha256', signingSecret).update(`v0:${time}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? undefined : 'its signature does not hold';
}

function isSslCheck({ headers }: IncomingMessage, body: Buffer): boolean {
  return headers['content-type'] === 'application/x-www-form-urlencoded' && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where Bolt looks for the id of a workspace or an organisation. */
function workspacesIn(body: Record<string, unknown>): unknown[] {
  const { team, user, view, enterprise, authorizations } = body;
  const [first] = Array.isArray(authorizations) ? (authorizations as unknown[]) : [];
  return [body, team, user, view, enterprise, first]
    .filter(isObject)
    .flatMap((part) => [
      ...['team_id', 'enterprise_id', 'app_installed_team_id'].map((field) => part[field]),
      ...(part === team || part === enterprise ? [part['id']] : []),
    ]);
}

/** Bolt keeps a client for each in a plain object, whose own `__proto__` and `constructor` are none; a list of one name counts as the name there. */
const isWorkspace = (id: unknown): boolean => (typeof id === 'string' ? !(id in Object.prototype) : typeof id !== 'object' || id === null);

/** Whether a body has the outline of one of Slack's: an event, a command, something pressed or sent, a check of the address. */
function isOfSlack(body: unknown): body is Record<string, unknown> {
  if (!isObject(body)) return false;
  const { type, event, command, user } = body;
  if (!workspacesIn(body).every(isWorkspace)) return false;
  if (body['ssl_check'] === '1' || type === 'url_verification') return true;
  if (event !== undefined) return isObject(event) && typeof event['type'] === 'string' && typeof body['event_id'] === 'string';
  if (command !== undefined)
    return [command, body['user_id'], body['channel_id'], body['trigger_id']].every((field) => typeof field === 'string');
  if (!isObject(user) || typeof user['id'] !== 'string') return false;
  if (type === 'block_actions') return Array.isArray(body['actions']) && body['actions'].every(isObject);
  if (type === 'view_submission' || type === 'view_closed') return isObject(body['view']);
  return type === 'shortcut' || type === 'message_action' || type === 'block_suggestion';
}
