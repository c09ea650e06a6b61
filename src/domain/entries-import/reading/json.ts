// Questions and answers as JSON: a list of entries wherever it stands, with fields as tables name
// them; the exports of QnA Maker and of the Azure language service; FAQ pages of schema.org.
import { fromPairs, readAlternates, readTags } from './cells';
import { bareName, columnOf, isSilent } from './columns';
import { joined } from './joined';
import type { EntryNote, ReadEntries, ReadEntry } from './shapes';

type Fields = Readonly<Record<string, unknown>>;

const DEEP = 6;
/** Fields that wrap an entry or a part of it. */
const WRAPPED = ['value', 'qna', 'faq', 'entry', 'item', 'fields'];
/** Fields that only JSON has, by our own names. */
const ALSO: Readonly<Record<string, string>> = {
  name: 'question',
  acceptedanswer: 'answer',
  context: 'dialog',
  dialog: 'dialog',
};
const OURS_ALONE = new Set(['type', 'context', 'id']);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a text that is JSON, or lines of JSON; undefined if it is neither. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Perhaps each line is an object.
  }
  try {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.length > 1
      ? { value: lines.map((line) => JSON.parse(line) as unknown) }
      : undefined;
  } catch {
    return undefined;
  }
}

export function readJson(value: unknown): ReadEntries {
  const found = entriesIn(value, DEEP);
  if (!found) return { ok: false, missing: missingIn(value) };
  const entries: ReadEntry[] = [];
  const notes: EntryNote[] = [];
  const unread = new Set<string>();
  for (const [at, one] of found.entries()) {
    if (!isFields(one)) continue;
    const { entry, context, prompts, unknown } = entryOf(unwrapped(one), at + 1);
    for (const name of unknown) unread.add(name);
    if (context) notes.push({ line: at + 1, problem: 'context', value: entry.question });
    else entries.push(entry);
    if (prompts) notes.push({ line: at + 1, problem: 'prompts', value: entry.question });
  }
  if (unread.size > 0)
    notes.unshift({ line: 1, problem: 'columns', value: [...unread].join(', ') });
  const language = languageOf(value);
  const all = entries.map((entry) => ({ ...(language !== '' && { language }), ...entry }));
  return { ok: true, entries: joined(all), notes };
}

/** What an export says of all its entries. */
function languageOf(value: unknown): string {
  if (!isFields(value)) return '';
  const said = fieldOf(value, 'language') ?? fieldOf(metadataIn(value), 'language');
  return typeof said === 'string' ? said : '';
}

const metadataIn = (fields: Fields): Fields => {
  const found = fieldOf(fields, 'metadata');
  return isFields(found) ? found : {};
};

/** The list with the most entries, wherever it stands. `{"question": "answer"}` is one as well. */
function entriesIn(value: unknown, deep: number): readonly unknown[] | undefined {
  if (deep === 0) return undefined;
  if (Array.isArray(value)) {
    const list = value.filter((one) => isFields(one) && isEntry(unwrapped(one)));
    return list.length > 0 && list.length * 2 >= value.length
      ? value
      : most(value.map((one) => entriesIn(one, deep - 1)));
  }
  if (!isFields(value)) return undefined;
  if (isEntry(value)) return [value];
  const inside = most(Object.values(value).map((one) => entriesIn(one, deep - 1)));
  if (inside) return inside;
  const pairs = Object.entries(value);
  return pairs.length > 0 && pairs.every(([key, one]) => typeof one === 'string' && /\s/.test(key))
    ? pairs.map(([question, answer]) => ({ question, answer }))
    : undefined;
}

const most = (lists: readonly (readonly unknown[] | undefined)[]) =>
  lists.filter((list) => list !== undefined).toSorted((a, b) => b.length - a.length)[0];

const nameIn = (key: string) => columnOf(key) ?? ALSO[bareName(key)];
const has = (fields: Fields, column: string) =>
  Object.entries(fields).some(([key, value]) => nameIn(key) === column && textOf(value) !== '');
const isEntry = (fields: Fields) => has(fields, 'question') && has(fields, 'answer');

/** `{"op": "add", "value": {…}}` is what it wraps. */
function unwrapped(fields: Fields): Fields {
  if (isEntry(fields)) return fields;
  const inner = WRAPPED.map((name) => fields[name]).find((one) => isFields(one) && isEntry(one));
  return isFields(inner) ? inner : fields;
}

/** Which columns a list lacks whose objects look like entries. */
function missingIn(value: unknown): readonly string[] {
  const first = Array.isArray(value) ? value.find(isFields) : value;
  return ['question', 'answer'].filter((column) => !isFields(first) || !has(first, column));
}

function entryOf(fields: Fields, line: number) {
  const of = (column: string, isFull = (value: unknown) => textOf(value) !== '') =>
    Object.entries(fields)
      .filter(([key]) => nameIn(key) === column)
      // A name of our own counts before another name for it.
      .toSorted(([a], [b]) => Number(bareName(b) === column) - Number(bareName(a) === column))
      .map(([, value]) => value)
      .find(isFull);
  const questions = listOf(of('question'));
  const dialog = of('dialog', isFields);
  const said = metadataOf(of('metadata', (value) => typeof value === 'object'));
  const text = (column: 'language' | 'owner' | 'source' | 'link' | 'audience' | 'id') => {
    const value = textOf(of(column));
    return value === '' ? {} : { [column]: value };
  };
  const entry: ReadEntry = {
    line,
    ...said,
    question: questions[0] ?? '',
    answer: textOf(of('answer')),
    alternates: [...questions.slice(1), ...alternatesOf(of('alternates'))],
    tags: [...new Set([...tagsOf(of('tags')), ...said.tags])],
    ...text('language'),
    ...text('owner'),
    ...text('source'),
    ...text('link'),
    ...text('audience'),
    ...text('id'),
  };
  return {
    entry,
    context:
      isTrue(of('contextOnly')) || (isFields(dialog) && isTrue(fieldOf(dialog, 'contextOnly'))),
    prompts:
      isFilled(of('prompts', isFilled)) ||
      (isFields(dialog) && isFilled(fieldOf(dialog, 'prompts'))),
    unknown: Object.keys(fields).filter(
      (key) =>
        nameIn(key) === undefined &&
        !isSilent(key) &&
        !OURS_ALONE.has(bareName(key)) &&
        textOf(fields[key]) !== '',
    ),
  };
}

const fieldOf = (fields: Fields, column: string) =>
  Object.entries(fields).find(([key]) => columnOf(key) === column)?.[1];
const isTrue = (value: unknown) => value === true || /^true$/i.test(textOf(value));
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** A text, the text of an object, or the texts of a list below each other. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n\n');
  if (!isFields(value)) return '';
  for (const name of ['text', 'answer', 'question', 'value', 'name', 'email', 'content'])
    if (textOf(value[name]) !== '') return textOf(value[name]);
  return '';
}

const listOf = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((one) => one !== '');
const alternatesOf = (value: unknown) =>
  Array.isArray(value) ? listOf(value) : readAlternates(textOf(value));
const tagsOf = (value: unknown) =>
  Array.isArray(value) ? listOf(value).map((tag) => tag.toLowerCase()) : readTags(textOf(value));

/** `[{"name": "team", "value": "hr"}]` or `{"team": "hr"}`. */
function metadataOf(value: unknown) {
  const pairs = Array.isArray(value)
    ? value.filter(isFields).map((one) => {
        const [key, said] = [
          one['name'] ?? one['key'] ?? one['Name'],
          one['value'] ?? one['Value'],
        ];
        return [textOf(key), textOf(said)] as const;
      })
    : Object.entries(isFields(value) ? value : {}).map(
        ([key, said]) => [key, textOf(said)] as const,
      );
  return fromPairs(pairs);
}
