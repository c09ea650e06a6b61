// The sessions of a running pairing: when each member is reminded and asked whether they met, and
// what they answer. Pure. A task is planned when its date begins somewhere on earth. It is checked
// again when it is due, with the time zone, pause and status that the person has by then.
import type { Person } from '../../../core/person';
import {
  addDays,
  endOfWork,
  instantAt,
  isPaused,
  isWorkingTime,
  type LivesBy,
  localDate,
  nextWorkingInstant,
  RHYTHM_DAYS,
} from '../../../domain/calendar';
import { type CheckIn, isMember, membersOf, type Pairing, type Task } from './pairing';

type Member = LivesBy & Pick<Person, 'id' | 'active' | 'pausedUntil'>;

/** A message that is due now, and until when it is of use. */
export interface DueTask extends Task {
  readonly usefulUntil: string;
}

const HOUR_MS = 3_600_000;
/** A reminder is of use until the middle of its week, a check-in until the next reminder. */
const USEFUL_MS: Readonly<Record<Task['kind'], number>> = {
  reminder: 60 * HOUR_MS,
  checkIn: 96 * HOUR_MS,
};
/** Reminders go out on Mondays, check-ins on the Thursday after. */
const CHECK_IN_AFTER_DAYS = 3;
/** How far ahead a session can be moved. */
export const RESCHEDULE_DAYS = 28;

/** When a date begins in the time zone where it begins first (UTC+14). */
export function dawnOf(date: string): string {
  return new Date(instantAt(date, 0, 'UTC').getTime() - 14 * HOUR_MS).toISOString();
}

/** The pairing, with its next session on this date. */
export function planFrom(pairing: Pairing, nextDate: string): Pairing {
  return withDue({ ...pairing, nextDate });
}

function withDue({ dueAt: _old, ...pairing }: Pairing): Pairing {
  const times = [
    ...pairing.tasks.map((task) => task.at),
    ...(pairing.nextDate === undefined ? [] : [dawnOf(pairing.nextDate)]),
  ];
  const dueAt = times.toSorted((a, b) => a.localeCompare(b))[0];
  return { ...pairing, ...(dueAt !== undefined && { dueAt }) };
}

/**
 * Begins the next session if its date has come, and takes due tasks out. Tasks that are too late
 * are dropped.
 */
export function advance(
  pairing: Pairing,
  members: readonly Member[],
  now: Date,
): { pairing: Pairing; say: DueTask[] } {
  const begun = beginSession(pairing, now);
  const say: DueTask[] = [];
  const tasks = begun.tasks.flatMap((task): readonly Task[] => {
    if (task.at > now.toISOString()) return [task];
    const member = members.find(({ id }) => id === task.personId);
    if (!member) return [];
    const first = nextWorkingInstant(
      member,
      instantAt(task.date, member.workingHours.from, member.zone),
    );
    const at = first > now ? first : nextWorkingInstant(member, now);
    const useless = new Date(first.getTime() + USEFUL_MS[task.kind]);
    if (at > useless || (task.kind === 'checkIn' && answerOf(begun, task.personId, task.session)))
      return [];
    if (at > now) return [{ ...task, at: at.toISOString() }];
    if (!member.active || isPaused(member, now)) return [];
    const end = endOfWork(member, now);
    say.push({
      ...task,
      usefulUntil: (isWorkingTime(member, now) && end < useless ? end : useless).toISOString(),
    });
    return [];
  });
  return { pairing: withDue({ ...begun, tasks }), say };
}

/**
 * Begins the session of `nextDate` once that date begins anywhere. Missed sessions are not
 * repeated.
 */
function beginSession(pairing: Pairing, now: Date): Pairing {
  const { nextDate: date } = pairing;
  if (pairing.state !== 'running' || date === undefined || dawnOf(date) > now.toISOString())
    return pairing;
  const session = pairing.session + 1;
  let nextDate = addDays(date, RHYTHM_DAYS[pairing.rhythm]);
  while (dawnOf(nextDate) <= now.toISOString())
    nextDate = addDays(nextDate, RHYTHM_DAYS[pairing.rhythm]);
  const reminders = membersOf(pairing).map(
    (personId): Task => ({ kind: 'reminder', session, personId, date, at: dawnOf(date) }),
  );
  return {
    ...pairing,
    session,
    nextDate,
    tasks: [
      ...pairing.tasks,
      ...reminders,
      ...checkIns(pairing, session, date, CHECK_IN_AFTER_DAYS),
    ],
  };
}

/** Check-ins for both, some days after a date. */
function checkIns(pairing: Pairing, session: number, after: string, days: number): Task[] {
  const date = addDays(after, days);
  return membersOf(pairing).map((personId) => ({
    kind: 'checkIn',
    session,
    personId,
    date,
    at: dawnOf(date),
  }));
}

/** A member answers whether they met: once per person and session. */
export function checkedIn(pairing: Pairing, checkIn: CheckIn): Pairing | undefined {
  if (!isMember(pairing, checkIn.personId) || !hasBegun(pairing, checkIn.session)) return undefined;
  if (answerOf(pairing, checkIn.personId, checkIn.session)) return undefined;
  return { ...pairing, checkIns: [...pairing.checkIns, checkIn] };
}

export function answerOf(pairing: Pairing, personId: string, session: number): CheckIn | undefined {
  return pairing.checkIns.find((one) => one.session === session && one.personId === personId);
}

function hasBegun(pairing: Pairing, session: number): boolean {
  return Number.isInteger(session) && session >= 1 && session <= pairing.session;
}

/**
 * Whether the last two answers of this person were "not yet". Then the bot asks if the pairing
 * still fits.
 */
export function isStuck(pairing: Pairing, personId: string): boolean {
  const last = pairing.checkIns.filter((one) => one.personId === personId).slice(-2);
  return last.length === 2 && last.every((one) => !one.met);
}

/** Adds a note to the person's own answer. */
export function noted(
  pairing: Pairing,
  personId: string,
  session: number,
  note: string,
): Pairing | undefined {
  const answer = answerOf(pairing, personId, session);
  return (
    answer && {
      ...pairing,
      checkIns: pairing.checkIns.map((one) => (one === answer ? { ...one, note } : one)),
    }
  );
}

/** The person's latest note. */
export function lastNote(pairing: Pairing, personId: string): string | undefined {
  return pairing.checkIns.findLast((one) => one.personId === personId && one.note !== undefined)
    ?.note;
}

/** Whether a session can move to this date: today or later, but not too far ahead. */
export function mayMoveTo(date: string, person: Pick<Person, 'zone'>, now: Date): boolean {
  const today = localDate(now, person.zone);
  return date >= today && date <= addDays(today, RESCHEDULE_DAYS);
}

/**
 * Moves a session to a date. Members who have not met yet are asked the day after. If the next
 * session has begun by then, its own check-in is enough.
 */
export function moved(
  pairing: Pairing,
  personId: string,
  session: number,
  date: string,
): Pairing | undefined {
  if (
    pairing.state !== 'running' ||
    !isMember(pairing, personId) ||
    session !== pairing.session ||
    !hasBegun(pairing, session)
  )
    return undefined;
  const others = pairing.tasks.filter((task) => task.kind !== 'checkIn');
  if (pairing.nextDate === undefined || date >= pairing.nextDate)
    return withDue({ ...pairing, tasks: others });
  const kept = pairing.checkIns.filter((one) => one.session !== session || one.met);
  return withDue({
    ...pairing,
    checkIns: kept,
    tasks: [...others, ...checkIns(pairing, session, date, 1)],
  });
}
