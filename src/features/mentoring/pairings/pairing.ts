// A pairing: a mentor and a mentee whom a round brought together. How it moves from state to state is transitions.ts, what happens
// within a running one, session by session, is sessions.ts.
import { picked } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import type { Rhythm } from '../../../domain/calendar';

export type PairingState = 'proposed' | 'running' | 'paused' | 'declined' | 'lapsed' | 'ended';
export type Side = 'mentor' | 'mentee';

/** Something to say about a session, to one of the two. */
export interface Task {
  readonly kind: 'reminder' | 'checkIn';
  readonly session: number;
  readonly personId: string;
  /** The local date on which it is to be said. */
  readonly date: string;
  /** When the sweep is to look at it, ISO. */
  readonly at: string;
}

/** What one of the two answered whether they met. */
export interface CheckIn {
  readonly session: number;
  readonly personId: string;
  readonly met: boolean;
  readonly at: string;
  /** What they want to keep in mind for the next time. */
  readonly note?: string;
}

export interface Pairing extends Doc {
  readonly roundId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly state: PairingState;
  readonly goal: string;
  /** Wanted skills that the mentor offers. */
  readonly shared: readonly string[];
  /** Languages that both work in. */
  readonly languages: readonly string[];
  readonly score: number;
  readonly rhythm: Rhythm;
  /** The mentor meets all such mentees together; small-groups.ts. */
  readonly inGroup?: true;
  readonly proposedAt: string;
  /** The mentee's id while it is proposed: nobody gets two proposals at once. */
  readonly proposedTo?: string;
  readonly acceptedBy: readonly string[];
  /** Who was reminded that it waits for their answer. */
  readonly chased: readonly string[];
  readonly startedAt?: string;
  /** Sessions begun so far. */
  readonly session: number;
  /** The local date from which the next session counts. */
  readonly nextDate?: string;
  /** What is to be said about the sessions, to whom and when. */
  readonly tasks: readonly Task[];
  /** When the sweep is to look at it next. */
  readonly dueAt?: string;
  readonly checkIns: readonly CheckIn[];
  readonly endedBy?: string;
  readonly endedAt?: string;
  readonly reason?: string;
  /** Events that moved it, newest last: a repeat finds its own. */
  readonly because: readonly string[];
}

export const pairingsCollection = collectionSpec<Pairing>('mentoring.pairings', {
  indexes: [
    { fields: ['state', 'dueAt'] },
    { fields: ['state', 'proposedAt'] },
    { fields: ['mentorId'] },
    { fields: ['menteeId'] },
    { fields: ['proposedTo'], unique: true },
    { fields: ['endedAt'] },
  ],
  what: 'pairs, whether they met, lines they noted, the reason for an end if they gave one',
  people: {
    whom: 'yes',
    purpose: 'mentoring',
    find: ({ personId }) => [{ mentorId: personId }, { menteeId: personId }],
    show: (pairing, { personId }) => ({
      side: sideOf(pairing, personId),
      ...picked(pairing, 'state', 'shared', 'languages', 'score', 'rhythm', 'proposedAt', 'startedAt', 'endedAt', 'session'),
      // The goal is the mentee's own words.
      ...(personId === pairing.menteeId && { goal: pairing.goal }),
      ...(personId === pairing.endedBy && pairing.reason !== undefined && { reason: pairing.reason }),
      checkIns: pairing.checkIns.filter((one) => one.personId === personId).map((one) => picked(one, 'session', 'met', 'at', 'note')),
    }),
    erase: () => 'remove',
    erased: 'removed, for both',
  },
  keep: { days: 1095, since: 'endedAt', when: 'after it ended; running ones until then' },
});

const CAUSES_KEPT = 20;

export function membersOf(pairing: Pairing): readonly [string, string] {
  return [pairing.mentorId, pairing.menteeId];
}

export function otherOf(pairing: Pairing, personId: string): string {
  return personId === pairing.mentorId ? pairing.menteeId : pairing.mentorId;
}

export function sideOf(pairing: Pairing, personId: string): Side {
  return personId === pairing.mentorId ? 'mentor' : 'mentee';
}

export function isMember(pairing: Pairing, personId: string): boolean {
  return membersOf(pairing).includes(personId);
}

/** Whether it takes a seat of the mentor. */
export function takesSeat({ state }: Pairing): boolean {
  return state === 'proposed' || state === 'running' || state === 'paused';
}

export function isUnderWay({ state }: Pairing): boolean {
  return state === 'running' || state === 'paused';
}

export function withCause(pairing: Pairing, cause: string): Pairing {
  return { ...pairing, because: [...pairing.because, cause].slice(-CAUSES_KEPT) };
}
