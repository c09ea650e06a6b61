// What a file of questions and answers changes: every entry is checked, and the valid ones are new,
// changed, the same as before, or nearly the same as another one. Pure.
import { idFrom } from '../../core/ids';
import type { Locale } from '../../core/texts';
import type { Entry } from '../entries';
import {
  type BadEntryLine,
  type CheckedEntry,
  checkEntry,
  type Colleagues,
  type ImportedEntry,
} from './check';
import { nearQuestions, questionKey } from './identity';
import { guessLanguage } from './language';
import type { EntryNote, ReadEntry } from './reading';
import { changedEntry, isSameEntry } from './stored';

export interface PlannedEntry {
  readonly line: number;
  readonly entry: ImportedEntry;
  /** The entry that it changes, before and after. */
  readonly before?: Entry;
  readonly after?: Entry;
  /** The entry that has nearly the same question. */
  readonly near?: Entry;
}

export interface EntriesPlan {
  readonly add: readonly PlannedEntry[];
  readonly change: readonly PlannedEntry[];
  /** New ones, but another entry asks nearly the same. */
  readonly doubtful: readonly PlannedEntry[];
  readonly same: number;
  readonly bad: readonly BadEntryLine[];
  readonly notes: readonly EntryNote[];
}

/** A plan in the making: a long file is planned in turns, so that others have theirs. */
export interface Planning {
  take(read: ReadEntry): void;
  plan(): EntriesPlan;
}

/**
 * The same question is the same entry, no matter who wrote the first one. So importing a table
 * again changes it.
 */
export function beginPlan(
  known: readonly Entry[],
  colleagues: Colleagues,
  fallback: Locale,
): Planning {
  const find = finder(known, fallback);
  const near = nearIn(known);
  const plan = { add: [], change: [], doubtful: [], bad: [], notes: [] } as {
    [K in 'add' | 'change' | 'doubtful']: PlannedEntry[];
  } & { bad: BadEntryLine[]; notes: EntryNote[] };
  const seen = new Set<string>();
  let same = 0;
  return {
    plan: () => ({ ...plan, same }),
    take(read) {
      const checked = checkEntry(read, colleagues);
      if (!checked.ok) {
        plan.bad.push(checked.bad);
        return;
      }
      const { line } = read;
      const { entry, before, others, renamed } = find(checked.entry);
      if (seen.has(entry.id)) {
        plan.bad.push({ line, problem: 'twice', value: entry.question });
        return;
      }
      seen.add(entry.id);
      plan.notes.push(...checked.notes);
      if (others > 0) plan.notes.push({ line, problem: 'others', value: entry.question });
      const after =
        before && changedEntry(before, entry, ownerOf(entry, colleagues), before.updatedAt);
      const doubt = before ? undefined : (renamed ?? near(entry));
      if (before && after && isSameEntry(before, after)) same += 1;
      else if (before && after) plan.change.push({ line, entry, before, after });
      else if (doubt) plan.doubtful.push({ line, entry, near: doubt });
      else plan.add.push({ line, entry });
    },
  };
}

interface Found {
  readonly entry: ImportedEntry;
  /** The known entry that it is. */
  readonly before?: Entry;
  /** How many more entries have the same question in this language. */
  readonly others: number;
  /** An entry that had this question, and has another one now. */
  readonly renamed?: Entry;
}

/** Finds the known entry that a question means, and the id of a new one. */
function finder(known: readonly Entry[], fallback: Locale): (entry: CheckedEntry) => Found {
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  const byKey = new Map<string, Entry[]>();
  for (const entry of known) {
    const key = questionKey(entry.question);
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  }
  return (checked) => {
    const key = questionKey(checked.question);
    const guess = guessLanguage(`${checked.question} ${checked.answer}`) ?? fallback;
    const meant = meantBy(checked, byKey.get(key) ?? [], guess);
    const [before, ...others] = meant;
    const language = checked.language ?? before?.language ?? guess;
    if (before)
      return { entry: { ...checked, id: before.id, language }, before, others: others.length };
    const former = idFrom('entry', language, checked.question.toLowerCase());
    const renamed = byId.get(former) ?? byId.get(idFrom('entry', language, key));
    let id = idFrom('entry', language, key);
    for (let next = 2; byId.has(id); next += 1) id = idFrom('entry', language, key, String(next));
    return { entry: { ...checked, id, language }, others: 0, ...(renamed && { renamed }) };
  };
}

/** Finds the entry that has the question of another one. */
export function knownQuestions(
  known: readonly Entry[],
  fallback: Locale,
): (entry: ImportedEntry) => Entry | undefined {
  const find = finder(known, fallback);
  return (entry) => find(entry).before;
}

/**
 * The entries with this question that a line means, the best one first. If the line names a
 * language, an entry in another one is meant only if it says the same.
 */
function meantBy(checked: CheckedEntry, same: readonly Entry[], guess: Locale): Entry[] {
  const wanted = checked.language ?? guess;
  const inLanguage = same.filter(({ language }) => language === wanted);
  const elsewhere = same.filter(
    ({ answer }) => checked.language === undefined || answer === checked.answer,
  );
  return (inLanguage.length > 0 ? inLanguage : elsewhere).toSorted(
    (one, other) =>
      Number(other.published) - Number(one.published) ||
      Number(other.kind === 'faq') - Number(one.kind === 'faq') ||
      one.publishedAt.localeCompare(other.publishedAt) ||
      one.id.localeCompare(other.id),
  );
}

/** The published entry that asks nearly the same, in the same language. */
function nearIn(known: readonly Entry[]): (entry: ImportedEntry) => Entry | undefined {
  const readers = new Map(
    (['en', 'de'] as const).map((locale) => [
      locale,
      nearQuestions(
        known
          .filter(({ language, published }) => published && language === locale)
          .flatMap((entry) =>
            [entry.question, ...entry.alternates].map((question) => [question, entry] as const),
          ),
      ),
    ]),
  );
  return ({ question, language }) => readers.get(language)?.find(question);
}

/** The id of the owner that a line names. */
export function ownerOf(
  { ownerEmail, ownerId }: ImportedEntry,
  { idOf }: Pick<Colleagues, 'idOf'>,
): string | undefined {
  return ownerEmail === undefined ? ownerId : idOf(ownerEmail);
}
