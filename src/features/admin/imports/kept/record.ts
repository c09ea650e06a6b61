// The record of an import: who previewed which table, how much it would change, when it was done,
// and when it was taken back. Its lines are in parts (parts.ts).
import type { JsonObject } from '../../../../core/json';
import { ERASED_ID, ERASED_NAME, names, picked, type DataSubject } from '../../../../core/personal';
import { collectionSpec } from '../../../../core/store';
import type { Doc } from '../../../../core/doc';
import type { ImportedEntry } from '../../../../domain/entries-import';
import type { ImportedPerson } from '../../../../domain/people/import';
import type { CountedAudience } from './audiences';
import type { NoteCounts } from './notes';
import type { RowKind } from './parts';
import { isTheirLine, withoutThem } from './subjects';

export type ImportKind = 'people' | 'faq';

export interface ShownLine {
  readonly line: number;
  readonly problem: string;
  readonly value: string;
}

interface ByWhom {
  readonly byName: string;
  readonly byPersonId?: string;
  readonly at: string;
}

export interface ImportDoc extends Doc {
  readonly kind: ImportKind;
  readonly byPersonId: string;
  readonly at: string;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** People who leave, and lines about people who left and whom nobody knows. */
  readonly ended?: number;
  readonly gone?: number;
  /** How many remarks of each kind there are. */
  readonly noted?: NoteCounts;
  /** How many rows of each kind the parts hold. Absent: version 0.1 stored all lines here. */
  readonly rows?: Readonly<Record<RowKind, number>>;
  /** For whom the entries are that are not for everybody. */
  readonly audiences?: readonly CountedAudience[];
  /** The lines as version 0.1 stored them; empty if there are parts. */
  readonly people: readonly ImportedPerson[];
  readonly entries: readonly ImportedEntry[];
  readonly bad: readonly ShownLine[];
  /** Once it has begun: from when on, and how many rows of how many are done. */
  readonly begun?: ByWhom & {
    readonly because: string;
    readonly doubtful: boolean;
    readonly done: number;
    readonly of: number;
    /** The chat of who began it shows the progress. */
    readonly reports?: number;
  };
  /** The last sign of life of the process that carries it out. */
  readonly aliveAt?: string;
  readonly done?: ByWhom & { readonly because: string };
  readonly takenBack?: ByWhom & {
    readonly because: string;
    readonly restored: number;
    /** What somebody changed since, and stays; the first ones. */
    readonly left: readonly ShownLine[];
    readonly leftCount: number;
  };
}

export const importsCollection = collectionSpec<ImportDoc>('admin.imports', {
  indexes: [{ fields: ['at'] }, { fields: ['aliveAt'] }],
  what: 'tables that were imported, with their preview',
  people: {
    whom: 'yes',
    purpose: 'operation',
    show,
    erase,
    erased: 'their line and their address are taken out; the rest stays without who imported it',
  },
  keep: { days: 30, most: 30, since: 'at', when: 'after the preview' },
});

function show(doc: ImportDoc, whose: DataSubject): JsonObject | undefined {
  const lines = doc.people.filter((line) => isTheirLine(line, whose));
  const bad = doc.bad.filter((line) => names(line, whose));
  const isTheirs = [doc, doc.begun, doc.done, doc.takenBack].some(
    (deed) => deed?.byPersonId === whose.personId,
  );
  if (lines.length + bad.length === 0 && !isTheirs) return undefined;
  return {
    ...picked(doc, 'at', 'kind'),
    imported: doc.byPersonId === whose.personId,
    ...(doc.takenBack?.byPersonId === whose.personId && { takenBack: doc.takenBack.at }),
    lines: lines.map((line) => ({ ...line })),
    bad: bad.map((line) => ({ ...line })),
  };
}

function erase(doc: ImportDoc, whose: DataSubject): ImportDoc {
  const { personId } = whose;
  const { begun, done, takenBack } = doc;
  return {
    ...doc,
    byPersonId: doc.byPersonId === personId ? ERASED_ID : doc.byPersonId,
    people: doc.people
      .filter((line) => !isTheirLine(line, whose))
      .map((line) => withoutThem(line, whose)),
    entries: doc.entries.map((line) => withoutThem(line, whose)),
    bad: doc.bad.filter((line) => !names(line, whose)),
    ...(begun && { begun: withoutActor(begun, doc.byPersonId, personId) }),
    ...(done && { done: withoutActor(done, doc.byPersonId, personId) }),
    ...(takenBack && {
      takenBack: {
        ...withoutActor(takenBack, doc.byPersonId, personId),
        left: takenBack.left.filter((line) => !names(line, whose)),
      },
    }),
  };
}

/**
 * Version 0.1 stored only the name of the person who imported the table. That was always the person
 * who saw the preview.
 */
function withoutActor<T extends ByWhom>(deed: T, shownTo: string, personId: string): T {
  const { byPersonId = shownTo, ...rest } = deed;
  return byPersonId === personId ? ({ ...rest, byName: ERASED_NAME } as T) : deed;
}
