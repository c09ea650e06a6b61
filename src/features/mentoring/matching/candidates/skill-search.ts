// Finds the mentors of a programme who are senior enough and offer a wanted skill, from lists of
// mentors by programme and skill. The most senior stand first, so that the seniority rule cuts a
// list short instead of testing it. Indices into typed arrays are known to be inside them, hence
// the `!`s.
import type { EncodedInstance } from '../instance';

interface Offers {
  readonly mentor: readonly number[];
  readonly level: readonly number[];
}

/**
 * The mentors found by the last search: the first `count` of `found`, and by mentor what their
 * skills are worth.
 */
export interface SkillSearch {
  readonly found: Int32Array;
  /** Weight x level, summed over the wanted skills that the mentor offers. */
  readonly skillPoints: Int32Array;
  /** How many of the mentor's skills are wanted. */
  readonly skillsUsed: Int32Array;
  /** Searches for a mentee's mentors of at least this seniority, and returns how many there are. */
  search(mentee: number, programme: number, requireSkill: boolean, leastSeniority: number): number;
}

/** `held`: searches the mentors without an open seat, instead of those with one. */
export function createSkillSearch(
  { people, mentors, mentees, programmes, vocabulary }: EncodedInstance,
  held = false,
): SkillSearch {
  const lists = invertedLists({ people, mentors, programmes, vocabulary }, held);
  const size = mentors.records.length;
  const { seniority } = people;
  // A mentor belongs to the search whose number stands in `touched`, so nothing has to be cleared
  // between searches.
  const touched = new Int32Array(size);
  const skillPoints = new Int32Array(size);
  const skillsUsed = new Int32Array(size);
  const found = new Int32Array(size);
  let number = 0;
  let count = 0;

  function touch(mentor: number): void {
    if (touched[mentor] === number) return;
    touched[mentor] = number;
    skillPoints[mentor] = 0;
    skillsUsed[mentor] = 0;
    found[count++] = mentor;
  }

  function search(
    mentee: number,
    programme: number,
    requireSkill: boolean,
    leastSeniority: number,
  ): number {
    number++;
    count = 0;
    if (!requireSkill) {
      for (const mentor of lists.byProgramme[programme]!) {
        if (seniority[mentors.person[mentor]!]! < leastSeniority) break;
        touch(mentor);
      }
    }
    for (let k = mentees.skills.start[mentee]!; k < mentees.skills.start[mentee + 1]!; k++) {
      const offers = lists.bySkill.get(programme * vocabulary.skills + mentees.skills.items[k]!);
      if (!offers) continue;
      const weight = mentees.skillWeights[k]!;
      for (let i = 0; i < offers.mentor.length; i++) {
        const mentor = offers.mentor[i]!;
        if (seniority[mentors.person[mentor]!]! < leastSeniority) break;
        touch(mentor);
        skillPoints[mentor]! += weight * offers.level[i]!;
        skillsUsed[mentor]! += 1;
      }
    }
    return count;
  }

  return { found, skillPoints, skillsUsed, search };
}

/**
 * Mentors with an open seat, or all others, the most senior first: by programme, and by programme
 * and skill.
 */
function invertedLists(
  {
    mentors,
    programmes,
    people,
    vocabulary,
  }: Pick<EncodedInstance, 'mentors' | 'programmes' | 'people' | 'vocabulary'>,
  held: boolean,
) {
  const byProgramme: number[][] = programmes.map(() => []);
  const bySkill = new Map<number, { mentor: number[]; level: number[] }>();
  const senior = (mentor: number) => people.seniority[mentors.person[mentor]!]!;
  const open = mentors.records
    .map((_, index) => index)
    .filter((mentor) => mentors.openSeats[mentor]! > 0 !== held);
  open.sort((a, b) => senior(b) - senior(a) || a - b);
  for (const mentor of open) {
    for (
      let p = mentors.programmes.start[mentor]!;
      p < mentors.programmes.start[mentor + 1]!;
      p++
    ) {
      const programme = mentors.programmes.items[p]!;
      byProgramme[programme]!.push(mentor);
      for (let k = mentors.skills.start[mentor]!; k < mentors.skills.start[mentor + 1]!; k++) {
        const key = programme * vocabulary.skills + mentors.skills.items[k]!;
        let offers = bySkill.get(key);
        if (!offers) bySkill.set(key, (offers = { mentor: [], level: [] }));
        offers.mentor.push(mentor);
        offers.level.push(mentors.levels[k]!);
      }
    }
  }
  return { byProgramme, bySkill: bySkill as ReadonlyMap<number, Offers> };
}
