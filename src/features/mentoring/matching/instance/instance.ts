// The matching problem as plain data: people, offers, wishes, earlier pairs and rules. It is the
// model of the public bench (format `mentor-matching/1`). Each programme can set its own rules and
// weights.

export interface MatchingPerson {
  readonly id: string;
  readonly department: string;
  readonly location: string;
  /** Minutes east of UTC. */
  readonly utcOffset: number;
  /** Working hours in local minutes, [from, to); may end after midnight. */
  readonly work: readonly [from: number, to: number];
  readonly languages: readonly string[];
  /** 1 to 10. */
  readonly seniority: number;
  /** Null at the top. An unknown id is allowed. */
  readonly managerId: string | null;
  readonly tags: readonly string[];
  readonly interests: readonly string[];
}

export interface OfferedSkill {
  readonly skill: string;
  /** 1 to 3. */
  readonly level: number;
}

export interface WantedSkill {
  readonly skill: string;
  /** 1 to 3. */
  readonly weight: number;
}

export interface MatchingMentor {
  readonly id: string;
  /** All seats, those of running pairs included. */
  readonly capacity: number;
  /** Leads small groups. */
  readonly group?: boolean;
  /** A group with fewer mentees is not formed; only with `group`. */
  readonly minGroup?: number;
  readonly programmes: readonly string[];
  readonly skillsOffered: readonly OfferedSkill[];
  readonly goals: readonly string[];
  /** Mentees asked for, best first. */
  readonly preferred: readonly string[];
}

export interface MatchingMentee {
  readonly id: string;
  /** Mentors looked for, running pairs included. */
  readonly wants: number;
  readonly programme: string;
  readonly skillsWanted: readonly WantedSkill[];
  readonly goals: readonly string[];
  readonly departmentPref: 'same' | 'other' | 'any';
  readonly locationPref: 'same' | 'any';
  /** Mentors asked for, best first. */
  readonly preferred: readonly string[];
  /**
   * Whose turn it is: if not everyone can be served, those with the higher number come first. 0 if
   * absent.
   */
  readonly turn?: number;
}

export interface TriedPair {
  readonly menteeId: string;
  readonly mentorId: string;
  /**
   * `open`: under way, and its seat and wish are not counted here. A `running` pair takes a seat
   * and a wish of the instance.
   */
  readonly status: 'declined' | 'ended' | 'running' | 'open';
}

export interface PairIds {
  readonly menteeId: string;
  readonly mentorId: string;
}

export interface MatchingRules {
  /** Shared working minutes per day. */
  readonly minOverlapMinutes: number;
  /** How many levels a mentor must be above the mentee. */
  readonly minSeniorityGap: number;
  /** A mentor offers at least one of the wanted skills. */
  readonly requireSkill: boolean;
  /** Whether two people with the same manager can be a pair. By default they cannot. */
  readonly allowSameManager?: boolean;
}

/** What a pair is worth: to the mentee (the first eight), to the mentor (the rest). Integers. */
export interface MatchingWeights {
  readonly skills: number;
  readonly goals: number;
  readonly department: number;
  readonly location: number;
  readonly interests: number;
  readonly seniority: number;
  readonly overlap: number;
  readonly menteeList: number;
  /** Thousandths of the mentee's score that the mentor shares. */
  readonly mentorFromMentee: number;
  readonly mentorList: number;
  readonly mentorSkillUse: number;
}

export interface MatchingAudience {
  readonly seniority: readonly [from: number, to: number];
  readonly departments: readonly string[] | null;
  readonly tags: readonly string[] | null;
}

export interface MatchingProgramme {
  readonly id: string;
  readonly audience: MatchingAudience;
  /** Where this programme's rules differ from the instance's. */
  readonly rules?: Partial<MatchingRules>;
  /** Where this programme's weights differ from the instance's. */
  readonly weights?: Partial<MatchingWeights>;
}

export interface MatchingInstance {
  readonly format: 'mentor-matching/1';
  readonly rules: MatchingRules;
  /** Where the weights differ from `DEFAULT_WEIGHTS`. */
  readonly weights?: Partial<MatchingWeights>;
  readonly programmes: readonly MatchingProgramme[];
  readonly people: readonly MatchingPerson[];
  readonly mentors: readonly MatchingMentor[];
  readonly mentees: readonly MatchingMentee[];
  readonly history: readonly TriedPair[];
  /** New pairs set by the lead. They must be allowed. */
  readonly locked?: readonly PairIds[];
  /**
   * Pairs of people who are a pair the other way round already: made only if somebody would go
   * without a mentor otherwise.
   */
  readonly lastResort?: readonly PairIds[];
  /** Pairs that the lead does not want. */
  readonly forbidden?: readonly PairIds[];
}

export const DEFAULT_WEIGHTS: MatchingWeights = {
  skills: 450,
  goals: 150,
  department: 80,
  location: 60,
  interests: 80,
  seniority: 60,
  overlap: 40,
  menteeList: 80,
  mentorFromMentee: 600,
  mentorList: 240,
  mentorSkillUse: 160,
};

/** Orders ids by code unit, so that no locale changes a result. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
