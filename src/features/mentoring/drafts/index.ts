// The draft of a round as a programme lead looks at it, changes it and asks why.
export { roundActions } from './actions';
export { roundCard } from './cards';
export { ruleActions } from './rule-actions';
export { roundNames, type RoundNames } from './names';
