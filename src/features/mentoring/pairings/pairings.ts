// Pairings as they are kept: found by person, and moved by pure transitions.
import type { Effects } from '../../../core/effects';
import { UserError } from '../../../core/errors';
import type { Store } from '../../../core/store';
import { type Pairing, pairingsCollection, takesSeat, withCause } from './pairing';

export interface Moved {
  readonly pairing: Pairing;
  /** This event moved the pairing, now or when it arrived the first time. */
  readonly done: boolean;
}

export interface Pairings {
  get(id: string): Promise<Pairing | undefined>;
  /** The pairings of a person, as mentor or mentee, that are not over. */
  openOf(personId: string): Promise<Pairing[]>;
  /** The pairings of a mentor that are not over. */
  openOfMentor(mentorId: string): Promise<Pairing[]>;
  /** Moves a pairing by a pure transition, once for each event. `caused` says what follows. */
  move(
    id: string,
    cause: string,
    transition: (pairing: Pairing) => Pairing | undefined,
    caused?: (before: Pairing, after: Pairing) => Effects,
  ): Promise<Moved>;
}

export function createPairings(store: Store): Pairings {
  const pairings = store.collection(pairingsCollection);
  return {
    get: (id) => pairings.get(id),
    async openOf(personId) {
      const theirs = [
        ...(await pairings.find({ mentorId: personId })),
        ...(await pairings.find({ menteeId: personId })),
      ];
      return theirs.filter(takesSeat);
    },
    openOfMentor: async (mentorId) => (await pairings.find({ mentorId })).filter(takesSeat),
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
