// What people do in the pretended Teams: each becomes a signed activity, posted to the bot.
import { ADAPTIVE_CARD, isObject, walk } from './fake-teams-checks';
import type { Auth, Tokens } from './fake-teams-tokens';
import type { Conversation, Entry, Kind, World } from './fake-teams-world';

export interface SendOptions {
  readonly auth?: Auth;
  /** This text instead of the activity as JSON. */
  readonly raw?: string;
  /** Claims of the token that differ. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly timeoutMs?: number;
}

/** Where and as whom; any other field goes into the activity as it is. */
export interface Envelope extends SendOptions {
  readonly from?: string;
  readonly kind?: Kind;
  readonly conv?: string;
  readonly channel?: string;
  /** The message on which a channel's thread hangs. */
  readonly rootId?: string;
  readonly group?: string;
  readonly tenantId?: string;
  readonly [field: string]: unknown;
}

export interface Sent {
  /** 0: no answer. */
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly error?: string;
  readonly ms: number;
  readonly activity: unknown;
}

export interface Senders {
  envelope(type: string, wish?: Envelope): Record<string, unknown>;
  /** Posts any activity. */
  send(activity: unknown, options?: SendOptions): Promise<Sent>;
  /** A typed message. Among others the bot is mentioned unless `mention` is false. */
  message(wish?: Envelope & { readonly text?: string; readonly mention?: boolean }): Promise<Sent>;
  /** Action.Submit: a message with a value and no text. */
  submit(wish?: Envelope & { readonly data?: unknown; readonly messageId?: string }): Promise<Sent>;
  /** Action.Execute: invoke adaptiveCard/action; `body` of the result is the invoke response. */
  execute(
    wish?: Envelope & {
      readonly verb?: string;
      readonly data?: unknown;
      readonly messageId?: string;
      readonly trigger?: string;
    },
  ): Promise<Sent>;
  /**
   * Presses the button with `verb` on a recorded card (or on one from an invoke response), with the
   * form filled in, as a client does.
   */
  press(
    wish: Envelope & {
      readonly on: Entry;
      readonly verb: string;
      readonly inputs?: Readonly<Record<string, string>>;
      readonly card?: unknown;
    },
  ): Promise<Sent>;
  invoke(name: string, value: unknown, wish?: Envelope): Promise<Sent>;
  install(wish?: Envelope & { readonly action?: string }): Promise<Sent>;
  /** `members`: user keys, or `bot`. */
  membersAdded(wish?: Envelope & { readonly members?: readonly string[] }): Promise<Sent>;
  membersRemoved(wish?: Envelope & { readonly members?: readonly string[] }): Promise<Sent>;
  reaction(
    wish?: Envelope & {
      readonly messageId?: string;
      readonly added?: readonly string[];
      readonly removed?: readonly string[];
    },
  ): Promise<Sent>;
}

export interface SenderSettings {
  readonly botUrl: () => string;
  readonly serviceUrl: () => string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly sendTimeoutMs: number;
}

export function createSenders(settings: SenderSettings, world: World, tokens: Tokens): Senders {
  const { bot } = settings;

  function place({
    from = 'user1',
    kind = 'personal',
    conv,
    channel,
    rootId,
    group,
    tenantId,
  }: Envelope): Conversation {
    const known = conv === undefined ? undefined : world.find(conv);
    if (known) return known;
    const where = { user: from, tenantId: tenantId ?? world.userOf(from).tenantId };
    return world.conversation(kind, {
      ...where,
      ...(channel && { channel }),
      ...(rootId && { rootId }),
      ...(group && { group }),
    });
  }

  function envelope(type: string, wish: Envelope = {}): Record<string, unknown> {
    const {
      from = 'user1',
      tenantId,
      kind: _k,
      conv: _c,
      channel: _ch,
      rootId: _r,
      group: _g,
      ...fields
    } = wish;
    const user = world.userOf(from);
    const tenant = tenantId ?? user.tenantId;
    const { id, kind, channelId } = place(wish);
    const { team } = world;
    const now = new Date().toISOString();
    return {
      type,
      id: world.newId(),
      timestamp: now,
      localTimestamp: now,
      channelId: 'msteams',
      serviceUrl: settings.serviceUrl(),
      from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
      conversation: {
        id,
        conversationType: kind,
        tenantId: tenant,
        ...(kind !== 'personal' && { isGroup: true }),
      },
      recipient: bot,
      locale: 'en-US',
      channelData: {
        tenant: { id: tenant },
        ...(kind === 'channel' && {
          teamsChannelId: channelId,
          teamsTeamId: team.id,
          channel: { id: channelId },
          team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
        }),
      },
      ...fields,
    };
  }

  async function send(activity: unknown, options: SendOptions = {}): Promise<Sent> {
    const {
      auth,
      raw,
      claims,
      headers,
      url = settings.botUrl(),
      timeoutMs = settings.sendTimeoutMs,
    } = options;
    const token = tokens.make(auth, claims);
    const started = performance.now();
    const ms = () => Math.round(performance.now() - started);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: raw ?? JSON.stringify(activity),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      return { status: response.status, text, ms: ms(), activity, ...asJson(text) };
    } catch (error) {
      const { cause, name } = error as Error & { cause?: { code?: string } };
      return { status: 0, error: cause?.code ?? name, ms: ms(), activity };
    }
  }

  /** Sends an activity of this type; what the wish says of how to send is taken out of it. */
  function post(
    type: string,
    { auth, raw, claims, headers, url, timeoutMs, ...about }: Envelope,
    fields: object = {},
  ): Promise<Sent> {
    const options = Object.entries({ auth, raw, claims, headers, url, timeoutMs }).filter(
      ([, value]) => value !== undefined,
    );
    return send(envelope(type, { ...fields, ...about }), Object.fromEntries(options));
  }

  const members = (which: readonly string[]) =>
    which.map((key) => {
      const { id, aadObjectId } =
        key === 'bot' ? { ...bot, aadObjectId: undefined } : world.userOf(key);
      return { id, ...(aadObjectId && { aadObjectId }) };
    });

  function moved(
    changed: 'membersAdded' | 'membersRemoved',
    { members: which = ['bot'], ...wish }: Envelope & { readonly members?: readonly string[] },
  ): Promise<Sent> {
    const { channelData } = envelope('conversationUpdate', wish) as { channelData: object };
    const eventType = changed === 'membersAdded' ? 'teamMemberAdded' : 'teamMemberRemoved';
    const inTeam = wish.kind === 'channel' ? { channelData: { ...channelData, eventType } } : {};
    return post('conversationUpdate', wish, { ...inTeam, [changed]: members(which) });
  }

  const senders: Senders = {
    envelope,
    send,
    message({ text = '', mention, ...wish } = {}) {
      const tag = `<at>${bot.name}</at>`;
      const isNamed = mention ?? (wish.kind ?? 'personal') !== 'personal';
      const said = isNamed ? `${tag} ${text}` : text;
      const entities = isNamed
        ? { entities: [{ type: 'mention', mentioned: bot, text: tag }] }
        : {};
      const attachments = [{ contentType: 'text/html', content: `<div>${said}</div>` }];
      return post('message', wish, { textFormat: 'plain', text: said, attachments, ...entities });
    },
    submit: ({ data = {}, messageId, ...wish } = {}) =>
      post('message', wish, { value: data, ...(messageId && { replyToId: messageId }) }),
    execute({ verb = '', data = {}, messageId, trigger = 'manual', ...wish } = {}) {
      const value = { action: { type: 'Action.Execute', verb, data }, trigger };
      return post('invoke', wish, {
        name: 'adaptiveCard/action',
        value,
        ...(messageId && { replyToId: messageId }),
      });
    },
    press({ on, verb, inputs = {}, card = cardOf(on), ...wish }) {
      const button = buttonOf(card, verb);
      if (!button) throw new Error(`no button "${verb}" on this card`);
      const data = {
        ...valuesOf(card),
        ...inputs,
        ...(isObject(button['data']) ? button['data'] : {}),
      };
      const where = {
        ...(on.conversationId && { conv: on.conversationId }),
        ...(on.id && { messageId: on.id }),
      };
      return senders.execute({ ...wish, ...where, verb, data });
    },
    invoke: (name, value, wish = {}) => post('invoke', wish, { name, value }),
    install: (wish = {}) => post('installationUpdate', wish, { action: 'add' }),
    membersAdded: (wish = {}) => moved('membersAdded', wish),
    membersRemoved: (wish = {}) => moved('membersRemoved', wish),
    reaction({ messageId, added = ['like'], removed = [], ...wish } = {}) {
      const types = (which: readonly string[]) => which.map((type) => ({ type }));
      return post('messageReaction', wish, {
        replyToId: messageId,
        ...(added.length > 0 && { reactionsAdded: types(added) }),
        ...(removed.length > 0 && { reactionsRemoved: types(removed) }),
      });
    },
  };
  return senders;
}

/** The Adaptive Card of a recorded activity. */
export function cardOf({ activity }: Pick<Entry, 'activity'>): Record<string, unknown> | undefined {
  const content = activity?.attachments?.find(
    (attachment) => attachment.contentType === ADAPTIVE_CARD,
  )?.content;
  return isObject(content) ? content : undefined;
}

function buttonOf(card: unknown, verb: string): Record<string, unknown> | undefined {
  let found: Record<string, unknown> | undefined;
  walk(card, 'card', (element) => {
    if (element['type'] === 'Action.Execute' && element['verb'] === verb) found ??= element;
  });
  return found;
}

/** What the inputs of a card hold before anybody types. */
function valuesOf(card: unknown): Record<string, string> {
  const values: Record<string, string> = {};
  walk(card, 'card', ({ type, id, value }) => {
    if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string')
      values[id] = typeof value === 'string' ? value : '';
  });
  return values;
}

function asJson(text: string): { body?: unknown } {
  try {
    return { body: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
