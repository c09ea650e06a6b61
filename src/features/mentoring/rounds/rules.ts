// By which rules and weights mentoring rounds are matched: data, so that a programme may set its own. People here say skills, languages and
// working hours and their import says department and manager; what nobody asks them (levels, goals as a list, seniority) weighs nothing.
import type { MatchingProgramme, MatchingRules } from '../matching';

export const ROUND_RULES: MatchingRules = {
  minOverlapMinutes: 0,
  minSeniorityGap: 0,
  requireSkill: true,
  // Learning from a colleague of one's own team is what many ask for; learning from one's manager is not.
  allowSameManager: true,
};

/** Everybody's programme. The weights of a mentee's wishes add up to 1000, as the scores that people see are out of 1000. */
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

/** Skills here are offered or not; offered counts in full. */
export const OFFERED_LEVEL = 3;
export const SENIORITY = 5;
