// Stores each person's direct-message channel. Slack lets an app open only a few a minute, and
// always gives the same channel for a person.
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../core/clock';
import { DeliveryError } from '../../../core/errors';
import { createLimiter } from '../../../core/outbox/limiter';
import { setBounded } from '../../../core/bounded-map';
import { type Account, accountKey } from '../../../core/account';
import { UNTIL_REMOVED, wholly } from '../../../core/personal';
import { collectionSpec, type Store } from '../../../core/store';
import type { Doc } from '../../../core/doc';

interface Chat extends Doc {
  readonly channel: string;
}

export const slackChatsCollection = collectionSpec<Chat>('slack.chats', {
  what: 'the channel of the direct message with each person on Slack whom the bot wrote to',
  people: wholly<Chat>({
    whom: 'yes',
    purpose: 'operation',
    find: ({ accountKeys }) => accountKeys.map((id) => ({ id })),
  }),
  keep: UNTIL_REMOVED,
});

export interface Chats {
  /** Throws DeliveryError; one of the scope `method` if Slack allows no more chats now. */
  of(account: Account): Promise<string>;
  /** The next message asks for it again. */
  forget(account: Account): Promise<void>;
}

/** Tier 3: 50 a minute and more, with short bursts. */
const PER_SECOND = 50 / 60;
const BURST = 20;
const REMEMBERED = 5_000;
/**
 * People who wait are served one after the other. If the wait would be longer than this, the caller
 * asks again.
 */
const LONGEST_WAIT_MS = 10 * 60_000;

/** `call`: makes a call that may be repeated without harm, its failure a DeliveryError. */
export function createChats(
  client: WebClient,
  clock: Clock,
  store: Store,
  call: <T>(work: () => Promise<T>) => Promise<T>,
): Chats {
  const docs = store.collection(slackChatsCollection);
  const known = new Map<string, string>();
  const limiter = createLimiter({ perSecond: PER_SECOND, burst: BURST, most: PER_SECOND * 4 });
  let lastTurn = 0;

  function takeTurn(): void {
    const now = clock.now().getTime();
    const waitMs = limiter.take(now);
    if (waitMs === 0) return;
    lastTurn = Math.max(lastTurn + 1000 / limiter.perSecond, now + waitMs);
    const retryAfterMs = Math.min(LONGEST_WAIT_MS, Math.ceil(lastTurn - now));
    throw new DeliveryError('rateLimited', 'no more chats can be opened on Slack now', {
      retryAfterMs,
      scope: 'method',
    });
  }

  async function open(account: Account): Promise<string> {
    takeTurn();
    try {
      const { channel } = await call(() => client.conversations.open({ users: account.user }));
      return channel?.id ?? account.user;
    } catch (error) {
      if (error instanceof DeliveryError && error.kind === 'rateLimited')
        limiter.refused(clock.now().getTime(), error.retryAfterMs);
      throw error;
    }
  }

  return {
    async of(account) {
      const key = accountKey(account);
      const kept = known.get(key) ?? (await docs.get(key))?.channel;
      const channel = kept ?? (await open(account));
      if (kept === undefined) await docs.insert({ id: key, channel });
      setBounded(known, key, channel, REMEMBERED);
      return channel;
    },
    async forget(account) {
      known.delete(accountKey(account));
      await docs.remove(accountKey(account));
    },
  };
}
