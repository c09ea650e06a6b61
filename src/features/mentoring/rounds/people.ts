// Loads the people of a round: everyone with an open offer or wish, their managers, and what was
// tried before.
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Collection, Store } from '../../../core/store';
import { personAt } from '../../../domain/people/addresses';
import { peopleCollection } from '../../../domain/people/record';
import { type Pairing, pairingsCollection } from '../pairings';
import { type Offer, offersCollection, type Wish, wishesCollection } from '../seekers';
import type { RoundPeople } from './instance';
import { createProgramme } from './programme';

type PersonRecords = Collection<Person>;

export function createRoundPeople(store: Store, people: People): () => Promise<RoundPeople> {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const pairings = store.collection(pairingsCollection);
  const records = store.collection(peopleCollection);
  const programme = createProgramme(store);
  return async () => {
    const [openOffers, openWishes] = [
      await offers.find({ open: true }),
      await wishes.find({ open: true }),
    ];
    const taking = await peopleOf(people, [...openOffers, ...openWishes]);
    const managersOf = await managerChains(records, taking.values());
    const tried = await underPresentIds(records, people, await pairings.find({}));
    return {
      people: taking,
      managersOf,
      offers: openOffers,
      wishes: openWishes,
      pairings: tried,
      waitDays: await programme.waitDays(),
    };
  };
}

async function peopleOf(
  people: People,
  seekers: readonly (Offer | Wish)[],
): Promise<Map<string, Person>> {
  const found = new Map<string, Person>();
  for (const { personId } of seekers) {
    const person = found.get(personId) ?? (await people.get(personId));
    // Offers and wishes under an id that was merged into another are left out: the matcher would
    // pair one person with themselves.
    if (person?.id === personId) found.set(personId, person);
  }
  return found;
}

/** The line managers of each person, nearest first. A cycle ends the chain. */
async function managerChains(
  records: PersonRecords,
  of: Iterable<Person>,
): Promise<Record<string, string[]>> {
  const byEmail = new Map<string, Person | undefined>();
  const withEmail = async (email: string) => {
    if (!byEmail.has(email)) byEmail.set(email, await personAt(records, email));
    return byEmail.get(email);
  };
  const chains: Record<string, string[]> = {};
  for (const person of of) {
    const above: string[] = [];
    for (let email = person.managerEmail; email !== undefined; ) {
      const manager = await withEmail(email);
      if (!manager || manager.id === person.id || above.includes(manager.id)) break;
      above.push(manager.id);
      email = manager.managerEmail;
    }
    chains[person.id] = above;
  }
  return chains;
}

/**
 * Pairings with present ids: pairings and seats of a merged person count for the person they are
 * now.
 */
async function underPresentIds(
  records: PersonRecords,
  people: People,
  pairings: readonly Pairing[],
): Promise<Pairing[]> {
  const present = new Map<string, string>();
  for (const { id } of await records.find({ mergedInto: { $exists: true } }))
    present.set(id, (await people.get(id))?.id ?? id);
  const idNow = (id: string) => present.get(id) ?? id;
  return pairings.map((pairing) => ({
    ...pairing,
    mentorId: idNow(pairing.mentorId),
    menteeId: idNow(pairing.menteeId),
  }));
}
