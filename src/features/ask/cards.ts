// What answers and questions look like: data for the card templates.
import { shortened } from '../../cards/shortened';
import type { CardMessage } from '../../core/message';
import { audienceShown, isEverybody } from '../../domain/audience';
import type { Entry } from '../../domain/entries';
import type { Answer, Question } from '../../domain/questions';
import type { Found } from './knowledge';
import { heeded, keyOf } from './learning';
import type { SearchResult } from './search';

/** The longest question that is taken. */
export const QUESTION_MAX = 500;
const BUTTON_MAX = 60;

/** A question as buttons carry it: whole, in at most 1,000 characters of JSON (Slack takes 2,000 in all), hence without control characters. */
export const carried = (question: string): string => shortened(question.replace(/[^\P{Cc}\n]/gu, ' '), QUESTION_MAX);

/** `guest`: who may only read. */
export function answerCard(
  entry: Entry,
  question: string,
  { ownerName, guest = false }: { readonly ownerName?: string | undefined; readonly guest?: boolean },
): CardMessage {
  return {
    card: 'ask/answer',
    data: {
      entryId: entry.id,
      question: carried(question),
      title: entry.question,
      answer: entry.answer,
      owner: ownerName ?? '',
      hasOwner: ownerName !== undefined,
      source: entry.source ?? '',
      hasSource: entry.source !== undefined,
      tags: entry.tags.join(', '),
      hasTags: entry.tags.length > 0,
      updatedAt: entry.updatedAt,
      link: entry.link ?? '',
      hasLink: entry.link !== undefined,
      guest,
      ...audienceShown(entry.audience),
    },
  };
}

interface UnknownShown extends Pick<SearchResult, 'mended' | 'unknown'> {
  readonly afterNoHelp?: boolean;
  /** Who may only read. */
  readonly guest?: boolean | undefined;
}

const CODES_MAX = 200;

/** What the bot says when it does not know: which code it never heard of, the nearest, and the way to a person. */
export function unknownCard(
  question: string,
  nearest: readonly Pick<Found, 'entry'>[],
  { afterNoHelp = false, mended = '', unknown = [], guest = false }: UnknownShown,
): CardMessage {
  return {
    card: 'ask/unknown',
    data: {
      question: carried(question),
      afterNoHelp,
      codes: shortened(unknown.join(', '), CODES_MAX),
      hasCodes: unknown.length > 0,
      mended: shortened(mended, QUESTION_MAX),
      hasMended: mended !== '',
      guest,
      hasNearest: nearest.length > 0,
      nearest: nearest.map(({ entry }) => ({
        entryId: entry.id,
        question: carried(question),
        title: shortened(entry.question, BUTTON_MAX),
      })),
    },
  };
}

const FORGETTABLE = 5;

/** What the search went by; whoever may make the entry forget what it learned also sees that. */
export function whyCard(entryId: string, question: string, hit: Found | undefined, mayForget: boolean): CardMessage {
  const learned = heeded(hit?.entry.learned);
  const same = learned.find(({ key }) => key === keyOf(question));
  const words = hit?.matched.join(', ') ?? '';
  return {
    card: 'ask/why',
    data: {
      words: shortened(words, QUESTION_MAX),
      hasWords: words !== '',
      colleagues: same?.helped.length ?? 0,
      given: same?.given?.length ?? 0,
      sure: Math.round((hit?.confidence ?? 0) * 100),
      canForget: mayForget && learned.length > 0,
      learned: learned
        .slice(0, FORGETTABLE)
        .map(({ key, text }) => ({ entryId, key: shortened(key, QUESTION_MAX), text: shortened(text, BUTTON_MAX) })),
    },
  };
}

/** `entry`: what was given as the answer. Where all can see the card, one that is not for everybody is not named. */
export function questionCard(question: Question, askerName: string, entry?: Entry): CardMessage {
  return {
    card: 'ask/question',
    data: {
      id: question.id,
      question: question.text,
      asker: askerName,
      at: question.askedAt,
      open: question.state === 'open',
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

export const askForm = (): CardMessage => ({ card: 'ask/ask-form', data: {} });

/** The form for whoever answers: words of their own, or one of the entries that come nearest. */
export function answerForm(question: Question, nearest: readonly Entry[]): CardMessage {
  return {
    card: 'ask/answer-form',
    data: {
      id: question.id,
      question: question.text,
      hasNearest: nearest.length > 0,
      nearest: nearest.map(({ id, question: title }) => ({ entryId: id, title: shortened(title, BUTTON_MAX) })),
    },
  };
}
