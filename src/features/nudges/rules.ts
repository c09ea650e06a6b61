// When a nudge may go to whom: never more than one a week, only in working time, seldomer to those who do not react. Pure.
import { collectionSpec, type Doc } from '../../core/store';
import { addDays, instantAt, isPaused, type LivesBy, localDate, nextWorkingInstant, weekdayOf } from '../../domain/calendar';
import type { Person } from '../../core/person';

export interface NudgeState extends Doc {
  /** When the next one is planned, ISO. */
  readonly dueAt: string;
  /** Sent and not reacted to, in a row. */
  readonly ignored: number;
  /** ISO week of the last one. */
  readonly lastWeek?: string;
  /** The person wants none. */
  readonly off?: boolean;
}

export const nudgesCollection = collectionSpec<NudgeState>('nudges.people', [{ fields: ['dueAt'] }]);

/** Weeks between nudges after so many that were ignored. */
const WEEKS_BETWEEN = [1, 1, 2, 4, 8];
/** New colleagues have enough to learn. */
const SETTLE_DAYS = 14;
/** Tuesday to Thursday. */
const FIRST_DAY = 2;
const DAYS = 3;
const EDGE_MINUTES = 60;

export function weeksUntilNext(ignored: number): number {
  return WEEKS_BETWEEN[Math.min(ignored, WEEKS_BETWEEN.length - 1)] ?? 8;
}

/** A number from an id, the same each time: spreads people over days and minutes. */
function spread(id: string): number {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) >>> 0;
  return hash;
}

/** The person's own moment in the week that lies `weeks` ahead: on one of three days, away from the edges of their working time. */
export function momentIn(person: LivesBy & { readonly id: string }, now: Date, weeks: number): Date {
  const hash = spread(person.id);
  const today = localDate(now, person.zone);
  const monday = addDays(today, 1 - weekdayOf(today) + weeks * 7);
  const date = addDays(monday, FIRST_DAY - 1 + (hash % DAYS));
  const { from, to } = person.workingHours;
  const room = Math.max(1, to - from - 2 * EDGE_MINUTES);
  return nextWorkingInstant(person, instantAt(date, Math.min(to - 1, from + EDGE_MINUTES + (Math.floor(hash / DAYS) % room)), person.zone));
}

/** Whether a nudge is right for somebody at all, at that moment. */
export function isEligible(person: Pick<Person, 'active' | 'pausedUntil' | 'startDate' | 'zone'>, at: Date): boolean {
  if (!person.active || isPaused(person, at)) return false;
  return person.startDate === undefined || addDays(person.startDate, SETTLE_DAYS) <= localDate(at, person.zone);
}
