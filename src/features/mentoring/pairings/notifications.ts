// What the two of a pairing are told unasked, as deliveries whose keys derive from the pairing, the receiver and the step.
import { UserError } from '../../../core/errors';
import type { Delivery, Message } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { TextKey } from '../../../core/texts';
import { checkInCard, introCard, type Outcome, proposalCard, reminderCard } from './cards';
import { membersOf, type Pairing, type Side, sideOf } from './pairing';
import { lastNote, type Saying } from './sessions';

/** The two of a pairing, mentor first. */
export type Two = readonly [Person, Person];

export async function bothOf(people: People, pairing: Pairing): Promise<Two> {
  const [mentor, mentee] = [await people.get(pairing.mentorId), await people.get(pairing.menteeId)];
  if (!mentor || !mentee) throw new UserError('mentoring.pairingGone');
  // Under the ids by which the pairing knows them: who was merged since has another one.
  return [
    { ...mentor, id: pairing.mentorId },
    { ...mentee, id: pairing.menteeId },
  ];
}

/** One of the two, and the other. */
function inPair([mentor, mentee]: Two, personId: string): { reader: Person; other: Person } {
  return personId === mentor.id ? { reader: mentor, other: mentee } : { reader: mentee, other: mentor };
}

const proposalKey = (pairing: Pairing, personId: string) => `${pairing.id}:proposed:${personId}`;
const chaseKey = (pairing: Pairing, personId: string) => `${pairing.id}:proposed-again:${personId}`;

/** `companions`: names of the others in the group that is proposed. */
export function proposalDeliveries(pairing: Pairing, mentor: Person, mentee: Person, companions: readonly string[]): Delivery[] {
  const card = (side: Side, other: Person) => proposalCard(pairing, side, other, 'open', companions);
  return [
    { key: proposalKey(pairing, mentor.id), class: 'campaign', to: { person: mentor.id }, message: card('mentor', mentee) },
    { key: proposalKey(pairing, mentee.id), class: 'campaign', to: { person: mentee.id }, message: card('mentee', mentor) },
  ];
}

/** The proposal once more, to somebody who has not answered. */
export function chaseDelivery(pairing: Pairing, two: Two, personId: string): Delivery {
  const message = proposalCard(pairing, sideOf(pairing, personId), inPair(two, personId).other);
  return { key: chaseKey(pairing, personId), class: 'campaign', to: { person: personId }, message };
}

/** Every proposal card that somebody got shows what became of it. */
export function outcomeDeliveries(pairing: Pairing, two: Two, personId: string, outcome: Outcome): Delivery[] {
  const message = proposalCard(pairing, sideOf(pairing, personId), inPair(two, personId).other, outcome);
  const cards = [proposalKey(pairing, personId), ...(pairing.chased.includes(personId) ? [chaseKey(pairing, personId)] : [])];
  return cards.map((replaces) => ({ key: `${replaces}:${outcome}`, class: 'answer', to: { person: personId }, message, replaces }));
}

export function introductions(pairing: Pairing, two: Two): Delivery[] {
  return membersOf(pairing).map((personId) => {
    const { reader, other } = inPair(two, personId);
    return {
      key: `${pairing.id}:intro:${personId}`,
      class: 'answer',
      to: { person: personId },
      message: introCard(pairing, reader, other),
    };
  });
}

/** One line about the other; `step` makes it the only one of its kind. */
export function tell(
  pairing: Pairing,
  two: Two,
  personId: string,
  step: string,
  text: TextKey,
  args: Record<string, string> = {},
): Delivery {
  const message: Message = { text, args: { other: inPair(two, personId).other.name, ...args } };
  return { key: `${pairing.id}:${step}:${personId}`, class: 'answer', to: { person: personId }, message };
}

/** A reminder, or the question whether they met. */
export function sayingDelivery(pairing: Pairing, two: Two, { kind, session, personId, date, usefulUntil }: Saying): Delivery {
  const { other } = inPair(two, personId);
  return {
    key: `${pairing.id}:${kind}:${session}:${date}:${personId}`,
    class: 'owed',
    to: { person: personId },
    message:
      kind === 'reminder' ? reminderCard(pairing, session, other, lastNote(pairing, personId)) : checkInCard(pairing, session, other),
    usefulUntil,
  };
}

/**
 * The same to the mentor of a small group, once for all who meet: each of their pairings causes it under the same key. `mentees`: their
 * names.
 */
export function groupSayingDelivery(
  meeting: readonly Pairing[],
  mentees: string,
  saying: Saying & { readonly pairing: Pairing },
): Delivery {
  const { pairing, kind, session, personId, date, usefulUntil } = saying;
  const group = { name: mentees };
  const note = meeting.map((one) => lastNote(one, personId)).find((line) => line !== undefined);
  return {
    key: `group:${personId}:${kind}:${date}`,
    class: 'owed',
    to: { person: personId },
    message: kind === 'reminder' ? reminderCard(pairing, session, group, note, true) : checkInCard(pairing, session, group, true),
    usefulUntil,
  };
}
