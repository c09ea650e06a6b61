// A lead's day: one message about what became of the pairs of their rounds.
export { beginDays, createLeadDays } from './lead-day';
export { leadDaysCollection } from './record';
