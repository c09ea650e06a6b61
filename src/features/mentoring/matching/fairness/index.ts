// Fairness: of all best matchings, the one whose worst-off mentees are best off.
export { makeFairest } from './fairness';
