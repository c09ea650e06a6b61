// An instance as numbers: mentors and mentees in the order of their ids, every name a number, every list a stretch of one typed
// array. Made once, read by candidates, scores and explanations. Indices into typed arrays are known to be inside them, hence the `!`s.
import {
  compareIds,
  DEFAULT_WEIGHTS,
  type MatchingInstance,
  type MatchingMentee,
  type MatchingMentor,
  type MatchingPerson,
  type MatchingProgramme,
  type MatchingRules,
  type MatchingWeights,
  type TriedPair,
} from './instance';
import { createNames, createWindows, type PackedLists, listsOf, type Names } from './numbering';
import { createReportingLine, type ReportingLine } from './reporting-line';
import { createOverlapTable, type OverlapTable } from './working-time';

export interface EncodedProgramme {
  readonly rules: MatchingRules;
  readonly weights: MatchingWeights;
}

export interface EncodedInstance {
  readonly instance: MatchingInstance;
  readonly programmes: readonly EncodedProgramme[];
  readonly persons: readonly MatchingPerson[];
  /** Managers by person; -1 for none and for somebody unknown. */
  readonly managerOf: Int32Array;
  /** What became of pairs that were tried: by mentee, then by mentor. */
  readonly tried: ReadonlyMap<string, ReadonlyMap<string, TriedPair['status']>>;
  /** People by number; the rest of their data is in the columns below. */
  readonly people: {
    readonly seniority: Int32Array;
    readonly department: Int32Array;
    readonly location: Int32Array;
    readonly window: Int32Array;
    /** A number for the manager's id, known or not; -1 for none. */
    readonly managerName: Int32Array;
    /** Bits of the languages, `languageWords` words a person. */
    readonly languages: Int32Array;
    readonly languageWords: number;
    readonly interests: PackedLists;
  };
  readonly reportingLine: ReportingLine;
  readonly overlaps: OverlapTable;
  readonly mentors: {
    readonly records: readonly MatchingMentor[];
    readonly person: Int32Array;
    /** Seats that no running pair takes. */
    readonly openSeats: Int32Array;
    readonly programmes: PackedLists;
    readonly skills: PackedLists;
    /** Levels beside `skills.items`; 0 for a skill that is named a second time, which counts as used but not as better. */
    readonly levels: Int32Array;
    readonly goals: PackedLists;
    readonly indexOf: ReadonlyMap<string, number>;
  };
  /** Those who look: mentees with an open wish. */
  readonly mentees: {
    readonly records: readonly MatchingMentee[];
    readonly person: Int32Array;
    readonly programme: Int32Array;
    /** Whether the programme's audience includes the mentee. */
    readonly inAudience: Uint8Array;
    readonly openWishes: Int32Array;
    readonly running: Int32Array;
    /** Distinct wanted skills in the order of their numbers. */
    readonly skills: PackedLists;
    readonly skillWeights: Int32Array;
    readonly goals: PackedLists;
    /** Mentors that the mentee asked for, best first; -1 for somebody who is no mentor. */
    readonly preferred: PackedLists;
    /** Mentors that asked for the mentee. */
    readonly preferredBy: PackedLists;
    /** The mentee's place on the list of the mentor beside it in `preferredBy.items`. */
    readonly preferredByRank: Int32Array;
    /** Mentors that it was tried with. */
    readonly blocked: PackedLists;
    readonly indexOf: ReadonlyMap<string, number>;
  };
  /** How many different names of skills, goals and interests there are. */
  readonly vocabulary: { readonly skills: number; readonly goals: number; readonly interests: number };
}

export function encodeInstance(instance: MatchingInstance): EncodedInstance {
  // Nothing depends on the order of people: their numbers only tell them apart.
  const { people } = instance;
  const mentorRecords = [...instance.mentors].sort(byId);
  const running = runningPairs(instance.history);
  const openWishes = ({ id, wants }: MatchingMentee) => wants - (running.ofMentee.get(id) ?? 0);
  const menteeRecords = instance.mentees.filter((mentee) => openWishes(mentee) > 0).sort(byId);
  const programmeRecords = [...instance.programmes].sort(byId);
  const personOf = indexById(people);
  const mentorOf = indexById(mentorRecords);
  const menteeOf = indexById(menteeRecords);
  const programmeOf = indexById(programmeRecords);
  const departments = createNames();
  const locations = createNames();
  const languages = createNames();
  const interests = createNames();
  const goals = createNames();
  const skills = createNames(namesOfSkills(mentorRecords, menteeRecords));
  const windows = createWindows();
  const managers = createNames();
  for (const person of people) for (const language of person.languages) languages.number(language);
  const languageWords = Math.max(1, Math.ceil(languages.size / 32));
  const menteePerson = Int32Array.from(menteeRecords, (mentee) => personOf.get(mentee.id) ?? -1);
  const wanted = menteeRecords.map((mentee) => wantedSkills(mentee, skills));
  const askedBy = mentorsAsking(mentorRecords, menteeOf);
  const column = (read: (person: MatchingPerson) => number) => Int32Array.from(people, read);
  const managerOf = column((person) => (person.managerId === null ? -1 : (personOf.get(person.managerId) ?? -1)));
  const tried = triedPairs(instance.history, menteeOf);
  return {
    instance,
    programmes: programmeRecords.map((programme) => ({
      rules: { ...instance.rules, ...programme.rules },
      weights: { ...DEFAULT_WEIGHTS, ...instance.weights, ...programme.weights },
    })),
    persons: people,
    managerOf,
    tried,
    people: {
      seniority: column((person) => person.seniority),
      department: column((person) => departments.number(person.department)),
      location: column((person) => locations.number(person.location)),
      window: column((person) => windows.number(person)),
      managerName: column((person) => (person.managerId === null ? -1 : managers.number(person.managerId))),
      languages: languageBits(people, languages, languageWords),
      languageWords,
      interests: listsOf(people, (person, add) => addAll(person.interests, interests, add)),
    },
    reportingLine: createReportingLine(managerOf),
    overlaps: createOverlapTable(windows.all),
    mentors: {
      records: mentorRecords,
      person: Int32Array.from(mentorRecords, (mentor) => personOf.get(mentor.id) ?? -1),
      openSeats: Int32Array.from(mentorRecords, (mentor) => Math.max(0, mentor.capacity - (running.ofMentor.get(mentor.id) ?? 0))),
      programmes: listsOf(mentorRecords, (mentor, add) => {
        for (const id of new Set(mentor.programmes)) add(programmeOf.get(id)!);
      }),
      skills: listsOf(mentorRecords, (mentor, add) => {
        for (const { skill } of mentor.skillsOffered) add(skills.number(skill));
      }),
      levels: Int32Array.from(mentorRecords.flatMap(levelsOf)),
      goals: listsOf(mentorRecords, (mentor, add) => addAll(new Set(mentor.goals), goals, add)),
      indexOf: mentorOf,
    },
    mentees: {
      records: menteeRecords,
      person: menteePerson,
      programme: Int32Array.from(menteeRecords, (mentee) => programmeOf.get(mentee.programme) ?? -1),
      inAudience: Uint8Array.from(menteeRecords, (mentee, index) => {
        const programme = programmeRecords[programmeOf.get(mentee.programme) ?? -1];
        const person = people[menteePerson[index]!];
        return Number(programme !== undefined && person !== undefined && isInAudience(person, programme));
      }),
      openWishes: Int32Array.from(menteeRecords, openWishes),
      running: Int32Array.from(menteeRecords, (mentee) => running.ofMentee.get(mentee.id) ?? 0),
      skills: listsOf(wanted, (list, add) => list.forEach(([skill]) => add(skill))),
      skillWeights: Int32Array.from(wanted.flatMap((list) => list.map(([, weight]) => weight))),
      goals: listsOf(menteeRecords, (mentee, add) => addAll(mentee.goals, goals, add)),
      preferred: listsOf(menteeRecords, (mentee, add) => {
        for (const id of mentee.preferred) add(mentorOf.get(id) ?? -1);
      }),
      preferredBy: listsOf(askedBy, (list, add) => list.forEach(([mentor]) => add(mentor))),
      preferredByRank: Int32Array.from(askedBy.flatMap((list) => list.map(([, rank]) => rank))),
      blocked: listsOf(menteeRecords, ({ id }, add) => {
        for (const mentorId of tried.get(id)?.keys() ?? []) if (mentorOf.has(mentorId)) add(mentorOf.get(mentorId)!);
      }),
      indexOf: menteeOf,
    },
    vocabulary: { skills: skills.size, goals: goals.size, interests: interests.size },
  };
}

export function isInAudience(person: MatchingPerson, { audience }: MatchingProgramme): boolean {
  const { seniority, departments, tags } = audience;
  return (
    person.seniority >= seniority[0] &&
    person.seniority <= seniority[1] &&
    (departments === null || departments.includes(person.department)) &&
    (tags === null || tags.some((tag) => person.tags.includes(tag)))
  );
}

/** Shared by all whom no mentor asked for. */
const NOBODY: [number, number][] = [];

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareIds(a.id, b.id);
}

function indexById(records: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(records.map(({ id }, index) => [id, index]));
}

/** Skills in the order of their names: the order in which candidates are found must not depend on the order of the input. */
function namesOfSkills(mentors: readonly MatchingMentor[], mentees: readonly MatchingMentee[]): string[] {
  const names = new Set<string>();
  for (const mentor of mentors) for (const { skill } of mentor.skillsOffered) names.add(skill);
  for (const mentee of mentees) for (const { skill } of mentee.skillsWanted) names.add(skill);
  return [...names].sort(compareIds);
}

function languageBits(people: readonly MatchingPerson[], languages: Names, words: number): Int32Array {
  const bits = new Int32Array(people.length * words);
  people.forEach((person, index) => {
    for (const language of person.languages) {
      const number = languages.number(language);
      bits[index * words + (number >> 5)]! |= 1 << (number & 31);
    }
  });
  return bits;
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
  const wanted = mentee.skillsWanted.map(({ skill, weight }): [number, number] => [skills.number(skill), weight]).sort(([a], [b]) => a - b);
  return wanted.filter((one, k) => {
    const next = wanted[k + 1];
    if (next?.[0] !== one[0]) return true;
    next[1] += one[1];
    return false;
  });
}

function addAll(names: Iterable<string>, numbers: Names, add: (item: number) => void): void {
  for (const name of names) add(numbers.number(name));
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

function triedPairs(history: readonly TriedPair[], menteeOf: ReadonlyMap<string, number>): Map<string, Map<string, TriedPair['status']>> {
  const tried = new Map<string, Map<string, TriedPair['status']>>();
  for (const { menteeId, mentorId, status } of history) {
    if (!menteeOf.has(menteeId)) continue;
    const theirs = tried.get(menteeId);
    if (theirs) theirs.set(mentorId, status);
    else tried.set(menteeId, new Map([[mentorId, status]]));
  }
  return tried;
}
