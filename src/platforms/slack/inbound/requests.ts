// Reads one HTTP request from Slack, or refuses it. Bolt checks the signature. On top of that, the
// time must not lie in the future, and the body must look like one that Slack sends.
import type { IncomingMessage } from 'node:http';
import { HTTPModuleFunctions } from '@slack/bolt';

/**
 * What is signed may hold a form with a large table, whose characters take up to three bytes each.
 */
const BODY_LIMIT = { signed: '4mb', unsigned: '1mb' } as const;
const WINDOW_S = 5 * 60;

/** Why a request is refused. */
export interface Refusal {
  readonly status: 400 | 401 | 413;
  readonly why: string;
}

export interface SlackAdmission {
  readonly body: Readonly<Record<string, unknown>>;
}

type Verified = Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;

export async function readRequest(
  req: IncomingMessage,
  signingSecret: string,
): Promise<SlackAdmission | Refusal> {
  const verified = await verify(req, signingSecret);
  if ('status' in verified) return verified;
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(verified);
    return isOfSlack(body) ? { body } : { status: 400, why: 'its body is of no known kind' };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, why: 'its body is no JSON' };
    throw error;
  }
}

/**
 * Slack sometimes asks, without a signature, whether the certificate is valid. Bolt lets that in
 * and leaves nothing else of the body.
 */
async function verify(req: IncomingMessage, signingSecret: string): Promise<Verified | Refusal> {
  try {
    await HTTPModuleFunctions.bufferIncomingMessage(
      req,
      isSigned(req) && !isOfAnotherTime(req) ? BODY_LIMIT.signed : BODY_LIMIT.unsigned,
    );
  } catch (error) {
    const tooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    return tooLarge
      ? { status: 413, why: 'its body is too large' }
      : { status: 400, why: 'its body broke off' };
  }
  if (isOfAnotherTime(req)) return { status: 401, why: 'its time is not now' };
  try {
    return await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret }, req);
  } catch {
    return { status: 401, why: 'its signature does not hold' };
  }
}

/** Whether it comes with a signature, which is checked once the body is read. */
const isSigned = ({ headers }: IncomingMessage) => headers['x-slack-signature'] !== undefined;

/**
 * Bolt refuses older requests, but lets the future in. The time is the machine's: the clock that
 * travels is not Slack's.
 */
function isOfAnotherTime({ headers }: IncomingMessage): boolean {
  return Math.abs(Date.now() / 1000 - Number(headers['x-slack-request-timestamp'])) > WINDOW_S;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

/**
 * Bolt keeps a client for each in a plain object, whose own `__proto__` and `constructor` are none;
 * a list of one name counts as the name there.
 */
const isWorkspace = (id: unknown): boolean =>
  typeof id === 'string' ? !(id in Object.prototype) : typeof id !== 'object' || id === null;

/**
 * Whether a body has the outline of one of Slack's: an event, a command, something pressed or sent,
 * a check of the address.
 */
function isOfSlack(body: unknown): body is Record<string, unknown> {
  if (!isObject(body)) return false;
  const { type, event, command, user } = body;
  if (!workspacesIn(body).every(isWorkspace)) return false;
  if (body['ssl_check'] === '1' || type === 'url_verification') return true;
  if (event !== undefined)
    return (
      isObject(event) && typeof event['type'] === 'string' && typeof body['event_id'] === 'string'
    );
  if (command !== undefined)
    return [command, body['user_id'], body['channel_id'], body['trigger_id']].every(
      (field) => typeof field === 'string',
    );
  if (!isObject(user) || typeof user['id'] !== 'string') return false;
  if (type === 'block_actions')
    return Array.isArray(body['actions']) && body['actions'].every(isObject);
  if (type === 'view_submission' || type === 'view_closed') return isObject(body['view']);
  return type === 'shortcut' || type === 'message_action' || type === 'block_suggestion';
}
