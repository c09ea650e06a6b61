// The mentor matcher: provably the best matching under the rules, and its reasons. Pure: plain data in, plain data out; no platform, no
// store, no clock. `askAside` runs it in a thread of its own.
export { type AsideOptions, askAside } from './worker/ask-in-worker';
export type { Certificate } from './solver/certificate';
export { checkInstance, InstanceError } from './instance/check-instance';
export {
  type Alternative,
  type Cost,
  costOf,
  explainLeftOut,
  explainPairs,
  type LeftOutCause,
  type LeftOutReasons,
  type PairReasons,
  type Relaxation,
  withCosts,
} from './reasons/reasons';
export { type GroupedMatching, matchGroups, type SmallGroup } from './matcher/groups';
export * from './instance/instance';
export {
  match,
  type MatchChoices,
  type MatchedPair,
  type MatchFigures,
  matchInstance,
  type Matching,
  type MatchProgress,
  prepare,
  type Prepared,
} from './matcher/match';
export { brokenRules, type PairParts, pairParts, type Rule } from './candidates/pair-parts';
export type { Answers, Choices, Draft, Requests } from './worker/requests';
export { average, simulate, type Simulated, type WhatIf } from './reasons/simulate';
