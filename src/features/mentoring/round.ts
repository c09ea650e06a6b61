// A round: one matching run. Its draft is shown to the lead, who publishes or discards it, once.
import { DateTime } from 'luxon';
import type { Person } from '../../core/person';
import { collectionSpec, type Doc } from '../../core/store';
import type { Rhythm } from '../../domain/calendar';
import type { LeftOut, Match, MatchProblem, Pair } from './matcher';
import type { Pairing } from './pairing';
import type { Offer, Wish } from './seekers';

export interface RoundPair extends Pair {
  readonly goal: string;
  readonly rhythm: Rhythm;
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
}

export const roundsCollection = collectionSpec<Round>('mentoring.rounds', [{ fields: ['state', 'at'] }]);

export interface RoundPeople {
  readonly people: ReadonlyMap<string, Person>;
  readonly offers: readonly Offer[];
  readonly wishes: readonly Wish[];
  readonly pairings: readonly Pairing[];
}

/** The problem as the matcher takes it: open seats, open wishes, managers and what was tried before. */
export function problemOf({ people, offers, wishes, pairings }: RoundPeople, now: Date): MatchProblem {
  const byEmail = new Map([...people.values()].flatMap((person) => (person.email ? [[person.email, person] as const] : [])));
  const managersOf = Object.fromEntries([...people.values()].map((person) => [person.id, managersAbove(person, byEmail)]));
  const taken = Map.groupBy(
    pairings.filter((pairing) => ['proposed', 'running', 'paused'].includes(pairing.state)),
    (pairing) => pairing.mentorId,
  );
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
      const capacity = Math.max(0, offer.capacity - (taken.get(person.id)?.length ?? 0));
      return [{ id: person.id, capacity, skills: offer.skills, languages: offer.languages, ...common(person) }];
    }),
    mentees: wishes.flatMap((wish) => {
      const person = people.get(wish.personId);
      if (!person?.active) return [];
      const past = (tried.get(person.id) ?? []).map((pairing) => pairing.mentorId);
      return [
        { id: person.id, skills: wish.skills, languages: person.languages, managers: managersOf[person.id] ?? [], past, ...common(person) },
      ];
    }),
  };
}

/** Line managers, nearest first; a circle in them ends the chain. */
function managersAbove(person: Person, byEmail: ReadonlyMap<string, Person>): string[] {
  const above: string[] = [];
  for (let email = person.managerEmail; email !== undefined; ) {
    const manager = byEmail.get(email);
    if (!manager || manager.id === person.id || above.includes(manager.id)) break;
    above.push(manager.id);
    email = manager.managerEmail;
  }
  return above;
}

/** Runs the matcher over everybody who offers and looks. */
export function draftRound(of: RoundPeople, match: Match, now: Date): Pick<Round, 'seeking' | 'mentors' | 'pairs' | 'leftOut'> {
  const problem = problemOf(of, now);
  const { pairs, leftOut } = match(problem);
  const wishOf = new Map(of.wishes.map((wish) => [wish.personId, wish]));
  return {
    seeking: problem.mentees.length,
    mentors: problem.mentors.length,
    leftOut,
    pairs: pairs.map((pair) => {
      const wish = wishOf.get(pair.menteeId);
      return { ...pair, goal: wish?.goal ?? '', rhythm: wish?.rhythm ?? 'twoWeekly' };
    }),
  };
}
