// The lead's desk: the draft of a round as they look at it, change it and ask why.
export { roundActions } from './actions';
export { roundCard } from './cards';
export { ruleActions } from './rule-actions';
export { roundNames, type RoundNames } from './names';
