// The card of a list: of what waits for reviewers, and of somebody's own. A row is a title, a line
// about it, and its buttons.
import { shortened } from '../../../cards/shortened';
import type { CardMessage } from '../../../core/message';

/**
 * Whose list it is: of a reviewer who asked, of an author, or a reminder: to all reviewers, to the
 * one who was named, to the programme leads.
 */
export type ListOf = 'review' | 'mine' | 'channel' | 'named' | 'lead';

/** How many rows a card has: as many as a phone shows in two or three turns. */
export const ROWS_MAX = 8;
const TITLE_MAX = 150;
/** Of a title in a button: all of the button fits on a phone. */
const BUTTON_MAX = 16;

export interface Button {
  readonly what: 'open' | 'answer' | 'edit' | 'resubmit' | 'withdraw' | 'restore' | 'change';
  readonly verb: string;
}

export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly kind: 'tip' | 'answer' | 'change' | 'question' | 'entry';
  /** `waits`: for reviewers. The others are states of somebody's own. */
  readonly state:
    | 'waits'
    | 'inReview'
    | 'changes'
    | 'approved'
    | 'rejected'
    | 'withdrawn'
    | 'takenDown';
  /** Since when, ISO. */
  readonly at: string;
  readonly round?: number;
  /** Who wrote or asked it. */
  readonly by?: string;
  /** The reviewer who has it; absent: all of them. */
  readonly holder?: string;
  /** How many people wait for it, if there are several. */
  readonly askers?: number;
  /** The reason of a decision. */
  readonly comment?: string;
  readonly buttons: readonly Button[];
}

export interface Listed {
  readonly of: ListOf;
  readonly rows: readonly ListRow[];
  /** How many there are in all. */
  readonly count: number;
  /** How many come before these. */
  readonly from?: number;
}

const STYLES: Partial<Record<Button['what'], string>> = {
  resubmit: 'positive',
  withdraw: 'destructive',
};

/** Reminders keep the order of their age; `review` puts tips and questions apart. */
export function listCard({ of, rows, count, from = 0 }: Listed): CardMessage {
  const isApart = of === 'review' && new Set(rows.map(isQuestion)).size > 1;
  const parts = isApart
    ? [rows.filter((row) => !isQuestion(row)), rows.filter(isQuestion)]
    : [rows];
  // A button says which row it belongs to, if another row has the same one.
  const often = Map.groupBy(
    rows.flatMap(({ buttons }) => buttons),
    ({ what }) => what,
  );
  const isOften = (what: Button['what']) => (often.get(what)?.length ?? 0) > 1;
  const shown = from + rows.length;
  return {
    card: 'contributions/list',
    data: {
      of,
      waiting: of === 'review',
      mine: of === 'mine',
      count,
      from,
      hasBefore: from > 0,
      before: Math.max(0, from - ROWS_MAX),
      hasMore: count > shown,
      more: count - shown,
      next: shown,
      paged: of === 'mine' || of === 'review',
      pageVerb: of === 'mine' ? 'tip.page' : 'review.page',
      explained: of === 'named' || of === 'lead',
      sections: parts.map((part) => ({
        headed: isApart,
        heading: part.some(isQuestion) ? 'questions' : 'tips',
        items: part.map((row) => itemOf(row, isOften)),
      })),
    },
  };
}

const isQuestion = ({ kind }: ListRow) => kind === 'question';

function itemOf(row: ListRow, isOften: (what: Button['what']) => boolean) {
  const { id, round = 0, title, kind, state, at, by = '', holder = '', comment = '' } = row;
  return {
    title: shortened(title, TITLE_MAX),
    kind,
    state,
    at,
    waits: state === 'waits',
    own: state !== 'waits',
    by,
    holder,
    hasHolder: holder !== '',
    askers: row.askers ?? 1,
    comment,
    hasComment: comment !== '',
    pressable: row.buttons.length > 0,
    buttons: row.buttons.map(({ what, verb }) => ({
      what,
      verb,
      title: isOften(what) ? shortened(title, BUTTON_MAX) : '',
      named: isOften(what),
      style: STYLES[what] ?? 'default',
      id,
      round,
    })),
  };
}
