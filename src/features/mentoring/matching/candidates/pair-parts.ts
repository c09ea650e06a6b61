// One pair in detail: the rules that it breaks, and the parts of its score. Reasons use it, and
// tests compare the fast code of candidates.ts and score.ts with it.
import {
  type EncodedInstance,
  type MatchingRules,
  overlapMinutes,
  type TriedPair,
  workWindow,
} from '../instance';

export const RULES = [
  'self',
  'history-declined',
  'history-open',
  'history-ended',
  'history-running',
  'programme',
  'audience',
  'seniority',
  'own-manager',
  'reporting-line',
  'language',
  'time-zone',
  'skill',
] as const;
export type Rule = (typeof RULES)[number];

export interface PairParts {
  /** What the mentor is worth to the mentee. */
  readonly mentee: {
    readonly skills: number;
    readonly goals: number;
    readonly department: number;
    readonly location: number;
    readonly interests: number;
    readonly seniority: number;
    readonly overlap: number;
    readonly list: number;
  };
  /** What the mentee is worth to the mentor. */
  readonly mentor: {
    readonly fromMentee: number;
    readonly list: number;
    readonly skillUse: number;
  };
  readonly menteeScore: number;
  readonly mentorScore: number;
  /** Three parts mentee's score, one part mentor's score. */
  readonly score: number;
  /** Wanted skills that the mentor offers. */
  readonly sharedSkills: readonly string[];
  readonly overlapMinutes: number;
}

/**
 * The rules that the pair breaks, in the order of `RULES`; none if it is allowed. `rules` replace
 * those of the mentee's programme. At most `most` broken rules are returned.
 */
export function brokenRules(
  encoded: EncodedInstance,
  mentee: number,
  mentor: number,
  rules?: MatchingRules,
  most: number = RULES.length,
): Rule[] {
  const { mentees, mentors, programmes } = encoded;
  const pair: PairLookedAt = {
    encoded,
    mentee,
    mentor,
    person: mentees.person[mentee]!,
    other: mentors.person[mentor]!,
    rules: rules ?? programmes[mentees.programme[mentee]!]!.rules,
    tried: encoded.tried.get(mentees.records[mentee]!.id)?.get(mentors.records[mentor]!.id),
  };
  const broken: Rule[] = [];
  for (const rule of RULES) {
    if (!BREAKS[rule](pair)) continue;
    broken.push(rule);
    if (broken.length === most) break;
  }
  return broken;
}

interface PairLookedAt {
  readonly encoded: EncodedInstance;
  readonly mentee: number;
  readonly mentor: number;
  readonly person: number;
  readonly other: number;
  readonly rules: MatchingRules;
  readonly tried: TriedPair['status'] | undefined;
}

const BREAKS: Readonly<Record<Rule, (pair: PairLookedAt) => boolean>> = {
  self: ({ person, other }) => person === other,
  'history-declined': ({ tried }) => tried === 'declined',
  'history-open': ({ tried }) => tried === 'open',
  'history-ended': ({ tried }) => tried === 'ended',
  'history-running': ({ tried }) => tried === 'running',
  programme: ({ encoded: { mentors, mentees }, mentor, mentee }) =>
    !mentors.records[mentor]!.programmes.includes(mentees.records[mentee]!.programme),
  audience: ({ encoded, mentee }) => encoded.mentees.inAudience[mentee] === 0,
  seniority: ({ encoded: { people }, person, other, rules }) =>
    people.seniority[other]! - people.seniority[person]! < rules.minSeniorityGap,
  'own-manager': ({ encoded, person, other }) => encoded.managerOf[person] === other,
  'reporting-line': ({ encoded: { people, reportingLine }, person, other, rules }) =>
    reportingLine.isAbove(other, person) ||
    reportingLine.isAbove(person, other) ||
    (!rules.allowSameManager &&
      people.managerName[person]! >= 0 &&
      people.managerName[person] === people.managerName[other]),
  language: ({ encoded: { persons }, person, other }) =>
    !persons[person]!.languages.some((language) => persons[other]!.languages.includes(language)),
  'time-zone': ({ encoded, person, other, rules }) =>
    commonMinutes(encoded, person, other) < rules.minOverlapMinutes,
  skill: ({ encoded: { mentors, mentees }, mentee, mentor, rules }) =>
    rules.requireSkill &&
    !mentees.records[mentee]!.skillsWanted.some(({ skill }) =>
      mentors.records[mentor]!.skillsOffered.some((offered) => offered.skill === skill),
    ),
};

export function pairParts(encoded: EncodedInstance, mentee: number, mentor: number): PairParts {
  const [person, other] = [encoded.mentees.person[mentee]!, encoded.mentors.person[mentor]!];
  const [seeker, offerer] = [encoded.mentees.records[mentee]!, encoded.mentors.records[mentor]!];
  const [mine, theirs] = [encoded.persons[person]!, encoded.persons[other]!];
  const { rules, weights } = encoded.programmes[encoded.mentees.programme[mentee]!]!;
  const levels = new Map(
    offerer.skillsOffered.toReversed().map(({ skill, level }) => [skill, level]),
  );
  const points = sum(
    seeker.skillsWanted.map(({ skill, weight }) => weight * (levels.get(skill) ?? 0)),
  );
  const most = 3 * sum(seeker.skillsWanted.map(({ weight }) => weight));
  const goals = seeker.goals.filter((goal) => offerer.goals.includes(goal)).length;
  const interests = mine.interests.filter((interest) => theirs.interests.includes(interest)).length;
  const gap = theirs.seniority - mine.seniority - rules.minSeniorityGap;
  const minutes = commonMinutes(encoded, person, other);
  const same = mine.department === theirs.department;
  const forMentee = {
    skills: most > 0 ? Math.floor((weights.skills * points) / most) : 0,
    goals: seeker.goals.length > 0 ? Math.floor((weights.goals * goals) / seeker.goals.length) : 0,
    department:
      seeker.departmentPref === 'any' || (seeker.departmentPref === 'same') === same
        ? weights.department
        : 0,
    location:
      seeker.locationPref === 'any' || mine.location === theirs.location ? weights.location : 0,
    interests:
      mine.interests.length > 0
        ? Math.min(
            weights.interests,
            Math.floor((weights.interests * interests) / Math.min(3, mine.interests.length)),
          )
        : 0,
    seniority: Math.max(0, weights.seniority - 15 * Math.max(0, gap - 2)),
    overlap: Math.floor((weights.overlap * Math.min(480, minutes)) / 480),
    list: listPoints(seeker.preferred.indexOf(offerer.id), weights.menteeList, 16),
  };
  const menteeScore = sum(Object.values(forMentee));
  const used = offerer.skillsOffered.filter(({ skill }) =>
    seeker.skillsWanted.some((wanted) => wanted.skill === skill),
  ).length;
  const forMentor = {
    fromMentee: Math.floor((weights.mentorFromMentee * menteeScore) / 1000),
    list: listPoints(offerer.preferred.indexOf(seeker.id), weights.mentorList, 48),
    skillUse: Math.floor(
      (weights.mentorSkillUse * Math.min(4, used)) /
        Math.min(4, Math.max(1, offerer.skillsOffered.length)),
    ),
  };
  const mentorScore = sum(Object.values(forMentor));
  return {
    mentee: forMentee,
    mentor: forMentor,
    menteeScore,
    mentorScore,
    score: Math.floor((3 * menteeScore + mentorScore) / 4),
    sharedSkills: sharedSkills(encoded, mentee, mentor),
    overlapMinutes: minutes,
  };
}

function listPoints(rank: number, most: number, perRank: number): number {
  return rank < 0 ? 0 : Math.max(0, most - perRank * rank);
}

function sharedSkills(
  { mentees, mentors }: EncodedInstance,
  mentee: number,
  mentor: number,
): string[] {
  const offered = new Set(mentors.records[mentor]!.skillsOffered.map(({ skill }) => skill));
  return mentees.records[mentee]!.skillsWanted.map(({ skill }) => skill).filter((skill) =>
    offered.has(skill),
  );
}

function commonMinutes({ persons }: EncodedInstance, person: number, other: number): number {
  const [a, b] = [persons[person]!, persons[other]!];
  return overlapMinutes(workWindow(a.utcOffset, a.work), workWindow(b.utcOffset, b.work));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
