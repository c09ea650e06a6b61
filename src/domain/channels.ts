// The channels that have a purpose: where reviewers sit. One place for each platform that the company uses.
import type { Place } from '../core/message';
import { placeKey } from '../core/outbox-record';
import { type Collection, collectionSpec, type Doc, type Store } from '../core/store';

export type Purpose = 'reviewers';

interface ChannelDoc extends Doc {
  readonly purpose: Purpose;
  readonly place: Place;
}

export const channelsCollection = collectionSpec<ChannelDoc>('channels', [{ fields: ['purpose'] }]);

export interface Channels {
  /** Every place with this purpose. */
  of(purpose: Purpose): Promise<Place[]>;
  /** Gives a place the purpose; it takes over from the former one of the same platform and tenant. */
  appoint(purpose: Purpose, place: Place): Promise<void>;
  /** Takes the purpose from a place that the bot lost. */
  dismiss(place: Place): Promise<void>;
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
      for (const purpose of ['reviewers'] as const) {
        for (const doc of await channels.find({ purpose })) {
          if (placeKey(doc.place) === placeKey(place)) await channels.remove(doc.id);
        }
      }
    },
  };
}
