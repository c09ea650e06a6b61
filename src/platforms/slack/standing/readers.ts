// Finds out who reads in a Slack channel: looks for guests and people of other companies before the
// bot speaks there. Slack says whether a channel is shared with another company. Guests are found
// by comparing the channel's members with the workspace's guests.
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../core/clock';
import { soon } from '../../../core/deadline';
import { DeliveryError } from '../../../core/errors';
import { createKnownReaders } from '../../../core/known-readers';
import type { Log } from '../../../core/log';
import type { Place } from '../../../core/message';
import type { PlaceReaders } from '../../../core/platform';
import type { MethodCall } from '../calls/rests';
import { createStrangers } from './strangers';

export interface Readers {
  /** Throws DeliveryError if Slack does not say in time. */
  of(place: Place): Promise<PlaceReaders>;
  /** Somebody joined a channel. The bot asks again about the channel and the person. */
  joined(channel: string, user: string): void;
  /** An event says that a channel is shared with another company. */
  sharedOutside(channel: string): void;
  /** Somebody who is not a colleague spoke in a channel. */
  spoken(channel: string, user: string): void;
}

export interface ReadersDeps {
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly call: MethodCall;
  /** Asks Slack about one account. */
  readonly isColleague: (user: string) => Promise<boolean>;
  /** Whether our workspace is one of several of an organisation. */
  readonly isOnGrid: () => Promise<boolean>;
}

/** An answer waits no longer than this. The calls go on. */
const ANSWER_WITHIN_MS = 2_500;
const PAGE = 500;

export function createReaders({
  client,
  clock,
  log,
  call,
  isColleague,
  isOnGrid,
}: ReadersDeps): Readers {
  const known = createKnownReaders(clock);
  const strangers = createStrangers(client, clock, call, isColleague);

  /** Page by page. */
  async function* membersOf(channel: string): AsyncGenerator<readonly string[]> {
    let cursor: string | undefined;
    do {
      const page = await call('conversations.members', () =>
        client.conversations.members({
          channel,
          limit: PAGE,
          ...(cursor !== undefined && { cursor }),
        }),
      );
      yield page.members ?? [];
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
  }

  async function ask({ id }: Place): Promise<PlaceReaders> {
    const { channel } = await call('conversations.info', () =>
      client.conversations.info({ channel: id }),
    );
    if (!channel || channel.is_ext_shared || channel.is_pending_ext_shared) return 'mixed';
    const found = await strangers.known();
    const isOfSeveral = channel.is_org_shared === true || (await isOnGrid());
    if (found.isEmpty() && !isOfSeveral) return 'colleagues';
    const members: string[] = [];
    for await (const page of membersOf(id)) {
      if (page.some((member) => found.has(member))) return 'mixed';
      members.push(...page);
    }
    return isOfSeveral && (await found.amongUnlisted(members)) ? 'mixed' : 'colleagues';
  }

  return {
    async of(place) {
      const asking = known.of(place.id, () => ask(place));
      const readers = await soon(ANSWER_WITHIN_MS, asking);
      if (readers !== undefined) return readers;
      // The calls go on, and the next question may find their result.
      asking.catch((error: unknown) =>
        log.debug('the readers of a channel could not be found out', { error }),
      );
      throw new DeliveryError('unavailable', 'Slack does not say in time who reads there');
    },
    joined(channel, user) {
      strangers.newcomer(user);
      known.forget(channel);
    },
    sharedOutside: (channel) => known.mixed(channel),
    spoken(channel, user) {
      strangers.stranger(user);
      known.mixed(channel);
    },
  };
}
