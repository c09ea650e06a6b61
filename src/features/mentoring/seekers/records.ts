// Who offers and who looks: one offer and one wish a person.
import type { InputProblems } from '../../../core/feature';
import { wholly } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import { RHYTHMS, type Rhythm } from '../../../domain/calendar';

export interface Offer extends Doc {
  readonly personId: string;
  readonly skills: readonly string[];
  /** How many mentees at once. */
  readonly capacity: number;
  /** Where they are to be one group that meets together: with how many at least. */
  readonly minGroup?: number;
  readonly languages: readonly string[];
  readonly open: boolean;
  readonly at: string;
}

export interface Wish extends Doc {
  readonly personId: string;
  readonly skills: readonly string[];
  readonly goal: string;
  readonly rhythm: Rhythm;
  /** False once a mentor was found. */
  readonly open: boolean;
  readonly at: string;
}

export const offersCollection = collectionSpec<Offer>('mentoring.offers', {
  indexes: [{ fields: ['open'] }],
  what: 'skills, languages and capacity of colleagues who offer to be mentors',
  people: wholly<Offer>({ whom: 'yes', purpose: 'mentoring', find: ({ personId }) => [{ id: offerId(personId) }] }),
  keep: { until: 'until removed or changed by the person' },
});
export const wishesCollection = collectionSpec<Wish>('mentoring.wishes', {
  indexes: [{ fields: ['open'] }],
  what: 'skills, goal and rhythm of colleagues who look for a mentor',
  people: wholly<Wish>({ whom: 'yes', purpose: 'mentoring', find: ({ personId }) => [{ id: wishId(personId) }] }),
  keep: { until: 'until removed or changed by the person' },
});

export const offerId = (personId: string) => `offer-${personId}`;
export const wishId = (personId: string) => `wish-${personId}`;

const SKILLS_MAX = 10;
const GOAL_MAX = 500;
const CAPACITY_MAX = 6;
const GROUP_MIN = 2;

type Inputs = Readonly<Record<string, string>>;

/** Skills from what somebody typed: split at commas, lower case, each once. */
export function skillsOf(typed: string | undefined): string[] {
  const skills = (typed ?? '').split(/[,;\n]/).map((skill) => skill.trim().toLowerCase().replace(/\s+/g, ' '));
  return [...new Set(skills.filter((skill) => skill !== ''))];
}

export function languagesOf(typed: string | undefined): string[] {
  return (typed ?? '')
    .split(',')
    .map((language) => language.trim())
    .filter((language) => /^[a-z]{2}$/.test(language));
}

/** The smallest group, where the form says that mentees are to be one. */
export function minGroupOf(inputs: Inputs): number | undefined {
  return inputs['format'] === 'group' ? Number(inputs['minGroup'] ?? '') : undefined;
}

export function rhythmOf(typed: string | undefined): Rhythm {
  return RHYTHMS.find((rhythm) => rhythm === typed) ?? 'twoWeekly';
}

function checkSkills(inputs: Inputs): InputProblems {
  const skills = skillsOf(inputs['skills']);
  if (skills.length === 0) return { skills: { key: 'mentoring.skillsMissing' } };
  return skills.length > SKILLS_MAX ? { skills: { key: 'mentoring.skillsMany', args: { max: SKILLS_MAX } } } : {};
}

export function checkOffer(inputs: Inputs): InputProblems {
  const capacity = Number(inputs['capacity']);
  const minGroup = minGroupOf(inputs);
  const isGroup = minGroup === undefined || (Number.isInteger(minGroup) && minGroup >= GROUP_MIN && minGroup <= capacity);
  return {
    ...checkSkills(inputs),
    ...(!(Number.isInteger(capacity) && capacity >= 1 && capacity <= CAPACITY_MAX) && {
      capacity: { key: 'mentoring.capacityWrong', args: { max: CAPACITY_MAX } },
    }),
    ...(!isGroup && { minGroup: { key: 'mentoring.minGroupWrong', args: { min: GROUP_MIN } } }),
    ...(languagesOf(inputs['languages']).length === 0 && { languages: { key: 'mentoring.languagesMissing' } }),
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
