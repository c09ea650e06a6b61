// What a row changes in a document: for people to read, and to take it back. Pure.
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../../../../core/json';
import type { Doc } from '../../../../core/doc';
import { audienceShown } from '../../../../domain/audience';
import type { FieldChange, Undo } from './parts';

/** How much of a long text is shown, and how much of it stands before the first difference. */
const SHOWN_MAX = 240;
const LEAD_IN = 40;
/** Fields that say nothing to a reader. */
const SILENT = new Set(['version', 'updatedAt', 'publishedAt', 'id', 'endedByTable']);

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (doc: Doc) => doc as unknown as Fields;

function changedFields(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => field !== 'version' && !isDeepStrictEqual(before[field], after[field]),
  );
}

/** `textOf`: how a value reads that is an id. */
export function fieldChanges(
  before: Doc,
  after: Doc,
  textOf: (field: string, value: unknown) => string | undefined = () => undefined,
): FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return changedFields(was, is)
    .filter((field) => !SILENT.has(field))
    .map((field) => {
      const texts = [was[field], is[field]].map((one) => textOf(field, one) ?? valueText(one));
      const [old = '', now = ''] = whereTheyDiffer(texts[0] ?? '', texts[1] ?? '');
      return { field, before: old, after: now };
    });
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const { names, roles } = audienceShown(value);
  return [names, roles === 'none' ? '' : roles].filter(Boolean).join(' · ');
}

/** Two long texts from a little before their first difference on. */
function whereTheyDiffer(before: string, after: string): readonly string[] {
  if (Math.max(before.length, after.length) <= SHOWN_MAX) return [before, after];
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const space = before.lastIndexOf(' ', Math.max(0, at - LEAD_IN));
  const from = at <= LEAD_IN ? 0 : Math.max(0, space);
  return [before, after].map((text) => {
    const rest = text.slice(from).trim();
    const start = from > 0 ? '… ' : '';
    return rest.length > SHOWN_MAX ? `${start}${rest.slice(0, SHOWN_MAX)} …` : `${start}${rest}`;
  });
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as JsonValue;
const pickedFrom = (doc: Fields, fields: readonly string[]): JsonObject =>
  Object.fromEntries(fields.map((field) => [field, json(doc[field])]));

/** What has to be stored before a row is applied, so that it can be taken back. */
export function undoOf(before: Doc | undefined, after: Doc): Undo {
  const [was, is] = [before ? fieldsOf(before) : {}, fieldsOf(after)];
  const fields = changedFields(was, is);
  return {
    id: after.id,
    isNew: before === undefined,
    before: pickedFrom(was, fields),
    after: pickedFrom(is, fields),
  };
}

/** Whether a document has these values. A field without a value is `null`. */
export const hasFields = (doc: Doc, values: JsonObject): boolean =>
  Object.entries(values).every(([field, value]) =>
    isDeepStrictEqual(json(fieldsOf(doc)[field]), value),
  );

/** Whether a document is exactly what an import made. */
export const isAsMade = (doc: Doc, { after }: Undo): boolean =>
  hasFields(doc, after) &&
  Object.keys(doc).every((field) => field === 'version' || after[field] !== undefined);

/** The document with its fields as they were. */
export function asBefore<T extends Doc>(doc: T, { before }: Undo): T {
  const fields = Object.fromEntries(
    Object.entries({ ...fieldsOf(doc), ...before }).filter(([, value]) => value !== null),
  );
  return fields as unknown as T;
}
