// What people type into the forms for an offer and a wish: how it is read, and what is refused.
import type { Inputs } from '../../../core/inbound';
import type { InputProblems } from '../../../core/feature';
import { RHYTHMS, type Rhythm } from '../../../domain/calendar';

const SKILLS_MAX = 10;
const GOAL_MAX = 500;
const CAPACITY_MAX = 6;
const GROUP_MIN = 2;

/** The skills in what a person typed: split at commas, in lower case, each once. */
export function skillsOf(typed: string | undefined): string[] {
  const skills = (typed ?? '')
    .split(/[,;\n]/)
    .map((skill) => skill.trim().toLowerCase().replace(/\s+/g, ' '));
  return [...new Set(skills.filter((skill) => skill !== ''))];
}

export function languagesOf(typed: string | undefined): string[] {
  return (typed ?? '')
    .split(',')
    .map((language) => language.trim())
    .filter((language) => /^[a-z]{2}$/.test(language));
}

/** The minimum size, if the form says that the mentees are a group. */
export function minGroupOf(inputs: Inputs): number | undefined {
  return inputs['format'] === 'group' ? Number(inputs['minGroup'] ?? '') : undefined;
}

export function rhythmOf(typed: string | undefined): Rhythm {
  return RHYTHMS.find((rhythm) => rhythm === typed) ?? 'twoWeekly';
}

function checkSkills(inputs: Inputs): InputProblems {
  const skills = skillsOf(inputs['skills']);
  if (skills.length === 0) return { skills: { key: 'mentoring.skillsMissing' } };
  return skills.length > SKILLS_MAX
    ? { skills: { key: 'mentoring.skillsMany', args: { max: SKILLS_MAX } } }
    : {};
}

export function checkOffer(inputs: Inputs): InputProblems {
  const capacity = Number(inputs['capacity']);
  const minGroup = minGroupOf(inputs);
  const isGroup =
    minGroup === undefined ||
    (Number.isInteger(minGroup) && minGroup >= GROUP_MIN && minGroup <= capacity);
  return {
    ...checkSkills(inputs),
    ...(!(Number.isInteger(capacity) && capacity >= 1 && capacity <= CAPACITY_MAX) && {
      capacity: { key: 'mentoring.capacityWrong', args: { max: CAPACITY_MAX } },
    }),
    ...(!isGroup && { minGroup: { key: 'mentoring.minGroupWrong', args: { min: GROUP_MIN } } }),
    ...(languagesOf(inputs['languages']).length === 0 && {
      languages: { key: 'mentoring.languagesMissing' },
    }),
  };
}

export function checkWish(inputs: Inputs): InputProblems {
  const goal = (inputs['goal'] ?? '').trim();
  return {
    ...checkSkills(inputs),
    ...(goal === '' && { goal: { key: 'mentoring.goalMissing' } }),
    ...(goal.length > GOAL_MAX && { goal: { key: 'mentoring.goalLong', args: { max: GOAL_MAX } } }),
  };
}
