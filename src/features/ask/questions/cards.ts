// Card data of questions: as colleagues see them, their answers, and the form for an answer.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';
import { isEverybody } from '../../../domain/audience';
import type { Entry } from '../../../domain/entries';
import { type Answer, askersOf, type Question, stateOf } from '../../../domain/questions';
import { BUTTON_MAX, carried } from './carried';

/**
 * `entry`: the one given as the answer. It is named only if it is for everybody, since all in the
 * place see the card.
 */
export function questionCard(question: Question, askerName: string, entry?: Entry): CardMessage {
  return {
    card: 'ask/question',
    data: {
      id: question.id,
      question: question.text,
      asker: askerName,
      at: question.askedAt,
      askers: askersOf(question).length,
      open: question.state === 'open',
      cancelled: stateOf(question) === 'cancelled',
      answered: question.answer !== undefined,
      by: question.answer?.byName ?? '',
      answer: question.answer?.text ?? '',
      hasAnswer: (question.answer?.text ?? '') !== '',
      pointed: entry !== undefined,
      named: isEverybody(entry?.audience),
      entry: entry && isEverybody(entry.audience) ? entry.question : '',
      answeredAt: question.answer?.at ?? question.askedAt,
    },
  };
}

export function answeredCard(question: Question, answer: Answer, entry?: Entry): CardMessage {
  return {
    card: 'ask/answered',
    data: {
      id: question.id,
      question: question.text,
      asked: carried(question.text),
      answer: answer.text,
      hasAnswer: answer.text !== '',
      by: answer.byName,
      pointed: entry !== undefined,
      entryId: entry?.id ?? '',
      title: entry?.question ?? '',
      entryAnswer: entry?.answer ?? '',
    },
  };
}

/** The form for an answer: own words, or one of the closest entries. */
export function answerForm(question: Question, nearest: readonly Entry[]): CardMessage {
  return {
    card: 'ask/answer-form',
    data: {
      id: question.id,
      question: question.text,
      hasNearest: nearest.length > 0,
      nearest: nearest.map(({ id, question: title }) => ({
        entryId: id,
        title: shortened(title, BUTTON_MAX),
      })),
    },
  };
}
