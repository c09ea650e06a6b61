// The matcher: the best matching of an instance, with its small groups.
export { type GroupedMatching, matchGroups, type SmallGroup } from './groups';
export {
  match,
  type MatchChoices,
  type MatchedPair,
  type MatchFigures,
  matchInstance,
  type Matching,
  type MatchProgress,
  prepare,
  prepareChecked,
  type Prepared,
} from './match';
