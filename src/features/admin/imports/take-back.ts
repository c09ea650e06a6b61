// Takes an import back as a whole: each document is as it was before. What somebody has changed
// since stays, and is named.
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import {
  asBefore,
  hasFields,
  type ImportDoc,
  type ImportKind,
  importPartsCollection,
  type ImportRow,
  importsCollection,
  type ShownLine,
  type Undo,
} from './kept';
import type { Importer } from './importers';
import { takenBack } from './runs';

/** `gone`: there is none that this person can take back. */
export type TakenBackImport =
  | { readonly kind: 'done'; readonly preview: ImportDoc }
  | { readonly kind: 'gone' };

export type TakeImportBack = (
  id: string,
  by: Person,
  cause: string,
  now: Date,
) => Promise<TakenBackImport>;

const LEFT_NAMED = 12;

export function createTakeBack(
  store: Store,
  importers: Readonly<Record<ImportKind, Importer>>,
): TakeImportBack {
  const imports = store.collection(importsCollection);
  const parts = store.collection(importPartsCollection);

  return async (id, by, cause, now) => {
    const doc = await imports.get(id);
    if (!doc?.done || doc.byPersonId !== by.id) return { kind: 'gone' };
    if (doc.takenBack) return { kind: 'done', preview: doc };
    const importer = importers[doc.kind];
    const left: ShownLine[] = [];
    let [restored, leftCount] = [0, 0];
    // The last rows first: a later row may build on an earlier one.
    const ids: string[] = [];
    for await (const part of parts.scan({ importId: id })) ids.push(part.id);
    for (const partId of ids.toReversed()) {
      const rows = (await parts.get(partId))?.rows ?? [];
      const found = await Promise.all(rows.map((row) => restoredRow(importer, row)));
      for (const [at, outcome] of found.entries()) {
        const row = rows[at];
        if (outcome === 'restored') restored += 1;
        else if (outcome === 'changed' && row && (leftCount += 1) <= LEFT_NAMED)
          left.push({ line: row.line, problem: outcome, value: importer.titleOf(row) });
      }
    }
    const how = { cause, now, restored, left, leftCount };
    const done = await imports.update(id, (known) => takenBack(known, by, how));
    return { kind: 'done', preview: done ?? (await imports.get(id)) ?? doc };
  };
}

/** Undefined if the row changed nothing. A repeat does no harm. */
async function restoredRow(
  importer: Importer,
  { undo }: ImportRow,
): Promise<'restored' | 'changed' | undefined> {
  if (!undo) return undefined;
  const doc = await importer.docs.get(undo.id);
  if (undo.isNew) return (await isRemoved(importer, undo)) ? 'restored' : 'changed';
  if (!doc) return 'changed';
  if (hasFields(doc, undo.before)) return 'restored';
  const done = await importer.docs.update(undo.id, (known) =>
    hasFields(known, undo.after) ? { doc: asBefore(known, undo) } : undefined,
  );
  return done ? 'restored' : 'changed';
}

async function isRemoved({ docs, mayRemove }: Importer, undo: Undo): Promise<boolean> {
  const doc = await docs.get(undo.id);
  if (!doc) return true;
  return (await mayRemove(doc, undo)) && docs.remove(undo.id);
}
