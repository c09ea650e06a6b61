// Channels with a purpose, such as the reviewers' channel: one place on each platform of the
// company.
import type { Place, Receiver } from '../core/message';
import { placeKey } from '../core/outbox/record';
import { UNTIL_REMOVED } from '../core/personal';
import { type Collection, collectionSpec, type Store } from '../core/store';
import type { Doc } from '../core/doc';
import { isAway } from './away';
import { peopleCollection } from './people/record';

/**
 * What a channel is for, such as `reviewers`. A feature that needs a channel of its own names a
 * purpose of its own.
 */
export type ChannelPurpose = string;

interface ChannelDoc extends Doc {
  readonly purpose: ChannelPurpose;
  readonly place: Place;
}

export const channelsCollection = collectionSpec<ChannelDoc>('channels', {
  indexes: [{ fields: ['purpose'] }],
  what: 'where reviewers sit',
  people: 'none',
  keep: UNTIL_REMOVED,
});

export interface Channels {
  /** Every place with this purpose. */
  of(purpose: ChannelPurpose): Promise<Place[]>;
  /** Gives a place the purpose. It replaces the earlier place of the same platform and tenant. */
  appoint(purpose: ChannelPurpose, place: Place): Promise<void>;
  /** Removes the purpose from a place that the bot lost. Gives false if it had none. */
  dismiss(place: Place): Promise<boolean>;
}

export function createChannels(store: Store): Channels {
  const channels: Collection<ChannelDoc> = store.collection(channelsCollection);
  return {
    of: async (purpose) => (await channels.find({ purpose })).map((doc) => doc.place),
    async appoint(purpose, { thread: _channelOnly, ...place }) {
      const id = `${purpose}:${place.platform}:${place.tenant}`;
      if (await channels.insert({ id, purpose, place })) return;
      await channels.update(id, (doc) => ({ doc: { ...doc, place } }));
    },
    async dismiss(place) {
      const lost = (await channels.find({})).filter((doc) => isSame(doc.place, place));
      const removed = await Promise.all(lost.map(({ id }) => channels.remove(id)));
      return removed.includes(true);
    },
  };
}

/** Without a channel, at most this many reviewers are told personally. */
const MOST_REVIEWERS = 10;

/**
 * The receivers of what waits for reviewers: their channels, without a lost one, otherwise the
 * reviewers themselves who are not away.
 */
export async function reviewersOf(store: Store, now: Date, lost?: Place): Promise<Receiver[]> {
  const places = (await createChannels(store).of('reviewers')).filter(
    (place) => !lost || !isSame(place, lost),
  );
  if (places.length > 0) return places.map((place) => ({ place }));
  const reviewers = await store
    .collection(peopleCollection)
    .find({ roles: { $has: 'reviewer' }, active: true });
  // Nobody who is away, as long as somebody else is here.
  const here = reviewers.filter((person) => !isAway(person, now));
  return (here.length > 0 ? here : reviewers)
    .slice(0, MOST_REVIEWERS)
    .map((person) => ({ person: person.id }));
}

const isSame = (one: Place, other: Place) => placeKey(one) === placeKey(other);

/** Whether a receiver is this place. */
export const isAt = (to: Receiver, place: Place): boolean =>
  'place' in to && isSame(to.place, place);

/** A receiver as part of a delivery's key. */
export function receiverKey(to: Receiver): string {
  return 'person' in to ? to.person : placeKey(to.place);
}
