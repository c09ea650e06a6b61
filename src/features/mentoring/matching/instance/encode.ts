// Turns an instance into numbers.
import { encodePeople } from './encode-people';
import { encodeMentees, encodeMentors, type SideEncoding } from './encode-sides';
import type { EncodedInstance } from './encoded-instance';
import {
  compareIds,
  DEFAULT_WEIGHTS,
  type MatchingInstance,
  type MatchingMentee,
  type MatchingMentor,
  type TriedPair,
} from './instance';
import { createNames } from './numbering';
import { createReportingLine } from './reporting-line';

export function encodeInstance(instance: MatchingInstance): EncodedInstance {
  // Nothing depends on the order of people: their numbers only tell them apart.
  const { people } = instance;
  const mentors = [...instance.mentors].sort(byId);
  const running = runningPairs(instance.history);
  const mentees = instance.mentees
    .filter(({ id, wants }) => wants > (running.ofMentee.get(id) ?? 0))
    .sort(byId);
  const programmes = [...instance.programmes].sort(byId);
  const personOf = indexById(people);
  const menteeOf = indexById(mentees);
  const tried = triedPairs(instance.history, menteeOf);
  const skills = createNames(namesOfSkills(mentors, mentees));
  const goals = createNames();
  const by: SideEncoding = {
    people,
    programmes,
    personOf,
    programmeOf: indexById(programmes),
    mentorOf: indexById(mentors),
    menteeOf,
    running,
    tried,
    skills,
    goals,
  };
  const managerOf = Int32Array.from(people, ({ managerId }) =>
    managerId === null ? -1 : (personOf.get(managerId) ?? -1),
  );
  const encoding = encodePeople(people);
  const encodedMentors = encodeMentors(mentors, by);
  const encodedMentees = encodeMentees(mentees, mentors, by);
  return {
    instance,
    programmes: programmes.map((programme) => ({
      rules: { ...instance.rules, ...programme.rules },
      weights: { ...DEFAULT_WEIGHTS, ...instance.weights, ...programme.weights },
    })),
    persons: people,
    managerOf,
    tried,
    people: encoding.people,
    reportingLine: createReportingLine(managerOf),
    overlaps: encoding.overlaps,
    mentors: encodedMentors,
    mentees: encodedMentees,
    vocabulary: { skills: skills.size, goals: goals.size, interests: encoding.interests },
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareIds(a.id, b.id);
}

function indexById(records: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(records.map(({ id }, index) => [id, index]));
}

/**
 * Skills in the order of their names: the order in which candidates are found must not depend on
 * the order of the input.
 */
function namesOfSkills(
  mentors: readonly MatchingMentor[],
  mentees: readonly MatchingMentee[],
): string[] {
  const names = new Set<string>();
  for (const mentor of mentors) for (const { skill } of mentor.skillsOffered) names.add(skill);
  for (const mentee of mentees) for (const { skill } of mentee.skillsWanted) names.add(skill);
  return [...names].sort(compareIds);
}

function runningPairs(history: readonly TriedPair[]) {
  const ofMentee = new Map<string, number>();
  const ofMentor = new Map<string, number>();
  for (const { menteeId, mentorId, status } of history) {
    if (status !== 'running') continue;
    ofMentee.set(menteeId, (ofMentee.get(menteeId) ?? 0) + 1);
    ofMentor.set(mentorId, (ofMentor.get(mentorId) ?? 0) + 1);
  }
  return { ofMentee, ofMentor };
}

function triedPairs(
  history: readonly TriedPair[],
  menteeOf: ReadonlyMap<string, number>,
): Map<string, Map<string, TriedPair['status']>> {
  const tried = new Map<string, Map<string, TriedPair['status']>>();
  for (const { menteeId, mentorId, status } of history) {
    if (!menteeOf.has(menteeId)) continue;
    const theirs = tried.get(menteeId);
    if (theirs) theirs.set(mentorId, status);
    else tried.set(menteeId, new Map([[mentorId, status]]));
  }
  return tried;
}
