// Matching rounds: the draft that the matcher makes, what a lead changes, and the proposals after
// publishing.
export {
  checkEdit,
  checkWhatIf,
  checkWhy,
  editKindOf,
  type RoundEdit,
  whatIfOf,
} from './edits';
export {
  createProgramme,
  NEVER_AGAIN,
  type Programme,
  programmeRulesCollection,
  WAITS,
} from './programme';
export { createProposals } from './proposals';
export {
  type LeftOut,
  type LeftOutRule,
  type Round,
  type RoundPair,
  roundsCollection,
} from './round';
export type { Choice } from '../matching';
export { createRounds, type Rounds, type RoundVerdict } from './rounds';
export { EVERYBODY, hardRuleIn, type HardRule, softRulesIn } from './rules';
