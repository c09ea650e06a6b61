// From what Slack sends to neutral events. Answers only what was addressed to the bot: a direct message, a mention, a command, a press.
import { idFrom } from '../../core/ids';
import type { ActionEvent, Inbound, LifecycleEvent, WordsEvent } from '../../core/inbound';
import type { JsonObject } from '../../core/json';
import type { MessageRef, Place } from '../../core/message';
import type { Account } from '../../core/person';
import { inputsFrom } from './blocks/inputs';
import { readMrkdwn } from './blocks/mrkdwn';
import { verbOf } from './blocks/to-blocks';
import {
  type BlockActions,
  type EventEnvelope,
  isBlockActions,
  isCommand,
  isEvent,
  isViewSubmission,
  type SlackBody,
  type SlashCommand,
  type ViewSubmission,
} from './payloads';

/** An event, and the ways in which Slack lets one answer it. */
export interface Came {
  readonly event: Inbound;
  /** Opens a modal, within three seconds. */
  readonly triggerId?: string;
  /** The answer is seen by the sender alone unless it says otherwise, and goes to where the command was said. */
  readonly command?: true;
  /** The pressed message is one that only the sender sees: it can't be changed by its ts. */
  readonly responseUrl?: string;
}

/** What a modal carries from the press that opened it to its submission. */
export interface FormMetadata {
  readonly verb: string;
  readonly data: JsonObject;
  readonly place: Place;
  readonly message?: MessageRef;
}

export interface Identity {
  readonly teamId: string;
  readonly botUserId: string;
}

/** Which of our words a slash command stands for: `/learn x` is `x`, `/faq x` is `faq x`. */
export const MAIN_COMMAND = '/learn';

export function incoming(body: SlackBody, { teamId, botUserId }: Identity, now: Date): Came | undefined {
  const at = now.toISOString();
  const account = (user: string, team?: string | null): Account => ({ platform: 'slack', tenant: team ?? teamId, user });
  const placeOf = (channel: string, tenant: string, thread?: string): Place => ({
    platform: 'slack',
    tenant,
    id: channel,
    kind: channel.startsWith('D') ? 'personal' : channel.startsWith('G') ? 'group' : 'channel',
    ...(thread !== undefined && { thread }),
  });

  function fromCommand(command: SlashCommand): Came {
    const rest = command.text ?? '';
    const spoken = command.command === MAIN_COMMAND ? rest : `${command.command.slice(1)} ${rest}`;
    return {
      event: words(command.trigger_id, account(command.user_id, command.team_id), placeOf(command.channel_id, command.team_id), spoken),
      triggerId: command.trigger_id,
      command: true,
    };
  }

  function words(id: string, sender: Account, place: Place, spoken: string): WordsEvent {
    const mentions = [...spoken.matchAll(/<@([UW]\w+)(?:\|([^>]*))?>/g)].map(([all, user = '', name]) => ({
      all,
      account: account(user, sender.tenant),
      text: `@${name || user}`,
    }));
    const named = mentions.reduce((text, { all, text: shown }) => text.replace(all, shown), spoken);
    return {
      type: 'words',
      id,
      at,
      sender,
      place,
      words: readMrkdwn(named).trim(),
      mentions: mentions.map(({ account: who, text }) => ({ account: who, text })),
    };
  }

  function fromEvent({ event, event_id: id, team_id: team }: EventEnvelope): Came | undefined {
    const { type, user, channel = '', text = '', ts } = event;
    if (type === 'app_uninstalled' || type === 'tokens_revoked')
      return { event: lifecycle(id, 'revoked', account(botUserId, team), placeOf(channel, team)) };
    if (type === 'member_joined_channel' || type === 'member_left_channel')
      return user === undefined ? undefined : { event: membership(id, type, user, channel, team) };
    const fromSomebody = user !== undefined && user !== botUserId && event.bot_id === undefined && event.subtype === undefined;
    if (!fromSomebody) return undefined;
    const mention = `<@${botUserId}>`;
    if (type === 'app_mention') {
      const thread = event.thread_ts ?? ts;
      return { event: words(id, account(user, team), placeOf(channel, team, thread), text.replace(mention, ' ')) };
    }
    if (type === 'message' && event.channel_type === 'im') {
      return { event: words(id, account(user, team), placeOf(channel, team, event.thread_ts), text.replace(mention, ' ')) };
    }
    return undefined;
  }

  function membership(id: string, type: string, user: string, channel: string, team: string): LifecycleEvent {
    const joined = type === 'member_joined_channel';
    const bot = user === botUserId;
    const what = bot ? (joined ? 'installed' : 'removed') : joined ? 'joined' : 'left';
    return lifecycle(id, what, account(user, team), placeOf(channel, team));
  }

  function lifecycle(id: string, what: LifecycleEvent['what'], sender: Account, place: Place): LifecycleEvent {
    return { type: 'lifecycle', id, at, sender, place, what };
  }

  function fromPress(body: BlockActions): Came | undefined {
    const [action] = body.actions;
    const verb = action && verbOf(action.action_id);
    const channel = body.channel?.id;
    if (!action || verb === undefined || channel === undefined) return undefined;
    const sender = account(body.user.id, body.team?.id ?? body.user.team_id);
    const ts = body.message?.ts ?? body.container?.message_ts;
    const thread = body.message?.thread_ts ?? body.container?.thread_ts;
    const place = placeOf(channel, sender.tenant, thread);
    const ephemeral = body.container?.is_ephemeral === true;
    const event: ActionEvent = {
      type: 'action',
      // A trigger is of one press; Slack repeats the press with the same one.
      id: idFrom('press', body.trigger_id, action.action_id, action.action_ts ?? ''),
      at,
      sender,
      place,
      verb,
      data: dataFrom(action.value),
      inputs: inputsFrom(body.state?.values),
      ...(ts !== undefined && !ephemeral && { message: { place, id: ts } }),
    };
    return { event, triggerId: body.trigger_id, ...(ephemeral && body.response_url !== undefined && { responseUrl: body.response_url }) };
  }

  function fromForm({ view, user, team }: ViewSubmission): Came | undefined {
    const metadata = metadataFrom(view.private_metadata);
    if (!metadata) return undefined;
    const sender = account(user.id, team?.id ?? user.team_id);
    const { verb, data, place, message } = metadata;
    return {
      event: {
        type: 'action',
        id: idFrom('form', view.id, view.hash ?? ''),
        at,
        sender,
        place,
        verb,
        data,
        inputs: inputsFrom(view.state?.values),
        ...(message && { message }),
      },
    };
  }

  if (isCommand(body)) return fromCommand(body);
  if (isEvent(body)) return fromEvent(body);
  if (isBlockActions(body)) return fromPress(body);
  if (isViewSubmission(body)) return fromForm(body);
  return undefined;
}

function dataFrom(value: string | undefined): JsonObject {
  const parsed = parsedObject(value);
  return (parsed ?? {}) as JsonObject;
}

function metadataFrom(value: string | undefined): FormMetadata | undefined {
  const parsed = parsedObject(value);
  return typeof parsed?.['verb'] === 'string' ? (parsed as unknown as FormMetadata) : undefined;
}

/** Slack hands back what we gave it; whatever else comes is no object of ours. */
function parsedObject(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
