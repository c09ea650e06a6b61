// Cards and forms about a pairing: the proposal, the introduction, the form for a reason.
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import { instantAt } from '../../../domain/calendar';
import type { Pairing, Side } from './pairing';

type Named = Pick<Person, 'name'>;
type Contact = Pick<Person, 'name' | 'email' | 'department' | 'location'>;

const NOON = 12 * 60;

/** The day of the next session, as an instant that falls on that day for the reader. */
export function dayShown(pairing: Pairing, reader: Pick<Person, 'zone'>): string {
  return instantAt(
    pairing.nextDate ?? pairing.proposedAt.slice(0, 10),
    NOON,
    reader.zone,
  ).toISOString();
}

/** Two languages at most, for a sentence. */
export function languagesIn([first = 'none', second = 'none']: readonly string[]) {
  return { language: first, language2: second };
}

/** What became of a proposal, for one of its members. */
export type Outcome = 'open' | 'waiting' | 'both' | 'declined' | 'otherDeclined' | 'lapsed';

/** The proposal as one side sees it. Once it is answered, it says what became of it. */
export function proposalCard(
  pairing: Pairing,
  side: Side,
  other: Contact,
  outcome: Outcome = 'open',
  companions: readonly string[] = [],
): CardMessage {
  return {
    card: 'mentoring/proposal',
    data: {
      id: pairing.id,
      asMentor: side === 'mentor',
      other: other.name,
      where: [other.department, other.location].filter(Boolean).join(', '),
      hasWhere: other.department !== undefined || other.location !== undefined,
      shared: pairing.shared.join(', '),
      ...languagesIn(pairing.languages),
      goal: pairing.goal,
      hasGoal: pairing.goal !== '',
      rhythm: pairing.rhythm,
      inGroup: pairing.inGroup ?? false,
      companions: companions.join(', '),
      named: companions.length > 0,
      open: outcome === 'open',
      settled: outcome !== 'open',
      outcome,
    },
  };
}

export function introCard(
  pairing: Pairing,
  reader: Pick<Person, 'zone'>,
  other: Contact,
): CardMessage {
  return {
    card: 'mentoring/intro',
    data: {
      other: other.name,
      email: other.email ?? '',
      hasEmail: other.email !== undefined,
      inGroup: pairing.inGroup ?? false,
      goal: pairing.goal,
      hasGoal: pairing.goal !== '',
      date: dayShown(pairing, reader),
      rhythm: pairing.rhythm,
    },
  };
}

export function reasonForm(
  pairing: Pairing,
  verb: 'pairing.submitDecline' | 'pairing.submitEnd',
  other: Named,
  whole = false,
): CardMessage {
  return {
    card: 'mentoring/reason-form',
    data: { id: pairing.id, whole, other: other.name, ending: verb === 'pairing.submitEnd' },
  };
}
