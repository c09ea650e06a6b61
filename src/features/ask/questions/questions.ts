// Questions handed to colleagues. Each is asked once and answered once; the answer goes back to the
// asker.
import type { DomainEvent } from '../../../core/events';
import { idFrom } from '../../../core/ids';
import type { Delivery, Place, Receiver } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import { isAt, receiverKey, reviewersOf } from '../../../domain/channels';
import { decideOnce } from '../../../domain/decide-once';
import type { Entry } from '../../../domain/entries';
import { type Answer, type Question, questionsCollection } from '../../../domain/questions';
import { answeredCard, questionCard } from './cards';

export type Answered =
  | { readonly kind: 'answered'; readonly question: Question }
  | { readonly kind: 'late'; readonly answer: Answer }
  | { readonly kind: 'gone' };

export interface Questions {
  /** Sends a question to the reviewers. Undefined if there are none. */
  hand(text: string, asker: Person, cause: string, now: Date): Promise<Question | undefined>;
  get(id: string): Promise<Question | undefined>;
  /** Records that a person opened the answer form. */
  open(id: string, personId: string): Promise<void>;
  /** `entry`: the one with the id `answer.entryId`. */
  answer(id: string, answer: Answer, entry?: Entry): Promise<Answered>;
  /** Sends the open questions of a lost place elsewhere. */
  rescue(place: Place): Promise<void>;
}

export function createQuestions(store: Store, people: Pick<People, 'get'>): Questions {
  const questions = store.collection(questionsCollection);

  const askedOf = (
    question: Question,
    asker: Pick<Person, 'name'>,
    receivers: readonly Receiver[],
  ): Delivery[] =>
    receivers.map((to) => ({
      key: `${question.id}:asked:${receiverKey(to)}`,
      class: 'answer',
      to,
      message: questionCard(question, asker.name),
      tell: { person: question.askerId, text: 'ask.questionNotDelivered' },
    }));

  return {
    get: (id) => questions.get(id),
    async open(id, personId) {
      await questions.update(id, (question) => {
        const { openedBy = [] } = question;
        return openedBy.includes(personId)
          ? undefined
          : { doc: { ...question, openedBy: [...openedBy, personId] } };
      });
    },
    async hand(text, asker, cause, now) {
      const sentTo = await reviewersOf(store);
      if (sentTo.length === 0) return undefined;
      const id = idFrom('question', cause);
      const question: Question = {
        id,
        version: 1,
        text,
        askerId: asker.id,
        language: asker.locale,
        askedAt: now.toISOString(),
        state: 'open',
        sentTo,
      };
      await questions.insert(question, { deliveries: askedOf(question, asker, sentTo) });
      return question;
    },
    async answer(id, answer, entry) {
      const outcome = await decideOnce<Question, Answer>(questions, id, {
        decisionOf: (question) => question.answer,
        isRepeat: (first) => isRepeat(first, answer),
        isStale: ({ state }) => state === 'answered',
        decided(question) {
          const doc: Question = { ...question, state: 'answered', answer };
          return {
            doc,
            deliveries: answerDeliveries(doc, answer, entry),
            events: eventsOf(id, answer),
          };
        },
      });
      if (outcome.kind === 'done' || outcome.kind === 'repeated')
        return { kind: 'answered', question: outcome.doc };
      return outcome.kind === 'late'
        ? { kind: 'late', answer: outcome.decision }
        : { kind: 'gone' };
    },
    async rescue(place) {
      const others = await reviewersOf(store, place);
      for await (const { id, askerId } of questions.scan({ state: 'open' })) {
        const asker = await people.get(askerId);
        await questions.update(id, (question) => {
          const { sentTo, state } = question;
          if (!asker || state !== 'open' || !sentTo.some((to) => isAt(to, place))) return undefined;
          const doc = {
            ...question,
            sentTo: [...sentTo.filter((to) => !isAt(to, place)), ...others],
          };
          return { doc, deliveries: askedOf(doc, asker, others) };
        });
      }
    },
  };
}

/** The cards of the question change for everyone who got one, and the asker gets the answer. */
function answerDeliveries(question: Question, answer: Answer, entry?: Entry): Delivery[] {
  const { id, sentTo, askerId } = question;
  const changed: Delivery[] = sentTo.map((to) => ({
    key: `${id}:answered:${receiverKey(to)}`,
    class: 'answer',
    to,
    message: questionCard(question, '', entry),
    replaces: `${id}:asked:${receiverKey(to)}`,
  }));
  return [
    ...changed,
    {
      key: `${id}:told`,
      class: 'answer',
      to: { person: askerId },
      message: answeredCard(question, answer, entry),
    },
  ];
}

/** The same event again, or the same answer sent twice. */
const isRepeat = (first: Answer, again: Answer) =>
  first.because === again.because ||
  (first.byPersonId === again.byPersonId &&
    first.text === again.text &&
    first.entryId === again.entryId);

/** The events of an answer: a proposed entry, or one more question for an entry. */
function eventsOf(questionId: string, { byPersonId, entryId, makeEntry }: Answer): DomainEvent[] {
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
