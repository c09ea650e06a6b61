// The rules and weights of matching rounds. People give skills, languages and working hours, and
// the import gives department and manager. Nobody is asked for levels, goals or seniority: these
// weigh nothing.
import type { MatchingProgramme, MatchingRules } from '../matching';

export const ROUND_RULES: MatchingRules = {
  minOverlapMinutes: 0,
  minSeniorityGap: 0,
  requireSkill: true,
  // Many people want to learn from a colleague of their team, but not from their manager.
  allowSameManager: true,
};

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
