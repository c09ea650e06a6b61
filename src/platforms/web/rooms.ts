// The playground's rooms: each demo person's chat with the bot, and channels. Kept in memory; open
// pages are told of every change.
import { randomUUID } from 'node:crypto';
import type { Card, MessageRef, Outbound, Place } from '../../core/message';
import type { RenderedForm } from '../../core/platform';
import { type DemoChannel, PLAYGROUND_TENANT } from '../shared/playground-host';

export interface RoomMessage {
  readonly id: string;
  /** ISO, by the playground's clock. */
  readonly at: string;
  /** `bot`, or a person's account id. */
  readonly from: string;
  text: string;
  card?: Card;
  /** A form of its own. The answer to it replaces it. */
  form?: boolean;
  /** The form also takes a file. */
  readonly file?: NonNullable<RenderedForm['file']>;
  /** It has been replaced, so what it asked for may be answered. */
  changed?: boolean;
  /** The only one who sees it. */
  readonly onlyFor?: string;
  readonly key?: string;
}

export interface RoomChange {
  readonly room: string;
  readonly message: RoomMessage;
  /** False: it was there and has changed. */
  readonly fresh: boolean;
}

export interface Rooms {
  readonly channels: readonly DemoChannel[];
  /** Adds a message; a key that is there already gives the message that has it. */
  add(room: string, message: Omit<RoomMessage, 'id'>): RoomMessage;
  change(ref: MessageRef, message: Outbound): boolean;
  find(room: string, id: string): RoomMessage | undefined;
  byKey(key: string): MessageRef | undefined;
  placeOf(room: string): Place;
  /** What a viewer sees, room by room. */
  seenBy(viewer: string): Record<string, RoomMessage[]>;
  /** Whether a viewer sees what is said in a room, and this message of it. */
  canSee(viewer: string, change: Pick<RoomChange, 'room' | 'message'>): boolean;
  isMember(viewer: string, room: string): boolean;
  /** Whose own chat with the bot a room is. */
  ownerOf(room: string): string | undefined;
  watch(listener: (change: RoomChange) => void): () => void;
  /** Names what is in the rooms; another name after `clear` or a new start. */
  readonly run: string;
  clear(): void;
}

const PERSONAL = 'chat-';

export function personalRoom(user: string): string {
  return `${PERSONAL}${user}`;
}

export function createRooms(channels: readonly DemoChannel[]): Rooms {
  const messages = new Map<string, RoomMessage[]>();
  const listeners = new Set<(change: RoomChange) => void>();
  let counted = 0;
  let run = randomUUID();

  const tell = (change: RoomChange) => {
    for (const listener of listeners) listener(change);
  };
  const isMember = (viewer: string, room: string) => {
    const channel = channels.find(({ id }) => id === room);
    return channel
      ? channel.members === 'everybody' || channel.members.includes(viewer)
      : room === personalRoom(viewer);
  };
  const canSee: Rooms['canSee'] = (viewer, { room, message }) =>
    isMember(viewer, room) && (message.onlyFor === undefined || message.onlyFor === viewer);

  function placeOf(room: string): Place {
    return {
      platform: 'web',
      tenant: PLAYGROUND_TENANT,
      id: room,
      kind: channels.some(({ id }) => id === room) ? 'channel' : 'personal',
    };
  }

  return {
    channels,
    get run() {
      return run;
    },
    canSee,
    isMember,
    placeOf,
    ownerOf: (room) => (room.startsWith(PERSONAL) ? room.slice(PERSONAL.length) : undefined),
    add(room, message) {
      const list = messages.get(room) ?? [];
      messages.set(room, list);
      const known =
        message.key === undefined ? undefined : list.find(({ key }) => key === message.key);
      if (known) return known;
      const added = { ...message, id: `m${(counted += 1)}` };
      list.push(added);
      tell({ room, message: added, fresh: true });
      return added;
    },
    change(ref, { text, card }) {
      const message = messages.get(ref.place.id)?.find(({ id }) => id === ref.id);
      if (!message) return false;
      message.text = text;
      message.changed = true;
      message.form = false;
      if (card) message.card = card;
      else delete message.card;
      tell({ room: ref.place.id, message, fresh: false });
      return true;
    },
    find: (room, id) => messages.get(room)?.find((message) => message.id === id),
    byKey(key) {
      for (const [room, list] of messages) {
        const found = list.find((message) => message.key === key);
        if (found) return { place: placeOf(room), id: found.id };
      }
      return undefined;
    },
    seenBy(viewer) {
      const rooms = [
        personalRoom(viewer),
        ...channels.filter(({ id }) => isMember(viewer, id)).map(({ id }) => id),
      ];
      return Object.fromEntries(
        rooms.map((room) => [
          room,
          (messages.get(room) ?? []).filter((message) => canSee(viewer, { room, message })),
        ]),
      );
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      run = randomUUID();
      messages.clear();
    },
  };
}
