// What waits for reviewers, and how it is chased.
export { createChase } from './chase';
export { allWaiting, rowsOf, teamOf } from './queue';
export { remindersCollection } from './reminders';
