// Turns what Slack sends into neutral events. The bot answers only what is addressed to it: a
// direct message, a mention, a command, a press.
import { idFrom } from '../../../core/ids';
import type { ActionEvent, Inbound, LifecycleEvent, WordsEvent } from '../../../core/inbound';
import type { JsonObject } from '../../../core/json';
import type { MessageRef, Place } from '../../../core/message';
import type { Account } from '../../../core/account';
import { verbOf } from '../blocks/elements';
import { filesFrom, inputsFrom } from './form-inputs';
import { slackFiles } from './incoming-files';
import {
  type BlockActions,
  type EventEnvelope,
  formMetadata,
  type SlackBody,
  type SlackEvent,
  type SlashCommand,
  type ViewSubmission,
} from './payloads';
import { textWithTables } from './pasted-tables';
import { MAIN_COMMAND } from '../manifest';
import { readSpoken } from './spoken';
import { type Identity, isFromOtherWorkspace } from '../standing';

/** An event, and the ways in which Slack allows an answer to it. */
export interface SlackInteraction {
  readonly event: Inbound;
  /** Opens a modal, within three seconds. */
  readonly triggerId?: string;
  /**
   * Only the sender can see the event, so only they see the answer: a command, or a card or form
   * that followed one.
   */
  readonly alone?: true;
  /**
   * Takes messages that only the sender sees, also in channels without the bot: five times within
   * half an hour.
   */
  readonly responseUrl?: string;
  /** Only the sender sees the pressed message, so only `responseUrl` can change it. */
  readonly ephemeral?: true;
  /** A form. Its errors can be shown before it closes. */
  readonly form?: { readonly inputs: readonly string[] };
  /** Slack's text of the message, to say it again if no modal could be opened. */
  readonly said?: string;
}

/** The data that a modal carries from the press that opened it to its submission. */
export interface FormMetadata {
  readonly verb: string;
  readonly data: JsonObject;
  readonly place: Place;
  readonly message?: MessageRef;
  readonly alone?: true;
}

/**
 * The verb of the bot's own button that repeats the words, now with a trigger that can open a
 * modal.
 */
export const SAY_AGAIN = 'slack.sayAgain';

export function readInteraction(
  read: SlackBody,
  identity: Identity,
  now: Date,
): SlackInteraction | undefined {
  const { teamId, botUserId } = identity;
  const at = now.toISOString();
  /**
   * In a channel that is shared with another company, an envelope may name either workspace. Only
   * an organisation has several workspaces of its own.
   */
  const tenantOf = (team?: string | null) =>
    identity.enterpriseId === undefined ? teamId : (team ?? teamId);
  const account = (user: string, team?: string | null): Account => ({
    platform: 'slack',
    tenant: tenantOf(team),
    user,
  });
  const placeOf = (channel: string, team?: string | null, thread?: string): Place => ({
    platform: 'slack',
    tenant: tenantOf(team),
    id: channel,
    kind: channel.startsWith('D') ? 'personal' : channel.startsWith('G') ? 'group' : 'channel',
    ...(thread !== undefined && { thread }),
  });
  const words = (id: string, sender: Account, place: Place, said: string): WordsEvent => ({
    type: 'words',
    id,
    at,
    sender,
    place,
    ...readSpoken(said, botUserId, (user) => account(user, sender.tenant)),
  });
  /** What the event itself says against its sender. */
  const elsewhere = (...teams: readonly (string | null | undefined)[]) =>
    isFromOtherWorkspace(teams, identity) ? ({ outsider: true } as const) : {};
  const lifecycle = (
    id: string,
    what: LifecycleEvent['what'],
    sender: Account,
    place: Place,
  ): SlackInteraction => ({
    event: { type: 'lifecycle', id, at, sender, place, what },
  });

  function fromCommand(command: SlashCommand): SlackInteraction {
    const { trigger_id: triggerId, response_url: responseUrl, team_id: team } = command;
    const rest = command.text ?? '';
    const said = command.command === MAIN_COMMAND ? rest : `${command.command.slice(1)} ${rest}`;
    const spoken = words(
      triggerId,
      account(command.user_id, team),
      placeOf(command.channel_id, team),
      said,
    );
    const event: WordsEvent = { ...spoken, ...elsewhere(team), alone: true };
    return {
      event,
      triggerId,
      said,
      alone: true,
      ...(responseUrl !== undefined && { responseUrl }),
    };
  }

  function fromEvent({
    event,
    event_id: id,
    team_id: team,
  }: EventEnvelope): SlackInteraction | undefined {
    const { type, user, channel = '', ts } = event;
    const oursRevoked = type === 'tokens_revoked' && (event.tokens?.bot?.length ?? 0) > 0;
    if (type === 'app_uninstalled' || oursRevoked)
      return lifecycle(id, 'revoked', account(botUserId, team), placeOf(team, team));
    if (isClosing(type))
      return lifecycle(id, 'removed', account(user ?? botUserId, team), placeOf(channel, team));
    if (user === undefined) return undefined;
    if (type === 'member_joined_channel' || type === 'member_left_channel') {
      const joined = type === 'member_joined_channel';
      const what =
        user === botUserId ? (joined ? 'installed' : 'removed') : joined ? 'joined' : 'left';
      return lifecycle(id, what, account(user, team), placeOf(channel, team));
    }
    if (user === botUserId || event.bot_id !== undefined || !isSaid(event)) return undefined;
    const personal = type === 'message' && event.channel_type === 'im';
    // In a direct message, a mention comes as the message that contains it.
    const mentioned = type === 'app_mention' && !channel.startsWith('D');
    if (!personal && !mentioned) return undefined;
    const thread = event.thread_ts ?? (mentioned ? ts : undefined);
    const said = textWithTables(event);
    const spoken = words(id, account(user, team), placeOf(channel, team, thread), said);
    const files = slackFiles(event.files);
    return {
      event: {
        ...spoken,
        ...(files.length > 0 && { files }),
        ...elsewhere(event.user_team, event.source_team, event.team),
      },
      said,
    };
  }

  function fromPress(press: BlockActions): SlackInteraction | undefined {
    const { trigger_id: triggerId = '', response_url: responseUrl, container } = press;
    const [action] = press.actions;
    const verb = action && verbOf(action.action_id);
    const channel = press.channel?.id;
    if (!action || verb === undefined || channel === undefined) return undefined;
    const sender = account(press.user.id, press.team?.id ?? press.user.team_id);
    const ts = press.message?.ts ?? container?.message_ts;
    const place = placeOf(channel, sender.tenant, press.message?.thread_ts ?? container?.thread_ts);
    const ephemeral = container?.is_ephemeral === true;
    // A trigger belongs to one press. If Slack repeats the press, the trigger is the same.
    const id = idFrom('press', triggerId, action.action_id, action.action_ts ?? '');
    const data = parsedObject(action.value) ?? {};
    const ways = {
      triggerId,
      ...(responseUrl !== undefined && { responseUrl }),
      ...(ephemeral && { alone: true as const, ephemeral: true as const }),
    };
    const about = {
      ...elsewhere(press.user.team_id ?? press.team?.id),
      ...(ephemeral && { alone: true as const }),
    };
    if (verb === SAY_AGAIN) {
      const said = typeof data['said'] === 'string' ? data['said'] : '';
      return { event: { ...words(id, sender, place, said), ...about }, said, ...ways };
    }
    const event: ActionEvent = {
      type: 'action',
      id,
      at,
      sender,
      place,
      verb,
      data,
      inputs: inputsFrom(press.state?.values),
      ...about,
      ...(ts !== undefined && { message: { place, id: ts } }),
    };
    return { event, ...ways };
  }

  function fromForm({
    view,
    user,
    team,
    trigger_id: triggerId,
  }: ViewSubmission): SlackInteraction | undefined {
    const metadata = formMetadata.safeParse(parsedObject(view.private_metadata)).data;
    if (!metadata) return undefined;
    const { verb, data, message, alone } = metadata;
    // The metadata are trusted only for a place's id, because the kind of a place decides who reads
    // there.
    const again = ({ id, tenant, thread }: typeof metadata.place) => placeOf(id, tenant, thread);
    const place = again(metadata.place);
    const inputs = inputsFrom(view.state?.values);
    const files = slackFiles(filesFrom(view.state?.values));
    const sent = [JSON.stringify(inputs), ...files.map(({ handle }) => handle)];
    const event: ActionEvent = {
      type: 'action',
      // The same form sent twice is one event. A refused form that is sent again with other words
      // is a new event.
      id: idFrom('form', view.id, view.hash ?? '', ...sent),
      at,
      sender: account(user.id, team?.id ?? user.team_id),
      place,
      verb,
      data,
      inputs,
      ...(files.length > 0 && { files }),
      ...elsewhere(user.team_id ?? team?.id),
      ...(alone && { alone }),
      ...(message && { message: { place: again(message.place), id: message.id } }),
    };
    const blocks = (view.blocks ?? []).flatMap((block) =>
      block.type === 'input' && block.block_id ? [block.block_id] : [],
    );
    return {
      event,
      form: { inputs: blocks },
      ...(triggerId !== undefined && { triggerId }),
      ...(alone && { alone }),
    };
  }

  switch (read.kind) {
    case 'command':
      return fromCommand(read.body);
    case 'event':
      return fromEvent(read.body);
    case 'press':
      return fromPress(read.body);
    case 'form':
      return fromForm(read.body);
  }
}

/**
 * A person's own words: no edit, and no notice from Slack. Includes words with a file, and words
 * sent from a thread to the channel.
 */
function isSaid({ subtype, text = '' }: SlackEvent): boolean {
  return (
    subtype === undefined ||
    subtype === 'file_share' ||
    (subtype === 'thread_broadcast' && text.trim() !== '')
  );
}

/** An archived channel takes no messages. If it comes back, it starts without a purpose. */
function isClosing(type: string): boolean {
  return (
    type === 'channel_archive' ||
    type === 'channel_deleted' ||
    type === 'group_archive' ||
    type === 'group_deleted'
  );
}

/** Slack hands back the data that we gave it. Anything else is ignored. */
function parsedObject(text: string | undefined): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as JsonObject) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
