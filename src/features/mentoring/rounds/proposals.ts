// What becomes of a published round: its pairs, as pairings that are proposed to both. Since the draft somebody may have withdrawn, left or found
// somebody else; the lead hears of every pair that is not proposed.
import { idFrom } from '../../../core/ids';
import type { People } from '../../../core/people';
import type { Store } from '../../../core/store';
import { proposalDeliveries } from '../pairings/notifications';
import { type Pairing, pairingsCollection, takesSeat } from '../pairings/pairing';
import { leadOf, proposedPairing, type Round, type RoundPair, roundsCollection } from './round';
import { offerId, offersCollection, wishesCollection, wishId } from '../seekers/records';

/** Makes the pairings of a published round and proposes them; again and again the same ones. */
export function createProposals(store: Store, people: People): (roundId: string, now: Date) => Promise<void> {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const rounds = store.collection(roundsCollection);
  const pairings = store.collection(pairingsCollection);

  /** Whether both are still there and free for each other. */
  async function stillHolds(pair: RoundPair, pairingId: string): Promise<boolean> {
    const [offer, wish] = [await offers.get(offerId(pair.mentorId)), await wishes.get(wishId(pair.menteeId))];
    if (!offer?.open || !wish?.open) return false;
    const [mentor, mentee] = [await people.get(pair.mentorId), await people.get(pair.menteeId)];
    if (!mentor?.active || !mentee?.active || mentor.id === mentee.id) return false;
    const taken = (await pairings.find({ mentorId: pair.mentorId })).filter((other) => other.id !== pairingId && takesSeat(other));
    const tried = await pairings.find({ mentorId: pair.mentorId, menteeId: pair.menteeId });
    return taken.length < offer.capacity && tried.every((other) => other.id === pairingId);
  }

  const pairingId = (roundId: string, { mentorId, menteeId }: RoundPair) => idFrom('pairing', roundId, mentorId, menteeId);

  /** The pairs that can still be proposed, or are already; of a group that has become too small, none. */
  async function holding({ id: roundId, pairs }: Round): Promise<RoundPair[]> {
    const held: RoundPair[] = [];
    for (const pair of pairs) {
      const id = pairingId(roundId, pair);
      if ((await pairings.get(id)) || (await stillHolds(pair, id))) held.push(pair);
    }
    const sizes = Map.groupBy(held, ({ mentorId }) => mentorId);
    return held.filter(({ mentorId, group = 0 }) => (sizes.get(mentorId)?.length ?? 0) >= group);
  }

  /** Whether the pair is proposed, now or when this was begun before. */
  async function proposePair(round: Round, pair: RoundPair, companions: readonly string[], now: Date): Promise<boolean> {
    const id = pairingId(round.id, pair);
    if (await pairings.get(id)) return true;
    const [mentor, mentee] = [await people.get(pair.mentorId), await people.get(pair.menteeId)];
    if (!mentor || !mentee || !(await stillHolds(pair, id))) return false;
    const pairing: Pairing = proposedPairing(id, round.id, pair, now);
    const tell = { person: leadOf(round), text: 'mentoring.proposalsNotDelivered' };
    const deliveries = proposalDeliveries(pairing, mentor, mentee, companions).map((delivery) => ({ ...delivery, tell }));
    return pairings.insert(pairing, { deliveries });
  }

  /** Names of the others with whom a mentee would meet the mentor: those proposed now, and those of the group that there is. */
  async function companionsOf(pair: RoundPair, held: readonly RoundPair[]): Promise<string[]> {
    if (pair.group === undefined) return [];
    const there = (await pairings.find({ mentorId: pair.mentorId })).filter((pairing) => pairing.inGroup && takesSeat(pairing));
    const ids = new Set([...held.filter(({ mentorId }) => mentorId === pair.mentorId), ...there].map(({ menteeId }) => menteeId));
    ids.delete(pair.menteeId);
    const names = await Promise.all([...ids].map(async (id) => (await people.get(id))?.name ?? '?'));
    return names.toSorted((a, b) => a.localeCompare(b));
  }

  return async (roundId, now) => {
    const round = await rounds.get(roundId);
    if (!round || round.proposed !== undefined) return;
    let proposed = 0;
    const held = await holding(round);
    for (const pair of held) proposed += (await proposePair(round, pair, await companionsOf(pair, held), now)) ? 1 : 0;
    const skipped = round.pairs.length - proposed;
    const to = { person: leadOf(round) };
    await rounds.update(roundId, (current) => ({
      doc: { ...current, proposed },
      deliveries:
        skipped === 0
          ? []
          : [{ key: `${roundId}:skipped`, class: 'answer', to, message: { text: 'mentoring.roundSkipped', args: { skipped, proposed } } }],
    }));
  };
}
