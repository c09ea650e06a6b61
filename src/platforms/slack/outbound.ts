// Messages to Slack: posts, changes in place, looks up. The SDK's own repeats are off; who calls hears by DeliveryError what became of it.
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../core/clock';
import type { Address, MessageRef, Outbound, Place } from '../../core/message';
import { type Account, accountKey, type Profile } from '../../core/person';
import { nearestLocale } from '../../core/texts';
import { type BlockWords, toMessage } from './blocks/to-blocks';
import { deliveryErrorOf } from './delivery-errors';
import de from './texts.de.json';
import en from './texts.en.json';

/** How messages are found again by their delivery's key. */
const METADATA_TYPE = 'passalong_delivery';
const PROFILE_FOR_MS = 10 * 60_000;
const HISTORY = 100;
const PAGES = 5;

export const wordsFor = (locale: string | undefined) => (nearestLocale(locale, 'en') === 'de' ? de : en);

export interface SlackOutbound {
  post(to: Address, message: Outbound, key: string): Promise<MessageRef>;
  ephemeral(place: Place, user: string, message: Outbound): Promise<void>;
  update(ref: MessageRef, message: Outbound): Promise<void>;
  findSent(to: Address, key: string): Promise<MessageRef | 'absent'>;
  lookUp(account: Account): Promise<Profile>;
  /** The language that an account was last known to use. */
  localeOf(account: Account): string | undefined;
}

export function createOutbound(client: WebClient, clock: Clock): SlackOutbound {
  const chats = new Map<string, string>();
  const profiles = new Map<string, { readonly profile: Profile; readonly until: number }>();

  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw deliveryErrorOf(error);
    }
  }

  /** The direct message's channel of an account. */
  async function chatOf(account: Account): Promise<string> {
    const known = chats.get(account.user);
    if (known !== undefined) return known;
    const { channel } = await call(() => client.conversations.open({ users: account.user }));
    const id = channel?.id ?? account.user;
    chats.set(account.user, id);
    return id;
  }

  async function placeOf(to: Address): Promise<Place> {
    if ('place' in to) return to.place;
    return { platform: 'slack', tenant: to.account.tenant, id: await chatOf(to.account), kind: 'personal' };
  }

  const localeOf = (account: Account) => profiles.get(accountKey(account))?.profile.locale;
  const blockWords = (locale: string | undefined): BlockWords => wordsFor(locale);
  /** Bolt's types of blocks are narrower than what Slack takes; ours are checked against Slack's limits in tests. */
  const shown = (message: Outbound, locale?: string) => toMessage(message, blockWords(locale)) as { text: string; blocks: never[] };

  return {
    localeOf,
    async post(to, message, key) {
      const place = await placeOf(to);
      const locale = 'account' in to ? localeOf(to.account) : undefined;
      const { ts } = await call(() =>
        client.chat.postMessage({
          channel: place.id,
          ...shown(message, locale),
          ...(place.thread !== undefined && { thread_ts: place.thread }),
          metadata: { event_type: METADATA_TYPE, event_payload: { key } },
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      return { place, id: ts ?? '' };
    },
    async ephemeral(place, user, message) {
      await call(() =>
        client.chat.postEphemeral({
          channel: place.id,
          user,
          ...shown(message),
          ...(place.thread !== undefined && { thread_ts: place.thread }),
        }),
      );
    },
    async update(ref, message) {
      await call(() => client.chat.update({ channel: ref.place.id, ts: ref.id, ...shown(message) }));
    },
    async findSent(to, key) {
      const place = await placeOf(to);
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const options = { channel: place.id, limit: HISTORY, include_all_metadata: true, ...(cursor !== undefined && { cursor }) };
        const thread = place.thread;
        const found = await call(() =>
          thread === undefined ? client.conversations.history(options) : client.conversations.replies({ ...options, ts: thread }),
        );
        const message = found.messages?.find((one) => (one.metadata?.event_payload as { key?: unknown } | undefined)?.key === key);
        if (message?.ts) return { place, id: message.ts };
        cursor = found.response_metadata?.next_cursor;
        if (!cursor) return 'absent';
      }
      return 'absent';
    },
    async lookUp(account) {
      const key = accountKey(account);
      const known = profiles.get(key);
      if (known && known.until > clock.now().getTime()) return known.profile;
      const { user } = await call(() => client.users.info({ user: account.user, include_locale: true }));
      const email = user?.profile?.email;
      const profile: Profile = {
        name: user?.profile?.real_name || user?.real_name || user?.name || account.user,
        active: user?.deleted !== true,
        ...(email !== undefined && { email }),
        ...(user?.tz !== undefined && { zone: user.tz }),
        ...(user?.locale !== undefined && { locale: user.locale }),
      };
      profiles.set(key, { profile, until: clock.now().getTime() + PROFILE_FOR_MS });
      return profile;
    },
  };
}
