// Questions that the bot could not answer and that colleagues are asked.
import type { Receiver } from '../core/message';
import { ERASED_ID, ERASED_NAME } from '../core/personal';
import { collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';
import type { Locale } from '../core/texts';

export interface Question extends Doc {
  readonly text: string;
  readonly askerId: string;
  readonly language: Locale;
  /** ISO instant. */
  readonly askedAt: string;
  readonly state: 'open' | 'answered';
  /** Where colleagues see it. */
  readonly sentTo: readonly Receiver[];
  /** Who opened the form for an answer. */
  readonly openedBy?: readonly string[];
  readonly answer?: Answer;
}

export interface Answer {
  /** Empty if an entry is the whole answer. */
  readonly text: string;
  /** The entry that answers it. */
  readonly entryId?: string;
  readonly byPersonId: string;
  readonly byName: string;
  readonly at: string;
  /** Whether the answerer offers the answer as an entry. */
  readonly makeEntry: boolean;
  readonly because: string;
}

export const questionsCollection = collectionSpec<Question>('questions', {
  indexes: [{ fields: ['state', 'askedAt'] }, { fields: ['askerId'] }],
  what: 'questions that were handed to colleagues, asker, answer',
  people: {
    whom: 'yes',
    purpose: 'knowledge',
    show: (question, { personId }) => {
      const { id, text, askedAt, state, askerId, answer, openedBy } = question;
      if (askerId === personId)
        return { asked: text, at: askedAt, state, ...(answer && { answer: answer.text }) };
      if (answer?.byPersonId === personId) return { answered: answer.text, at: answer.at };
      return openedBy?.includes(personId) ? { opened: id } : undefined;
    },
    erase: (question, { personId }, how) => {
      if (question.askerId === personId && (how === 'gone' || question.state === 'open'))
        return 'remove';
      const sentTo = question.sentTo.filter((to) => !('person' in to && to.person === personId));
      const openedBy = question.openedBy?.filter((id) => id !== personId);
      const isAnswerer = question.answer?.byPersonId === personId;
      const isNamed =
        sentTo.length < question.sentTo.length || openedBy?.length !== question.openedBy?.length;
      if (question.askerId !== personId && !isAnswerer && !isNamed) return 'keep';
      const { answer } = question;
      const text = how === 'gone' ? '' : answer?.text;
      return {
        ...question,
        sentTo,
        ...(openedBy && { openedBy }),
        askerId: question.askerId === personId ? ERASED_ID : question.askerId,
        ...(answer &&
          isAnswerer && {
            answer: { ...answer, text: text ?? '', byPersonId: ERASED_ID, byName: ERASED_NAME },
          }),
      };
    },
    erased: 'an open question is removed; of the rest the texts stay without a name, or go',
  },
  keep: {
    days: 730,
    since: 'askedAt',
    where: { state: 'answered' },
    when: 'after an answered one was asked',
  },
});
