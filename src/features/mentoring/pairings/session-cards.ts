// Cards and forms about the sessions of a pairing.
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Pairing } from './pairing';

type Named = Pick<Person, 'name'>;

/** `whole`: the card and its buttons are about the mentor's whole small group. */
export function reminderCard(
  pairing: Pairing,
  session: number,
  other: Named,
  note: string | undefined,
  whole = false,
): CardMessage {
  return {
    card: 'mentoring/reminder',
    data: {
      id: pairing.id,
      whole,
      other: other.name,
      session,
      // In a group each mentee has a goal of their own.
      goal: whole ? '' : pairing.goal,
      hasGoal: !whole && pairing.goal !== '',
      note: note ?? '',
      hasNote: note !== undefined,
    },
  };
}

export function checkInCard(
  pairing: Pairing,
  session: number,
  other: Named,
  whole = false,
): CardMessage {
  return {
    card: 'mentoring/check-in',
    data: { id: pairing.id, other: other.name, session, whole },
  };
}

/** Replaces the check-in once they have met. */
export function metCard(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/met', data: { id: pairing.id, other: other.name, session } };
}

export function stuckCard(pairing: Pairing, other: Named, whole: boolean): CardMessage {
  return { card: 'mentoring/stuck', data: { id: pairing.id, whole, other: other.name } };
}

export function noteForm(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/note-form', data: { id: pairing.id, session, other: other.name } };
}

export function dateForm(pairing: Pairing, session: number, other: Named): CardMessage {
  return { card: 'mentoring/date-form', data: { id: pairing.id, session, other: other.name } };
}
