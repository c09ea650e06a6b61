// Mentors and mentees as numbers. Indices into typed arrays are known to be inside them, hence the
// `!`s.
import type { EncodedMentees, EncodedMentors, TriedPairs } from './encoded-instance';
import type { MatchingMentee, MatchingMentor, MatchingPerson, MatchingProgramme } from './instance';
import { addAll, listsOf, type Names } from './numbering';

/** What both sides are encoded with. `running`: how many running pairs each has. */
export interface SideEncoding {
  readonly people: readonly MatchingPerson[];
  readonly programmes: readonly MatchingProgramme[];
  readonly personOf: ReadonlyMap<string, number>;
  readonly programmeOf: ReadonlyMap<string, number>;
  readonly mentorOf: ReadonlyMap<string, number>;
  readonly menteeOf: ReadonlyMap<string, number>;
  readonly running: {
    readonly ofMentee: ReadonlyMap<string, number>;
    readonly ofMentor: ReadonlyMap<string, number>;
  };
  readonly tried: TriedPairs;
  readonly skills: Names;
  readonly goals: Names;
}

export function encodeMentors(
  records: readonly MatchingMentor[],
  by: SideEncoding,
): EncodedMentors {
  return {
    records,
    person: Int32Array.from(records, (mentor) => by.personOf.get(mentor.id) ?? -1),
    openSeats: Int32Array.from(records, (mentor) =>
      Math.max(0, mentor.capacity - (by.running.ofMentor.get(mentor.id) ?? 0)),
    ),
    programmes: listsOf(records, (mentor, add) => {
      for (const id of new Set(mentor.programmes)) add(by.programmeOf.get(id)!);
    }),
    skills: listsOf(records, (mentor, add) => {
      for (const { skill } of mentor.skillsOffered) add(by.skills.number(skill));
    }),
    levels: Int32Array.from(records.flatMap(levelsOf)),
    goals: listsOf(records, (mentor, add) => addAll(new Set(mentor.goals), by.goals, add)),
    indexOf: by.mentorOf,
  };
}

export function encodeMentees(
  records: readonly MatchingMentee[],
  mentors: readonly MatchingMentor[],
  by: SideEncoding,
): EncodedMentees {
  const { people, programmes, programmeOf, mentorOf, running, tried } = by;
  const person = Int32Array.from(records, (mentee) => by.personOf.get(mentee.id) ?? -1);
  const wanted = records.map((mentee) => wantedSkills(mentee, by.skills));
  const askedBy = mentorsAsking(mentors, by.menteeOf);
  return {
    records,
    person,
    programme: Int32Array.from(records, (mentee) => programmeOf.get(mentee.programme) ?? -1),
    inAudience: Uint8Array.from(records, (mentee, index) => {
      const programme = programmes[programmeOf.get(mentee.programme) ?? -1];
      const one = people[person[index]!];
      return Number(programme !== undefined && one !== undefined && isInAudience(one, programme));
    }),
    openWishes: Int32Array.from(
      records,
      ({ id, wants }) => wants - (running.ofMentee.get(id) ?? 0),
    ),
    running: Int32Array.from(records, (mentee) => running.ofMentee.get(mentee.id) ?? 0),
    skills: listsOf(wanted, (list, add) => list.forEach(([skill]) => add(skill))),
    skillWeights: Int32Array.from(wanted.flatMap((list) => list.map(([, weight]) => weight))),
    goals: listsOf(records, (mentee, add) => addAll(mentee.goals, by.goals, add)),
    preferred: listsOf(records, (mentee, add) => {
      for (const id of mentee.preferred) add(mentorOf.get(id) ?? -1);
    }),
    preferredBy: listsOf(askedBy, (list, add) => list.forEach(([mentor]) => add(mentor))),
    preferredByRank: Int32Array.from(askedBy.flatMap((list) => list.map(([, rank]) => rank))),
    blocked: listsOf(records, ({ id }, add) => {
      for (const mentorId of tried.get(id)?.keys() ?? [])
        if (mentorOf.has(mentorId)) add(mentorOf.get(mentorId)!);
    }),
    indexOf: by.menteeOf,
  };
}

function isInAudience(person: MatchingPerson, { audience }: MatchingProgramme): boolean {
  const { seniority, departments, tags } = audience;
  return (
    person.seniority >= seniority[0] &&
    person.seniority <= seniority[1] &&
    (departments === null || departments.includes(person.department)) &&
    (tags === null || tags.some((tag) => person.tags.includes(tag)))
  );
}

function levelsOf({ skillsOffered }: MatchingMentor): number[] {
  const seen = new Set<string>();
  return skillsOffered.map(({ skill, level }) => {
    if (seen.has(skill)) return 0;
    seen.add(skill);
    return level;
  });
}

/** Each wanted skill once, with the sum of its weights. */
function wantedSkills(mentee: MatchingMentee, skills: Names): [skill: number, weight: number][] {
  const wanted = mentee.skillsWanted
    .map(({ skill, weight }): [number, number] => [skills.number(skill), weight])
    .sort(([a], [b]) => a - b);
  return wanted.filter((one, k) => {
    const next = wanted[k + 1];
    if (next?.[0] !== one[0]) return true;
    next[1] += one[1];
    return false;
  });
}

/** Shared by all mentees that no mentor asked for. */
const NOBODY: [number, number][] = [];

/** By mentee, the mentors that asked for it and its first place on each one's list. */
function mentorsAsking(
  mentors: readonly MatchingMentor[],
  menteeOf: ReadonlyMap<string, number>,
): (readonly [mentor: number, rank: number][])[] {
  const asking: [number, number][][] = Array.from(menteeOf, () => NOBODY);
  mentors.forEach((mentor, index) => {
    mentor.preferred.forEach((id, rank) => {
      const mentee = menteeOf.get(id);
      if (mentee === undefined) return;
      const list = asking[mentee]!;
      if (list === NOBODY) asking[mentee] = [[index, rank]];
      else if (list[list.length - 1]?.[0] !== index) list.push([index, rank]);
    });
  });
  return asking;
}
