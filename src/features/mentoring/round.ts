// A round: one matching run. Its draft is shown to the lead, who publishes or discards it, once. Here is what it is and how a draft
// comes about; keeping it is rounds.ts.
import { DateTime } from 'luxon';
import type { Person } from '../../core/person';
import { collectionSpec, type Doc } from '../../core/store';
import type { Rhythm } from '../../domain/calendar';
import type { LeftOut, Match, MatchProblem, Pair } from './matcher';
import { type Pairing, takesSeat } from './pairing';
import type { Offer, Wish } from './seekers';

export interface RoundPair extends Pair {
  readonly goal: string;
  readonly rhythm: Rhythm;
  /** Languages that both work in. */
  readonly languages: readonly string[];
}

export interface RoundDecision {
  readonly byPersonId: string;
  readonly byName: string;
  readonly at: string;
  readonly because: string;
}

export interface Round extends Doc {
  readonly state: 'draft' | 'published' | 'discarded';
  readonly at: string;
  readonly byPersonId: string;
  readonly seeking: number;
  readonly mentors: number;
  readonly pairs: readonly RoundPair[];
  readonly leftOut: readonly LeftOut[];
  readonly decision?: RoundDecision;
  /** How many of its pairs were proposed; absent until then. */
  readonly proposed?: number;
}

export const roundsCollection = collectionSpec<Round>('mentoring.rounds', [{ fields: ['state', 'at'] }]);

export interface RoundPeople {
  /** Everybody who offers or looks. */
  readonly people: ReadonlyMap<string, Person>;
  /** Line managers by person, nearest first. */
  readonly managersOf: Readonly<Record<string, readonly string[]>>;
  readonly offers: readonly Offer[];
  readonly wishes: readonly Wish[];
  readonly pairings: readonly Pairing[];
}

/** The problem as the matcher takes it: open seats, open wishes, managers and what was tried before. */
export function problemOf({ people, managersOf, offers, wishes, pairings }: RoundPeople, now: Date): MatchProblem {
  const seatsTaken = Map.groupBy(pairings.filter(takesSeat), (pairing) => pairing.mentorId);
  const tried = Map.groupBy(pairings, (pairing) => pairing.menteeId);
  const common = (person: Person) => ({
    ...(person.department !== undefined && { department: person.department }),
    utcOffset: DateTime.fromJSDate(now, { zone: person.zone }).offset,
  });
  return {
    managersOf,
    mentors: offers.flatMap((offer) => {
      const person = people.get(offer.personId);
      if (!person?.active) return [];
      const capacity = Math.max(0, offer.capacity - (seatsTaken.get(person.id)?.length ?? 0));
      return [{ id: person.id, capacity, skills: offer.skills, languages: offer.languages, ...common(person) }];
    }),
    mentees: wishes.flatMap((wish) => {
      const person = people.get(wish.personId);
      const theirs = tried.get(wish.personId) ?? [];
      // Who has a proposal to answer is not looking for another.
      if (!person?.active || theirs.some(({ state }) => state === 'proposed')) return [];
      const past = theirs.map((pairing) => pairing.mentorId);
      return [
        { id: person.id, skills: wish.skills, languages: person.languages, managers: managersOf[person.id] ?? [], past, ...common(person) },
      ];
    }),
  };
}

/** Runs the matcher over everybody who offers and looks. */
export function draftRound(of: RoundPeople, match: Match, now: Date): Pick<Round, 'seeking' | 'mentors' | 'pairs' | 'leftOut'> {
  const problem = problemOf(of, now);
  const { pairs, leftOut } = match(problem);
  const wishOf = new Map(of.wishes.map((wish) => [wish.personId, wish]));
  const offerOf = new Map(of.offers.map((offer) => [offer.personId, offer]));
  return {
    seeking: problem.mentees.length,
    mentors: problem.mentors.length,
    leftOut,
    pairs: pairs.map((pair) => {
      const wish = wishOf.get(pair.menteeId);
      const spoken = of.people.get(pair.menteeId)?.languages ?? [];
      const languages = (offerOf.get(pair.mentorId)?.languages ?? []).filter((language) => spoken.includes(language));
      return { ...pair, languages, goal: wish?.goal ?? '', rhythm: wish?.rhythm ?? 'twoWeekly' };
    }),
  };
}

/** A published round's pair as a pairing that is proposed. */
export function proposedPairing(id: string, roundId: string, pair: RoundPair, now: Date): Pairing {
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
