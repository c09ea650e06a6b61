// An instance as numbers: mentors and mentees in the order of their ids, every name a number, every
// list a stretch of one typed array. Candidates, scores and reasons read it.
import type {
  MatchingInstance,
  MatchingMentee,
  MatchingMentor,
  MatchingPerson,
  MatchingRules,
  MatchingWeights,
  TriedPair,
} from './instance';
import type { PackedLists } from './numbering';
import type { ReportingLine } from './reporting-line';
import type { OverlapTable } from './working-time';

export interface EncodedProgramme {
  readonly rules: MatchingRules;
  readonly weights: MatchingWeights;
}

/** People by number. */
export interface EncodedPeople {
  readonly seniority: Int32Array;
  readonly department: Int32Array;
  readonly location: Int32Array;
  readonly window: Int32Array;
  /** A number for the manager's id, known or not; -1 for none. */
  readonly managerName: Int32Array;
  /** The languages as bits, `languageWords` words per person. */
  readonly languages: Int32Array;
  readonly languageWords: number;
  readonly interests: PackedLists;
}

export interface EncodedMentors {
  readonly records: readonly MatchingMentor[];
  readonly person: Int32Array;
  /** Seats that no running pair takes. */
  readonly openSeats: Int32Array;
  readonly programmes: PackedLists;
  readonly skills: PackedLists;
  /**
   * Levels beside `skills.items`. 0 for a skill that is listed twice: it counts as used, but not as
   * better.
   */
  readonly levels: Int32Array;
  readonly goals: PackedLists;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Mentees with an open wish. */
export interface EncodedMentees {
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
  /** Mentors that the mentee asked for, best first; -1 for a person who is no mentor. */
  readonly preferred: PackedLists;
  /** Mentors that asked for the mentee. */
  readonly preferredBy: PackedLists;
  /** The mentee's place on the list of the mentor beside it in `preferredBy.items`. */
  readonly preferredByRank: Int32Array;
  /** Mentors that the mentee was paired with before. */
  readonly blocked: PackedLists;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** What became of earlier pairs: by mentee, then by mentor. */
export type TriedPairs = ReadonlyMap<string, ReadonlyMap<string, TriedPair['status']>>;

export interface EncodedInstance {
  readonly instance: MatchingInstance;
  readonly programmes: readonly EncodedProgramme[];
  readonly persons: readonly MatchingPerson[];
  /** Managers by person; -1 for none and for an unknown one. */
  readonly managerOf: Int32Array;
  readonly tried: TriedPairs;
  readonly people: EncodedPeople;
  readonly reportingLine: ReportingLine;
  readonly overlaps: OverlapTable;
  readonly mentors: EncodedMentors;
  readonly mentees: EncodedMentees;
  /** How many different names of skills, goals and interests there are. */
  readonly vocabulary: {
    readonly skills: number;
    readonly goals: number;
    readonly interests: number;
  };
}
