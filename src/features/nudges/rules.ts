// Decides when a person may get a nudge: at most one an ISO week, only in their working hours, at a
// time of their own, and less often if they do not react. Pure.
import { createHash } from 'node:crypto';
import type { Person } from '../../core/person';
import type { Doc } from '../../core/doc';
import { isAway } from '../../domain/away';
import {
  addDays,
  endOfWork,
  firstOfNextMonth,
  instantAt,
  isPaused,
  isWorkingTime,
  type LivesBy,
  localDate,
  mondayOf,
  weekdayOf,
  workLength,
  weekOf,
} from '../../domain/calendar';

/** A person's state of nudges: one document a person, with the person's id. */
export interface NudgeState extends Doc {
  /** When the sweep looks at them next, ISO. Absent while nudges are paused. */
  readonly dueAt?: string;
  /** When the last nudge was sent, ISO, and the week in the person's calendar at that time. */
  readonly lastAt?: string;
  readonly lastWeek?: string;
  /** Nudges in a row without a reaction, the last one included. */
  readonly unanswered: number;
  /** They want no nudges until they say otherwise. */
  readonly paused: boolean;
  /** The local date before which they want none. */
  readonly quietUntil?: string;
  /** The events that decided last, newest last, so that a repeat finds its own. */
  readonly because: readonly string[];
}

export type Nudged = LivesBy &
  Pick<Person, 'id' | 'active' | 'startDate' | 'pausedUntil' | 'awayUntil'>;

export type NudgeDecision =
  | { readonly what: 'send'; readonly usefulUntil: Date; readonly next: Date }
  | { readonly what: 'later'; readonly next: Date };

/** New colleagues get some time first. */
export const NEWCOMER_DAYS = 14;
/** The shortest time between two nudges, whatever the calendar says, e.g. after a late one. */
export const MIN_GAP_MS = 5 * 24 * 3_600_000;
/** Nudges come in the middle of the week, if people work then. */
const MIDWEEK: readonly number[] = [2, 3, 4];
/** A nudge leaves at least so long before the end of work, minutes. */
const TIME_TO_REACT = 30;

/** Weeks from the last nudge to the next, by how many in a row went without a reaction. */
export function weeksUntilNext(unanswered: number): number {
  return unanswered < 2 ? 1 : Math.min(2 ** (unanswered - 1), 8);
}

/** Whether and until when to nudge now, or when to look again; `next` is always in the future. */
export function decideNudge(
  state: NudgeState,
  person: Nudged,
  reachable: boolean,
  now: Date,
): NudgeDecision {
  const today = localDate(now, person.zone);
  const later = (next: Date): NudgeDecision => ({ what: 'later', next });
  const nextWeek = () => later(slotFrom(person, addDays(mondayOf(today), 7)));

  if (
    !person.active ||
    !reachable ||
    isPaused(person, now) ||
    isAway(person, now) ||
    person.workingHours.days.length === 0
  )
    return nextWeek();
  // The person may have travelled since then, so both calendars count.
  if (weekOf(now, person.zone) <= (state.lastWeek ?? '')) return nextWeek();
  const from = firstDateFor(state, person);
  if (from !== undefined && today < from) return later(slotFrom(person, from));
  const rested = state.lastAt === undefined ? 0 : Date.parse(state.lastAt) + MIN_GAP_MS;
  if (now.getTime() < rested)
    return later(slotFrom(person, addDays(localDate(new Date(rested), person.zone), 1)));
  if (!isWorkingTime(person, now)) return later(nextOwnTime(person, now));
  return {
    what: 'send',
    usefulUntil: endOfWork(person, now),
    next: slotAfter(person, now, state.unanswered + 1),
  };
}

/**
 * The first local date on which a nudge may come: by the last one, by the day they began, by what
 * they asked for.
 */
function firstDateFor(state: NudgeState, person: Nudged): string | undefined {
  const dates = [
    state.quietUntil,
    state.lastAt &&
      addDays(
        mondayOf(localDate(new Date(state.lastAt), person.zone)),
        7 * weeksUntilNext(state.unanswered),
      ),
    person.startDate && addDays(person.startDate, NEWCOMER_DAYS),
  ];
  return dates.reduce((latest, date) => ((date ?? '') > (latest ?? '') ? date : latest), undefined);
}

/**
 * The person's own time in the week that follows `now` by as many weeks as `unanswered` asks for.
 */
export function slotAfter(
  person: LivesBy & Pick<Person, 'id'>,
  now: Date,
  unanswered: number,
): Date {
  return slotFrom(
    person,
    addDays(mondayOf(localDate(now, person.zone)), 7 * weeksUntilNext(unanswered)),
  );
}

/** The person's own day and time of the week, first on or after a local date. */
function slotFrom(person: LivesBy & Pick<Person, 'id'>, date: string): Date {
  const { days } = person.workingHours;
  const midweek = days.filter((day) => MIDWEEK.includes(day));
  const choice = midweek.length > 0 ? midweek : days;
  const weekday = choice[spread(person.id, 0) % choice.length] ?? 3;
  return atOwnTime(person, addDays(date, (weekday - weekdayOf(date) + 7) % 7));
}

/** The person's own time on the next day on which they work. */
function nextOwnTime(person: Nudged, now: Date): Date {
  let date = localDate(now, person.zone);
  for (let days = 0; days < 8; days += 1, date = addDays(date, 1)) {
    const at = atOwnTime(person, date);
    if (at > now && isWorkingTime(person, at)) return at;
  }
  // Their day has no working time: a change of clocks removed it, or there is none.
  return slotFrom(person, addDays(date, 1));
}

function atOwnTime({ id, zone, workingHours }: LivesBy & Pick<Person, 'id'>, date: string): Date {
  const room = Math.max(1, workLength(workingHours) - TIME_TO_REACT);
  return instantAt(date, workingHours.from + (spread(id, 4) % room), zone);
}

/**
 * A number that is always the same for the same person and evenly spread over people, so that not
 * all are nudged in the same minute.
 */
function spread(personId: string, at: 0 | 4): number {
  return createHash('sha256').update(personId).digest().readUInt32BE(at);
}

/**
 * They reacted, or shared something by themselves: the count starts again, and this week is done.
 */
export function reacted(
  state: NudgeState,
  person: LivesBy & Pick<Person, 'id'>,
  now: Date,
): NudgeState {
  if (state.paused) return { ...state, unanswered: 0 };
  return { ...state, unanswered: 0, dueAt: slotAfter(person, now, 0).toISOString() };
}

export function pause({ dueAt: _none, ...state }: NudgeState): NudgeState {
  return { ...state, unanswered: 0, paused: true };
}

export function notThisMonth(
  state: NudgeState,
  person: LivesBy & Pick<Person, 'id'>,
  now: Date,
): NudgeState {
  const quietUntil = firstOfNextMonth(localDate(now, person.zone));
  return {
    ...state,
    paused: false,
    unanswered: 0,
    quietUntil,
    dueAt: slotFrom(person, quietUntil).toISOString(),
  };
}

export function resume(
  { quietUntil: _over, ...state }: NudgeState,
  person: LivesBy & Pick<Person, 'id'>,
  now: Date,
): NudgeState {
  return reacted({ ...state, paused: false }, person, now);
}
