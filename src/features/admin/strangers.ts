// Guests and outsiders, as admins see them: barred accounts that the bot knows, and reviewers'
// channels that one of them has joined.
import type { Job, Reply } from '../../core/feature';
import type { Clock } from '../../core/clock';
import { DeliveryError } from '../../core/errors';
import type { Log } from '../../core/log';
import type { Delivery, Place } from '../../core/message';
import { placeKey } from '../../core/outbox/record';
import type { People } from '../../core/people';
import type { PlaceReaders } from '../../core/platform';
import type { Store } from '../../core/store';
import type { Audit } from '../../domain/audit';
import type { Channels } from '../../domain/channels';
import { peopleCollection } from '../../domain/people/record';
import { barredCard } from './cards';

const SHOWN = 15;
const ADMINS_TOLD = 30;
/** Accounts that one run of the job asks about: Slack allows a hundred look-ups a minute. */
const ASKED_AT_ONCE = 20;
/** How long the job pauses when no account is due. */
const REST_MS = 60 * 60_000;

export interface StrangersDeps {
  readonly store: Store;
  readonly people: People;
  readonly audit: Audit;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly readersOf: (place: Place) => Promise<PlaceReaders>;
  /** What programme leads are told when the reviewers' channel is lost. */
  readonly leadsTold: (cause: string, text: string) => Promise<Delivery[]>;
}

export interface Strangers {
  list(): Promise<Reply>;
  /** Notes that an account was barred. Admins are told once a day. */
  barred(personId: string, key: string): Promise<void>;
  /** Takes the purpose from a reviewers' channel in which a guest or outsider reads. */
  watch(place: Place, cause: string, log: Log): Promise<void>;
  readonly jobs: readonly Job[];
}

export function createStrangers({
  store,
  people,
  audit,
  channels,
  clock,
  readersOf,
  leadsTold,
}: StrangersDeps): Strangers {
  const documents = store.collection(peopleCollection);
  /** In clock milliseconds: there was nothing to ask a moment ago. */
  let restUntil = 0;
  /** Reviewers' channels whose platform did not say who reads there. */
  const unanswered = new Set<string>();

  async function adminsTold(day: string): Promise<Delivery[]> {
    const admins = await documents.find(
      { roles: { $has: 'admin' }, active: true },
      { limit: ADMINS_TOLD },
    );
    return admins.map(({ id: person }) => ({
      key: `barred:${day}:${person}`,
      class: 'owed',
      to: { person },
      message: { text: 'admin.barredNews' },
    }));
  }

  /** If the platform does not answer now, the next run of the job asks again. */
  async function isMixed(place: Place, log: Log): Promise<boolean> {
    const key = placeKey(place);
    try {
      const readers = await readersOf(place);
      unanswered.delete(key);
      return readers === 'mixed';
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      if (!unanswered.has(key))
        log.warn("could not read who is in a reviewers' channel; trying again every minute", {
          reason: error.message,
        });
      unanswered.add(key);
      return false;
    }
  }

  async function watch(place: Place, cause: string, log: Log): Promise<void> {
    const isReviewers = (await channels.of('reviewers')).some(
      (one) => placeKey(one) === placeKey(place),
    );
    if (!isReviewers || !(await isMixed(place, log)) || !(await channels.dismiss(place))) return;
    await audit.note(
      {
        at: clock.now().toISOString(),
        byPersonId: 'nobody',
        what: 'reviewers.channelMixed',
        whom: placeKey(place),
      },
      cause,
      {
        deliveries: await leadsTold(cause, 'admin.reviewersMixed'),
        events: [{ key: `${cause}:dismissed`, name: 'reviewers.dismissed', data: { place } }],
      },
    );
  }

  return {
    async list() {
      const found = await people.barred(SHOWN);
      return { say: barredCard(found), onlyToSender: true };
    },
    async barred(personId, key) {
      const at = clock.now().toISOString();
      const deliveries = await adminsTold(at.slice(0, 10));
      await audit.note({ at, byPersonId: 'nobody', what: 'account.barred', whom: personId }, key, {
        deliveries,
      });
    },
    watch,
    jobs: [
      {
        name: 'admin.accounts',
        when: { cron: '* * * * *', zone: 'UTC' },
        async run({ clock: now, log }) {
          const at = now.now().getTime();
          if (at < restUntil) return;
          const asked = await people.check(ASKED_AT_ONCE);
          if (asked > 0) log.debug('looked up accounts', { asked });
          else restUntil = at + REST_MS;
        },
      },
      {
        // Platforms do not report every way into a channel, and some look-ups fail. Platforms cache
        // for some minutes who reads in a place.
        name: 'admin.channels',
        when: { cron: '* * * * *', zone: 'UTC' },
        async run({ clock: now, log }) {
          const minute = now.now().toISOString().slice(0, 16);
          for (const place of await channels.of('reviewers'))
            await watch(place, `mixed:${placeKey(place)}:${minute}`, log);
        },
      },
    ],
  };
}
