// The platform of the browser page: the playground. All chats are in memory. The page acts as the
// person that the viewer chose.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock';
import { DeliveryError } from '../../core/errors';
import type { ActionEvent, WordsEvent } from '../../core/inbound';
import type { FileRef } from '../../core/incoming-files';
import type { JsonObject } from '../../core/json';
import type { Outbound } from '../../core/message';
import type { Account, Profile } from '../../core/account';
import type { BotPort, FieldErrors, Platform, RenderedReply } from '../../core/platform';
import { BOT, spokenWords } from '../../core/routing/spoken-words';
import { type DemoChannel, type DemoUser, PLAYGROUND_TENANT } from '../shared/playground-host';
import { createWork } from '../shared/work';
import { createRooms, personalRoom, type RoomMessage, type Rooms } from './rooms';
import { createUploads, type Uploads } from './uploads';

export interface WebDeps {
  readonly users: readonly DemoUser[];
  readonly channels: readonly DemoChannel[];
  readonly clock: Clock;
}

export interface WebPlatform extends Platform {
  readonly users: readonly DemoUser[];
  readonly rooms: Rooms;
  readonly uploads: Uploads;
  /**
   * Somebody says words in a room; in a channel only words with @passalong in them reach the bot.
   * `request`: a repeat has the same.
   */
  say(
    userId: string,
    room: string,
    words: string,
    request?: string,
    files?: readonly FileRef[],
  ): Promise<void>;
  /** Somebody presses a button; problems of the form's inputs come back. */
  act(
    userId: string,
    room: string,
    messageId: string,
    verb: string,
    data: JsonObject,
    inputs: Readonly<Record<string, string>>,
    request?: string,
    files?: readonly FileRef[],
  ): Promise<FieldErrors>;
}

/** The bot's name as a mention, but not inside an address. */
const MENTION = /(?<![\p{L}\p{N}._%+@-])@passalong\b(?!\.\w)/iu;
const MENTIONS = new RegExp(MENTION, 'giu');

export function createWebPlatform({ users, channels, clock }: WebDeps): WebPlatform {
  const [rooms, uploads] = [createRooms(channels), createUploads()];
  const running = createWork();
  let bot: BotPort | undefined;

  function started(): BotPort {
    if (!bot) throw new Error('the playground is not started');
    return bot;
  }

  const accountOf = (userId: string): Account => ({
    platform: 'web',
    tenant: PLAYGROUND_TENANT,
    user: userId,
  });
  const { placeOf } = rooms;
  const at = () => clock.now().toISOString();

  function post(
    room: string,
    { text, card }: Outbound,
    more: Partial<RoomMessage> = {},
  ): RoomMessage {
    return rooms.add(room, { at: at(), from: 'bot', text, ...(card && { card }), ...more });
  }

  /**
   * Shows an answer. The answer to a form replaces the form, unless the form was refused. Only the
   * sender sees what is only for the sender.
   */
  function show(
    reply: RenderedReply | undefined,
    userId: string,
    room: string,
    pressed?: RoomMessage,
  ): void {
    if (!reply) return;
    const personal = room === personalRoom(userId);
    const only = personal ? {} : { onlyFor: userId };
    if (reply.replace && pressed)
      rooms.change({ place: placeOf(room), id: pressed.id }, reply.replace);
    if (reply.form) {
      const { card, file } = reply.form;
      post(room, card, { form: true, ...(file && { file }), ...only });
    }
    if (reply.openly) post(room, reply.openly);
    if (!reply.say) return;
    if (pressed?.form && !reply.replace && !reply.refused)
      rooms.change({ place: placeOf(room), id: pressed.id }, reply.say);
    else post(room, reply.say, reply.onlyToSender ? only : {});
  }

  /** Hands an event over and shows its answer. A repeat does not show it again. */
  function take(
    event: WordsEvent | ActionEvent,
    room: string,
    pressed?: RoomMessage,
  ): Promise<void> {
    return running.add(async () => {
      const { fresh, reply } = await started().accept(event);
      if (fresh) show(await reply, event.sender.user, room, pressed);
    });
  }

  return {
    name: 'web',
    rateLimits: { perAddressPerSecond: 0, perTenantPerSecond: 0 },
    users,
    rooms,
    uploads,
    openFile: (file) => uploads.open(file),
    async start(port) {
      bot = port;
    },
    async send(to, message, key) {
      if ('account' in to && !users.some(({ id }) => id === to.account.user))
        throw new DeliveryError('gone', 'no such person in the playground');
      const place = 'account' in to ? placeOf(personalRoom(to.account.user)) : to.place;
      return { place, id: post(place.id, message, { key }).id };
    },
    async update(ref, message) {
      if (!rooms.change(ref, message)) throw new DeliveryError('gone', 'the playground was reset');
    },
    findSent: async (_to, key) => rooms.byKey(key) ?? 'absent',
    async lookUp(account): Promise<Profile> {
      const user = users.find(({ id }) => id === account.user);
      if (!user) throw new DeliveryError('gone', 'no such person in the playground');
      return {
        name: user.name,
        email: user.email,
        zone: user.zone,
        locale: user.locale,
        active: true,
        standing: 'colleague',
      };
    },
    readersOf: async () => 'colleagues',
    async say(userId, room, words, request = randomUUID(), files = []) {
      const shown = [words, ...files.map(({ name }) => `📎 ${name}`)].filter(Boolean).join('\n');
      rooms.add(room, { at: at(), from: userId, text: shown, key: `said:${request}` });
      const personal = room === personalRoom(userId);
      if (!personal && !MENTION.test(words)) return;
      const spoken = spokenWords(
        words.replace(MENTIONS, BOT),
        users.map(({ name }) => `@${name}`),
      );
      const event = {
        type: 'words',
        id: request,
        at: at(),
        sender: accountOf(userId),
        place: placeOf(room),
        words: spoken,
        mentions: mentionsIn(spoken, users),
        ...(files.length > 0 && { files }),
      } as const;
      await take(event, room);
    },
    async act(userId, room, messageId, verb, data, inputs, request = randomUUID(), files = []) {
      const pressed = rooms.find(room, messageId);
      const place = placeOf(room);
      const event = {
        type: 'action',
        id: request,
        at: at(),
        sender: accountOf(userId),
        place,
        verb,
        data,
        inputs,
        ...(files.length > 0 && { files }),
        message: { place, id: messageId },
      } as const;
      const errors = await started().check(event);
      if (Object.keys(errors).length > 0) return errors;
      await take(event, room, pressed);
      return {};
    },
    async stop() {
      bot = undefined;
      await running.idle();
    },
  };
}

/** People whom the words name as `@Full Name`. */
function mentionsIn(words: string, users: readonly DemoUser[]) {
  const said = words.toLowerCase();
  return users
    .filter(({ name }) => said.includes(`@${name.toLowerCase()}`))
    .map(({ id, name }) => ({
      account: { platform: 'web', tenant: PLAYGROUND_TENANT, user: id } as const,
      text: `@${name}`,
    }));
}
