// What reviewers and authors are told about a contribution: each message is stored with the change
// that causes it.
import type { Delivery, Receiver } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Changed } from '../../../core/store';
import { deedDone } from '../../../domain/audit';
import { receiverKey } from '../../../domain/channels';
import type { Contribution, Decision } from '../../../domain/contributions';
import { decidedCard, reviewCard } from './cards';

const reviewKey = (id: string, round: number, to: Receiver) =>
  `${id}:review:${round}:${receiverKey(to)}`;

/** The review card for all reviewers. The card of a later round is a reply to the first. */
export function reviewDeliveries(contribution: Contribution, author: Person): Delivery[] {
  const { id, round, sentTo } = contribution;
  return sentTo.map((to) => ({
    key: reviewKey(id, round, to),
    class: 'answer',
    to,
    message: reviewCard(contribution, author),
    ...(round > 1 && { under: reviewKey(id, 1, to) }),
  }));
}

/** The cards of a round that the author replaced before anybody decided: they lose their buttons. */
export function supersededDeliveries(before: Contribution, author: Person): Delivery[] {
  const { id, round, sentTo } = before;
  return sentTo.map((to) => ({
    key: `${id}:superseded:${round}:${receiverKey(to)}`,
    class: 'answer',
    to,
    message: reviewCard(before, author, 'superseded'),
    replaces: reviewKey(id, round, to),
  }));
}

function decidedCards(doc: Contribution, decision: Decision, author: Person): Delivery[] {
  const { id, round } = doc;
  const step = decision.what === 'withdrawn' ? 'withdrawn' : 'decided';
  return doc.sentTo.map((to) => ({
    key: `${id}:${step}:${round}:${receiverKey(to)}`,
    class: 'answer',
    to,
    message: reviewCard(doc, author, decision),
    replaces: reviewKey(id, round, to),
  }));
}

/** A contribution that its author withdrew: the cards of all reviewers change. */
export const withdrawn = (
  doc: Contribution,
  decision: Decision,
  author: Person,
): Changed<Contribution> => ({ doc, deliveries: decidedCards(doc, decision, author) });

/**
 * A decided contribution, with what the decision causes: the cards of all reviewers change, the
 * author is told, the audit notes it.
 */
export function decided(
  doc: Contribution,
  decision: Decision,
  author: Person,
): Changed<Contribution> {
  const { id, round } = doc;
  const told: Delivery = {
    key: `${id}:told:${round}`,
    class: 'owed',
    to: { person: doc.authorId },
    message: decidedCard(doc, decision),
    tell: { person: decision.byPersonId, text: 'contributions.decisionNotDelivered' },
  };
  const approved = {
    key: `${id}:approved`,
    name: 'contribution.approved',
    data: { contributionId: id },
  } as const;
  const deed = {
    at: decision.at,
    byPersonId: decision.byPersonId,
    what: `contribution.${decision.what}`,
    whom: id,
  };
  const noted = deedDone(`${id}:decided:${round}`, deed);
  return {
    doc,
    deliveries: [...decidedCards(doc, decision, author), told],
    events: decision.what === 'approved' ? [approved, noted] : [noted],
  };
}
