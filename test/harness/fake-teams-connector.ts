// The HTTP side that a bot talks to: OpenID metadata and keys, the token endpoint, and the Bot
// Connector with its status codes.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkActivity, isObject, type WireActivity } from './fake-teams-checks';
import { nowSeconds, type Tokens } from './fake-teams-tokens';
import type { Conversation, Fault, World } from './fake-teams-world';

export interface ConnectorSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly issuer: string;
  readonly scope: string;
  readonly requireToken: boolean;
  /** Refuse what would be shown badly, too. */
  readonly strict: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Not JSON; instead of a body. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Cut the connection instead. */
  readonly cut?: boolean;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly raw: string;
  readonly token: string;
}

export interface Connector {
  /** Undefined: not one of its routes. */
  answer(call: Call): Promise<Answer | undefined>;
}

const failure = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});
/** Keeps no process alive: whoever waits has gone by then. */
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

export function createConnector(
  settings: ConnectorSettings,
  world: World,
  tokens: Tokens,
  base: () => string,
): Connector {
  const issued = new Map<string, number>();

  function metadata(): Answer {
    return {
      status: 200,
      body: {
        issuer: settings.issuer,
        jwks_uri: `${base()}v1/.well-known/keys`,
        authorization_endpoint: `${base()}oauth2/v2.0/authorize`,
        token_endpoint: `${base()}oauth2/v2.0/token`,
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      },
    };
  }

  function accessToken(raw: string): Answer {
    const asked = new URLSearchParams(raw);
    if (
      asked.get('client_id') !== settings.appId ||
      asked.get('client_secret') !== settings.appPassword
    )
      return {
        status: 401,
        body: {
          error: 'invalid_client',
          error_description: 'AADSTS7000215: Invalid client secret provided.',
        },
      };
    const claims = {
      aud: settings.scope,
      appid: settings.appId,
      iss: `https://sts.windows.net/${settings.tenantId}/`,
      jti: randomUUID(),
    };
    const token = tokens.make('valid', claims) ?? '';
    issued.set(token, nowSeconds() + 3600);
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: token },
    };
  }

  async function faulty({ method, path, body }: Call, fault: Fault): Promise<Answer | undefined> {
    if (fault.delayMs) await pause(fault.delayMs);
    const activity = isObject(body) ? { activity: body } : {};
    if (fault.drop) {
      if (!fault.taken) world.record({ kind: 'fault', method, path, status: 0, ...activity });
      return fault.taken ? undefined : { status: 0, cut: true };
    }
    if (!fault.status) return undefined;
    world.record({ kind: 'fault', method, path, status: fault.status, ...activity });
    const code = fault.status === 429 ? 'TooManyRequests' : 'ServiceError';
    return {
      ...failure(fault.status, code, `injected ${fault.status}`),
      ...(fault.body !== undefined && { body: fault.body }),
      ...(fault.retryAfter !== undefined && {
        headers: { 'retry-after': String(fault.retryAfter) },
      }),
    };
  }

  function complain(activity: unknown): string[] {
    const bad = checkActivity(activity);
    world.problems.push(...bad);
    return bad;
  }

  /** A chat with one person, or a new thread in a channel. */
  function create({ path, body }: Call): Answer {
    const wish = (isObject(body) ? body : {}) as CreateWish;
    const opened = wish.channelData?.channel?.id
      ? thread(wish.channelData.channel.id)
      : personal(wish);
    if ('status' in opened) return opened;
    const made = { method: 'POST', path, status: 201, conversationId: opened.id };
    let activityId: string | undefined;
    if (wish.activity) {
      const problems = complain(wish.activity);
      activityId = opened.id.split('messageid=')[1] ?? world.newId();
      world.record({
        ...made,
        kind: 'send',
        id: activityId,
        proactive: true,
        activity: wish.activity,
        problems,
      });
    }
    world.record({
      ...made,
      kind: 'createConversation',
      ...(isObject(body) && { activity: body }),
    });
    return {
      status: 201,
      body: { id: opened.id, serviceUrl: base(), ...(activityId && { activityId }) },
    };
  }

  function thread(channel: string): Conversation | Answer {
    if (!world.team.channels.some((known) => known.id === channel))
      return failure(404, 'ConversationNotFound', 'channel not found');
    return world.conversation('channel', { channel, rootId: world.newId() });
  }

  function personal({ members, tenantId, channelData }: CreateWish): Conversation | Answer {
    const wanted = members?.[0]?.id;
    const user = [...world.users.values()].find(
      ({ id, aadObjectId }) => wanted !== undefined && (id === wanted || aadObjectId === wanted),
    );
    if (!user) return failure(400, 'BadSyntax', 'Invalid user identity in provided tenant');
    if ((tenantId ?? channelData?.tenant?.id) !== user.tenantId)
      return failure(403, 'Forbidden', 'tenant does not match the user');
    return world.conversation('personal', { user: user.key });
  }

  function members({ members: keys }: Conversation, one?: string): Answer {
    const list = keys.flatMap((key) => {
      const { key: _ours, ...user } = world.userOf(key);
      return [{ ...user, objectId: user.aadObjectId }];
    });
    if (one === undefined) return { status: 200, body: list };
    const found = list.find((user) => user.id === one || user.aadObjectId === one);
    return found
      ? { status: 200, body: found }
      : failure(
          404,
          'MemberNotFoundInConversation',
          'The member was not found in the conversation.',
        );
  }

  function post(call: Call, conversationId: string, replyToId: string | undefined): Answer {
    const { path, body } = call;
    const problems = complain(body);
    const activity = (isObject(body) ? body : {}) as WireActivity;
    const entry = { method: 'POST', path, activity, problems };
    if (problems.some((problem) => problem.startsWith('TOO_BIG'))) {
      world.record({ ...entry, kind: 'rejected', status: 413 });
      return failure(413, 'MessageSizeTooBig', 'Message size too large');
    }
    if (settings.strict && problems[0]) {
      world.record({ ...entry, kind: 'rejected', status: 400 });
      return failure(400, 'BadArgument', problems[0]);
    }
    const id = world.newId();
    world.record({
      ...entry,
      kind: 'send',
      status: 201,
      id,
      conversationId,
      ...(replyToId && { replyToId }),
    });
    return { status: 201, body: { id } };
  }

  function change({ method, path, body }: Call, conversationId: string, id: string): Answer {
    const known = world.log.some((entry) => entry.kind === 'send' && entry.id === id);
    const problems = method === 'PUT' ? complain(body) : [];
    const entry = {
      method,
      path,
      id,
      conversationId,
      problems,
      ...(isObject(body) && { activity: body }),
    };
    if (!known) {
      world.record({ ...entry, kind: 'rejected', status: 404 });
      return failure(404, 'ActivityNotFoundInConversation', 'activity not found');
    }
    world.record({ ...entry, kind: method === 'PUT' ? 'update' : 'delete', status: 200 });
    return { status: 200, body: method === 'PUT' ? { id } : undefined };
  }

  function conversations(call: Call, [id, what, which, more]: readonly string[]): Answer {
    if (id === undefined)
      return call.method === 'POST' ? create(call) : failure(405, 'MethodNotAllowed', call.path);
    const found = world.find(id);
    if (!found) {
      world.record({ kind: 'badConversation', method: call.method, path: call.path, status: 404 });
      return failure(404, 'ConversationNotFound', 'Conversation not found.');
    }
    if (what === 'members' || (what === 'activities' && more === 'members'))
      return members(found, what === 'members' ? which : undefined);
    if (what === 'pagedmembers') return { status: 200, body: { members: members(found).body } };
    if (what === 'activities' && call.method === 'POST') return post(call, id, which);
    if (what === 'activities' && which && ['PUT', 'DELETE'].includes(call.method))
      return change(call, id, which);
    world.record({ kind: 'unknown', method: call.method, path: call.path, status: 404 });
    return failure(404, 'NotFound', call.path);
  }

  function teams([id, what]: readonly string[]): Answer {
    const { team, users } = world;
    if (id !== team.id) return failure(404, 'NotFound', 'team not found');
    if (what === 'conversations')
      return {
        status: 200,
        body: {
          conversations: team.channels.map((channel, at) => (at ? channel : { id: channel.id })),
        },
      };
    const { channels, ...about } = team;
    return {
      status: 200,
      body: { ...about, channelCount: channels.length, memberCount: users.size },
    };
  }

  async function connector(call: Call, area: string, rest: readonly string[]): Promise<Answer> {
    const { method, path, token } = call;
    const fault = world.takeFault(method, path);
    const injected = fault && (await faulty(call, fault));
    if (injected) return injected;
    if (settings.requireToken && !((issued.get(token) ?? 0) > nowSeconds())) {
      world.problems.push(`connector call without a valid token: ${method} ${path}`);
      world.record({ kind: 'unauthorized', method, path, status: 401 });
      return failure(401, 'Unauthorized', 'Authorization has been denied for this request.');
    }
    const answer =
      area === 'teams'
        ? teams(rest)
        : area === 'conversations'
          ? conversations(call, rest)
          : failure(501, 'NotImplemented', path);
    if (fault?.gateway) {
      const { status, text, type = 'text/html' } = fault.gateway;
      return { status, text, headers: { 'content-type': type } };
    }
    return fault?.drop ? { ...answer, cut: true } : answer;
  }

  return {
    async answer(call) {
      const { method, path, raw } = call;
      const isMetadata = /\/\.well-known\/openid-?configuration$/.test(path);
      if (isMetadata || path.endsWith('/oauth2/v2.0/token')) {
        const fault = world.takeFault(method, path);
        if (fault?.delayMs) await pause(fault.delayMs);
        if (fault?.status)
          return { status: fault.status, body: fault.body ?? { error: 'temporarily_unavailable' } };
        return isMetadata ? metadata() : accessToken(raw);
      }
      if (path.endsWith('/.well-known/keys')) return { status: 200, body: { keys: [tokens.key] } };
      const route = /^\/v3\/(conversations|teams|attachments|batch)(?:\/(.*))?$/.exec(path);
      if (route)
        return connector(call, route[1] ?? '', (route[2] ?? '').split('/').filter(Boolean));
      if (/\/api\/(usertoken|botsignin)/.test(path)) return { status: 404 };
      return undefined;
    },
  };
}

interface CreateWish {
  readonly members?: readonly { readonly id?: string }[];
  readonly tenantId?: string;
  readonly channelData?: {
    readonly channel?: { readonly id?: string };
    readonly tenant?: { readonly id?: string };
  };
  readonly activity?: WireActivity;
}

const LIMIT_BYTES = 5 * 1024 * 1024;

/** Reads one request; undefined when it is too large. */
export async function readCall(req: IncomingMessage): Promise<Call | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > LIMIT_BYTES) return undefined;
    parts.push(bytes);
  }
  const raw = Buffer.concat(parts).toString('utf8');
  const isJson = raw !== '' && (req.headers['content-type'] ?? '').includes('json');
  return {
    method: req.method ?? '',
    path: decodeURIComponent(new URL(req.url ?? '/', 'http://127.0.0.1').pathname),
    raw,
    body: isJson ? (JSON.parse(raw) as unknown) : undefined,
    token: (req.headers.authorization ?? '').replace(/^Bearer /i, ''),
  };
}

export function writeAnswer(
  res: ServerResponse,
  { status, body, text, headers, cut }: Answer,
): void {
  if (cut) {
    res.socket?.destroy();
    return;
  }
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  res.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
}
