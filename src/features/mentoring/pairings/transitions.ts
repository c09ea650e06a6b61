// How a pairing moves from state to state: proposed, running, paused, ended. Pure: each transition
// returns the next pairing, or undefined if it does not apply any more.
import { localDate, nextWeekday } from '../../../domain/calendar';
import { isMember, isUnderWay, type Pairing, type PairingState } from './pairing';
import { planFrom } from './sessions';

/** Sessions start on Mondays. */
const MONDAY = 1;

/**
 * One member accepts. With the second yes the pairing runs. `date`: when the group that it joins
 * meets next.
 */
export function accept(
  pairing: Pairing,
  personId: string,
  now: Date,
  date = firstDate(now),
): Pairing | undefined {
  if (
    pairing.state !== 'proposed' ||
    !isMember(pairing, personId) ||
    pairing.acceptedBy.includes(personId)
  )
    return undefined;
  const acceptedBy = [...pairing.acceptedBy, personId];
  if (acceptedBy.length < 2) return { ...pairing, acceptedBy };
  const { proposedTo: _settled, ...rest } = pairing;
  return planFrom({ ...rest, acceptedBy, state: 'running', startedAt: now.toISOString() }, date);
}

/** The Monday of the first session if a pairing starts or resumes now. */
export function firstDate(now: Date): string {
  return nextWeekday(localDate(now, 'UTC'), MONDAY);
}

/** Why somebody declines or ends, and whether the programme lead may read it. */
export interface Why {
  readonly reason: string;
  readonly leadMayRead?: boolean;
}
const UNSAID: Why = { reason: '' };

export function decline(
  pairing: Pairing,
  personId: string,
  now: Date,
  why = UNSAID,
): Pairing | undefined {
  if (pairing.state !== 'proposed' || !isMember(pairing, personId)) return undefined;
  return closed(pairing, 'declined', now, { endedBy: personId, ...said(why) });
}

export function lapse(pairing: Pairing, now: Date): Pairing | undefined {
  return pairing.state === 'proposed' ? closed(pairing, 'lapsed', now) : undefined;
}

export function end(
  pairing: Pairing,
  personId: string,
  now: Date,
  why = UNSAID,
): Pairing | undefined {
  if (!isUnderWay(pairing) || !isMember(pairing, personId)) return undefined;
  return closed(pairing, 'ended', now, { endedBy: personId, ...said(why) });
}

const said = ({ reason, leadMayRead }: Why) =>
  reason === '' ? {} : { reason, ...(leadMayRead === true && { leadMayRead }) };

function closed(
  pairing: Pairing,
  state: PairingState,
  now: Date,
  how: Pick<Pairing, 'endedBy' | 'reason' | 'leadMayRead'> = {},
): Pairing {
  const { nextDate: _n, dueAt: _d, proposedTo: _p, ...rest } = pairing;
  return { ...rest, ...how, state, tasks: [], endedAt: now.toISOString() };
}

export function pausePairing(pairing: Pairing, personId: string): Pairing | undefined {
  if (pairing.state !== 'running' || !isMember(pairing, personId)) return undefined;
  const { nextDate: _n, dueAt: _d, ...rest } = pairing;
  return { ...rest, state: 'paused', tasks: [] };
}

export function resumePairing(
  pairing: Pairing,
  personId: string,
  now: Date,
  date = firstDate(now),
): Pairing | undefined {
  if (pairing.state !== 'paused' || !isMember(pairing, personId)) return undefined;
  return planFrom({ ...pairing, state: 'running' }, date);
}
