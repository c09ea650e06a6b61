// Proposes the pairs of a published round to both members. Since the draft, people may have
// withdrawn, left or found someone else. The lead is told how many pairs were not proposed.
import { idFrom } from '../../../core/ids';
import type { People } from '../../../core/people';
import type { Collection, Store } from '../../../core/store';
import { type Pairing, pairingsCollection, proposalDeliveries, takesSeat } from '../pairings';
import {
  type Offer,
  offerId,
  offersCollection,
  type Wish,
  wishesCollection,
  wishId,
} from '../seekers';
import { barrierOf } from './earlier';
import { unconfirmedPairs } from './minors';
import { createProgramme, type Programme } from './programme';
import { leadOf, type Round, type RoundPair, roundsCollection } from './round';

interface ProposalDeps {
  readonly people: People;
  readonly offers: Collection<Offer>;
  readonly wishes: Collection<Wish>;
  readonly pairings: Collection<Pairing>;
  readonly programme: Programme;
}

/** Makes the pairings of a published round and proposes them. A repeat makes the same ones. */
export function createProposals(
  store: Store,
  people: People,
): (roundId: string, now: Date) => Promise<void> {
  const rounds = store.collection(roundsCollection);
  const deps: ProposalDeps = {
    people,
    offers: store.collection(offersCollection),
    wishes: store.collection(wishesCollection),
    pairings: store.collection(pairingsCollection),
    programme: createProgramme(store),
  };
  return async (roundId, now) => {
    const round = await rounds.get(roundId);
    if (!round || round.proposed !== undefined) return;
    let proposed = 0;
    const unconfirmed = await unconfirmedPairs(people, round, now);
    const pairs = round.pairs.filter((pair) => !unconfirmed.includes(pair));
    const held = await stillPossible(deps, { ...round, pairs }, now);
    for (const pair of held)
      proposed += (await proposePair(deps, round, pair, await companionsOf(deps, pair, held), now))
        ? 1
        : 0;
    const skipped = pairs.length - proposed;
    const to = { person: leadOf(round) };
    await rounds.update(roundId, (current) => ({
      doc: { ...current, proposed },
      deliveries: [
        ...(skipped === 0
          ? []
          : [
              {
                key: `${roundId}:skipped`,
                class: 'answer' as const,
                to,
                message: { text: 'mentoring.roundSkipped', args: { skipped, proposed } },
              },
            ]),
        ...(unconfirmed.length === 0
          ? []
          : [
              {
                key: `${roundId}:minors`,
                class: 'answer' as const,
                to,
                message: { text: 'mentoring.roundMinors', args: { count: unconfirmed.length } },
              },
            ]),
      ],
    }));
  };
}

const pairingIdOf = (roundId: string, { mentorId, menteeId }: RoundPair) =>
  idFrom('pairing', roundId, mentorId, menteeId);

/** Whether both members are still there and free for each other. */
async function isFree(
  { people, offers, wishes, pairings, programme }: ProposalDeps,
  pair: RoundPair,
  pairingId: string,
  now: Date,
): Promise<boolean> {
  const [offer, wish] = [
    await offers.get(offerId(pair.mentorId)),
    await wishes.get(wishId(pair.menteeId)),
  ];
  if (!offer?.open || !wish?.open) return false;
  const [mentor, mentee] = [await people.get(pair.mentorId), await people.get(pair.menteeId)];
  if (!mentor?.active || !mentee?.active || mentor.id === mentee.id) return false;
  const taken = (await pairings.find({ mentorId: pair.mentorId })).filter(
    (other) => other.id !== pairingId && takesSeat(other),
  );
  const tried = await pairings.find({ mentorId: pair.mentorId, menteeId: pair.menteeId });
  const waitDays = await programme.waitDays();
  const barriers = tried
    .filter(({ id }) => id !== pairingId)
    .map((other) => barrierOf(other, now, waitDays));
  // The lead may have decided against the waiting time, never against a no.
  const bars = (barrier: (typeof barriers)[number]) =>
    barrier !== undefined && !(barrier === 'ended' && pair.against?.includes('past'));
  return taken.length < offer.capacity && !barriers.some(bars);
}

/**
 * The pairs that are proposed already or still can be. A group that has become too small is left
 * out.
 */
async function stillPossible(
  deps: ProposalDeps,
  { id: roundId, pairs }: Round,
  now: Date,
): Promise<RoundPair[]> {
  const held: RoundPair[] = [];
  for (const pair of pairs) {
    const id = pairingIdOf(roundId, pair);
    if ((await deps.pairings.get(id)) || (await isFree(deps, pair, id, now))) held.push(pair);
  }
  const sizes = Map.groupBy(held, ({ mentorId }) => mentorId);
  return held.filter(({ mentorId, group = 0 }) => (sizes.get(mentorId)?.length ?? 0) >= group);
}

/** Whether the pair is proposed, by this call or an earlier one. */
async function proposePair(
  deps: ProposalDeps,
  round: Round,
  pair: RoundPair,
  companions: readonly string[],
  now: Date,
): Promise<boolean> {
  const { people, pairings } = deps;
  const id = pairingIdOf(round.id, pair);
  if (await pairings.get(id)) return true;
  const [mentor, mentee] = [await people.get(pair.mentorId), await people.get(pair.menteeId)];
  if (!mentor || !mentee || !(await isFree(deps, pair, id, now))) return false;
  const pairing: Pairing = proposedPairing(id, round.id, pair, now);
  const tell = { person: leadOf(round), text: 'mentoring.proposalsNotDelivered' };
  const deliveries = proposalDeliveries(pairing, mentor, mentee, companions).map((delivery) => ({
    ...delivery,
    tell,
  }));
  return pairings.insert(pairing, { deliveries });
}

/**
 * The names of the other mentees whom this one would meet: those proposed now, and those already in
 * the group.
 */
async function companionsOf(
  { people, pairings }: ProposalDeps,
  pair: RoundPair,
  held: readonly RoundPair[],
): Promise<string[]> {
  if (pair.group === undefined) return [];
  const there = (await pairings.find({ mentorId: pair.mentorId })).filter(
    (pairing) => pairing.inGroup && takesSeat(pairing),
  );
  const ids = new Set(
    [...held.filter(({ mentorId }) => mentorId === pair.mentorId), ...there].map(
      ({ menteeId }) => menteeId,
    ),
  );
  ids.delete(pair.menteeId);
  const names = await Promise.all([...ids].map(async (id) => (await people.get(id))?.name ?? '?'));
  return names.toSorted((a, b) => a.localeCompare(b));
}

/** A pair of a published round, as a proposed pairing. */
function proposedPairing(id: string, roundId: string, pair: RoundPair, now: Date): Pairing {
  const { mentorId, menteeId, goal, shared, languages, score, rhythm } = pair;
  return {
    id,
    version: 1,
    roundId,
    mentorId,
    menteeId,
    state: 'proposed',
    goal,
    shared,
    languages,
    score,
    rhythm,
    ...(pair.group !== undefined && { inGroup: true as const }),
    proposedAt: now.toISOString(),
    proposedTo: menteeId,
    acceptedBy: [],
    chased: [],
    session: 0,
    tasks: [],
    checkIns: [],
    because: [],
  };
}
