// Rounds, kept: drafted over everybody who offers and looks, published or discarded once, and their pairs proposed.
import { idFrom } from '../../core/ids';
import type { People, Person } from '../../core/person';
import type { Store } from '../../core/store';
import { peopleCollection } from '../../domain/people';
import { proposalDeliveries } from './letters';
import { askAside } from './matching';
import { type Pairing, pairingsCollection, takesSeat } from './pairing';
import { draftedFrom, type Drafted, proposedPairing, type Round, type RoundDecision, type RoundPair, roundsCollection } from './round';
import { roundInstance, type RoundPeople } from './round-instance';
import { type Offer, offerId, offersCollection, type Wish, wishesCollection, wishId } from './seekers';

export type RoundVerdict =
  | { readonly kind: 'done'; readonly round: Round }
  | { readonly kind: 'late'; readonly decision: RoundDecision }
  | { readonly kind: 'gone' };

/** What the lead has set about a round's pairs. */
type Choices = Pick<Round, 'locked' | 'forbidden'>;

export interface Rounds {
  draft(lead: Person, cause: string, now: Date): Promise<Round>;
  decide(id: string, state: 'published' | 'discarded', decision: RoundDecision): Promise<RoundVerdict>;
  /** Makes the pairings of a published round and proposes them; again and again the same ones. */
  propose(roundId: string, now: Date): Promise<void>;
}

export function createRounds(store: Store, people: People): Rounds {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const rounds = store.collection(roundsCollection);
  const pairings = store.collection(pairingsCollection);
  const everybody = store.collection(peopleCollection);

  async function peopleOf(seekers: readonly (Offer | Wish)[]): Promise<Map<string, Person>> {
    const found = new Map<string, Person>();
    for (const { personId } of seekers) {
      const person = found.get(personId) ?? (await people.get(personId));
      if (person) found.set(personId, person);
    }
    return found;
  }

  /** Line managers of each, nearest first; a circle in them ends the chain. */
  async function managersOf(of: Iterable<Person>): Promise<Record<string, string[]>> {
    const byEmail = new Map<string, Person | undefined>();
    const withEmail = async (email: string) => {
      if (!byEmail.has(email)) byEmail.set(email, (await everybody.find({ email }, { limit: 1 }))[0]);
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

  async function roundPeople(): Promise<RoundPeople> {
    const [openOffers, openWishes] = [await offers.find({ open: true }), await wishes.find({ open: true })];
    const seekers = await peopleOf([...openOffers, ...openWishes]);
    const chains = await managersOf(seekers.values());
    return { people: seekers, managersOf: chains, offers: openOffers, wishes: openWishes, pairings: await pairings.find({}) };
  }

  async function drafting(of: RoundPeople, choices: Choices, now: Date): Promise<Drafted> {
    const instance = roundInstance(of, now);
    return draftedFrom(await askAside('draft', { instance, choices }), of, instance.mentors.length);
  }

  /** Whether the pair still holds: since the draft somebody may have withdrawn, left, or found somebody else. */
  async function stillHolds(pair: RoundPair, pairingId: string): Promise<boolean> {
    const [offer, wish] = [await offers.get(offerId(pair.mentorId)), await wishes.get(wishId(pair.menteeId))];
    if (!offer?.open || !wish?.open) return false;
    const taken = (await pairings.find({ mentorId: pair.mentorId })).filter((other) => other.id !== pairingId && takesSeat(other));
    const tried = await pairings.find({ mentorId: pair.mentorId, menteeId: pair.menteeId });
    return taken.length < offer.capacity && tried.every((other) => other.id === pairingId);
  }

  /** Whether the pair is proposed, now or when this was begun before. */
  async function proposePair(roundId: string, pair: RoundPair, now: Date): Promise<boolean> {
    const id = idFrom('pairing', roundId, pair.mentorId, pair.menteeId);
    if (await pairings.get(id)) return true;
    const [mentor, mentee] = [await people.get(pair.mentorId), await people.get(pair.menteeId)];
    if (!mentor?.active || !mentee?.active || !(await stillHolds(pair, id))) return false;
    const pairing: Pairing = proposedPairing(id, roundId, pair, now);
    return pairings.insert(pairing, { deliveries: proposalDeliveries(pairing, mentor, mentee) });
  }

  return {
    async draft(lead, cause, now) {
      const id = idFrom('round', cause);
      const choices = { locked: [], forbidden: [] };
      const drafted = await drafting(await roundPeople(), choices, now);
      const round: Round = { id, version: 1, state: 'draft', at: now.toISOString(), byPersonId: lead.id, ...choices, ...drafted };
      return (await rounds.insert(round)) ? round : ((await rounds.get(id)) ?? round);
    },
    async decide(id, state, decision) {
      let first: RoundDecision | undefined;
      const decided = await rounds.update(id, (round) => {
        first = round.decision;
        if (round.decision) return undefined;
        const published = { key: `${id}:published`, name: 'round.published', data: { roundId: id } } as const;
        return { doc: { ...round, state, decision }, events: state === 'published' ? [published] : [] };
      });
      if (first && first.because !== decision.because) return { kind: 'late', decision: first };
      const round = decided ?? (await rounds.get(id));
      return round ? { kind: 'done', round } : { kind: 'gone' };
    },
    async propose(roundId, now) {
      const round = await rounds.get(roundId);
      if (!round || round.proposed !== undefined) return;
      let proposed = 0;
      for (const pair of round.pairs) proposed += (await proposePair(roundId, pair, now)) ? 1 : 0;
      const skipped = round.pairs.length - proposed;
      const to = { person: round.decision?.byPersonId ?? round.byPersonId };
      await rounds.update(roundId, (current) => ({
        doc: { ...current, proposed },
        deliveries:
          skipped === 0
            ? []
            : [{ key: `${roundId}:skipped`, to, message: { text: 'mentoring.roundSkipped', args: { skipped, proposed } } }],
      }));
    },
  };
}
