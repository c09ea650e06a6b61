// The mentor matcher: provably the best matching under the rules, and its reasons. Pure: plain data in, plain data out; no platform, no
// store, no clock.
export type { Certificate } from './certificate';
export { UnprovedError } from './certificate';
export { checkInstance, InstanceError } from './check-instance';
export * from './instance';
export { match, matchInstance, prepare, prepareChecked } from './match';
export type { MatchChoices, MatchedPair, MatchFigures, Matching, MatchProgress, Prepared } from './match';
export { TooLargeError } from './network';
export { brokenRules, type PairParts, pairParts, type Rule, RULES } from './pair-parts';
