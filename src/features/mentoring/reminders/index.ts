// Reminders: the job that sends what is due about pairings.
export { createReminders } from './reminders';
