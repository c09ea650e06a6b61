// What receivers and askers are told about a question: each message is stored with the change that
// causes it.
import type { DomainEvent } from '../../../core/events';
import type { Delivery, Receiver } from '../../../core/message';
import { receiverKey } from '../../../domain/channels';
import type { Entry } from '../../../domain/entries';
import { type Answer, askersOf, type Question } from '../../../domain/questions';
import { answeredCard, questionCard } from './cards';

const askedKey = (id: string, to: Receiver) => `${id}:asked:${receiverKey(to)}`;

export const askedDeliveries = (
  question: Question,
  askerName: string,
  receivers: readonly Receiver[],
): Delivery[] =>
  receivers.map((to) => ({
    key: askedKey(question.id, to),
    class: 'answer',
    to,
    message: questionCard(question, askerName),
    tell: { person: question.askerId, text: 'ask.questionNotDelivered' },
  }));

/** The cards that receivers have, with what changed. `change`: tells it from other changes. */
export const changedDeliveries = (
  question: Question,
  askerName: string,
  change: string,
): Delivery[] =>
  question.sentTo.map((to) => ({
    key: `${question.id}:${change}:${receiverKey(to)}`,
    class: 'answer',
    to,
    message: questionCard(question, askerName),
    replaces: askedKey(question.id, to),
  }));

/** The cards of the question change for everyone who got one, and all askers get the answer. */
export function answerDeliveries(question: Question, answer: Answer, entry?: Entry): Delivery[] {
  const { id, sentTo } = question;
  const changed: Delivery[] = sentTo.map((to) => ({
    key: `${id}:answered:${receiverKey(to)}`,
    class: 'answer',
    to,
    message: questionCard(question, '', entry),
    replaces: askedKey(id, to),
  }));
  const told = askersOf(question).map(
    ({ personId, text }, nth): Delivery => ({
      key: nth === 0 ? `${id}:told` : `${id}:told:${personId}`,
      class: 'answer',
      to: { person: personId },
      message: answeredCard({ ...question, text }, answer, entry),
    }),
  );
  return [...changed, ...told];
}

/** The events of an answer: a proposed entry, or one more question for an entry. */
export function eventsOf(
  questionId: string,
  { byPersonId, entryId, makeEntry }: Answer,
): DomainEvent[] {
  if (entryId !== undefined)
    return [
      {
        key: `${questionId}:pointed`,
        name: 'question.pointed',
        data: { questionId, entryId, byPersonId },
      },
    ];
  return makeEntry
    ? [
        {
          key: `${questionId}:answered`,
          name: 'question.answered',
          data: { questionId, byPersonId },
        },
      ]
    : [];
}
