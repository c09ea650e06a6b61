// Imports by the operator, who works in a terminal: the preview and its outcome as lines of text.
// The audit names them `operator`.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/clock';
import { UserError } from '../../../core/errors';
import type { Log } from '../../../core/log';
import type { Store } from '../../../core/store';
import type { Locale, Texts } from '../../../core/texts';
import { newPerson } from '../../../domain/people/record';
import { createReadTableFile } from '../table-files';
import { createApply } from './apply';
import { createEntriesImporter, createPeopleImporter, createShiftsImporter } from './importers';
import {
  type ImportDoc,
  type ImportKind,
  importPartsCollection,
  type ImportRow,
  importsCollection,
  ROW_KINDS,
} from './kept';
import { createPages } from './pages';
import { createPreviews } from './preview';
import { createTakeBack } from './take-back';

const OPERATOR_ID = 'operator';
const newCause = () => `operator:${randomUUID()}`;

export interface OperatorImportsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly texts: Texts;
  readonly defaults: { readonly zone: string; readonly locale: Locale };
  /** A second admin has to confirm that somebody loses the role. */
  readonly adminsNeedTwo: boolean;
}

interface Outcome {
  readonly lines: readonly string[];
  /** Whether it went as wished. */
  readonly ok: boolean;
}

export interface OperatorImports {
  /** `id`: of the preview, if there is anything to import. */
  preview(kind: ImportKind, file: Uint8Array): Promise<Outcome & { readonly id?: string }>;
  apply(
    id: string,
    doubtful: boolean,
    onProgress: (done: number, of: number) => void,
  ): Promise<Outcome>;
  takeBack(id: string): Promise<Outcome>;
}

const REPORT_EVERY_MS = 2_000;
const forEver = () => new Promise<never>(() => {});

export function createOperatorImports(deps: OperatorImportsDeps): OperatorImports {
  const { store, clock, log, texts, defaults, adminsNeedTwo } = deps;
  const operator = {
    ...newPerson({ id: OPERATOR_ID, name: 'operator', roles: ['admin'] }, defaults),
    version: 1,
  };
  const imports = store.collection(importsCollection);
  const pages = createPages(store.collection(importPartsCollection));
  const importers = {
    people: createPeopleImporter(store, defaults, adminsNeedTwo),
    faq: createEntriesImporter(store),
    shifts: createShiftsImporter(store),
  };
  const previews = createPreviews(store, importers);
  const readTableFile = createReadTableFile();

  /** An error that the operator can mend, as a line. */
  async function tried<T extends Outcome>(work: () => Promise<T>): Promise<T | Outcome> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { ok: false, lines: [texts(error.key, error.args)] };
    }
  }

  const refused = (key: string, args = {}): Outcome => ({ ok: false, lines: [texts(key, args)] });

  async function sections(doc: ImportDoc): Promise<string[]> {
    const first = await pages.first(doc);
    return ROW_KINDS.flatMap((what) => {
      const [rows, count] = [first[what] ?? [], doc.rows?.[what] ?? 0];
      if (count === 0) return [];
      const more = count > rows.length ? [`  … ${count - rows.length} more`] : [];
      const lines = rows.map((row) => `  ${lineOf(doc.kind, row, what === 'note')}`);
      return [texts('admin.previewSection', { what, count }), ...lines, ...more];
    });
  }

  function lineOf(kind: ImportKind, row: ImportRow, isNote: boolean): string {
    const { line, problem, value = '', person, changes = [] } = row;
    const args = { line, problem: problem ?? '', value };
    if (problem !== undefined) return texts(isNote ? 'admin.noteLine' : 'admin.badLine', args);
    const fields = changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`);
    const title = [importers[kind].titleOf(row), person?.email].filter(Boolean).join(', ');
    return [title, ...fields].join(' · ');
  }

  async function count(doc: ImportDoc): Promise<string> {
    const { added, changed, same } = doc;
    const doubtful = doc.rows?.doubtful ?? 0;
    return texts('admin.previewCounts', { added, changed, same, doubtful });
  }

  return {
    preview: (kind, file) =>
      tried(async () => {
        const given = await readTableFile(file);
        const made = await previews.preview(kind, given, operator, newCause(), clock.now());
        if (!made.ok && made.missing.length > 0)
          return refused('admin.columnsMissing', { columns: made.missing.join('_') });
        if (!made.ok) return refused('admin.noTable', { line: made.line ?? 1 });
        const { preview: doc } = made;
        const total = doc.added + doc.changed + (doc.rows?.doubtful ?? 0);
        const lines = [await count(doc), ...(await sections(doc))];
        return { ok: true, lines, ...(total > 0 && { id: doc.id }) };
      }),
    apply: (id, doubtful, onProgress) =>
      tried(async () => {
        const told = async () => {
          const { begun } = (await imports.get(id)) ?? {};
          if (begun) onProgress(begun.done, begun.of);
        };
        const timing = {
          patience: forEver,
          every(report: () => void) {
            const timer = setInterval(() => {
              report();
              void told();
            }, REPORT_EVERY_MS);
            return () => clearInterval(timer);
          },
        };
        const localeOf = async () => defaults.locale;
        const { apply } = createApply({ store, clock, log, timing, importers, localeOf });
        const applied = await apply(id, operator, { doubtful, cause: newCause() });
        if (applied.kind !== 'done') return refused('admin.importGone');
        return { ok: true, lines: [await count(applied.preview)] };
      }),
    takeBack: (id) =>
      tried(async () => {
        const back = await createTakeBack(store, importers)(id, operator, newCause(), clock.now());
        if (back.kind === 'gone') return refused('admin.importGone');
        const { takenBack, kind } = back.preview;
        if (!takenBack) return refused('admin.importGone');
        const { byName: by, at, restored, left, leftCount } = takenBack;
        return {
          ok: true,
          lines: [
            texts('admin.takenBackBy', { by, at, kind, restored }),
            ...(leftCount > 0 ? [texts('admin.takenBackLeft', { count: leftCount })] : []),
            ...left.map(({ value }) => texts('admin.takenBackLine', { value })),
          ],
        };
      }),
  };
}
