// The rules and weights of matching rounds. People give skills, languages and working hours, and
// the import gives department and manager. Nobody is asked for levels, goals or seniority: these
// weigh nothing.
import type { Choice, MatchingProgramme, MatchingRules, Rule } from '../matching';

export const ROUND_RULES: MatchingRules = {
  minOverlapMinutes: 0,
  minSeniorityGap: 0,
  requireSkill: true,
  // Many people want to learn from a colleague of their team, but not from their manager.
  allowSameManager: true,
};

/** The rules that a lead can decide against, by the names that cards use. */
export type SoftRule = 'past' | 'language' | 'timeZone' | 'skill' | 'smallGroup';

const SOFT: Readonly<Partial<Record<Rule, SoftRule>>> = {
  'history-ended': 'past',
  language: 'language',
  'time-zone': 'timeZone',
  skill: 'skill',
};
export const SOFT_RULES = Object.keys(SOFT) as readonly Rule[];

export const softRulesIn = (rules: readonly Rule[]): SoftRule[] =>
  rules.flatMap((rule) => SOFT[rule] ?? []);

/**
 * The rules that nobody can decide against: they are one person; they are a pair already, or have a
 * proposal; one of them said no to the other; one leads the other; running pairs hold every place
 * that the mentor offers.
 */
export type HardRule = 'self' | 'open' | 'declined' | 'manager' | 'held';

const HARD: Readonly<Partial<Record<Rule, HardRule>>> = {
  self: 'self',
  'history-open': 'open',
  'history-running': 'open',
  'history-declined': 'declined',
  'own-manager': 'manager',
  'reporting-line': 'manager',
};

/** The first hard rule that a pair would break, if any. */
export function hardRuleIn({ against, isHeld }: Pick<Choice, 'against' | 'isHeld'>) {
  const [first] = against.flatMap((rule) => HARD[rule] ?? []);
  return first ?? (isHeld ? 'held' : undefined);
}

/**
 * The programme of everyone. The mentee's weights add up to 1000, because people see scores out of
 * 1000.
 */
export const EVERYBODY: MatchingProgramme = {
  id: 'everybody',
  audience: { seniority: [1, 10], departments: null, tags: null },
  weights: {
    skills: 650,
    goals: 0,
    department: 100,
    location: 50,
    interests: 0,
    seniority: 0,
    overlap: 200,
    menteeList: 0,
    mentorFromMentee: 840,
    mentorList: 0,
    mentorSkillUse: 160,
  },
};

/** Skills have no levels here: an offered skill counts in full. */
export const OFFERED_LEVEL = 3;
export const SENIORITY = 5;
