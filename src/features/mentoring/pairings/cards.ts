// What mentoring looks like: data for the card templates.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';
import type { Person } from '../../../core/person';
import { instantAt } from '../../../domain/calendar';
import type { Pairing, Side } from './pairing';
import type { Offer, Wish } from '../seekers/records';

type Named = Pick<Person, 'name'>;
type Contact = Pick<Person, 'name' | 'email' | 'department' | 'location'>;

const NOON = 12 * 60;
const SKILL_SHOWN = 40;
const SAID_MAX = 200;

export function overviewCard(
  offer: Offer | undefined,
  wish: Wish | undefined,
  pairings: readonly { readonly pairing: Pairing; readonly other: Named; readonly unanswered: boolean }[],
  reader: Pick<Person, 'zone'>,
): CardMessage {
  return {
    card: 'mentoring/overview',
    data: {
      hasOffer: offer?.open ?? false,
      offered: offer?.skills.join(', ') ?? '',
      hasWish: wish?.open ?? false,
      wished: wish?.skills.join(', ') ?? '',
      hasPairings: pairings.length > 0,
      pairings: pairings.map(({ pairing, other, unanswered }) => ({
        id: pairing.id,
        other: other.name,
        // Several rows of the same buttons say whose they are.
        several: pairings.length > 1,
        state: pairing.state,
        running: pairing.state === 'running',
        paused: pairing.state === 'paused',
        active: pairing.state === 'running' || pairing.state === 'paused',
        unanswered,
        inGroup: pairing.inGroup ?? false,
        hasNext: pairing.state === 'running' && pairing.nextDate !== undefined,
        next: dayShown(pairing, reader),
        pressable: unanswered || pairing.state !== 'proposed',
      })),
    },
  };
}

/** What somebody seems to want to learn: look for a mentor, or ask what they said as a question. */
export function skillCard(skill: string, said: string): CardMessage {
  return { card: 'mentoring/skill', data: { skill: shortened(skill, SKILL_SHOWN), said: shortened(said, SAID_MAX) } };
}

/** Skills that are kept, and those said now that are not among them. */
const together = (before: readonly string[] = [], said: readonly string[]) =>
  [...before, ...said.filter((skill) => !before.includes(skill.toLowerCase()))].join(', ');

/** A day as an instant that is that day for the reader. */
function dayShown(pairing: Pairing, reader: Pick<Person, 'zone'>): string {
  return instantAt(pairing.nextDate ?? pairing.proposedAt.slice(0, 10), NOON, reader.zone).toISOString();
}

export function offerForm(person: Person, offer: Offer | undefined, skills: readonly string[] = []): CardMessage {
  return {
    card: 'mentoring/offer-form',
    data: {
      skills: together(offer?.skills, skills),
      capacity: offer?.capacity ?? 2,
      format: offer?.minGroup === undefined ? 'each' : 'group',
      minGroup: offer?.minGroup ?? 2,
      languages: (offer?.languages ?? person.languages).join(','),
    },
  };
}

export function wishForm(wish: Wish | undefined, skills: readonly string[] = []): CardMessage {
  return {
    card: 'mentoring/wish-form',
    data: {
      skills: together(wish?.skills, skills),
      goal: wish?.goal ?? '',
      rhythm: wish?.rhythm ?? 'twoWeekly',
    },
  };
}

/** Two languages at most, for a sentence. */
export function languagesIn([first = 'none', second = 'none']: readonly string[]) {
  return { language: first, language2: second };
}

/** What became of a proposal, for one of the two. */
export type Outcome = 'open' | 'waiting' | 'both' | 'declined' | 'otherDeclined' | 'lapsed';

/** The proposal as one side sees it; once it is answered it says what became of it. */
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

export function introCard(pairing: Pairing, reader: Pick<Person, 'zone'>, other: Contact): CardMessage {
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

/** `whole`: it is about all of a mentor's small group, and so is what is pressed on it. */
export function reminderCard(pairing: Pairing, session: number, other: Named, note: string | undefined, whole = false): CardMessage {
  return {
    card: 'mentoring/reminder',
    data: {
      id: pairing.id,
      whole,
      other: other.name,
      session,
      // Each of a group has their own.
      goal: whole ? '' : pairing.goal,
      hasGoal: !whole && pairing.goal !== '',
      note: note ?? '',
      hasNote: note !== undefined,
    },
  };
}

export function checkInCard(pairing: Pairing, session: number, other: Named, whole = false): CardMessage {
  return { card: 'mentoring/check-in', data: { id: pairing.id, other: other.name, session, whole } };
}

/** Takes the place of the question once they have met. */
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

export function reasonForm(
  pairing: Pairing,
  verb: 'pairing.submitDecline' | 'pairing.submitEnd',
  other: Named,
  whole = false,
): CardMessage {
  return { card: 'mentoring/reason-form', data: { id: pairing.id, whole, other: other.name, ending: verb === 'pairing.submitEnd' } };
}
