// Translates people, offers, wishes and earlier pairings into the matcher's problem.
import { DateTime } from 'luxon';
import type { Person } from '../../../core/person';
import type { MatchingInstance, MatchingPerson, TriedPair } from '../matching';
import { type Pairing, takesSeat } from '../pairings';
import { barrierOf, strongest, turnOf } from './earlier';
import { EVERYBODY, OFFERED_LEVEL, ROUND_RULES, SENIORITY } from './rules';
import type { Offer, Wish } from '../seekers';

export interface RoundPeople {
  /** Everyone with an open offer or wish. */
  readonly people: ReadonlyMap<string, Person>;
  /** Line managers by person, nearest first. */
  readonly managersOf: Readonly<Record<string, readonly string[]>>;
  readonly offers: readonly Offer[];
  readonly wishes: readonly Wish[];
  readonly pairings: readonly Pairing[];
  /** How long a pair that ended has to wait. */
  readonly waitDays: number;
}

export function roundInstance(
  { people, managersOf, offers, wishes, pairings, waitDays }: RoundPeople,
  now: Date,
): MatchingInstance {
  const ofMentee = Map.groupBy(pairings, ({ menteeId }) => menteeId);
  const seatsTaken = Map.groupBy(pairings.filter(takesSeat), (pairing) => pairing.mentorId);
  const taken = (mentorId: string) => seatsTaken.get(mentorId)?.length ?? 0;
  const inGroup = (mentorId: string) =>
    seatsTaken.get(mentorId)?.filter((pairing) => pairing.inGroup).length ?? 0;
  // A mentee with an unanswered proposal does not get another one.
  const answering = new Set(
    pairings.filter(({ state }) => state === 'proposed').map((pairing) => pairing.menteeId),
  );
  const isHere = ({ personId }: Offer | Wish) => people.get(personId)?.active ?? false;
  const offering = offers.filter(isHere);
  const looking = wishes.filter((wish) => isHere(wish) && !answering.has(wish.personId));
  const offerOf = new Map(offering.map((offer) => [offer.personId, offer]));
  const seekers = [...people.values()].map((person) =>
    personIn(person, offerOf.get(person.id), managersOf, now),
  );
  return {
    format: 'mentor-matching/1',
    rules: ROUND_RULES,
    programmes: [EVERYBODY],
    people: [...seekers, ...managersBetween(people, managersOf)],
    mentors: offering.map(({ personId, capacity, minGroup, skills }) => ({
      id: personId,
      capacity: Math.max(0, capacity - taken(personId)),
      // A group that has its minimum can take any number more.
      ...(minGroup !== undefined && {
        group: true,
        minGroup: Math.max(1, minGroup - inGroup(personId)),
      }),
      programmes: [EVERYBODY.id],
      skillsOffered: skills.map((skill) => ({ skill, level: OFFERED_LEVEL })),
      goals: [],
      preferred: [],
    })),
    mentees: looking.map(({ personId, skills }) => ({
      id: personId,
      wants: 1,
      programme: EVERYBODY.id,
      skillsWanted: skills.map((skill) => ({ skill, weight: 1 })),
      goals: [],
      // A mentor from another department brings more new contacts.
      departmentPref: 'other',
      locationPref: 'same',
      preferred: [],
      turn: turnOf(personId, ofMentee.get(personId) ?? []),
    })),
    history: historyOf(pairings, now, waitDays),
    // Two people who are a pair already, the other way round.
    lastResort: pairings
      .filter(takesSeat)
      .map(({ mentorId, menteeId }) => ({ menteeId: mentorId, mentorId: menteeId })),
  };
}

/** The pairings that bar a pair. The seats of those under way are subtracted by the caller. */
function historyOf(pairings: readonly Pairing[], now: Date, waitDays: number): TriedPair[] {
  const ofTwo = Map.groupBy(pairings, ({ menteeId, mentorId }) =>
    JSON.stringify([menteeId, mentorId]),
  );
  return [...ofTwo.values()].flatMap((theirs) => {
    const status = strongest(theirs.map((pairing) => barrierOf(pairing, now, waitDays)));
    const [{ menteeId, mentorId }] = theirs as [Pairing];
    return status ? [{ menteeId, mentorId, status }] : [];
  });
}

function personIn(
  person: Person,
  offer: Offer | undefined,
  managersOf: RoundPeople['managersOf'],
  now: Date,
): MatchingPerson {
  const { from, to } = person.workingHours;
  return {
    ...blank(person.id, managersOf[person.id]?.[0] ?? person.managerEmail ?? null),
    // Without a department, a person shares it with nobody.
    department: person.department ?? `of ${person.id}`,
    location: person.location ?? `of ${person.id}`,
    utcOffset: Math.round(DateTime.fromJSDate(now, { zone: person.zone }).offset),
    work: from < to ? [from, to] : [from, to + 24 * 60],
    languages: languagesOf(person, offer),
  };
}

/**
 * Mentors use the languages of their offer. If some of these are also the person's own, only those.
 */
function languagesOf(person: Person, offer: Offer | undefined): readonly string[] {
  if (!offer) return person.languages;
  const both = offer.languages.filter((language) => person.languages.includes(language));
  return both.length > 0 ? both : offer.languages;
}

/** Managers without an offer or a wish, as links of the chains. */
function managersBetween(
  people: RoundPeople['people'],
  managersOf: RoundPeople['managersOf'],
): MatchingPerson[] {
  const between = new Map<string, MatchingPerson>();
  for (const chain of Object.values(managersOf)) {
    chain.forEach((id, k) => {
      if (!people.has(id))
        between.set(id, blank(id, chain[k + 1] ?? between.get(id)?.managerId ?? null));
    });
  }
  return [...between.values()];
}

function blank(id: string, managerId: string | null): MatchingPerson {
  return {
    id,
    department: '',
    location: '',
    utcOffset: 0,
    work: [540, 1020],
    languages: [],
    seniority: SENIORITY,
    managerId,
    tags: [],
    interests: [],
  };
}
