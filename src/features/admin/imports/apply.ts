// Applies a preview once it is confirmed: exactly what it showed. Each row is noted before it is
// applied, so that a crash loses nothing and the import can be taken back.
import type { Clock } from '../../../core/clock';
import type { Job } from '../../../core/feature';
import type { Log } from '../../../core/log';
import type { Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import type { Locale } from '../../../core/texts';
import type { ProgressTiming } from '../../../domain/progress-timing';
import {
  hasFields,
  type ImportDoc,
  type ImportKind,
  type ImportPart,
  importPartsCollection,
  type ImportRow,
  importsCollection,
  inParts,
  type RowKind,
  storeParts,
  undoOf,
} from './kept';
import type { Importer, Step, Steps } from './importers';
import { begun, finished, followed, IMPORT_LEASE_MS, importReported } from './runs';

/** `gone`: there is none, or it was shown to somebody else. `running`: the chat shows how far. */
export type Applied =
  | { readonly kind: 'done' | 'running'; readonly preview: ImportDoc }
  | { readonly kind: 'gone' };

export interface ApplyDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: ProgressTiming;
  readonly importers: Readonly<Record<ImportKind, Importer>>;
  /** The language of a person, for entries that name none. */
  localeOf(personId: string): Promise<Locale>;
}

export interface ApplyImport {
  apply(
    id: string,
    by: Person,
    how: { readonly doubtful: boolean; readonly cause: string },
  ): Promise<Applied>;
  /** Continues what a process left that died. */
  readonly job: Job;
}

export function createApply(deps: ApplyDeps): ApplyImport {
  const { store, clock, timing } = deps;
  const imports = store.collection(importsCollection);
  /** Never reject. */
  const underWay = new Map<string, Promise<void>>();

  function carryOut(id: string): Promise<void> {
    const known = underWay.get(id);
    if (known) return known;
    const work = run(deps, id).finally(() => underWay.delete(id));
    underWay.set(id, work);
    return work;
  }

  return {
    async apply(id, by, { doubtful, cause }) {
      const known = await imports.get(id);
      if (!known || known.byPersonId !== by.id) return { kind: 'gone' };
      if (known.done) return { kind: 'done', preview: known };
      if (!known.rows) await asParts(store, known);
      await imports.update(id, (doc) => begun(doc, by, { doubtful, cause, now: clock.now() }));
      // A repeat does no harm. If a crash interrupted the import, a second press finishes it.
      await Promise.race([carryOut(id), timing.patience()]);
      await imports.update(id, followed);
      const preview = (await imports.get(id)) ?? known;
      return { kind: preview.done ? 'done' : 'running', preview };
    },
    job: {
      name: 'admin.imports',
      when: { cron: '* * * * *', zone: 'UTC' },
      async run() {
        const before = new Date(clock.now().getTime() - IMPORT_LEASE_MS).toISOString();
        for (const { id } of await imports.find({ aliveAt: { $lt: before } })) await carryOut(id);
      },
    },
  };
}

/** An import as version 0.1 stored it, in parts. */
async function asParts(store: Store, doc: ImportDoc): Promise<void> {
  const rows = [
    ...doc.people.map((person) => ({ line: 0, person })),
    ...doc.entries.map((entry) => ({ line: 0, entry })),
  ];
  const bad = doc.bad.map((line) => ({ ...line }));
  await storeParts(store.collection(importPartsCollection), [
    ...inParts(doc.id, doc.at, 'new', rows),
    ...inParts(doc.id, doc.at, 'bad', bad),
  ]);
  await store.collection(importsCollection).update(doc.id, (known) =>
    known.rows
      ? undefined
      : {
          doc: {
            ...known,
            rows: { new: rows.length, changed: 0, doubtful: 0, bad: bad.length, note: 0 },
            people: [],
            entries: [],
            bad: [],
          },
        },
  );
}

async function run(deps: ApplyDeps, id: string): Promise<void> {
  const { store, clock, log, timing } = deps;
  const imports = store.collection(importsCollection);
  let done = 0;
  const report = async () => {
    try {
      await imports.update(id, (doc) => importReported(doc, done, clock.now()));
    } catch (error) {
      log.warn('could not store the progress of an import', { import: id, error });
    }
  };
  let reporting: Promise<void> | undefined;
  const endReports = timing.every(() => {
    reporting ??= report().finally(() => {
      reporting = undefined;
    });
  });
  try {
    await applyAll(deps, id, (rows) => {
      done += rows;
    });
    endReports();
    await reporting;
    await imports.update(id, (doc) => finished(doc, clock.now()));
  } catch (error) {
    endReports();
    log.error('an import broke off; it will continue', { import: id, error });
  }
}

async function applyAll(
  { store, importers, localeOf }: ApplyDeps,
  id: string,
  onRows: (count: number) => void,
): Promise<void> {
  const doc = await store.collection(importsCollection).get(id);
  if (!doc?.begun || doc.done) return;
  const importer = importers[doc.kind];
  const steps = await importer.begin(
    doc.begun.at,
    await localeOf(doc.begun.byPersonId ?? doc.byPersonId),
  );
  const kinds: readonly RowKind[] = [
    'new',
    'changed',
    ...(doc.begun.doubtful ? ['doubtful' as const] : []),
  ];
  const parts = store.collection(importPartsCollection);
  for await (const part of parts.scan({ importId: id })) {
    if (!kinds.includes(part.what)) continue;
    await applyPart(store, importer, steps, part);
    onRows(part.rows.length);
  }
}

/** First the rows say how to take them back, then they are applied. */
async function applyPart(
  store: Store,
  { docs }: Importer,
  steps: Steps,
  part: ImportPart,
): Promise<void> {
  const noted: ImportRow[] = [];
  const writes: { readonly row: ImportRow; readonly step: Step }[] = [];
  const looked = await Promise.all(
    part.rows.map(async (row) => {
      const { undo } = row;
      if (!undo) return { row, step: await steps.look(row) };
      // A crash came in between. What has been written, or changed by somebody, stays.
      const doc = await docs.get(undo.id);
      const isUnwritten = doc ? !undo.isNew && hasFields(doc, undo.before) : undo.isNew;
      return { row, step: isUnwritten ? await steps.look(row) : undefined };
    }),
  );
  for (const { row, step } of looked) {
    noted.push(step ? { ...row, undo: undoOf(step.before, step.after) } : row);
    if (step) writes.push({ row, step });
  }
  await store
    .collection(importPartsCollection)
    .update(part.id, (doc) => ({ doc: { ...doc, rows: noted } }));
  await Promise.all(writes.map(({ row, step }) => steps.write(row, step)));
}
