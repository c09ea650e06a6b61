// Turns what Slack sends into neutral events. The bot answers only what is addressed to it: a
// direct message, a mention, a command, a press.
import { idFrom } from '../../../core/ids';
import type { ActionEvent, Inbound, LifecycleEvent, WordsEvent } from '../../../core/inbound';
import type { JsonObject } from '../../../core/json';
import type { MessageRef, Place } from '../../../core/message';
import type { Account } from '../../../core/account';
import { verbOf } from '../blocks/elements';
import { inputsFrom } from './form-inputs';
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
import { type Identity, isFromElsewhere } from '../standing';

/** An event, and the ways in which Slack lets one answer it. */
export interface SlackInteraction {
  readonly event: Inbound;
  /** Opens a modal, within three seconds. */
  readonly triggerId?: string;
  /**
   * It came where the sender alone can see, and so is answered there: a command, a card or form
   * that came of one.
   */
  readonly alone?: true;
  /**
   * Takes what only the sender shall see, also where the bot is no member: five times within half
   * an hour.
   */
  readonly responseUrl?: string;
  /** The pressed message is one that only the sender sees: only `responseUrl` can change it. */
  readonly ephemeral?: true;
  /** A form: it can be told what is wrong with it before it closes. */
  readonly form?: { readonly inputs: readonly string[] };
  /** Slack's text of what was said, to say it once more where no modal could be opened. */
  readonly said?: string;
}

/** What a modal carries from the press that opened it to its submission. */
export interface FormMetadata {
  readonly verb: string;
  readonly data: JsonObject;
  readonly place: Place;
  readonly message?: MessageRef;
  readonly alone?: true;
}

/** The verb of our own button that says again, now with a trigger, what could open no modal. */
export const SAY_AGAIN = 'slack.sayAgain';

export function incoming(read: SlackBody, identity: Identity, now: Date): SlackInteraction | undefined {
  const { teamId, botUserId } = identity;
  const at = now.toISOString();
  /**
   * In a channel that is shared with another company an envelope may name either workspace. Only an
   * organisation has several of ours.
   */
  const tenantOf = (team?: string | null) => (identity.enterpriseId === undefined ? teamId : (team ?? teamId));
  const account = (user: string, team?: string | null): Account => ({ platform: 'slack', tenant: tenantOf(team), user });
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
    isFromElsewhere(teams, identity) ? ({ outsider: true } as const) : {};
  const lifecycle = (id: string, what: LifecycleEvent['what'], sender: Account, place: Place): SlackInteraction => ({
    event: { type: 'lifecycle', id, at, sender, place, what },
  });

  function fromCommand(command: SlashCommand): SlackInteraction {
    const { trigger_id: triggerId, response_url: responseUrl, team_id: team } = command;
    const rest = command.text ?? '';
    const said = command.command === MAIN_COMMAND ? rest : `${command.command.slice(1)} ${rest}`;
    const spoken = words(triggerId, account(command.user_id, team), placeOf(command.channel_id, team), said);
    const event: WordsEvent = { ...spoken, ...elsewhere(team), alone: true };
    return { event, triggerId, said, alone: true, ...(responseUrl !== undefined && { responseUrl }) };
  }

  function fromEvent({ event, event_id: id, team_id: team }: EventEnvelope): SlackInteraction | undefined {
    const { type, user, channel = '', ts } = event;
    const oursRevoked = type === 'tokens_revoked' && (event.tokens?.bot?.length ?? 0) > 0;
    if (type === 'app_uninstalled' || oursRevoked) return lifecycle(id, 'revoked', account(botUserId, team), placeOf(team, team));
    if (isClosing(type)) return lifecycle(id, 'removed', account(user ?? botUserId, team), placeOf(channel, team));
    if (user === undefined) return undefined;
    if (type === 'member_joined_channel' || type === 'member_left_channel') {
      const joined = type === 'member_joined_channel';
      const what = user === botUserId ? (joined ? 'installed' : 'removed') : joined ? 'joined' : 'left';
      return lifecycle(id, what, account(user, team), placeOf(channel, team));
    }
    if (user === botUserId || event.bot_id !== undefined || !isSaid(event)) return undefined;
    const personal = type === 'message' && event.channel_type === 'im';
    // In a direct message a mention comes as the message that it stands in.
    const mentioned = type === 'app_mention' && !channel.startsWith('D');
    if (!personal && !mentioned) return undefined;
    const thread = event.thread_ts ?? (mentioned ? ts : undefined);
    const said = textWithTables(event);
    const spoken = words(id, account(user, team), placeOf(channel, team, thread), said);
    const files = (event.files?.length ?? 0) > 0 && ({ files: true } as const);
    return { event: { ...spoken, ...files, ...elsewhere(event.user_team, event.source_team, event.team) }, said };
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
    // A trigger is of one press; Slack repeats the press with the same one.
    const id = idFrom('press', triggerId, action.action_id, action.action_ts ?? '');
    const data = parsedObject(action.value) ?? {};
    const ways = {
      triggerId,
      ...(responseUrl !== undefined && { responseUrl }),
      ...(ephemeral && { alone: true as const, ephemeral: true as const }),
    };
    const about = { ...elsewhere(press.user.team_id ?? press.team?.id), ...(ephemeral && { alone: true as const }) };
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

  function fromForm({ view, user, team, trigger_id: triggerId }: ViewSubmission): SlackInteraction | undefined {
    const metadata = formMetadata.safeParse(parsedObject(view.private_metadata)).data;
    if (!metadata) return undefined;
    const { verb, data, message, alone } = metadata;
    // What the metadata say of a place beyond its id is not trusted: the kind decides who reads
    // there.
    const again = ({ id, tenant, thread }: typeof metadata.place) => placeOf(id, tenant, thread);
    const place = again(metadata.place);
    const inputs = inputsFrom(view.state?.values);
    const event: ActionEvent = {
      type: 'action',
      // The same form sent twice is the same event; sent again with other words, after it was
      // refused, it is another.
      id: idFrom('form', view.id, view.hash ?? '', JSON.stringify(inputs)),
      at,
      sender: account(user.id, team?.id ?? user.team_id),
      place,
      verb,
      data,
      inputs,
      ...elsewhere(user.team_id ?? team?.id),
      ...(alone && { alone }),
      ...(message && { message: { place: again(message.place), id: message.id } }),
    };
    const blocks = (view.blocks ?? []).flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
    return { event, form: { inputs: blocks }, ...(triggerId !== undefined && { triggerId }), ...(alone && { alone }) };
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
 * Somebody's own words: no edit, no notice of Slack's. Also such as came with a file, or from a
 * thread to the chat.
 */
function isSaid({ subtype, text = '' }: SlackEvent): boolean {
  return subtype === undefined || subtype === 'file_share' || (subtype === 'thread_broadcast' && text.trim() !== '');
}

/** An archived channel takes no words. If it comes back, it begins from nothing. */
function isClosing(type: string): boolean {
  return type === 'channel_archive' || type === 'channel_deleted' || type === 'group_archive' || type === 'group_deleted';
}

/** Slack hands back what we gave it; whatever else comes is no object of ours. */
function parsedObject(text: string | undefined): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as JsonObject) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
