// Messages to Slack: posts, changes in place, looks up. The SDK's own repeats are off; who calls
// hears by DeliveryError what became of it.
import type { ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { Clock } from '../../../core/clock';
import { DeliveryError } from '../../../core/errors';
import type { BuiltFile } from '../../../core/platform';
import type { Address, MessageRef, Outbound, Place } from '../../../core/message';
import { type Account, accountKey, type Profile } from '../../../core/account';
import { sendShorter } from '../../../cards/shorter';
import { type SlackMessage, toMessage } from '../blocks/to-blocks';
import { createChats } from './chats';
import type { CallKind } from '../../shared/call-kind';
import { slackDeliveryError, errorOfStatus } from '../calls/delivery-errors';
import type { Store } from '../../../core/store';
import type { createLeanFetch } from '../calls/lean-fetch';
import type { MethodCall } from '../calls/rests';
import { type Identity, slackStanding, vouchedEmail } from '../standing';
import { uploadFile } from './upload';
import { slackTextsFor } from '../own-texts';

/** How messages are found again by their delivery's key. */
const METADATA_TYPE = 'passalong_delivery';
const PROFILE_FOR_MS = 10 * 60_000;
const HISTORY = 100;
const PAGES = 5;

/** `locale`: the reader's, for our own few words in a message. */
export interface SlackOutbound {
  post(to: Address, message: Outbound, key: string, locale?: string): Promise<MessageRef>;
  /** For one person's eyes in a place. */
  ephemeral(place: Place, user: string, message: Outbound, locale?: string): Promise<void>;
  /**
   * The same by the address that came with a command or press; `replace` takes the place of the
   * pressed message.
   */
  respond(
    url: string,
    message: Outbound,
    how: { readonly replace: boolean },
    locale?: string,
  ): Promise<void>;
  update(ref: MessageRef, message: Outbound, locale?: string): Promise<void>;
  findSent(to: Address, key: string): Promise<MessageRef | 'absent' | 'unknown'>;
  lookUp(account: Account): Promise<Profile>;
  /** A file in a person's own chat. */
  sendFile(to: Account, file: BuiltFile): Promise<void>;
  /** The language that an account was last known to use. */
  localeOf(account: Account): string | undefined;
}

export interface SlackOutboundDeps {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly fetcher: ReturnType<typeof createLeanFetch>;
  readonly call: MethodCall;
  /** Who is a colleague depends on our workspace. */
  readonly whoWeAre: () => Promise<Identity>;
  readonly store: Store;
}

export function createSlackOutbound({
  client,
  clock,
  fetcher,
  call: callMethod,
  whoWeAre,
  store,
}: SlackOutboundDeps): SlackOutbound {
  const chats = createChats(client, clock, store, (work) => call('safe', work));
  /** One rendered message goes to many. */
  const lastPacked = new WeakMap<
    Outbound,
    { readonly locale: string; readonly content: SlackMessage }
  >();
  const profiles = new Map<string, { readonly profile: Profile; readonly until: number }>();

  async function call<T>(kind: CallKind, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw slackDeliveryError(error, kind);
    }
  }

  async function placeOf(to: Address): Promise<Place> {
    if ('place' in to) return to.place;
    return {
      platform: 'slack',
      tenant: to.account.tenant,
      id: await chats.of(to.account),
      kind: 'personal',
    };
  }

  const localeOf = (account: Account) => profiles.get(accountKey(account))?.profile.locale;
  const shown = (message: Outbound, locale: string | undefined) =>
    toMessage(message, slackTextsFor(locale ?? message.locale));
  const packed = (message: Outbound, locale = message.locale ?? '') => {
    const known = lastPacked.get(message);
    if (known?.locale === locale) return known.content;
    const content = shown(message, locale);
    lastPacked.set(message, { locale, content });
    return content;
  };

  /** What is too long for Slack goes shorter. */
  const shorter = <T>(
    message: Outbound,
    locale: string | undefined,
    send: (content: ReturnType<typeof packed>) => Promise<T>,
  ) =>
    sendShorter(message, slackTextsFor(locale ?? message.locale), (form) =>
      send(packed(form, locale)),
    );

  /** One page of what was said there, newest first in a place, oldest first in a thread. */
  async function pageOf(place: Place, cursor: string | undefined) {
    const options = {
      channel: place.id,
      limit: HISTORY,
      include_all_metadata: true,
      ...(cursor !== undefined && { cursor }),
    };
    const { thread } = place;
    return callMethod(
      thread === undefined ? 'conversations.history' : 'conversations.replies',
      () =>
        thread === undefined
          ? client.conversations.history(options)
          : client.conversations.replies({ ...options, ts: thread }),
    );
  }

  return {
    localeOf,
    async post(to, message, key, locale) {
      const place = await placeOf(to);
      try {
        const { ts } = await shorter(
          message,
          locale ?? ('account' in to ? localeOf(to.account) : undefined),
          (content) =>
            call(
              'post',
              (): Promise<ChatPostMessageResponse> =>
                client.apiCall('chat.postMessage', {
                  channel: place.id,
                  ...content,
                  ...(place.thread !== undefined && { thread_ts: place.thread }),
                  metadata: { event_type: METADATA_TYPE, event_payload: { key } },
                  unfurl_links: false,
                  unfurl_media: false,
                }),
            ),
        );
        if (ts === undefined)
          throw new DeliveryError('inDoubt', 'Slack answered a message without its number');
        return { place, id: ts };
      } catch (error) {
        if ('account' in to && error instanceof DeliveryError && error.kind === 'gone')
          await chats.forget(to.account);
        throw error;
      }
    },
    async ephemeral(place, user, message, locale) {
      const thread = place.thread !== undefined && { thread_ts: place.thread };
      await shorter(message, locale, (content) =>
        call('post', () =>
          client.apiCall('chat.postEphemeral', { channel: place.id, user, ...content, ...thread }),
        ),
      );
    },
    async respond(url, message, { replace }, locale) {
      await sendShorter(message, slackTextsFor(locale ?? message.locale), async (form) => {
        const body = JSON.stringify({
          response_type: 'ephemeral',
          replace_original: replace,
          ...shown(form, locale),
        });
        const response = await call('post', () =>
          fetcher(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
        );
        if (!response.ok)
          throw errorOfStatus(response.status, response.headers.get('retry-after'), 'post');
      });
    },
    async update(ref, message, locale) {
      await shorter(message, locale, (content) =>
        callMethod('chat.update', () =>
          client.apiCall('chat.update', { channel: ref.place.id, ts: ref.id, ...content }),
        ),
      );
    },
    sendFile: async (to, file) => uploadFile(client, await chats.of(to), file),
    async findSent(to, key) {
      const place = await placeOf(to);
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const found = await pageOf(place, cursor);
        const message = found.messages?.find(({ metadata }) => {
          const payload: { readonly key?: unknown } | undefined = metadata?.event_payload;
          return metadata?.event_type === METADATA_TYPE && payload?.key === key;
        });
        if (message?.ts) return { place, id: message.ts };
        cursor = found.response_metadata?.next_cursor;
        if (!cursor) return 'absent';
      }
      return 'unknown';
    },
    async lookUp(account) {
      const key = accountKey(account);
      const known = profiles.get(key);
      if (known && known.until > clock.now().getTime()) return known.profile;
      const { user } = await callMethod('users.info', () =>
        client.users.info({ user: account.user, include_locale: true }),
      );
      // Nobody is a colleague because Slack said nothing.
      if (user?.id === undefined)
        throw new DeliveryError(
          'unavailable',
          'Slack answered without the account that it was asked for',
        );
      const standing = slackStanding(user, await whoWeAre());
      const email = vouchedEmail(user, standing);
      const profile: Profile = {
        name: user.profile?.real_name || user.real_name || user.name || account.user,
        active: user.deleted !== true,
        standing,
        ...(email !== undefined && { email }),
        ...(user.tz !== undefined && { zone: user.tz }),
        ...(user.locale !== undefined && { locale: user.locale }),
      };
      profiles.set(key, { profile, until: clock.now().getTime() + PROFILE_FOR_MS });
      return profile;
    },
  };
}
