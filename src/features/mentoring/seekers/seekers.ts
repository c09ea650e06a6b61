// Offers and wishes as they are kept: made, changed, withdrawn and fulfilled.
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import {
  type Offer,
  offerId,
  offersCollection,
  type Wish,
  wishesCollection,
  wishId,
} from './records';

export interface Seekers {
  offerOf(personId: string): Promise<Offer | undefined>;
  wishOf(personId: string): Promise<Wish | undefined>;
  offer(
    person: Person,
    offer: Pick<Offer, 'skills' | 'capacity' | 'languages' | 'minGroup'>,
    now: Date,
  ): Promise<void>;
  wish(person: Person, wish: Pick<Wish, 'skills' | 'goal' | 'rhythm'>, now: Date): Promise<void>;
  withdrawOffer(personId: string): Promise<void>;
  withdrawWish(personId: string): Promise<void>;
  /** A mentor was found: closes the mentee's wish, unless it was made after the pairing started. */
  fulfilWish(menteeId: string, startedAt: string): Promise<void>;
}

export function createSeekers(store: Store): Seekers {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  return {
    offerOf: (personId) => offers.get(offerId(personId)),
    wishOf: (personId) => wishes.get(wishId(personId)),
    async offer(person, offer, now) {
      const doc = {
        id: offerId(person.id),
        personId: person.id,
        ...offer,
        open: true,
        at: now.toISOString(),
      };
      if (!(await offers.insert(doc)))
        await offers.update(doc.id, ({ version }) => ({ doc: { ...doc, version } }));
    },
    async wish(person, wish, now) {
      const doc = {
        id: wishId(person.id),
        personId: person.id,
        ...wish,
        open: true,
        at: now.toISOString(),
      };
      if (!(await wishes.insert(doc)))
        await wishes.update(doc.id, (old) => ({ doc: { ...old, ...doc } }));
    },
    async withdrawOffer(personId) {
      await offers.update(offerId(personId), (offer) => ({ doc: { ...offer, open: false } }));
    },
    async withdrawWish(personId) {
      await wishes.update(wishId(personId), (wish) => ({ doc: { ...wish, open: false } }));
    },
    async fulfilWish(menteeId, startedAt) {
      await wishes.update(wishId(menteeId), (wish) =>
        wish.open && wish.at <= startedAt ? { doc: { ...wish, open: false } } : undefined,
      );
    },
  };
}
