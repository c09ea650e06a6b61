// The matcher: the best matching of an instance, with its small groups.
export type { Goal } from './group-program';
export type { SmallGroup } from './group-sizes';
export { type GroupedMatching, matchGroups } from './groups';
export type { NotFormed } from './not-formed';
export { match, matchInstance, prepare, prepareChecked } from './match';
export type {
  MatchChoices,
  MatchedPair,
  MatchFigures,
  Matching,
  MatchProgress,
  Prepared,
} from './matching';
