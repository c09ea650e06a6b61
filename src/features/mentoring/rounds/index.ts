// Matching rounds: the draft that the matcher makes, what a lead changes, and the proposals after
// publishing.
export { roundActions } from './actions';
export { roundCard } from './cards';
export { roundNames } from './names';
export { createProposals } from './proposals';
export { type Round, roundsCollection } from './round';
export { createRounds } from './rounds';
