// The matcher: the best matching of an instance, with its small groups.
export { type GroupedMatching, matchGroups, type SmallGroup } from './groups';
export { match, matchInstance, prepare, prepareChecked } from './match';
export type {
  MatchChoices,
  MatchedPair,
  MatchFigures,
  Matching,
  MatchProgress,
  Prepared,
} from './matching';
