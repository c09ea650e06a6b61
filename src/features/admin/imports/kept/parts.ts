// The rows of an import, a hundred to a document: 50,000 of them would be too much for one.
import type { JsonObject } from '../../../../core/json';
import { names, type DataSubject } from '../../../../core/personal';
import { type Collection, collectionSpec, type New } from '../../../../core/store';
import type { Doc } from '../../../../core/doc';
import type { ImportedEntry } from '../../../../domain/entries-import';
import type { ImportedPerson } from '../../../../domain/people/import';
import { isTheirLine, withoutThem } from './subjects';

/** `bad`: lines that are left out; `note`: what was not taken over as it was written. */
export type RowKind = 'new' | 'changed' | 'doubtful' | 'bad' | 'note';
export const ROW_KINDS: readonly RowKind[] = ['bad', 'note', 'doubtful', 'changed', 'new'];

/** One field, before and after, as people read it. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What applying a row changed: the fields before and after. `null`: there was no such field. */
export interface Undo {
  readonly id: string;
  readonly isNew: boolean;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

export interface ImportRow {
  readonly line: number;
  readonly person?: ImportedPerson;
  readonly entry?: ImportedEntry;
  readonly changes?: readonly FieldChange[];
  /** The question of the entry that is nearly the same. */
  readonly near?: string;
  readonly problem?: string;
  readonly value?: string;
  readonly undo?: Undo;
}

export interface ImportPart extends Doc {
  readonly importId: string;
  /** When the preview was made. */
  readonly at: string;
  readonly what: RowKind;
  /** The place of the first row among those of its kind. */
  readonly from: number;
  readonly rows: readonly ImportRow[];
}

export const importPartsCollection = collectionSpec<ImportPart>('admin.imports.parts', {
  indexes: [{ fields: ['importId'] }, { fields: ['at'] }],
  what: 'the lines of imported tables, and what they changed',
  people: {
    whom: 'yes',
    purpose: 'operation',
    show,
    erase,
    erased: 'their line and their address are taken out',
  },
  keep: { days: 30, most: 30, since: 'at', when: 'after the preview' },
});

function isTheirs(row: ImportRow, whose: DataSubject): boolean {
  if (row.person) return isTheirLine(row.person, whose) || row.undo?.id === whose.personId;
  return row.problem !== undefined && names(row, whose);
}

function show({ at, rows }: ImportPart, whose: DataSubject): JsonObject | undefined {
  const lines = rows.filter((row) => isTheirs(row, whose));
  return lines.length === 0
    ? undefined
    : { at, lines: lines.map((row) => JSON.parse(JSON.stringify(row)) as JsonObject) };
}

function erase(part: ImportPart, whose: DataSubject): ImportPart {
  return {
    ...part,
    rows: part.rows
      .filter((row) => !isTheirs(row, whose))
      .map(({ changes, ...row }) => ({
        ...withoutThem(row, whose),
        ...(changes && { changes: changes.filter((change) => !isAbout(change, whose)) }),
      })),
  };
}

/** An answer may name people; the entry itself says what happens to that. */
const isAbout = (change: FieldChange, whose: DataSubject) =>
  change.field !== 'question' && change.field !== 'answer' && names(change, whose);

export const PART_ROWS = 100;
const DIGITS = 6;

export const partId = (importId: string, what: RowKind, part: number): string =>
  `${importId}:${what}:${String(part).padStart(DIGITS, '0')}`;

/** The rows of one kind in parts. */
export function inParts(
  importId: string,
  at: string,
  what: RowKind,
  rows: readonly ImportRow[],
): readonly New<ImportPart>[] {
  return Array.from({ length: Math.ceil(rows.length / PART_ROWS) }, (_, part) => ({
    id: partId(importId, what, part),
    importId,
    at,
    what,
    from: part * PART_ROWS,
    rows: rows.slice(part * PART_ROWS, (part + 1) * PART_ROWS),
  }));
}

/** Stores parts. If a crash left some of them, they are written again. */
export async function storeParts(
  parts: Collection<ImportPart>,
  fresh: readonly New<ImportPart>[],
): Promise<void> {
  const AT_ONCE = 20;
  for (let from = 0; from < fresh.length; from += AT_ONCE)
    await Promise.all(
      fresh.slice(from, from + AT_ONCE).map(async (part) => {
        if (!(await parts.insert(part)))
          await parts.update(part.id, (doc) => ({ doc: { ...doc, ...part } }));
      }),
    );
}
