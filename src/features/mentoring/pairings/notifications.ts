// The messages that the members of a pairing get unasked. The key of each delivery is made of the
// pairing, the receiver and the step, so that none is sent twice.
import { UserError } from '../../../core/errors';
import type { Delivery, Message } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { TextKey } from '../../../core/texts';
import { introCard, type Outcome, proposalCard } from './cards';
import { membersOf, type Pairing, type Side, sideOf } from './pairing';
import { checkInCard, reminderCard } from './session-cards';
import { type DueTask, lastNote } from './sessions';

/** The members of a pairing, mentor first. */
export type Members = readonly [Person, Person];

export async function loadMembers(people: People, pairing: Pairing): Promise<Members> {
  const [mentor, mentee] = [await people.get(pairing.mentorId), await people.get(pairing.menteeId)];
  if (!mentor || !mentee) throw new UserError('mentoring.pairingGone');
  // With the ids that the pairing knows: a merge since then gives a person another id.
  return [
    { ...mentor, id: pairing.mentorId },
    { ...mentee, id: pairing.menteeId },
  ];
}

/** The member with this id as reader, and the other one. */
function inPair([mentor, mentee]: Members, personId: string): { reader: Person; other: Person } {
  return personId === mentor.id
    ? { reader: mentor, other: mentee }
    : { reader: mentee, other: mentor };
}

const proposalKey = (pairing: Pairing, personId: string) => `${pairing.id}:proposed:${personId}`;
const chaseKey = (pairing: Pairing, personId: string) => `${pairing.id}:proposed-again:${personId}`;

/** `companions`: names of the other mentees in the proposed group. */
export function proposalDeliveries(
  pairing: Pairing,
  mentor: Person,
  mentee: Person,
  companions: readonly string[],
): Delivery[] {
  const card = (side: Side, other: Person) =>
    proposalCard(pairing, side, other, 'open', companions);
  return [
    {
      key: proposalKey(pairing, mentor.id),
      class: 'campaign',
      to: { person: mentor.id },
      message: card('mentor', mentee),
    },
    {
      key: proposalKey(pairing, mentee.id),
      class: 'campaign',
      to: { person: mentee.id },
      message: card('mentee', mentor),
    },
  ];
}

/** The proposal again, to a member who has not answered. */
export function chaseDelivery(pairing: Pairing, members: Members, personId: string): Delivery {
  const message = proposalCard(pairing, sideOf(pairing, personId), inPair(members, personId).other);
  return { key: chaseKey(pairing, personId), class: 'campaign', to: { person: personId }, message };
}

/** Every proposal card that the member got now shows the outcome. */
export function outcomeDeliveries(
  pairing: Pairing,
  members: Members,
  personId: string,
  outcome: Outcome,
): Delivery[] {
  const message = proposalCard(
    pairing,
    sideOf(pairing, personId),
    inPair(members, personId).other,
    outcome,
  );
  const cards = [
    proposalKey(pairing, personId),
    ...(pairing.chased.includes(personId) ? [chaseKey(pairing, personId)] : []),
  ];
  return cards.map((replaces) => ({
    key: `${replaces}:${outcome}`,
    class: 'answer',
    to: { person: personId },
    message,
    replaces,
  }));
}

export function introductions(pairing: Pairing, members: Members): Delivery[] {
  return membersOf(pairing).map((personId) => {
    const { reader, other } = inPair(members, personId);
    return {
      key: `${pairing.id}:intro:${personId}`,
      class: 'answer',
      to: { person: personId },
      message: introCard(pairing, reader, other),
    };
  });
}

/** One line about the other member. `step` makes its key unique. */
export function noticeTo(
  pairing: Pairing,
  members: Members,
  personId: string,
  step: string,
  text: TextKey,
  args: Record<string, string> = {},
): Delivery {
  const message: Message = { text, args: { other: inPair(members, personId).other.name, ...args } };
  return {
    key: `${pairing.id}:${step}:${personId}`,
    class: 'answer',
    to: { person: personId },
    message,
  };
}

/** A reminder, or the question whether they met. */
export function sessionDelivery(
  pairing: Pairing,
  members: Members,
  { kind, session, personId, date, usefulUntil }: DueTask,
): Delivery {
  const { other } = inPair(members, personId);
  return {
    key: `${pairing.id}:${kind}:${session}:${date}:${personId}`,
    class: 'owed',
    to: { person: personId },
    message:
      kind === 'reminder'
        ? reminderCard(pairing, session, other, lastNote(pairing, personId))
        : checkInCard(pairing, session, other),
    usefulUntil,
  };
}

/**
 * The same for the mentor of a small group, once for the whole group: all pairings of the group
 * use the same key. `mentees`: their names.
 */
export function groupSessionDelivery(
  meeting: readonly Pairing[],
  mentees: string,
  task: DueTask & { readonly pairing: Pairing },
): Delivery {
  const { pairing, kind, session, personId, date, usefulUntil } = task;
  const group = { name: mentees };
  const note = meeting.map((one) => lastNote(one, personId)).find((line) => line !== undefined);
  return {
    key: `group:${personId}:${kind}:${date}`,
    class: 'owed',
    to: { person: personId },
    message:
      kind === 'reminder'
        ? reminderCard(pairing, session, group, note, true)
        : checkInCard(pairing, session, group, true),
    usefulUntil,
  };
}
