// A pairing's life: proposed, accepted by both, running at its rhythm, paused, ended. Pure transitions: each gives the next pairing, or
// undefined where it does not apply any more.
import { collectionSpec, type Doc } from '../../core/store';
import { addDays, instantAt, localDate, nextWeekday, RHYTHM_DAYS, type Rhythm } from '../../domain/calendar';

export type PairingState = 'proposed' | 'running' | 'paused' | 'declined' | 'lapsed' | 'ended';

export interface CheckIn {
  readonly session: number;
  readonly personId: string;
  readonly met: boolean;
  readonly at: string;
}

export interface Pairing extends Doc {
  readonly roundId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  /** Both ids, for look-ups. */
  readonly personIds: readonly string[];
  readonly state: PairingState;
  readonly goal: string;
  readonly shared: readonly string[];
  readonly score: number;
  readonly rhythm: Rhythm;
  readonly proposedAt: string;
  readonly acceptedBy: readonly string[];
  readonly startedAt?: string;
  /** Reminders sent so far. */
  readonly session: number;
  /** The local date for which the next reminder is meant, and when the sweep has to look at it: before it begins anywhere. */
  readonly nextDate?: string;
  readonly dueAt?: string;
  /** When to ask whether they met. */
  readonly checkInDate?: string;
  readonly checkInDueAt?: string;
  readonly checkIns: readonly CheckIn[];
  readonly endedBy?: string;
  readonly endedAt?: string;
  readonly reason?: string;
  /** Events that moved it, newest last: a repeat finds its own. */
  readonly because: readonly string[];
}

export const pairingsCollection = collectionSpec<Pairing>('mentoring.pairings', [
  { fields: ['state', 'dueAt'] },
  { fields: ['state', 'checkInDueAt'] },
  { fields: ['state', 'proposedAt'] },
  { fields: ['mentorId'] },
  { fields: ['menteeId'] },
]);

const MONDAY = 1;
/** Reminders are for Mondays, the question whether they met for the Thursday after. */
const CHECK_IN_AFTER_DAYS = 3;

/** When a local date begins in the zone where it begins first (UTC+14). */
export function dueFor(date: string): string {
  return new Date(instantAt(date, 0, 'UTC').getTime() - 14 * 3_600_000).toISOString();
}

export function otherOf(pairing: Pairing, personId: string): string {
  return personId === pairing.mentorId ? pairing.menteeId : pairing.mentorId;
}

export function isMember(pairing: Pairing, personId: string): boolean {
  return pairing.personIds.includes(personId);
}

const withCause = (pairing: Pairing, cause: string) => [...pairing.because, cause].slice(-20);

/** One side says yes; with the second yes it runs. */
export function accept(pairing: Pairing, personId: string, cause: string, now: Date): Pairing | undefined {
  if (pairing.state !== 'proposed' || !isMember(pairing, personId) || pairing.acceptedBy.includes(personId)) return undefined;
  const acceptedBy = [...pairing.acceptedBy, personId];
  const accepted = { ...pairing, acceptedBy, because: withCause(pairing, cause) };
  return acceptedBy.length < 2 ? accepted : begin(accepted, now);
}

function begin(pairing: Pairing, now: Date): Pairing {
  return withNextDate({ ...pairing, state: 'running', startedAt: now.toISOString() }, firstDate(now));
}

/** The Monday of the first session of a pairing that begins, or goes on, now. */
export function firstDate(now: Date): string {
  return nextWeekday(localDate(now, 'UTC'), MONDAY);
}

function withNextDate(pairing: Pairing, nextDate: string): Pairing {
  return { ...pairing, nextDate, dueAt: dueFor(nextDate) };
}

export function decline(pairing: Pairing, personId: string, cause: string, now: Date, reason: string): Pairing | undefined {
  if (pairing.state !== 'proposed' || !isMember(pairing, personId)) return undefined;
  return closed(pairing, 'declined', personId, cause, now, reason);
}

export function lapse(pairing: Pairing, now: Date): Pairing | undefined {
  return pairing.state === 'proposed' ? { ...pairing, state: 'lapsed', endedAt: now.toISOString() } : undefined;
}

export function end(pairing: Pairing, personId: string, cause: string, now: Date, reason: string): Pairing | undefined {
  if ((pairing.state !== 'running' && pairing.state !== 'paused') || !isMember(pairing, personId)) return undefined;
  return closed(pairing, 'ended', personId, cause, now, reason);
}

function closed(pairing: Pairing, state: PairingState, endedBy: string, cause: string, now: Date, reason: string): Pairing {
  const { nextDate: _n, dueAt: _d, checkInDate: _c, checkInDueAt: _i, ...rest } = pairing;
  return { ...rest, state, endedBy, endedAt: now.toISOString(), because: withCause(pairing, cause), ...(reason !== '' && { reason }) };
}

export function pause(pairing: Pairing, personId: string, cause: string): Pairing | undefined {
  if (pairing.state !== 'running' || !isMember(pairing, personId)) return undefined;
  return { ...pairing, state: 'paused', because: withCause(pairing, cause) };
}

export function resume(pairing: Pairing, personId: string, cause: string, now: Date): Pairing | undefined {
  if (pairing.state !== 'paused' || !isMember(pairing, personId)) return undefined;
  const resumed: Pairing = { ...pairing, state: 'running', because: withCause(pairing, cause) };
  return withNextDate(resumed, firstDate(now));
}

/** The reminder for `nextDate` goes out: count it, plan the question after it and the next reminder that is not past already. */
export function reminded(pairing: Pairing, now: Date): Pairing | undefined {
  if (pairing.state !== 'running' || !pairing.nextDate || (pairing.dueAt ?? '') > now.toISOString()) return undefined;
  const checkInDate = addDays(pairing.nextDate, CHECK_IN_AFTER_DAYS);
  let nextDate = addDays(pairing.nextDate, RHYTHM_DAYS[pairing.rhythm]);
  while (dueFor(nextDate) <= now.toISOString()) nextDate = addDays(nextDate, RHYTHM_DAYS[pairing.rhythm]);
  return withNextDate({ ...pairing, session: pairing.session + 1, checkInDate, checkInDueAt: dueFor(checkInDate) }, nextDate);
}

/** The question whether they met goes out. */
export function checkInAsked(pairing: Pairing, now: Date): Pairing | undefined {
  if (pairing.state !== 'running' || !pairing.checkInDate || (pairing.checkInDueAt ?? '') > now.toISOString()) return undefined;
  const { checkInDate: _asked, checkInDueAt: _due, ...rest } = pairing;
  return rest;
}

/** Somebody answers; each person once a session. */
export function checkedIn(pairing: Pairing, checkIn: CheckIn): Pairing | undefined {
  if (!isMember(pairing, checkIn.personId) || checkIn.session < 1 || checkIn.session > pairing.session) return undefined;
  if (pairing.checkIns.some((one) => one.session === checkIn.session && one.personId === checkIn.personId)) return undefined;
  return { ...pairing, checkIns: [...pairing.checkIns, checkIn] };
}

/** Whether this person's last two answers were "not yet": time to ask whether it still fits. */
export function isStuck(pairing: Pairing, personId: string): boolean {
  const last = pairing.checkIns.filter((one) => one.personId === personId).slice(-2);
  return last.length === 2 && last.every((one) => !one.met);
}
