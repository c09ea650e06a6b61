// The list of somebody's own questions to colleagues: the state of each, a page at a time.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';
import type { People } from '../../../core/people';
import type { Person } from '../../../core/person';
import { askersOf, type Question, type QuestionState, stateOf } from '../../../domain/questions';
import { QUESTION_MAX } from './carried';
import type { Questions } from './questions';

/** As many as a phone shows in two or three turns. */
const ROWS_MAX = 6;
/** Of a question in a button: all of the button fits on a phone. */
const SHORT_MAX = 16;

/** The page of a person's questions that begins after `from` rows; undefined if they have none. */
export async function ownQuestions(
  person: Person,
  from: number,
  { questions, people }: { readonly questions: Questions; readonly people: People },
): Promise<CardMessage | undefined> {
  const ids = await people.idsOf(person);
  const all = await questions.ofAsker(ids);
  if (all.length === 0) return undefined;
  const begin = from < all.length ? from : 0;
  const shown = all.slice(begin, begin + ROWS_MAX);
  const holders = await Promise.all(
    shown.map(async ({ chase }) =>
      chase?.namedId === undefined ? undefined : people.get(chase.namedId),
    ),
  );
  return mineCard(
    shown.map((question, nth) => rowOf(question, ids, holders[nth]?.name)),
    { from: begin, count: all.length },
  );
}

export interface OwnRow {
  readonly id: string;
  readonly text: string;
  readonly state: QuestionState;
  readonly askedAt: string;
  /** The reviewer who has it; absent: all of them. */
  readonly holder?: string;
  readonly by?: string;
  readonly answeredAt?: string;
  /** How many wait for the answer. */
  readonly askers: number;
}

function rowOf(question: Question, ids: readonly string[], holder: string | undefined): OwnRow {
  const { id, answer } = question;
  const state = stateOf(question);
  const askers = askersOf(question);
  const own = askers.find(({ personId }) => ids.includes(personId)) ?? askers[0];
  return {
    id,
    text: own?.text ?? question.text,
    state,
    askedAt: own?.at ?? question.askedAt,
    askers: askers.length,
    ...(state === 'open' && holder !== undefined && { holder }),
    ...(answer && { by: answer.byName, answeredAt: answer.at }),
  };
}

export function mineCard(
  rows: readonly OwnRow[],
  { from, count }: { readonly from: number; readonly count: number },
): CardMessage {
  const several = (state: QuestionState) => rows.filter((row) => row.state === state).length > 1;
  const shown = from + rows.length;
  return {
    card: 'ask/mine',
    data: {
      count,
      hasMore: count > shown,
      more: count - shown,
      next: shown,
      hasBefore: from > 0,
      before: Math.max(0, from - ROWS_MAX),
      rows: rows.map((row) => ({
        id: row.id,
        question: shortened(row.text, QUESTION_MAX),
        state: row.state,
        askedAt: row.askedAt,
        holder: row.holder ?? '',
        hasHolder: row.holder !== undefined,
        by: row.by ?? '',
        answeredAt: row.answeredAt ?? row.askedAt,
        others: row.askers - 1,
        open: row.state === 'open',
        answered: row.state === 'answered',
        // A button says which question it is about, if another has the same one.
        named: several(row.state),
        short: several(row.state) ? shortened(row.text, SHORT_MAX) : '',
      })),
    },
  };
}

export const rewordForm = (id: string, text: string): CardMessage => ({
  card: 'ask/reword-form',
  data: { id, question: text },
});
