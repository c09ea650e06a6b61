// The matcher's seam: plain data in, plain data out. Rules and score follow the model that an exact solver will take over; this first
// one goes greedily by score. Deterministic: ties are broken by id, so the order of the people does not matter.

export interface MatchMentor {
  readonly id: string;
  /** Seats that are free. */
  readonly capacity: number;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly department?: string;
  /** Minutes east of UTC now. */
  readonly utcOffset: number;
}

export interface MatchMentee {
  readonly id: string;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  readonly department?: string;
  readonly utcOffset: number;
  /** Line managers, nearest first. */
  readonly managers: readonly string[];
  /** Everybody whom a pairing was tried with: declined, ended or running. */
  readonly past: readonly string[];
}

export interface MatchProblem {
  readonly mentors: readonly MatchMentor[];
  readonly mentees: readonly MatchMentee[];
  /** Who is above whom, by person: line managers, nearest first. */
  readonly managersOf: Readonly<Record<string, readonly string[]>>;
}

/** Parts of a pair's score; their sum is at most 1000. */
export interface ScoreParts {
  readonly skills: number;
  readonly languages: number;
  readonly time: number;
  readonly departments: number;
}

export interface Pair {
  readonly mentorId: string;
  readonly menteeId: string;
  readonly score: number;
  readonly parts: ScoreParts;
  /** Wanted skills that the mentor offers. */
  readonly shared: readonly string[];
}

export type Rule = 'self' | 'past' | 'manager' | 'language' | 'skill' | 'full';

export interface LeftOut {
  readonly menteeId: string;
  /** How many mentors each rule ruled out; each mentor counts at the first rule that it fails. */
  readonly reasons: Readonly<Partial<Record<Rule, number>>>;
}

export interface MatchResult {
  readonly pairs: readonly Pair[];
  readonly leftOut: readonly LeftOut[];
}

export type Match = (problem: MatchProblem) => MatchResult;

/** Weights of the score's parts. */
export const WEIGHTS: ScoreParts = { skills: 600, languages: 100, time: 200, departments: 100 };

/** The first rule that forbids the pair; undefined when it is allowed. */
export function forbids(mentor: MatchMentor, mentee: MatchMentee, managersOf: MatchProblem['managersOf']): Rule | undefined {
  if (mentor.id === mentee.id) return 'self';
  if (mentee.past.includes(mentor.id)) return 'past';
  if (mentee.managers.includes(mentor.id) || (managersOf[mentor.id] ?? []).includes(mentee.id)) return 'manager';
  if (!mentor.languages.some((language) => mentee.languages.includes(language))) return 'language';
  if (sharedSkills(mentor, mentee).length === 0) return 'skill';
  return undefined;
}

export function score(mentor: MatchMentor, mentee: MatchMentee): ScoreParts {
  const shared = sharedSkills(mentor, mentee).length;
  const languages = mentor.languages.filter((language) => mentee.languages.includes(language)).length;
  const apart = Math.abs(mentor.utcOffset - mentee.utcOffset);
  const hoursApart = Math.min(apart, 24 * 60 - apart) / 60;
  return {
    skills: Math.floor((WEIGHTS.skills * shared) / Math.max(1, mentee.skills.length)),
    languages: Math.floor((WEIGHTS.languages * Math.min(languages, 2)) / 2),
    time: Math.floor((WEIGHTS.time * Math.max(0, 8 - hoursApart)) / 8),
    departments: mentor.department !== undefined && mentor.department === mentee.department ? 0 : WEIGHTS.departments,
  };
}

export const matchGreedily: Match = ({ mentors, mentees, managersOf }) => {
  const candidates: Pair[] = [];
  for (const mentee of mentees) {
    for (const mentor of mentors) {
      if (mentor.capacity < 1 || forbids(mentor, mentee, managersOf)) continue;
      const parts = score(mentor, mentee);
      const total = parts.skills + parts.languages + parts.time + parts.departments;
      candidates.push({ mentorId: mentor.id, menteeId: mentee.id, score: total, parts, shared: sharedSkills(mentor, mentee) });
    }
  }
  candidates.sort((a, b) => b.score - a.score || compare(a.menteeId, b.menteeId) || compare(a.mentorId, b.mentorId));
  const seats = new Map(mentors.map((mentor) => [mentor.id, mentor.capacity]));
  const served = new Set<string>();
  const pairs = candidates.filter(({ mentorId, menteeId }) => {
    const free = seats.get(mentorId) ?? 0;
    if (free < 1 || served.has(menteeId)) return false;
    seats.set(mentorId, free - 1);
    served.add(menteeId);
    return true;
  });
  const leftOut = mentees
    .filter((mentee) => !served.has(mentee.id))
    .map((mentee) => ({ menteeId: mentee.id, reasons: reasonsFor(mentee, mentors, managersOf) }))
    .sort((a, b) => compare(a.menteeId, b.menteeId));
  return { pairs, leftOut };
};

function reasonsFor(mentee: MatchMentee, mentors: readonly MatchMentor[], managersOf: MatchProblem['managersOf']): LeftOut['reasons'] {
  const counts: Partial<Record<Rule, number>> = {};
  for (const mentor of mentors) {
    const rule = forbids(mentor, mentee, managersOf) ?? 'full';
    counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}

function sharedSkills(mentor: MatchMentor, mentee: MatchMentee): string[] {
  return mentee.skills.filter((skill) => mentor.skills.includes(skill));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
