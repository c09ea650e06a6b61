// The mentor matcher: finds the best matching that the rules allow, proves it, and gives its
// reasons. Pure: data in, data out, without platform, store or clock. `askMatcher` runs it in a
// worker thread.
export { brokenRules, type PairParts, pairParts, type Rule } from './candidates';
export {
  checkInstance,
  DEFAULT_WEIGHTS,
  InstanceError,
  type MatchingInstance,
  type MatchingMentee,
  type MatchingMentor,
  type MatchingPerson,
  type MatchingProgramme,
  type MatchingRules,
  type MatchingWeights,
  type PairIds,
  type TriedPair,
} from './instance';
export {
  type GroupedMatching,
  match,
  type MatchChoices,
  type MatchedPair,
  type MatchFigures,
  matchGroups,
  matchInstance,
  type Matching,
  type MatchProgress,
  prepare,
  type Prepared,
  type SmallGroup,
} from './matcher';
export {
  type Alternative,
  average,
  type Choice,
  type Cost,
  costOf,
  explainLeftOut,
  explainPairs,
  type LeftOutCause,
  type LeftOutReasons,
  type PairReasons,
  type Relaxation,
  simulate,
  type Simulated,
  type WhatIf,
} from './reasons';
export type { Certificate } from './solver';
export {
  type Answers,
  type AskMatcher,
  askMatcher,
  type Choices,
  type MatchedDraft,
  type MatcherOptions,
  type Requests,
} from './worker';
