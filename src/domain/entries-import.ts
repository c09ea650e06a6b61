// FAQ entries from a table. Every line is checked; the valid ones become a plan of what is new and
// what changes. Pure.
import { idFrom } from '../core/ids';
import type { New } from '../core/store';
import { type Locale, nearestLocale } from '../core/texts';
import { type Audience, audienceKey, isEverybody, readAudience } from './audience';
import type { Entry } from './entries';
import { cleanEmail } from './email';
import type { Columns, TableRow } from './table';

export const ENTRY_COLUMNS: Columns = {
  names: {
    question: ['frage', 'title', 'titel'],
    answer: ['antwort', 'text'],
    alternates: ['alternate questions', 'alternativen', 'weitere fragen'],
    tags: ['schlagwörter', 'schlagworte'],
    language: ['sprache'],
    owner: ['owner email', 'verantwortlich'],
    source: ['quelle'],
    link: ['url'],
    audience: ['for', 'zielgruppe', 'für'],
  },
  required: ['question', 'answer'],
};

export interface ImportedEntry {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly alternates: readonly string[];
  readonly tags: readonly string[];
  readonly language: Locale;
  readonly ownerEmail?: string;
  readonly source?: string;
  readonly link?: string;
  /** Absent if the table does not say. */
  readonly audience?: Audience;
}

export interface BadEntryLine {
  readonly line: number;
  readonly problem: 'question' | 'answer' | 'long' | 'twice' | 'link' | 'audience' | 'nobody';
  readonly value: string;
}

export interface EntriesPlan {
  readonly add: readonly ImportedEntry[];
  readonly change: readonly ImportedEntry[];
  readonly same: number;
  readonly bad: readonly BadEntryLine[];
}

/** What a plan needs to know about people. */
export interface Colleagues {
  /** The id of the person with this e-mail address. */
  idOf(email: string): string | undefined;
  isAnybodyIn(audience: Audience): boolean;
}

const ANSWER_MAX = 2500;
const list = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * The same question in the same language is the same entry, so importing a table again changes it.
 */
export function planEntries(
  lines: readonly TableRow[],
  known: ReadonlyMap<string, Entry>,
  colleagues: Colleagues,
  fallback: Locale,
): EntriesPlan {
  const bad: BadEntryLine[] = [];
  const good = new Map<string, ImportedEntry>();
  for (const { line, cells } of lines) {
    const cell = (name: string) => (cells[name] ?? '').trim();
    const [question, answer, link, whoFor] = [
      cell('question'),
      cell('answer'),
      cell('link'),
      cell('audience'),
    ];
    const read = readAudience(whoFor);
    const language = nearestLocale(cell('language') || undefined, fallback);
    const id = idFrom('entry', language, question.toLowerCase());
    const isWeb = link === '' || (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol));
    if (question === '') bad.push({ line, problem: 'question', value: '' });
    else if (answer === '') bad.push({ line, problem: 'answer', value: question });
    else if (answer.length > ANSWER_MAX) bad.push({ line, problem: 'long', value: question });
    else if (!isWeb) bad.push({ line, problem: 'link', value: link });
    else if (!read.ok) bad.push({ line, problem: 'audience', value: read.part });
    // Nobody could ever find the entry, and nobody would notice.
    else if (!isEverybody(read.audience) && !colleagues.isAnybodyIn(read.audience))
      bad.push({ line, problem: 'nobody', value: whoFor });
    else if (good.has(id)) bad.push({ line, problem: 'twice', value: question });
    else {
      good.set(id, {
        id,
        question,
        answer,
        alternates: list(cell('alternates'), /\|/),
        tags: list(cell('tags').toLowerCase(), /[|,]/),
        language,
        ...(cell('owner') !== '' && {
          ownerEmail: cleanEmail(cell('owner')) ?? cell('owner').toLowerCase(),
        }),
        ...(cell('source') !== '' && { source: cell('source') }),
        ...(link !== '' && { link }),
        ...(whoFor !== '' && { audience: read.audience }),
      });
    }
  }
  const entries = [...good.values()];
  const add = entries.filter(({ id }) => !known.has(id));
  const change = entries.filter((entry) => {
    const before = known.get(entry.id);
    return (
      before !== undefined &&
      differs(before, changedEntry(before, entry, ownerOf(entry, colleagues), before.updatedAt))
    );
  });
  return { add, change, same: entries.length - add.length - change.length, bad };
}

function differs(before: Entry, after: Entry): boolean {
  const { audience: was, ...rest } = before;
  const { audience: is, ...others } = after;
  return audienceKey(was) !== audienceKey(is) || JSON.stringify(rest) !== JSON.stringify(others);
}

export function ownerOf(
  { ownerEmail }: ImportedEntry,
  { idOf }: Pick<Colleagues, 'idOf'>,
): string | undefined {
  return ownerEmail === undefined ? undefined : idOf(ownerEmail);
}

/** The entry as it is stored. */
export function importedEntry(
  { ownerEmail: _owner, audience, ...entry }: ImportedEntry,
  ownerId: string | undefined,
  at: string,
): New<Entry> {
  return {
    ...entry,
    ...(audience !== undefined && audienceKey(audience) !== '' && { audience }),
    kind: 'faq',
    published: true,
    publishedAt: at,
    updatedAt: at,
    helped: 0,
    notHelped: 0,
    ...(ownerId !== undefined && { ownerId }),
  };
}

/**
 * A known entry with the table's values, published again. What the table does not say stays. Above
 * all, an entry for some people does not open to everyone because a column is missing.
 */
export function changedEntry(
  before: Entry,
  { ownerEmail: _owner, audience, ...said }: ImportedEntry,
  ownerId: string | undefined,
  at: string,
): Entry {
  const { audience: was, ...rest } = before;
  const now = audience ?? was;
  return {
    ...rest,
    ...said,
    ...(now !== undefined && audienceKey(now) !== '' && { audience: now }),
    ...(ownerId !== undefined && { ownerId }),
    published: true,
    updatedAt: at,
  };
}
