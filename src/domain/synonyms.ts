// Synonyms: the company's own words for the same thing, as leads maintain them, such as `PTO =
// leave, holiday`. Search treats them as equal.
import { idFrom } from '../core/ids';
import { ERASED_ID, shown, UNTIL_REMOVED } from '../core/personal';
import { collectionSpec } from '../core/store';
import type { Doc } from '../core/doc';

export interface Synonyms extends Doc {
  /** Two or more; the first names the line. Words or short phrases, as they were written. */
  readonly words: readonly string[];
  /** Who wrote the line, and when (ISO instant). */
  readonly byPersonId: string;
  readonly at: string;
}

export const synonymsCollection = collectionSpec<Synonyms>('synonyms', {
  followed: true,
  indexes: [{ fields: ['at'] }],
  what: 'words that mean the same in the company, and which programme lead wrote them',
  people: {
    whom: 'the lead',
    purpose: 'knowledge',
    show: (line, { personId }) => (line.byPersonId === personId ? shown(line) : undefined),
    erase: (line, { personId }) =>
      line.byPersonId === personId ? { ...line, byPersonId: ERASED_ID } : 'keep',
    erased: 'the words stay, without who wrote them',
  },
  keep: UNTIL_REMOVED,
});

/** The most lines that a company needs for its own words. Search has a thesaurus for the rest. */
export const SYNONYMS_MAX = 300;
const WORDS_MAX = 8;
const WORD_MAX = 60;

/** Between the first word and the others. */
const EQUALS = /\s*(?:=>|->|→|=)\s*/;
/** A cell in quotation marks, or up to the next separator. */
const CELL = /\s*"((?:[^"]|"")*)"\s*|[^,;\t]+/g;
const HEADERS = /^(?:words?|terms?|synonyms?|alterations?|wort|wörter|begriffe?|synonyme)$/i;

/**
 * The words of a line such as `PTO = leave, holiday` or `"PTO","leave"`; undefined if it is not one,
 * or is too long.
 */
export function readSynonyms(line: string): readonly string[] | undefined {
  const [first, rest, ...more] = outsideQuotes(line).split(EQUALS);
  if (first === undefined || more.length > 0) return undefined;
  return fitting(rest === undefined ? cellsOf(first) : [unquoted(first), ...cellsOf(rest)]);
}

/** The lines of a text, or the lists of an export as JSON. `wrong`: what is no line. */
export function readSynonymLists(text: string): {
  readonly lists: readonly (readonly string[])[];
  readonly wrong?: string;
} {
  const found = jsonLists(text) ?? linesOf(text).map((line) => [line, readSynonyms(line)] as const);
  const wrong = found.find(([, words]) => words === undefined)?.[0];
  return {
    lists: found.flatMap(([, words]) => (words === undefined ? [] : [words])),
    ...(wrong !== undefined && { wrong }),
  };
}

/** The lines without the headers of a table. */
function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:```|~~~)/.test(line));
  const [head = ''] = lines;
  return cellsOf(head).every((cell) => HEADERS.test(cell)) ? lines.slice(1) : lines;
}

/** An equals sign in quotation marks separates nothing. Phones turn quotation marks round. */
const outsideQuotes = (line: string) =>
  line.replace(/[“”„«»]/g, '"').replace(/"(?:[^"]|"")*"/g, (cell) => cell.replace(/[=→]|->/g, ' '));

const unquoted = (cell: string) => cell.trim().replace(/^"(.*)"$/s, '$1');
const cellsOf = (line: string) =>
  Array.from(line.matchAll(CELL), ([whole, quoted]) => (quoted ?? whole).replaceAll('""', '"'));

function fitting(written: readonly string[]): readonly string[] | undefined {
  const clean = written.map((word) => word.trim().replace(/\s+/g, ' '));
  const full = clean.filter((word) => /[\p{L}\p{N}]/u.test(word));
  const words = full.filter(
    (word, at) => full.findIndex((other) => nameOf(other) === nameOf(word)) === at,
  );
  const fits =
    words.length > 1 && words.length <= WORDS_MAX && words.every((word) => word.length <= WORD_MAX);
  return fits && full[0] === clean[0] ? words : undefined;
}

type Lists = readonly (readonly [written: string, words: readonly string[] | undefined])[];

/** Lists of words, wherever they stand: the exports of QnA Maker and of the language service. */
function jsonLists(text: string): Lists | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A line that begins with a bracket.
    return undefined;
  }
  const lists = listsIn(value);
  return lists.length === 0
    ? [[text.trim(), undefined]]
    : lists.map((list) => [list.join(', '), fitting(list)]);
}

/** `{"PTO": ["leave"]}` is a list as well. */
function listsIn(value: unknown): readonly (readonly string[])[] {
  if (Array.isArray(value))
    return value.length > 0 && value.every((one) => typeof one === 'string')
      ? [value]
      : value.flatMap(listsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const lists = typeof one === 'string' ? [] : listsIn(one);
    return /^(?:alterations|synonyms|words)$/i.test(key) || !isList(one)
      ? lists
      : lists.map((list) => [key, ...list]);
  });
}

const isList = (value: unknown) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/**
 * The id of a line by its first word. Writing the line again replaces it, whatever the spelling.
 */
export function synonymsId(first: string): string {
  return idFrom('synonyms', nameOf(first));
}

const nameOf = (word: string) => word.normalize('NFC').trim().toLowerCase();
