// Checks a table and stores it as a preview: what would change, and which lines are left out.
import { shortened } from '../../../cards/shortened';
import { idFrom } from '../../../core/ids';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import type { TableGiven } from '../table-files';
import {
  byKind,
  countAudiences,
  countNotes,
  type ImportDoc,
  type ImportKind,
  importPartsCollection,
  type ImportRow,
  importsCollection,
  inParts,
  ROW_KINDS,
  storeParts,
} from './kept';
import type { Importer } from './importers';

export type Previewed =
  | { readonly ok: true; readonly preview: ImportDoc }
  | { readonly ok: false; readonly missing: readonly string[]; readonly line?: number };

export interface Previews {
  preview(
    kind: ImportKind,
    given: TableGiven,
    by: Person,
    cause: string,
    now: Date,
  ): Promise<Previewed>;
}

/** Much longer than a card shows. */
const VALUE_MAX = 300;

const brief = (row: ImportRow): ImportRow =>
  row.value === undefined ? row : { ...row, value: shortened(row.value, VALUE_MAX) };

export function createPreviews(
  store: Store,
  importers: Readonly<Record<ImportKind, Pick<Importer, 'plan'>>>,
): Previews {
  const imports = store.collection(importsCollection);
  const parts = store.collection(importPartsCollection);
  return {
    async preview(kind, given, by, cause, now) {
      const id = idFrom('import', cause);
      const known = await imports.get(id);
      if (known) return { ok: true, preview: known };
      const planned = await importers[kind].plan(given.source, by, now);
      if (!planned.ok) return planned;
      const { same, ended = 0, gone = 0 } = planned;
      const rows = {
        ...planned.rows,
        bad: planned.rows.bad.map(brief),
        note: byKind([...given.notes, ...planned.rows.note].map(brief)),
      };
      const at = now.toISOString();
      const entries = [...rows.new, ...rows.changed].flatMap(({ entry }) => entry ?? []);
      await storeParts(
        parts,
        ROW_KINDS.flatMap((what) => inParts(id, at, what, rows[what])),
      );
      const preview: ImportDoc = {
        id,
        version: 1,
        kind,
        byPersonId: by.id,
        at,
        added: rows.new.length,
        changed: rows.changed.length,
        same,
        ended,
        gone,
        noted: countNotes(rows.note),
        rows: {
          bad: rows.bad.length,
          note: rows.note.length,
          doubtful: rows.doubtful.length,
          changed: rows.changed.length,
          new: rows.new.length,
        },
        audiences: countAudiences(entries),
        people: [],
        entries: [],
        bad: [],
      };
      // Last, so that a preview never lacks a part.
      await imports.insert(preview);
      return { ok: true, preview };
    },
  };
}
