// What a pair is worth, for many pairs quickly: `begin` lays a mentee's wishes out in tables by name, after which a mentor's lists are read
// once each. Every part is rounded down by itself, all numbers are integers. The same score in words, part by part, is pair-parts.ts; a
// property test holds the two together.
import type { Lists, Roster } from './roster';

export interface Scorer {
  begin(mentee: number): void;
  /**
   * The score of the mentee begun with and a mentor. `skills` is the sum of weight x level over the wanted skills that the mentor offers,
   * `used` how many of the mentor's skills are wanted, `overlap` the common working minutes.
   */
  score(mentor: number, skills: number, used: number, overlap: number): number;
}

export function createScorer({ people, mentors, mentees, programmes, vocabulary }: Roster): Scorer {
  const { seniority, department, location, interests } = people;
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

  /** Writes the mentee's wishes into the tables, or takes them out again. */
  function lay(mentee: number, by: 1 | -1): void {
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

  return {
    begin(mentee) {
      if (current >= 0) lay(current, -1);
      lay(mentee, 1);
      current = mentee;
      person = mentees.person[mentee]!;
      ({ rules, weights } = programmes[mentees.programme[mentee]!]!);
      skillsDivisor = 0;
      for (let k = mentees.skills.start[mentee]!; k < mentees.skills.start[mentee + 1]!; k++) skillsDivisor += 3 * mentees.skillWeights[k]!;
      goalsWanted = mentees.goals.start[mentee + 1]! - mentees.goals.start[mentee]!;
      interestsHeld = interests.start[person + 1]! - interests.start[person]!;
      const record = mentees.records[mentee]!;
      departmentPref = record.departmentPref;
      anywhere = record.locationPref === 'any';
    },
    score(mentor, skills, used, overlap) {
      const other = mentors.person[mentor]!;
      let forMentee = skillsDivisor > 0 ? Math.floor((weights.skills * skills) / skillsDivisor) : 0;
      if (goalsWanted > 0) {
        forMentee += Math.floor((weights.goals * shared(goalCount, mentors.goals, mentor)) / goalsWanted);
      }
      const sameDepartment = department[person] === department[other];
      if (departmentPref === 'any' || (departmentPref === 'same') === sameDepartment) forMentee += weights.department;
      if (anywhere || location[person] === location[other]) forMentee += weights.location;
      if (interestsHeld > 0) {
        const part = Math.floor((weights.interests * shared(interestCount, interests, other)) / Math.min(3, interestsHeld));
        forMentee += Math.min(weights.interests, part);
      }
      const gap = seniority[other]! - seniority[person]! - rules.minSeniorityGap;
      forMentee += Math.max(0, weights.seniority - 15 * Math.max(0, gap - 2));
      forMentee += Math.floor((weights.overlap * Math.min(480, overlap)) / 480);
      const menteesRank = rankOfMentor[mentor]!;
      if (menteesRank >= 0) forMentee += Math.max(0, weights.menteeList - 16 * menteesRank);

      const offered = mentors.skills.start[mentor + 1]! - mentors.skills.start[mentor]!;
      let forMentor = Math.floor((weights.mentorFromMentee * forMentee) / 1000);
      const mentorsRank = rankByMentor[mentor]!;
      if (mentorsRank >= 0) forMentor += Math.max(0, weights.mentorList - 48 * mentorsRank);
      forMentor += Math.floor((weights.mentorSkillUse * Math.min(4, used)) / Math.min(4, Math.max(1, offered)));
      return Math.floor((3 * forMentee + forMentor) / 4);
    },
  };
}

function count(counts: Uint16Array, lists: Lists, index: number, by: 1 | -1): void {
  for (let k = lists.start[index]!; k < lists.start[index + 1]!; k++) counts[lists.items[k]!]! += by;
}

/** How many of the items counted in `counts` the list holds. */
function shared(counts: Uint16Array, lists: Lists, index: number): number {
  let sum = 0;
  for (let k = lists.start[index]!; k < lists.start[index + 1]!; k++) sum += counts[lists.items[k]!]!;
  return sum;
}
