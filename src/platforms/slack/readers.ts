// Who reads in a channel on Slack: guests and people of other companies are looked for before something is said there. A channel that is shared
// with another company says so itself; guests are found by comparing its members with the workspace's guests.
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock';
import { soon } from '../../core/deadline';
import { DeliveryError } from '../../core/errors';
import type { Log } from '../../core/log';
import { setLatest } from '../../core/latest';
import type { Place } from '../../core/message';
import type { PlaceReaders } from '../../core/platform';
import { deliveryErrorOf } from './delivery-errors';

export interface Readers {
  /** Throws DeliveryError where Slack does not say in time. */
  of(place: Place): Promise<PlaceReaders>;
  /** Somebody came into a channel: what is known of it and of them is asked again. */
  joined(channel: string, user: string): void;
  /** An event says that a channel is shared with another company. */
  sharedOutside(channel: string): void;
}

const CHANNEL_FOR_MS = 5 * 60_000;
const GUESTS_FOR_MS = 60 * 60_000;
/** An answer waits no longer; what is asked meanwhile goes on. */
const ANSWER_WITHIN_MS = 2_500;
const PAGE = 500;
const CHANNELS_KEPT = 5_000;

interface GuestList {
  readonly guests: Set<string>;
  /** Where to go on after Slack asked to wait. */
  cursor: string | undefined;
  complete: boolean;
  until: number;
}

/** `isGuest`: asks Slack about one account. */
export function createReaders(client: WebClient, clock: Clock, log: Log, isGuest: (user: string) => Promise<boolean>): Readers {
  const channels = new Map<string, { readonly readers: PlaceReaders; readonly until: number }>();
  const newcomers = new Set<string>();
  const now = () => clock.now().getTime();
  const emptyList = (): GuestList => ({ guests: new Set(), cursor: undefined, complete: false, until: 0 });
  let list = emptyList();
  let listing: Promise<Set<string>> | undefined;

  async function safely<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw deliveryErrorOf(error, 'safe');
    }
  }

  async function pages(): Promise<Set<string>> {
    if (list.complete && list.until <= now()) list = emptyList();
    while (!list.complete) {
      const { cursor } = list;
      const page = await safely(() => client.users.list({ limit: PAGE, ...(cursor !== undefined && { cursor }) }));
      for (const { id, is_restricted: restricted, is_ultra_restricted: ultra } of page.members ?? [])
        if (id !== undefined && (restricted || ultra)) list.guests.add(id);
      list.cursor = page.response_metadata?.next_cursor || undefined;
      list.complete = list.cursor === undefined;
      list.until = now() + GUESTS_FOR_MS;
    }
    for (const user of newcomers) {
      if (await isGuest(user)) list.guests.add(user);
      newcomers.delete(user);
    }
    return list.guests;
  }

  /** The workspace's guests; asked for once at a time. */
  function guestsNow(): Promise<Set<string>> {
    listing ??= pages().finally(() => {
      listing = undefined;
    });
    return listing;
  }

  async function hasGuest(channel: string, guests: ReadonlySet<string>): Promise<boolean> {
    let cursor: string | undefined;
    do {
      const page = await safely(() => client.conversations.members({ channel, limit: PAGE, ...(cursor !== undefined && { cursor }) }));
      if (page.members?.some((member) => guests.has(member))) return true;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return false;
  }

  async function ask({ id }: Place): Promise<PlaceReaders> {
    const { channel } = await safely(() => client.conversations.info({ channel: id }));
    if (!channel || channel.is_ext_shared || channel.is_pending_ext_shared) return 'mixed';
    const guests = await guestsNow();
    return guests.size > 0 && (await hasGuest(id, guests)) ? 'mixed' : 'colleagues';
  }

  const keep = (channel: string, readers: PlaceReaders) =>
    setLatest(channels, channel, { readers, until: now() + CHANNEL_FOR_MS }, CHANNELS_KEPT);

  return {
    async of(place) {
      const known = channels.get(place.id);
      if (known && known.until > now()) return known.readers;
      const asking = ask(place);
      const readers = await soon(ANSWER_WITHIN_MS, asking);
      if (readers === undefined) {
        // It goes on, and the next question may find what it found.
        asking.then(
          (late) => keep(place.id, late),
          (error: unknown) => log.debug('the readers of a channel could not be found out', { error }),
        );
        throw new DeliveryError('unavailable', 'Slack does not say in time who reads there');
      }
      keep(place.id, readers);
      return readers;
    },
    joined(channel, user) {
      channels.delete(channel);
      newcomers.add(user);
    },
    sharedOutside: (channel) => keep(channel, 'mixed'),
  };
}
