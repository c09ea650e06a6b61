// The pretended tenant: users, one team with its channels, conversations, everything that was
// recorded, and the faults to come.
import type { WireActivity } from './fake-teams-checks';

export interface FakeUser {
  readonly key: string;
  /** What the connector calls them. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: string;
}

export type Kind = 'personal' | 'channel' | 'groupChat';

export interface Conversation {
  readonly id: string;
  readonly kind: Kind;
  readonly tenantId: string;
  readonly members: readonly string[];
  readonly channelId?: string;
}

/** One thing that the bot did, or that was done to its call. */
export interface Entry {
  readonly n: number;
  readonly at: number;
  readonly kind:
    | 'send'
    | 'update'
    | 'delete'
    | 'createConversation'
    | 'rejected'
    | 'fault'
    | 'unauthorized'
    | 'badConversation'
    | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly id?: string;
  readonly conversationId?: string;
  readonly replyToId?: string;
  readonly proactive?: boolean;
  readonly activity?: WireActivity;
  readonly problems?: readonly string[];
}

export interface Fault {
  readonly method?: string;
  /** Part of the path, or a pattern. */
  readonly path?: string | RegExp;
  /** Absent or 0 with `delayMs`: slow but fine. */
  readonly status?: number;
  /** As the header has it: seconds or an HTTP date. */
  readonly retryAfter?: number | string;
  readonly delayMs?: number;
  readonly times?: number;
  readonly body?: unknown;
  /** Cut the connection, the message being taken all the same when `taken`. */
  readonly drop?: boolean;
  readonly taken?: boolean;
  /** Carries the call out, and a gateway answers in Teams' place. */
  readonly gateway?: { readonly status: number; readonly text: string; readonly type?: string };
}

export interface World {
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly aadGroupId: string;
    readonly channels: { id: string; name: string }[];
  };
  readonly users: ReadonlyMap<string, FakeUser>;
  readonly log: Entry[];
  readonly problems: string[];
  readonly faults: (Fault & { times: number })[];
  addUser(key: string, known?: Partial<FakeUser>): FakeUser;
  /** By key, connector id or object id; made when new. */
  userOf(which: string): FakeUser;
  /** Found or made. */
  conversation(kind: Kind, where: Where): Conversation;
  find(id: string): Conversation | undefined;
  newId(): string;
  record(entry: Omit<Entry, 'n' | 'at'>): Entry;
  waitFor(
    matches: (entry: Entry) => boolean,
    options?: { timeoutMs?: number; since?: number },
  ): Promise<Entry>;
  takeFault(method: string, path: string): Fault | undefined;
  reset(): void;
}

export interface Where {
  readonly user?: string;
  readonly channel?: string;
  readonly rootId?: string;
  readonly group?: string;
  readonly tenantId?: string;
}

const PEOPLE: Readonly<Record<string, Partial<FakeUser>>> = {
  user1: { name: 'Uma Unger', email: 'uma@contoso.example' },
  user2: { name: 'Viktor Vögel', email: 'viktor@contoso.example' },
  reviewer: { name: 'Rita Reviewer', email: 'rita@contoso.example' },
  reviewer2: { name: 'Rob Reviewer', email: 'rob@contoso.example' },
};

export function createWorld(tenantId: string): World {
  const users = new Map<string, FakeUser>();
  const conversations = new Map<string, Conversation>();
  const waiters = new Set<(entry: Entry) => void>();
  const log: Entry[] = [];
  const problems: string[] = [];
  const faults: World['faults'] = [];
  let sequence = 0;
  const team = {
    id: '19:team1@thread.tacv2',
    name: 'Contoso Support',
    aadGroupId: '99999999-0000-4000-8000-000000000001',
    channels: [
      { id: '19:team1@thread.tacv2', name: 'General' },
      { id: '19:reviewers@thread.tacv2', name: 'Reviewers' },
    ],
  };

  const world: World = {
    team,
    users,
    log,
    problems,
    faults,
    addUser(key, known = {}) {
      const number = users.size + 1;
      const email = known.email ?? `${key}@contoso.example`;
      const user = {
        key,
        id: `29:${key}-${'0'.repeat(8)}${number}`,
        aadObjectId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        name: key,
        email,
        userPrincipalName: email,
        tenantId,
        userRole: 'user',
        ...known,
      };
      users.set(key, user);
      return user;
    },
    userOf: (which) =>
      users.get(which) ??
      [...users.values()].find((user) => user.id === which || user.aadObjectId === which) ??
      world.addUser(which),
    conversation(
      kind,
      { user = 'user1', channel = team.id, rootId, group = 'group1', tenantId: tenant = tenantId },
    ) {
      const channelId = rootId ? `${channel};messageid=${rootId}` : channel;
      const id =
        kind === 'personal'
          ? `a:1-${world.userOf(user).key}`
          : kind === 'channel'
            ? channelId
            : `19:${group}@thread.v2`;
      const known = conversations.get(id);
      if (known) return known;
      const own = world.userOf(user).key;
      const made = {
        id,
        kind,
        tenantId: tenant,
        // Everybody in the tenant is in its one team, newcomers too.
        get members() {
          return kind === 'personal' ? [own] : [...users.keys()];
        },
        ...(kind === 'channel' && { channelId: channel }),
      };
      conversations.set(id, made);
      return made;
    },
    find: (id) => conversations.get(id) ?? conversations.get(id.split(';')[0] ?? ''),
    newId() {
      sequence += 1;
      return String(Date.now() * 1000 + (sequence % 1000));
    },
    record(entry) {
      const recorded = { ...entry, n: log.length, at: Date.now() };
      log.push(recorded);
      for (const waiter of waiters) waiter(recorded);
      return recorded;
    },
    waitFor(matches, { timeoutMs = 5000, since = 0 } = {}) {
      const there = log.find((entry) => entry.n >= since && matches(entry));
      if (there) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const waiter = (entry: Entry) => {
          if (entry.n < since || !matches(entry)) return;
          waiters.delete(waiter);
          clearTimeout(timer);
          resolve(entry);
        };
        const timer = setTimeout(() => {
          waiters.delete(waiter);
          const seen = log
            .slice(since)
            .map(({ kind, status, activity }) => [
              kind,
              status,
              activity?.type,
              activity?.text?.slice(0, 60),
            ]);
          reject(
            new Error(
              `fake-teams: nothing matched within ${timeoutMs} ms; recorded: ${JSON.stringify(seen)}`,
            ),
          );
        }, timeoutMs);
        waiters.add(waiter);
      });
    },
    takeFault(method, path) {
      const fault = faults.find(
        (one) =>
          one.times > 0 &&
          (!one.method || one.method === method) &&
          (!one.path ||
            (one.path instanceof RegExp ? one.path.test(path) : path.includes(one.path))),
      );
      if (fault) fault.times -= 1;
      return fault;
    },
    reset() {
      log.length = 0;
      problems.length = 0;
      faults.length = 0;
    },
  };
  for (const [key, known] of Object.entries(PEOPLE)) world.addUser(key, known);
  for (const channel of team.channels) world.conversation('channel', { channel: channel.id });
  return world;
}
