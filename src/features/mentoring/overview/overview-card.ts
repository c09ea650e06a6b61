// The card that `mentor` shows: the reader's offer, wish and pairings.
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import { dayShown, type Pairing } from '../pairings';
import type { Offer, Wish } from '../seekers';

export interface OverviewPairing {
  readonly pairing: Pairing;
  readonly other: Pick<Person, 'name'>;
  /** The reader has not answered the proposal yet. */
  readonly unanswered: boolean;
}

export function mentoringOverviewCard(
  offer: Offer | undefined,
  wish: Wish | undefined,
  pairings: readonly OverviewPairing[],
  reader: Pick<Person, 'zone'>,
): CardMessage {
  return {
    card: 'mentoring/overview',
    data: {
      hasOffer: offer?.open ?? false,
      offered: offer?.skills.join(', ') ?? '',
      hasWish: wish?.open ?? false,
      wished: wish?.skills.join(', ') ?? '',
      hasPairings: pairings.length > 0,
      pairings: pairings.map(({ pairing, other, unanswered }) => ({
        id: pairing.id,
        other: other.name,
        // With several rows of the same buttons, each button names its pairing.
        several: pairings.length > 1,
        state: pairing.state,
        running: pairing.state === 'running',
        paused: pairing.state === 'paused',
        active: pairing.state === 'running' || pairing.state === 'paused',
        unanswered,
        inGroup: pairing.inGroup ?? false,
        hasNext: pairing.state === 'running' && pairing.nextDate !== undefined,
        next: dayShown(pairing, reader),
        pressable: unanswered || pairing.state !== 'proposed',
      })),
    },
  };
}
