// Mentoring in its own words: offer, look, draft a round, publish it, and move pairings. Whom it concerns is told by deliveries that
// are stored with the change.
import { UserError } from '../../core/errors';
import { idFrom } from '../../core/ids';
import type { Delivery } from '../../core/message';
import type { People, Person } from '../../core/person';
import type { Changed, Store } from '../../core/store';
import { peopleCollection } from '../../domain/people';
import { introCard, proposalCard } from './cards';
import { matchGreedily } from './matcher';
import { otherOf, type Pairing, pairingsCollection } from './pairing';
import { draftRound, type Round, type RoundDecision, roundsCollection } from './round';
import { type Offer, offerId, offersCollection, type Wish, wishesCollection, wishId } from './seekers';

export type RoundVerdict =
  | { readonly kind: 'done'; readonly round: Round }
  | { readonly kind: 'late'; readonly decision: RoundDecision }
  | { readonly kind: 'gone' };

export interface Mentoring {
  offerOf(personId: string): Promise<Offer | undefined>;
  wishOf(personId: string): Promise<Wish | undefined>;
  offer(person: Person, offer: Pick<Offer, 'skills' | 'capacity' | 'languages'>, now: Date): Promise<void>;
  wish(person: Person, wish: Pick<Wish, 'skills' | 'goal' | 'rhythm'>, now: Date): Promise<void>;
  draft(lead: Person, cause: string, now: Date): Promise<Round>;
  decideRound(id: string, state: 'published' | 'discarded', decision: RoundDecision): Promise<RoundVerdict>;
  /** Makes the pairings of a published round and proposes them; again and again the same ones. */
  propose(roundId: string, now: Date): Promise<void>;
  pairing(id: string): Promise<Pairing | undefined>;
  /** Pairings that somebody is in and that are not over. */
  pairingsOf(personId: string): Promise<Pairing[]>;
  /**
   * Moves a pairing by a pure transition; what it causes is said by `caused`. An event that moved it before, or comes too late, gives
   * the pairing as it is, with `moved` false.
   */
  move(
    id: string,
    cause: string,
    transition: (pairing: Pairing) => Pairing | undefined,
    caused?: (before: Pairing, after: Pairing) => Omit<Changed<Pairing>, 'doc'>,
  ): Promise<{ readonly pairing: Pairing; readonly moved: boolean; readonly repeated: boolean }>;
  /** What both are told once both have accepted. */
  introductions(pairing: Pairing): Promise<Delivery[]>;
  /** A wish is fulfilled, or open again. */
  setWishOpen(personId: string, open: boolean): Promise<void>;
}

export function createMentoring(store: Store, people: People): Mentoring {
  const offers = store.collection(offersCollection);
  const wishes = store.collection(wishesCollection);
  const rounds = store.collection(roundsCollection);
  const pairings = store.collection(pairingsCollection);

  /** Everybody, since managers count too: read flat, once a round. */
  async function everybody(): Promise<Map<string, Person>> {
    const found = new Map<string, Person>();
    for await (const person of store.collection(peopleCollection).scan()) found.set(person.id, person);
    return found;
  }

  return {
    offerOf: (personId) => offers.get(offerId(personId)),
    wishOf: (personId) => wishes.get(wishId(personId)),
    async offer(person, offer, now) {
      const doc = { id: offerId(person.id), personId: person.id, ...offer, open: true, at: now.toISOString() };
      if (!(await offers.insert(doc))) await offers.update(doc.id, (old) => ({ doc: { ...old, ...doc } }));
    },
    async wish(person, wish, now) {
      const doc = { id: wishId(person.id), personId: person.id, ...wish, open: true, at: now.toISOString() };
      if (!(await wishes.insert(doc))) await wishes.update(doc.id, (old) => ({ doc: { ...old, ...doc } }));
    },
    async draft(lead, cause, now) {
      const [openOffers, openWishes, tried] = [
        await offers.find({ open: true }),
        await wishes.find({ open: true }),
        await pairings.find({}),
      ];
      const drafted = draftRound(
        { people: await everybody(), offers: openOffers, wishes: openWishes, pairings: tried },
        matchGreedily,
        now,
      );
      const round: Round = {
        id: idFrom('round', cause),
        version: 1,
        state: 'draft',
        at: now.toISOString(),
        byPersonId: lead.id,
        ...drafted,
      };
      return (await rounds.insert(round)) ? round : ((await rounds.get(round.id)) ?? round);
    },
    async decideRound(id, state, decision) {
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
      for (const pair of round?.pairs ?? []) {
        const [mentor, mentee] = [await people.get(pair.mentorId), await people.get(pair.menteeId)];
        if (!mentor || !mentee) continue;
        const pairing: Pairing = {
          id: idFrom('pairing', roundId, pair.mentorId, pair.menteeId),
          version: 1,
          roundId,
          mentorId: mentor.id,
          menteeId: mentee.id,
          personIds: [mentor.id, mentee.id],
          state: 'proposed',
          goal: pair.goal,
          shared: pair.shared,
          score: pair.score,
          rhythm: pair.rhythm,
          proposedAt: now.toISOString(),
          acceptedBy: [],
          session: 0,
          checkIns: [],
          because: [],
        };
        await pairings.insert(pairing, {
          deliveries: [
            { key: `${pairing.id}:proposed:${mentor.id}`, to: { person: mentor.id }, message: proposalCard(pairing, 'mentor', mentee) },
            { key: `${pairing.id}:proposed:${mentee.id}`, to: { person: mentee.id }, message: proposalCard(pairing, 'mentee', mentor) },
          ],
        });
      }
    },
    pairing: (id) => pairings.get(id),
    async pairingsOf(personId) {
      const theirs = [...(await pairings.find({ mentorId: personId })), ...(await pairings.find({ menteeId: personId }))];
      return theirs.filter(({ state }) => state === 'proposed' || state === 'running' || state === 'paused');
    },
    async move(id, cause, transition, caused) {
      let repeated = false;
      const moved = await pairings.update(id, (pairing) => {
        repeated = pairing.because.includes(cause);
        const next = repeated ? undefined : transition(pairing);
        return next && { doc: next, ...caused?.(pairing, next) };
      });
      const pairing = moved ?? (await pairings.get(id));
      if (!pairing) throw new UserError('mentoring.pairingGone');
      return { pairing, moved: moved !== undefined, repeated };
    },
    async introductions(pairing) {
      const deliveries: Delivery[] = [];
      for (const personId of pairing.personIds) {
        const other = await people.get(otherOf(pairing, personId));
        if (other)
          deliveries.push({ key: `${pairing.id}:intro:${personId}`, to: { person: personId }, message: introCard(pairing, other) });
      }
      return deliveries;
    },
    async setWishOpen(personId, open) {
      await wishes.update(wishId(personId), (wish) => (wish.open === open ? undefined : { doc: { ...wish, open } }));
    },
  };
}
