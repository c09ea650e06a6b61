// The mentor matcher: provably the best matching under the rules, and its reasons. Pure: plain data in, plain data out; no platform, no
// store, no clock. `askAside` runs it in a thread of its own.
export { type AsideOptions, askAside } from './aside';
export type { Certificate } from './certificate';
export { checkInstance, InstanceError } from './check-instance';
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
} from './explain';
export { type GroupedMatching, matchGroups, type SmallGroup } from './groups';
export * from './instance';
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
} from './match';
export { brokenRules, type PairParts, pairParts, type Rule } from './pair-parts';
export type { Answers, Choices, Draft, Requests } from './requests';
export { average, simulate, type Simulated, type WhatIf } from './simulate';
