// Mentoring's documents in its own words: who offers and who looks, and pairings that are moved. Rounds are rounds.ts.
import { UserError } from '../../core/errors';
import type { Person } from '../../core/person';
import type { Effects } from '../../core/effects';
import type { Store } from '../../core/store';
import { type Pairing, pairingsCollection, takesSeat, withCause } from './pairing';
import { type Offer, offerId, offersCollection, type Wish, wishesCollection, wishId } from './seekers';

export interface Moved {
  readonly pairing: Pairing;
  /** This very event moved it, now or when it came first. */
  readonly done: boolean;
}

export interface Mentoring {
  offerOf(personId: string): Promise<Offer | undefined>;
  wishOf(personId: string): Promise<Wish | undefined>;
  offer(person: Person, offer: Pick<Offer, 'skills' | 'capacity' | 'languages' | 'minGroup'>, now: Date): Promise<void>;
  wish(person: Person, wish: Pick<Wish, 'skills' | 'goal' | 'rhythm'>, now: Date): Promise<void>;
  withdrawOffer(personId: string): Promise<void>;
  withdrawWish(personId: string): Promise<void>;
  /** A mentor was found: a wish from before that is fulfilled. */
  fulfilWish(pairingId: string): Promise<void>;
  pairing(id: string): Promise<Pairing | undefined>;
  /** Pairings that somebody is in and that are not over. */
  pairingsOf(personId: string): Promise<Pairing[]>;
  /** Those of a mentor that are not over. */
  pairingsOfMentor(mentorId: string): Promise<Pairing[]>;
  /** Moves a pairing by a pure transition, once for each event; what it causes is said by `caused`. */
  move(
    id: string,
    cause: string,
    transition: (pairing: Pairing) => Pairing | undefined,
    caused?: (before: Pairing, after: Pairing) => Effects,
  ): Promise<Moved>;
}

export function createMentoring(store: Store): Mentoring {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const pairings = store.collection(pairingsCollection);

  return {
    offerOf: (personId) => offers.get(offerId(personId)),
    wishOf: (personId) => wishes.get(wishId(personId)),
    async offer(person, offer, now) {
      const doc = { id: offerId(person.id), personId: person.id, ...offer, open: true, at: now.toISOString() };
      if (!(await offers.insert(doc))) await offers.update(doc.id, ({ version }) => ({ doc: { ...doc, version } }));
    },
    async wish(person, wish, now) {
      const doc = { id: wishId(person.id), personId: person.id, ...wish, open: true, at: now.toISOString() };
      if (!(await wishes.insert(doc))) await wishes.update(doc.id, (old) => ({ doc: { ...old, ...doc } }));
    },
    async withdrawOffer(personId) {
      await offers.update(offerId(personId), (offer) => ({ doc: { ...offer, open: false } }));
    },
    async withdrawWish(personId) {
      await wishes.update(wishId(personId), (wish) => ({ doc: { ...wish, open: false } }));
    },
    async fulfilWish(pairingId) {
      const pairing = await pairings.get(pairingId);
      const startedAt = pairing?.startedAt ?? '';
      if (!pairing) return;
      // A wish made after the start is a new one.
      await wishes.update(wishId(pairing.menteeId), (wish) =>
        wish.open && wish.at <= startedAt ? { doc: { ...wish, open: false } } : undefined,
      );
    },
    pairing: (id) => pairings.get(id),
    async pairingsOf(personId) {
      const theirs = [...(await pairings.find({ mentorId: personId })), ...(await pairings.find({ menteeId: personId }))];
      return theirs.filter(takesSeat);
    },
    pairingsOfMentor: async (mentorId) => (await pairings.find({ mentorId })).filter(takesSeat),
    async move(id, cause, transition, caused) {
      const after = await pairings.update(id, (pairing) => {
        const next = pairing.because.includes(cause) ? undefined : transition(pairing);
        return next && { doc: withCause(next, cause), ...caused?.(pairing, next) };
      });
      const pairing = after ?? (await pairings.get(id));
      if (!pairing) throw new UserError('mentoring.pairingGone');
      return { pairing, done: pairing.because.includes(cause) };
    },
  };
}
