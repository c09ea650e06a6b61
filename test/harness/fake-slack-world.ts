// The stand-in's state: workspaces, people, channels, messages, what was recorded, what is to go
// wrong.
import { randomBytes } from 'node:crypto';

/** Payloads of any shape, as Slack's are. */
export type Loose = any;

export interface Recorded {
  n: number;
  at: number;
  kind: string;
  method?: string;
  ok?: boolean;
  error?: string | null;
  args?: Loose;
  ts?: string;
  channel?: string;
  view?: Loose;
  [field: string]: Loose;
}

/**
 * What is to go wrong: `method` is a Web API method, `response_url`, `link` (the socket's upgrade)
 * or `hello` (its greeting).
 */
export interface SlackFault {
  method?: string;
  status?: number;
  retryAfter?: number | string;
  delayMs?: number;
  /** The code of an `ok: false` answer, and what Slack says of it. */
  error?: string;
  messages?: string[];
  /** Cuts the connection. */
  drop?: boolean;
  /** Carries the call out, and a gateway answers in Slack's place. */
  gateway?: { status: number; text: string };
  times?: number;
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
export const rid = (prefix: string, length = 8) =>
  prefix + randomBytes(length).toString('hex').toUpperCase().slice(0, length);
/** JSON, or undefined where it is none. */
export function parse(text: Loose): Loose {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export type World = ReturnType<typeof createWorld>;

export function createWorld(opts: Loose) {
  const o: Loose = {
    host: '127.0.0.1',
    port: 0,
    botUrl: 'http://127.0.0.1:3000/slack/events',
    signingSecret: 'loopback-signing-secret-0123456789',
    appId: 'A0APP',
    clientId: '111.222',
    clientSecret: 'loopback-client-secret',
    appToken: 'xapp-loopback-1',
    verificationToken: 'deprecated',
    triggerTtlMs: 3000,
    ackMs: 3000,
    /** After this an envelope of Socket Mode counts as unanswered. */
    socketAckMs: 5000,
    perChannelPerSecond: 0,
    sendTimeoutMs: 20000,
    /** People on one page of users.list. */
    usersPage: 1000,
    ...opts,
  };
  const S = {
    log: [] as Recorded[],
    problems: [] as string[],
    faults: [] as SlackFault[],
    waiters: new Set<(entry: Recorded) => void>(),
    teams: new Map<string, Loose>(),
    users: new Map<string, Loose>(),
    channels: new Map<string, Loose>(),
    messages: new Map<string, Map<string, Loose>>(),
    triggers: new Map<string, Loose>(),
    views: new Map<string, Loose>(),
    urls: new Map<string, Loose>(),
    codes: new Map<string, Loose>(),
    sockets: new Set<Loose>(),
    recent: new Map<string, number[]>(),
    tsSeq: 0,
    /** Files by id: asked for, then with their bytes, then in a channel. */
    files: new Map<string, Loose>(),
    socketAcks: new Map<string, (answer: Loose) => void>(),
    base: '',
  };
  const addTeam = (id: string, t: Loose = {}) => {
    const full = {
      id,
      name: t.name || id,
      domain: (t.name || id).toLowerCase(),
      botToken: t.botToken || `xoxb-${id}-loopback`,
      botUserId: t.botUserId || 'U0BOT',
      botId: t.botId || 'B0BOT',
      scopes:
        'commands,chat:write,im:write,users:read,users:read.email,app_mentions:read,files:read,files:write,im:history,channels:history,channels:read',
      ...t,
    };
    S.teams.set(id, full);
    return full;
  };
  const addUser = (id: string, u: Loose = {}) => {
    const full = {
      id,
      team_id: 'T0TEAM1',
      name: u.name || id.toLowerCase(),
      real_name: u.real_name || id,
      email: u.email || `${id.toLowerCase()}@contoso.example`,
      tz: 'Europe/Berlin',
      is_bot: false,
      is_admin: false,
      deleted: false,
      locale: 'en-US',
      ...u,
    };
    S.users.set(id, full);
    return full;
  };
  const addChannel = (id: string, c: Loose = {}) => {
    const full = {
      id,
      name: c.name || id.toLowerCase(),
      is_channel: true,
      is_im: false,
      is_private: false,
      is_member: true,
      is_archived: false,
      team: 'T0TEAM1',
      // Those of the channel's own workspace; others come into a shared one only where a test says
      // so.
      members: [...S.users.values()]
        .filter(({ team_id: own }) => own === (c.team ?? 'T0TEAM1'))
        .map(({ id: user }) => user),
      ...c,
    };
    S.channels.set(id, full);
    return full;
  };
  addTeam('T0TEAM1', { name: 'Contoso' });
  addTeam('T0TEAM2', { name: 'Fabrikam' });
  addUser('U0USER1', { real_name: 'Uma Unger' });
  addUser('U0USER2', { real_name: 'Viktor Vögel' });
  addUser('U0REVIEW', { real_name: 'Rita Reviewer' });
  addUser('U0REVIEW2', { real_name: 'Rob Reviewer' });
  addUser('U0OTHER', { team_id: 'T0TEAM2' });
  addUser('U0BOT', { is_bot: true });
  addUser('USLACKBOT', {});
  addChannel('C0GENERAL', { name: 'general' });
  addChannel('C0REVIEW', { name: 'reviewers' });
  addChannel('C0NOTIN', { name: 'not-in', is_member: false });
  addChannel('C0ARCH', { is_archived: true });
  addChannel('C0OTHER', { team: 'T0TEAM2' });
  for (const [k, v] of Object.entries(o.users || {})) addUser(k, v);
  for (const [k, v] of Object.entries(o.channels || {})) addChannel(k, v);
  for (const [k, v] of Object.entries(o.teams || {})) addTeam(k, v);
  const im = (user: string, team = 'T0TEAM1'): Loose => {
    const id = 'D' + user.slice(1);
    if (!S.channels.has(id))
      addChannel(id, {
        name: undefined,
        is_channel: false,
        is_im: true,
        user,
        team,
        members: [user, 'U0BOT'],
      });
    return S.channels.get(id);
  };
  const newTs = () => `${Math.floor(Date.now() / 1000)}.${String(++S.tsSeq).padStart(6, '0')}`;
  const trigger = (user: string, team: string) => {
    const id = `${Date.now()}.${rid('', 6)}.${rid('', 16).toLowerCase()}`;
    S.triggers.set(id, { at: Date.now(), used: false, user, team });
    return id;
  };
  const responseUrl = (user: string, channel: string) => {
    const id = rid('R', 12);
    S.urls.set(id, { at: Date.now(), uses: 0, user, channel });
    return `${S.base}response/${id}`;
  };
  const record = (e: Loose): Recorded => {
    e.n = S.log.length;
    e.at = Date.now();
    S.log.push(e);
    for (const w of Array.from(S.waiters)) w(e);
    return e;
  };
  function waitFor(
    pred: (entry: Recorded) => Loose,
    { timeoutMs = 5000, since = 0 } = {},
  ): Promise<Recorded> {
    const hit = S.log.find((e) => e.n >= since && pred(e));
    if (hit) return Promise.resolve(hit);
    return new Promise((resolve, reject) => {
      const w = (e: Recorded) => {
        if (e.n >= since && pred(e)) {
          S.waiters.delete(w);
          clearTimeout(tm);
          resolve(e);
        }
      };
      const tm = setTimeout(() => {
        S.waiters.delete(w);
        reject(
          new Error(
            `fake-slack: nothing matched within ${timeoutMs} ms; recorded: ${JSON.stringify(S.log.slice(since).map((e) => [e.kind, e.method, e.ok, e.error, String(e.args?.text || '').slice(0, 60)]))}`,
          ),
        );
      }, timeoutMs);
      S.waiters.add(w);
    });
  }
  /**
   * {method?: Web API method name, 'response_url', 'link' or 'hello', status, retryAfter?,
   * delayMs?, error? (ok:false code), drop?, times=1}
   */
  const fault = (f: SlackFault) => void S.faults.push({ times: 1, ...f });
  const takeFault = (method: string): Loose => {
    const f = S.faults.find((x) => (x.times ?? 0) > 0 && (!x.method || x.method === method));
    if (f) f.times = (f.times ?? 1) - 1;
    return f;
  };

  const reset = () => {
    S.log.length = 0;
    S.problems.length = 0;
    S.faults.length = 0;
  };
  return {
    o,
    S,
    addTeam,
    addUser,
    addChannel,
    im,
    newTs,
    trigger,
    responseUrl,
    record,
    waitFor,
    fault,
    takeFault,
    reset,
  };
}
