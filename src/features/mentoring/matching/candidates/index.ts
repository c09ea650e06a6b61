// Candidates: the pairs that the rules allow, and their scores.
export { type Candidates, createCandidateFinder, findCandidates } from './candidates';
export { brokenRules, type PairParts, pairParts, type Rule } from './pair-parts';
export { createScorer, type Scorer } from './score';
