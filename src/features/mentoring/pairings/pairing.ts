// A pairing: a mentor and a mentee from a published round. transitions.ts moves it from state to
// state, sessions.ts plans its sessions.
import { picked } from '../../../core/personal';
import { collectionSpec } from '../../../core/store';
import type { Doc } from '../../../core/doc';
import type { Rhythm } from '../../../domain/calendar';

export type PairingState = 'proposed' | 'running' | 'paused' | 'declined' | 'lapsed' | 'ended';
export type Side = 'mentor' | 'mentee';

/** A message about a session, planned for one member. */
export interface Task {
  readonly kind: 'reminder' | 'checkIn';
  readonly session: number;
  readonly personId: string;
  /** The local date on which it is due. */
  readonly date: string;
  /** When the sweep looks at it, ISO. */
  readonly at: string;
}

/** A member's answer whether they met. */
export interface CheckIn {
  readonly session: number;
  readonly personId: string;
  readonly met: boolean;
  readonly at: string;
  /** Their note for the next session. */
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
  /** Part of the mentor's small group; see small-groups.ts. */
  readonly inGroup?: true;
  readonly proposedAt: string;
  /** The mentee's id while the pairing is proposed: a mentee gets one proposal at a time. */
  readonly proposedTo?: string;
  readonly acceptedBy: readonly string[];
  /** Members who were reminded to answer the proposal. */
  readonly chased: readonly string[];
  readonly startedAt?: string;
  /** Sessions begun so far. */
  readonly session: number;
  /** The local date of the next session. */
  readonly nextDate?: string;
  /** Messages about sessions that are still to come. */
  readonly tasks: readonly Task[];
  /** When the sweep looks at it next. */
  readonly dueAt?: string;
  readonly checkIns: readonly CheckIn[];
  readonly endedBy?: string;
  readonly endedAt?: string;
  readonly reason?: string;
  /** Whether the author of the reason lets the programme lead read it. */
  readonly leadMayRead?: true;
  /** Events that moved it, newest last. A repeated event finds itself here. */
  readonly because: readonly string[];
}

export const pairingsCollection = collectionSpec<Pairing>('mentoring.pairings', {
  indexes: [
    { fields: ['state', 'dueAt'] },
    { fields: ['state', 'proposedAt'] },
    { fields: ['mentorId'] },
    { fields: ['menteeId'] },
    { fields: ['proposedTo'], unique: true },
    { fields: ['startedAt'] },
    { fields: ['endedAt'] },
  ],
  what: 'pairs, whether they met, their notes, and the reason for an end if one was given',
  people: {
    whom: 'yes',
    purpose: 'mentoring',
    find: ({ personId }) => [{ mentorId: personId }, { menteeId: personId }],
    show: (pairing, { personId }) => ({
      side: sideOf(pairing, personId),
      ...picked(
        pairing,
        'state',
        'shared',
        'languages',
        'score',
        'rhythm',
        'proposedAt',
        'startedAt',
        'endedAt',
        'session',
      ),
      // The goal is the mentee's own words.
      ...(personId === pairing.menteeId && { goal: pairing.goal }),
      ...(personId === pairing.endedBy &&
        pairing.reason !== undefined && {
          reason: pairing.reason,
          leadMayRead: pairing.leadMayRead ?? false,
        }),
      checkIns: pairing.checkIns
        .filter((one) => one.personId === personId)
        .map((one) => picked(one, 'session', 'met', 'at', 'note')),
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

/** Whether it takes one of the mentor's seats. */
export function takesSeat({ state }: Pairing): boolean {
  return state === 'proposed' || state === 'running' || state === 'paused';
}

export function isUnderWay({ state }: Pairing): boolean {
  return state === 'running' || state === 'paused';
}

export function withCause(pairing: Pairing, cause: string): Pairing {
  return { ...pairing, because: [...pairing.because, cause].slice(-CAUSES_KEPT) };
}
