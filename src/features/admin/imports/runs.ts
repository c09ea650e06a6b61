// How an import under way changes: begun, followed, reported, done, taken back. Pure.
import type { Delivery } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Changed } from '../../../core/store';
import { deedDone } from '../../../domain/audit';
import { importProgressCard, previewCard } from './cards';
import type { ImportDoc, ShownLine } from './kept';

/** After this long without a sign of life, another process takes the import over. */
export const IMPORT_LEASE_MS = 30_000;

export function begun(
  doc: ImportDoc,
  by: Person,
  how: { readonly doubtful: boolean; readonly cause: string; readonly now: Date },
): Changed<ImportDoc> | undefined {
  if (doc.done) return undefined;
  const at = how.now.toISOString();
  if (doc.begun) return { doc: { ...doc, aliveAt: at } };
  const { rows } = doc;
  const doubtful = how.doubtful && (rows?.doubtful ?? 0) > 0;
  return {
    doc: {
      ...doc,
      aliveAt: at,
      begun: {
        byName: by.name,
        byPersonId: by.id,
        at,
        because: how.cause,
        doubtful,
        done: 0,
        of: (rows?.new ?? 0) + (rows?.changed ?? 0) + (doubtful ? (rows?.doubtful ?? 0) : 0),
      },
    },
  };
}

const cardKey = (id: string) => `${id}:running`;

function toWhoBegan({ id, begun: run }: ImportDoc, step: string, message: Delivery['message']) {
  const person = run?.byPersonId;
  if (person === undefined) return [];
  const first = cardKey(id);
  const delivery: Delivery = {
    key: `${first}${step}`,
    class: 'answer',
    to: { person },
    message,
    ...(step !== '' && { replaces: first }),
  };
  return [delivery];
}

/** Who began it waits no longer: their chat shows the progress from now on. */
export function followed(doc: ImportDoc): Changed<ImportDoc> | undefined {
  if (!doc.begun || doc.done || doc.begun.reports !== undefined) return undefined;
  const next = { ...doc, begun: { ...doc.begun, reports: 0 } };
  return { doc: next, deliveries: toWhoBegan(next, '', importProgressCard(next)) };
}

/** A sign of life, and the progress if somebody follows it and it is new. */
export function importReported(
  doc: ImportDoc,
  done: number,
  now: Date,
): Changed<ImportDoc> | undefined {
  if (!doc.begun || doc.done) return undefined;
  const alive = { ...doc, aliveAt: now.toISOString() };
  const { reports } = doc.begun;
  if (reports === undefined || done === doc.begun.done)
    return { doc: { ...alive, begun: { ...doc.begun, done } } };
  const next = { ...alive, begun: { ...doc.begun, done, reports: reports + 1 } };
  return { doc: next, deliveries: toWhoBegan(next, `:${reports + 1}`, importProgressCard(next)) };
}

export function finished(doc: ImportDoc, now: Date): Changed<ImportDoc> | undefined {
  if (!doc.begun || doc.done) return undefined;
  const { aliveAt: _alive, ...rest } = doc;
  const { byName, byPersonId, because, reports, doubtful } = doc.begun;
  const at = now.toISOString();
  const next: ImportDoc = {
    ...rest,
    added: doc.added + (doubtful ? (doc.rows?.doubtful ?? 0) : 0),
    done: { byName, ...(byPersonId !== undefined && { byPersonId }), at, because },
  };
  return {
    doc: next,
    events: [
      deedDone(because, {
        at,
        byPersonId: byPersonId ?? doc.byPersonId,
        what: `import.${doc.kind}`,
        whom: doc.id,
      }),
    ],
    ...(reports !== undefined && { deliveries: toWhoBegan(next, ':done', previewCard(next)) }),
  };
}

export function takenBack(
  doc: ImportDoc,
  by: Person,
  how: {
    readonly cause: string;
    readonly now: Date;
    readonly restored: number;
    readonly left: readonly ShownLine[];
    readonly leftCount: number;
  },
): Changed<ImportDoc> | undefined {
  if (!doc.done || doc.takenBack) return undefined;
  const at = how.now.toISOString();
  const { cause, restored, left, leftCount } = how;
  return {
    doc: {
      ...doc,
      takenBack: {
        byName: by.name,
        byPersonId: by.id,
        at,
        because: cause,
        restored,
        left,
        leftCount,
      },
    },
    events: [
      deedDone(cause, {
        at,
        byPersonId: by.id,
        what: doc.kind === 'people' ? 'import.peopleTakenBack' : 'import.faqTakenBack',
        whom: doc.id,
      }),
    ],
  };
}
