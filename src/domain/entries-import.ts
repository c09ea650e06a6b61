// FAQ entries from a table: every line is judged, the rest becomes a plan of what is new and what changes. Pure.
import { idFrom } from '../core/ids';
import type { New } from '../core/store';
import { type Locale, nearestLocale } from '../core/texts';
import type { Entry } from './entries';
import type { Columns, Line } from './table';

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
}

export interface BadEntryLine {
  readonly line: number;
  readonly problem: 'question' | 'answer' | 'long' | 'twice' | 'link';
  readonly value: string;
}

export interface EntriesPlan {
  readonly add: readonly ImportedEntry[];
  readonly change: readonly ImportedEntry[];
  readonly same: number;
  readonly bad: readonly BadEntryLine[];
}

const ANSWER_MAX = 2500;
const list = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The same question in the same language is the same entry: a table that is imported again changes it. */
export function planEntries(lines: readonly Line[], known: ReadonlyMap<string, Entry>, fallback: Locale): EntriesPlan {
  const bad: BadEntryLine[] = [];
  const good = new Map<string, ImportedEntry>();
  for (const { line, cells } of lines) {
    const cell = (name: string) => (cells[name] ?? '').trim();
    const [question, answer, link] = [cell('question'), cell('answer'), cell('link')];
    const language = nearestLocale(cell('language') || undefined, fallback);
    const id = idFrom('entry', language, question.toLowerCase());
    const isWeb = link === '' || (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol));
    if (question === '') bad.push({ line, problem: 'question', value: '' });
    else if (answer === '') bad.push({ line, problem: 'answer', value: question });
    else if (answer.length > ANSWER_MAX) bad.push({ line, problem: 'long', value: question });
    else if (!isWeb) bad.push({ line, problem: 'link', value: link });
    else if (good.has(id)) bad.push({ line, problem: 'twice', value: question });
    else {
      good.set(id, {
        id,
        question,
        answer,
        alternates: list(cell('alternates'), /\|/),
        tags: list(cell('tags').toLowerCase(), /[|,]/),
        language,
        ...(cell('owner') !== '' && { ownerEmail: cell('owner').toLowerCase() }),
        ...(cell('source') !== '' && { source: cell('source') }),
        ...(link !== '' && { link }),
      });
    }
  }
  const entries = [...good.values()];
  const add = entries.filter(({ id }) => !known.has(id));
  const change = entries.filter((entry) => {
    const before = known.get(entry.id);
    return before !== undefined && differs(before, entry);
  });
  return { add, change, same: entries.length - add.length - change.length, bad };
}

function differs(before: Entry, entry: ImportedEntry): boolean {
  return (
    (['answer', 'alternates', 'tags', 'source', 'link'] as const).some(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(entry[field]),
    ) || !before.published
  );
}

/** The entry as it is kept. */
export function importedEntry({ ownerEmail: _owner, ...entry }: ImportedEntry, ownerId: string | undefined, at: string): New<Entry> {
  return {
    ...entry,
    kind: 'faq',
    published: true,
    publishedAt: at,
    updatedAt: at,
    helped: 0,
    notHelped: 0,
    ...(ownerId !== undefined && { ownerId }),
  };
}
