// Questions that the bot could not answer and that colleagues are asked.
import type { JsonObject } from '../core/json';
import type { Receiver } from '../core/message';
import { type DataSubject, ERASED_ID, ERASED_NAME, type Erasure } from '../core/personal';
import { collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';
import type { Locale } from '../core/texts';
import { type Chase, withoutNamed } from './chase';

/** Somebody who waits for the answer, with the question in their own words. */
export interface Asker {
  readonly personId: string;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
}

export interface Question extends Doc {
  readonly text: string;
  readonly askerId: string;
  readonly language: Locale;
  /** ISO instant. */
  readonly askedAt: string;
  /** `answered` without an answer: all askers cancelled it. */
  readonly state: 'open' | 'answered';
  /** Others who asked the same while it was open, and their ids, for look-ups. */
  readonly joined?: readonly Asker[];
  readonly joinedBy?: readonly string[];
  /** Where colleagues see it. */
  readonly sentTo: readonly Receiver[];
  /** Who opened the form for an answer. */
  readonly openedBy?: readonly string[];
  /** How far the bot chased it. */
  readonly chase?: Chase;
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

/** What became of a question. */
export type QuestionState = Question['state'] | 'cancelled';

export const stateOf = ({ state, answer }: Question): QuestionState =>
  state === 'answered' && answer === undefined ? 'cancelled' : state;

/** Everybody who waits for the answer, the first asker first. */
export function askersOf({ askerId, text, askedAt, joined = [] }: Question): readonly Asker[] {
  return [{ personId: askerId, text, at: askedAt }, ...joined];
}

function withJoined(question: Question, joined: readonly Asker[]): Question {
  const { joined: _before, joinedBy: _ids, ...rest } = question;
  return joined.length === 0
    ? rest
    : { ...rest, joined, joinedBy: joined.map(({ personId }) => personId) };
}

export const withAsker = (question: Question, asker: Asker): Question =>
  withJoined(question, [...(question.joined ?? []), asker]);

/**
 * The question without one of its askers; the next one takes the place of the first. `nobody`: no
 * other waits for it; undefined if they did not ask it. `ids`: all ids of the asker.
 */
export function withoutAsker(
  question: Question,
  ids: readonly string[],
): Question | 'nobody' | undefined {
  const { joined = [] } = question;
  const left = joined.filter(({ personId }) => !ids.includes(personId));
  if (!ids.includes(question.askerId))
    return left.length < joined.length ? withJoined(question, left) : undefined;
  const [first, ...others] = left;
  return first === undefined
    ? 'nobody'
    : { ...withJoined(question, others), askerId: first.personId, text: first.text };
}

/** The question in an asker's new words; undefined if they did not ask it. */
export function reworded(
  question: Question,
  ids: readonly string[],
  text: string,
): Question | undefined {
  if (ids.includes(question.askerId)) return { ...question, text };
  const { joined = [] } = question;
  return joined.some(({ personId }) => ids.includes(personId))
    ? withJoined(
        question,
        joined.map((one) => (ids.includes(one.personId) ? { ...one, text } : one)),
      )
    : undefined;
}

export const questionsCollection = collectionSpec<Question>('questions', {
  indexes: [{ fields: ['state', 'askedAt'] }, { fields: ['askerId'] }, { fields: ['joinedBy'] }],
  what: 'questions that were handed to colleagues, askers, answer',
  people: {
    whom: 'yes',
    purpose: 'knowledge',
    show,
    erase,
    erased: 'an open question is removed; of the rest the texts stay without a name, or go',
  },
  keep: {
    days: 730,
    since: 'askedAt',
    where: { state: 'answered' },
    when: 'after an answered one was asked',
  },
});

function show(question: Question, { personId }: DataSubject): JsonObject | undefined {
  const { id, answer, openedBy } = question;
  const asker = askersOf(question).find((one) => one.personId === personId);
  if (asker)
    return {
      asked: asker.text,
      at: asker.at,
      state: stateOf(question),
      ...(answer && { answer: answer.text }),
    };
  if (answer?.byPersonId === personId) return { answered: answer.text, at: answer.at };
  return openedBy?.includes(personId) ? { opened: id } : undefined;
}

/** An open question stays for the others who wait for its answer. */
function erase(
  question: Question,
  { personId }: DataSubject,
  how: Erasure,
): Question | 'remove' | 'keep' {
  const others = withoutAsker(question, [personId]);
  const { answer, chase } = question;
  const isGone = how === 'gone' || answer === undefined;
  if (others === 'nobody' && isGone) return 'remove';
  const sentTo = question.sentTo.filter((to) => !('person' in to && to.person === personId));
  const openedBy = question.openedBy?.filter((id) => id !== personId);
  const isAnswerer = answer?.byPersonId === personId;
  const isNamed =
    sentTo.length < question.sentTo.length ||
    openedBy?.length !== question.openedBy?.length ||
    chase?.namedId === personId;
  if (!others && !isAnswerer && !isNamed) return 'keep';
  const left = others && others !== 'nobody' && isGone ? others : nameless(question, personId);
  return {
    ...left,
    sentTo,
    ...(openedBy && { openedBy }),
    ...(chase && { chase: withoutNamed(chase, personId) }),
    ...(answer &&
      isAnswerer && {
        answer: {
          ...answer,
          text: how === 'gone' ? '' : answer.text,
          byPersonId: ERASED_ID,
          byName: ERASED_NAME,
        },
      }),
  };
}

/** An answered question keeps the words of an asker, and nobody knows whose they were. */
function nameless(question: Question, personId: string): Question {
  const of = (id: string) => (id === personId ? ERASED_ID : id);
  const { joined } = question;
  return {
    ...question,
    askerId: of(question.askerId),
    ...(joined && {
      joined: joined.map((one) => ({ ...one, personId: of(one.personId) })),
      joinedBy: joined.map((one) => of(one.personId)),
    }),
  };
}
