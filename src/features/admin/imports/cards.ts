// The cards of imports: the form, the preview with its rows, the progress, the receipt, and the
// question whether to take it back.
import { shortened } from '../../../cards/shortened';
import type { JsonObject } from '../../../core/json';
import type { CardMessage } from '../../../core/message';
import { audienceShown } from '../../../domain/audience';
import {
  countAudiences,
  type ImportDoc,
  type ImportKind,
  type ImportRow,
  noteGroups,
  type RowKind,
  type ShownLine,
} from './kept';

/** How many rows the first card shows of each kind, and a page of one kind. */
export const FIRST_ROWS: Readonly<Record<RowKind, number>> = {
  bad: 4,
  note: 12,
  doubtful: 2,
  changed: 2,
  new: 3,
};
export const PAGE_ROWS = 5;
const VALUE_MAX = 80;
const TITLE_MAX = 100;
const TEXT_MAX = 120;
/** Of one field, and of one among several. */
const CHANGE_MAX = 140;
const SHORT_CHANGE_MAX = 70;
const CHANGES_SHOWN = 4;

/** The first rows of each kind. */
export type FirstRows = Partial<Readonly<Record<RowKind, readonly ImportRow[]>>>;

export function importForm(kind: ImportKind): CardMessage {
  return {
    card: 'admin/import-form',
    data: { kind, people: kind === 'people', faq: kind === 'faq' },
  };
}

/** What an import would change; after the import, who did it, and whether it was taken back. */
export function previewCard(doc: ImportDoc, first: FirstRows = {}): CardMessage {
  const { added, changed, same, done, takenBack } = doc;
  const isOpen = !doc.begun && !done;
  const doubtful = doc.rows?.doubtful ?? 0;
  const total = added + changed;
  return {
    card: 'admin/preview',
    data: {
      id: doc.id,
      kind: doc.kind,
      added,
      changed,
      same,
      doubtful,
      ended: doc.ended ?? 0,
      gone: doc.gone ?? 0,
      total,
      all: total + doubtful,
      audiences: (doc.audiences ?? countAudiences(doc.entries)).map(({ audience, count }) => {
        const shown = audienceShown(audience);
        return { ...shown, names: shortened(shown.names, VALUE_MAX), count };
      }),
      sections: (['bad', 'note', 'doubtful', 'changed', 'new'] as const)
        .filter(() => isOpen)
        .map((what) => section(doc, what, first[what] ?? []))
        .filter(({ count }) => count > 0),
      open: isOpen,
      usable: isOpen && total > 0,
      withDoubtful: isOpen && doubtful > 0,
      running: !isOpen && !done,
      done: done !== undefined,
      by: done?.byName ?? '',
      doneAt: done?.at ?? doc.at,
      mayGoBack: done !== undefined && !takenBack && doc.rows !== undefined,
      takenBack: takenBack !== undefined,
      backBy: takenBack?.byName ?? '',
      backAt: takenBack?.at ?? doc.at,
      restored: takenBack?.restored ?? 0,
      leftCount: takenBack?.leftCount ?? 0,
      left: (takenBack?.left ?? []).map(shownLine),
    },
  };
}

const countOf = ({ rows, bad, people, entries }: ImportDoc, what: RowKind): number => {
  if (rows) return rows[what];
  // As version 0.1 stored it, new and changed lines stand together.
  return what === 'bad' ? bad.length : what === 'new' ? people.length + entries.length : 0;
};

function section(doc: ImportDoc, what: RowKind, rows: readonly ImportRow[]) {
  const count = countOf(doc, what);
  const first = rows.slice(0, FIRST_ROWS[what]);
  const groups = what === 'note' ? noteGroups(first, doc.noted ?? {}) : [];
  return {
    what,
    id: doc.id,
    count,
    rows: what === 'note' ? [] : first.map((row) => shownRow(what, row)),
    groups: groups.map(({ kind, count: all, rows: some }) => ({
      kind,
      all,
      lines: some.map(({ line, value = '' }) => ({ line, value: shortened(value, VALUE_MAX) })),
    })),
    hasMore: doc.rows !== undefined && count > first.length,
  };
}

/** A page of the rows of one kind. */
export function importRowsCard(
  doc: ImportDoc,
  what: RowKind,
  from: number,
  rows: readonly ImportRow[],
): CardMessage {
  const count = countOf(doc, what);
  return {
    card: 'admin/import-rows',
    data: {
      id: doc.id,
      what,
      count,
      first: Math.min(from + 1, count),
      last: Math.min(from + PAGE_ROWS, count),
      rows: rows.map((row) => shownRow(what, row)),
      before: Math.max(0, from - PAGE_ROWS),
      after: from + PAGE_ROWS,
      hasBefore: from > 0,
      hasAfter: from + PAGE_ROWS < count,
    },
  };
}

const shownLine = ({ line, problem, value }: ShownLine) => ({
  line,
  problem,
  value: shortened(value, VALUE_MAX),
});

function shownRow(what: RowKind, row: ImportRow): JsonObject {
  const { line, person, entry, changes = [], near } = row;
  const isEntry = what !== 'bad' && what !== 'note';
  const most = changes.length > 2 ? SHORT_CHANGE_MAX : CHANGE_MAX;
  const title = entry?.question ?? person?.name ?? '';
  const text = entry
    ? `${entry.language.toUpperCase()} · ${entry.answer}`
    : [person?.email, person?.department, person?.location].filter(Boolean).join(' · ');
  return {
    isBad: what === 'bad',
    isNote: what === 'note',
    line,
    problem: row.problem ?? '',
    value: shortened(row.value ?? '', VALUE_MAX),
    isEntry,
    title: shortened(title, TITLE_MAX),
    // What changes says more than the whole text.
    hasText: isEntry && changes.length === 0 && text !== '',
    text: shortened(text.replace(/\s+/g, ' '), TEXT_MAX),
    isNear: near !== undefined,
    near: shortened(near ?? '', TITLE_MAX),
    changes: changes.slice(0, CHANGES_SHOWN).map(({ field, before, after }) => ({
      field,
      before: shortened(before, most) || '–',
      after: shortened(after, most) || '–',
    })),
  };
}

/** How far an import is. */
export function importProgressCard({ kind, begun }: ImportDoc): CardMessage {
  return {
    card: 'admin/import-running',
    data: { kind, done: begun?.done ?? 0, of: begun?.of ?? 0 },
  };
}

/** Asks whether to take an import back. */
export function takeBackCard(doc: ImportDoc): CardMessage {
  const { id, kind, added, changed } = doc;
  return { card: 'admin/import-back', data: { id, kind, added, changed } };
}

/** The last imports of a lead. */
export function importsCard(docs: readonly ImportDoc[]): CardMessage {
  return {
    card: 'admin/imports',
    data: {
      none: docs.length === 0,
      imports: docs.map(({ id, kind, at, added, changed, done, takenBack }) => ({
        id,
        kind,
        at: takenBack?.at ?? done?.at ?? at,
        added,
        changed,
        state: takenBack ? 'takenBack' : done ? 'done' : 'open',
      })),
    },
  };
}
