// Ends pairings when a person is erased or merged. If a person is erased, the other members are
// told without a name. If two members turn out to be one person, their pairing ends silently.
import type { Store } from '../../../core/store';
import { otherOf, type Pairing, pairingsCollection, takesSeat } from './pairing';
import { end, lapse } from './transitions';

export async function endPairingsOf(store: Store, personId: string, now: Date): Promise<void> {
  const pairings = store.collection(pairingsCollection);
  const theirs = [
    ...(await pairings.find({ mentorId: personId })),
    ...(await pairings.find({ menteeId: personId })),
  ];
  for (const { id } of theirs.filter(takesSeat)) {
    await pairings.update(id, (pairing) => {
      const doc = ended(pairing, personId, now);
      const other = otherOf(pairing, personId);
      return (
        doc && {
          doc,
          deliveries: [
            {
              key: `${id}:erased:${other}`,
              class: 'owed',
              to: { person: other },
              message: { text: 'mentoring.otherErased' },
            },
          ],
        }
      );
    });
  }
}

/** Ends the pairings between two people who were merged into one. */
export async function endPairingsBetween(
  store: Store,
  ids: readonly string[],
  others: readonly string[],
  now: Date,
): Promise<void> {
  const pairings = store.collection(pairingsCollection);
  const between = [
    ...(await pairings.find({ mentorId: { $in: ids }, menteeId: { $in: others } })),
    ...(await pairings.find({ mentorId: { $in: others }, menteeId: { $in: ids } })),
  ];
  for (const { id } of between.filter(takesSeat)) {
    await pairings.update(id, (pairing) => {
      const doc = ended(pairing, pairing.menteeId, now);
      return doc && { doc };
    });
  }
}

function ended(pairing: Pairing, personId: string, now: Date): Pairing | undefined {
  return pairing.state === 'proposed' ? lapse(pairing, now) : end(pairing, personId, now);
}
