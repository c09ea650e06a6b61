// What a pair is worth, computed fast for many pairs: `begin` writes a mentee's wishes into tables,
// then each mentor's lists are read once. Every part is rounded down, and all numbers are integers.
// pair-parts.ts computes the same score part by part. A property test compares the two.
import type { EncodedInstance, PackedLists } from '../instance';

export interface Scorer {
  begin(mentee: number): void;
  /**
   * The score of a mentor with the mentee of `begin`. `skills`: weight x level, summed over the
   * wanted skills that the mentor offers. `used`: how many of the mentor's skills are wanted.
   * `overlap`: shared working minutes.
   */
  score(mentor: number, skills: number, used: number, overlap: number): number;
  /** Both scores of any pair; cheapest when called mentee by mentee. */
  scoresOf(mentee: number, mentor: number): PairScores;
}

export interface PairScores {
  readonly score: number;
  readonly menteeScore: number;
}

export function createScorer({
  people,
  mentors,
  mentees,
  programmes,
  vocabulary,
  overlaps,
}: EncodedInstance): Scorer {
  const { seniority, department, location, interests } = people;
  const wantedWeight = new Int32Array(vocabulary.skills).fill(-1);
  const goalCount = new Uint16Array(vocabulary.goals);
  const interestCount = new Uint16Array(vocabulary.interests);
  const rankOfMentor = new Int32Array(mentors.records.length).fill(-1);
  const rankByMentor = new Int32Array(mentors.records.length).fill(-1);
  let current = -1;
  let person = 0;
  let rules = programmes[0]!.rules;
  let weights = programmes[0]!.weights;
  let skillsDivisor = 0;
  let goalsWanted = 0;
  let interestsHeld = 0;
  let departmentPref: 'same' | 'other' | 'any' = 'any';
  let anywhere = true;

  /** Writes the mentee's wishes into the tables, or removes them again. */
  function lay(mentee: number, by: 1 | -1): void {
    for (let k = mentees.skills.start[mentee]!; k < mentees.skills.start[mentee + 1]!; k++) {
      wantedWeight[mentees.skills.items[k]!] = by === 1 ? mentees.skillWeights[k]! : -1;
    }
    count(goalCount, mentees.goals, mentee, by);
    count(interestCount, interests, mentees.person[mentee]!, by);
    const { preferred, preferredBy, preferredByRank } = mentees;
    for (let k = preferred.start[mentee + 1]! - 1; k >= preferred.start[mentee]!; k--) {
      const mentor = preferred.items[k]!;
      if (mentor >= 0) rankOfMentor[mentor] = by === 1 ? k - preferred.start[mentee]! : -1;
    }
    for (let k = preferredBy.start[mentee + 1]! - 1; k >= preferredBy.start[mentee]!; k--) {
      rankByMentor[preferredBy.items[k]!] = by === 1 ? preferredByRank[k]! : -1;
    }
  }

  function begin(mentee: number): void {
    if (current >= 0) lay(current, -1);
    lay(mentee, 1);
    current = mentee;
    person = mentees.person[mentee]!;
    ({ rules, weights } = programmes[mentees.programme[mentee]!]!);
    skillsDivisor = 0;
    for (let k = mentees.skills.start[mentee]!; k < mentees.skills.start[mentee + 1]!; k++)
      skillsDivisor += 3 * mentees.skillWeights[k]!;
    goalsWanted = mentees.goals.start[mentee + 1]! - mentees.goals.start[mentee]!;
    interestsHeld = interests.start[person + 1]! - interests.start[person]!;
    const record = mentees.records[mentee]!;
    departmentPref = record.departmentPref;
    anywhere = record.locationPref === 'any';
  }

  function forMentee(mentor: number, skills: number, overlap: number): number {
    const other = mentors.person[mentor]!;
    let points = skillsDivisor > 0 ? Math.floor((weights.skills * skills) / skillsDivisor) : 0;
    if (goalsWanted > 0)
      points += Math.floor(
        (weights.goals * shared(goalCount, mentors.goals, mentor)) / goalsWanted,
      );
    const sameDepartment = department[person] === department[other];
    if (departmentPref === 'any' || (departmentPref === 'same') === sameDepartment)
      points += weights.department;
    if (anywhere || location[person] === location[other]) points += weights.location;
    if (interestsHeld > 0) {
      const part = Math.floor(
        (weights.interests * shared(interestCount, interests, other)) / Math.min(3, interestsHeld),
      );
      points += Math.min(weights.interests, part);
    }
    const gap = seniority[other]! - seniority[person]! - rules.minSeniorityGap;
    points += Math.max(0, weights.seniority - 15 * Math.max(0, gap - 2));
    points += Math.floor((weights.overlap * Math.min(480, overlap)) / 480);
    const rank = rankOfMentor[mentor]!;
    return rank < 0 ? points : points + Math.max(0, weights.menteeList - 16 * rank);
  }

  function forMentor(mentor: number, used: number, menteeScore: number): number {
    const offered = mentors.skills.start[mentor + 1]! - mentors.skills.start[mentor]!;
    const rank = rankByMentor[mentor]!;
    return (
      Math.floor((weights.mentorFromMentee * menteeScore) / 1000) +
      (rank < 0 ? 0 : Math.max(0, weights.mentorList - 48 * rank)) +
      Math.floor((weights.mentorSkillUse * Math.min(4, used)) / Math.min(4, Math.max(1, offered)))
    );
  }

  return {
    begin,
    score(mentor, skills, used, overlap) {
      const menteeScore = forMentee(mentor, skills, overlap);
      return Math.floor((3 * menteeScore + forMentor(mentor, used, menteeScore)) / 4);
    },
    scoresOf(mentee, mentor) {
      if (mentee !== current) begin(mentee);
      let skills = 0;
      let used = 0;
      for (let k = mentors.skills.start[mentor]!; k < mentors.skills.start[mentor + 1]!; k++) {
        const weight = wantedWeight[mentors.skills.items[k]!]!;
        if (weight < 0) continue;
        used++;
        skills += weight * mentors.levels[k]!;
      }
      const overlap = overlaps.row(people.window[person]!)[
        people.window[mentors.person[mentor]!]!
      ]!;
      const menteeScore = forMentee(mentor, skills, overlap);
      return {
        menteeScore,
        score: Math.floor((3 * menteeScore + forMentor(mentor, used, menteeScore)) / 4),
      };
    },
  };
}

function count(counts: Uint16Array, lists: PackedLists, index: number, by: 1 | -1): void {
  for (let k = lists.start[index]!; k < lists.start[index + 1]!; k++)
    counts[lists.items[k]!]! += by;
}

/** How many of the items counted in `counts` the list holds. */
function shared(counts: Uint16Array, lists: PackedLists, index: number): number {
  let sum = 0;
  for (let k = lists.start[index]!; k < lists.start[index + 1]!; k++)
    sum += counts[lists.items[k]!]!;
  return sum;
}
