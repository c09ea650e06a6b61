// Fields and values of the export as people read them: names in the reader's language, times in
// their zone. Values without a text are shown as they are stored.
import { regionalLocale } from '../../../cards/regional-locale';
import { setBounded } from '../../../core/bounded-map';
import type { JsonValue } from '../../../core/json';
import type { Locale, Texts } from '../../../core/texts';
import de from './page-words.de.json';
import en from './page-words.en.json';

const DATE_FORMATS = new Map<string, Intl.DateTimeFormat>();

interface Words {
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}
const WORDS: Readonly<Record<Locale, Words>> = { en, de };

/** Fields that only the bot and its operator understand. */
const IDS: ReadonlySet<string> = new Set([
  'id',
  'personId',
  'byPersonId',
  'entry',
  'entryId',
  'reviewed',
  'opened',
  'accountKeys',
  'lastAccountKey',
  'because',
  'absorbed',
  'mergedInto',
]);
/** The most telling fields come first in a record; the rest keep their stored order. */
const LEADING =
  'name email formerEmails department managerEmail location startDate title question asked text answer'.split(
    ' ',
  );
/** Fields whose values are the bot's own words. */
const OURS: ReadonlySet<string> = new Set(
  'about askedBy barred by chosen employment how kind maker minorUntil platform problem rhythm role roles said side standing state what whose'.split(
    ' ',
  ),
);
const LANGUAGES: ReadonlySet<string> = new Set(['language', 'languages', 'locale']);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** Parts of a card that define its look, and the data of its buttons. */
const LAYOUT =
  /^(?:type|version|\$schema|weight|size|spacing|style|color|verb|id|data|card|url|wrap|width|height|maxLines|horizontalAlignment)$/;
/** The fields that hold a record's words. */
const WORDY = ['event', 'reply', 'message', 'rendered'];

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The fields of a record as people read them. */
export function inReadingOrder(fields: readonly string[]): readonly string[] {
  const rank = (field: string) =>
    LEADING.includes(field) ? LEADING.indexOf(field) : LEADING.length;
  return fields.toSorted((a, b) => rank(a) - rank(b));
}

export const isTechnical = (field: string): boolean => IDS.has(field);

const known = (words: Readonly<Record<string, string>>, word: string) =>
  Object.hasOwn(words, word) ? words[word] : undefined;

export const fieldName = (field: string, { locale }: Texts): string =>
  known(WORDS[locale].fields, field) ?? field;

export function valueInHtml(value: JsonValue | undefined, field: string, texts: Texts): string {
  if (Array.isArray(value)) return listInHtml(value as readonly JsonValue[], field, texts);
  if (typeof value !== 'object' || value === null) return plainInHtml(value, field, texts);
  const fields = Object.entries(value);
  if (fields.length === 0) return '–';
  const lines = fields.map(([name, item]) => {
    const shown =
      field === 'workingHours' ? hoursIn(name, item, texts) : valueInHtml(item, name, texts);
    return `<div><dt>${escaped(fieldName(name, texts))}</dt><dd>${shown}</dd></div>`;
  });
  return `<dl>${lines.join('')}</dl>`;
}

function listInHtml(items: readonly JsonValue[], field: string, texts: Texts): string {
  if (items.length === 0) return '–';
  if (
    items.every((item) => typeof item !== 'object' || item === null) &&
    items.join('').length < 120
  )
    return items.map((item) => plainInHtml(item, field, texts)).join(', ');
  return `<ul>${items.map((item) => `<li>${valueInHtml(item, field, texts)}</li>`).join('')}</ul>`;
}

function plainInHtml(
  value: string | number | boolean | null | undefined,
  field: string,
  texts: Texts,
): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean')
    return escaped(texts('privacy.pageYesNo', { yes: String(value) }));
  if (typeof value === 'number') return new Intl.NumberFormat(texts.locale).format(value);
  if (INSTANT.test(value))
    return timeInHtml(value, texts.zone, texts, { dateStyle: 'long', timeStyle: 'short' });
  if (DATE.test(value)) return timeInHtml(value, 'UTC', texts, { dateStyle: 'long' });
  if (LANGUAGES.has(field)) return escaped(languageOf(value, texts.locale));
  if (field === 'chosen') return escaped(fieldName(value, texts));
  return escaped((OURS.has(field) && known(WORDS[texts.locale].values, value)) || value);
}

function timeInHtml(
  value: string,
  timeZone: string,
  { locale, zone }: Pick<Texts, 'locale' | 'zone'>,
  style: Intl.DateTimeFormatOptions,
): string {
  const at = new Date(value);
  const said = Number.isNaN(at.getTime())
    ? value
    : dateFormat(regionalLocale(locale, zone), { ...style, timeZone }).format(at);
  return `<time datetime="${escaped(value)}">${escaped(said)}</time>`;
}

/** They are expensive to make, and a page shows hundreds of times of one kind. */
function dateFormat(locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, style]);
  const format = DATE_FORMATS.get(key) ?? new Intl.DateTimeFormat(locale, style);
  setBounded(DATE_FORMATS, key, format, 100);
  return format;
}

function languageOf(tag: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Minutes after midnight, and ISO weekdays. */
function hoursIn(name: string, value: JsonValue | undefined, texts: Texts): string {
  if (typeof value === 'number')
    return `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
  if (!Array.isArray(value)) return valueInHtml(value, name, texts);
  const days = new Intl.DateTimeFormat(texts.locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return escaped(
    (value as readonly number[]).map((day) => days.format(Date.UTC(2024, 0, day))).join(', '),
  );
}

/** The words of a message, a card or an answer, each once, in their order. */
export function saidIn(record: Readonly<Record<string, JsonValue | undefined>>): readonly string[] {
  const said = new Set<string>();
  const collect = (value: JsonValue | undefined): void => {
    if (typeof value === 'string' && value.trim() !== '') said.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, item] of Object.entries(value))
      if (typeof item === 'object' || !LAYOUT.test(name)) if (name !== 'data') collect(item);
  };
  for (const name of WORDY) collect(record[name]);
  return [...said];
}
