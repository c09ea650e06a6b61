// People from a table. Every line is checked; the valid ones become a plan of who is new, who
// changes and who stays. Pure.
import type { Person } from '../../core/person';
import { nearestLocale } from '../../core/texts';
import { cleanEmail } from '../email';
import { isZone } from './record';
import type { Columns, TableRow } from '../table';

export const PEOPLE_COLUMNS: Columns = {
  names: {
    email: ['e-mail', 'mail', 'e-mail-adresse', 'emailadresse'],
    name: ['full name', 'vollständiger name'],
    department: ['abteilung', 'bereich'],
    manager: ['line manager', 'manager email', 'führungskraft', 'vorgesetzter', 'vorgesetzte'],
    location: ['standort', 'site', 'ort'],
    zone: ['time zone', 'timezone', 'zeitzone'],
    language: ['languages', 'sprache', 'sprachen'],
    start: ['start date', 'startdate', 'eintritt', 'eintrittsdatum', 'startdatum'],
  },
  required: ['email', 'name'],
};

/** What a table says about a person. An empty cell says nothing. */
export interface ImportedPerson {
  readonly email: string;
  readonly name: string;
  readonly department?: string;
  readonly managerEmail?: string;
  readonly location?: string;
  readonly zone?: string;
  readonly languages?: readonly string[];
  readonly startDate?: string;
  /** The id of the person that the line changes. */
  readonly means?: string;
}

export type LineProblem =
  | 'email'
  | 'twice'
  | 'name'
  | 'zone'
  | 'date'
  | 'language'
  | 'manager'
  | 'circle';

export interface BadLine {
  readonly line: number;
  readonly problem: LineProblem;
  readonly value: string;
}

export interface PeoplePlan {
  readonly add: readonly ImportedPerson[];
  readonly change: readonly ImportedPerson[];
  readonly same: number;
  readonly bad: readonly BadLine[];
}

/**
 * Everyone by address, as tables name them: `current` by their present address, `former` by earlier
 * ones.
 */
export interface KnownPeople {
  readonly current: ReadonlyMap<string, Person>;
  readonly former: ReadonlyMap<string, Person>;
}

/**
 * The person that an address in a table means. A former owner is meant unless the table also lists
 * them by their present address: then the address belongs to someone else now. `listed`: the
 * addresses at the start of lines.
 */
export function meantBy(
  email: string,
  { current, former }: KnownPeople,
  listed: { has(email: string): boolean },
): Person | undefined {
  const before = former.get(email);
  return (
    current.get(email) ??
    (before?.email !== undefined && listed.has(before.email) ? undefined : before)
  );
}

/** Managers may be known already or be in the table. */
export function planPeople(lines: readonly TableRow[], people: KnownPeople): PeoplePlan {
  const bad: BadLine[] = [];
  const good = new Map<string, { line: number; person: ImportedPerson }>();
  const listed = new Set<string>();
  const judgedLines = lines.map(({ line, cells }) => ({ line, judged: judge(cells) }));
  for (const { judged } of judgedLines) if ('email' in judged) listed.add(judged.email);
  const known = { get: (email: string) => meantBy(email, people, listed) };
  /** One person, whichever of their addresses the line has. */
  const keyOf = (email: string) => known.get(email)?.id ?? email;
  for (const { line, judged } of judgedLines) {
    if ('problem' in judged) bad.push({ line, ...judged });
    else if (good.has(keyOf(judged.email)))
      bad.push({ line, problem: 'twice', value: judged.email });
    else good.set(keyOf(judged.email), { line, person: judged });
  }
  // Checked against the whole table, so that the order of lines does not matter.
  const table = new Map([...good].map(([key, { person }]) => [key, person.managerEmail]));
  const managerOf = (key: string, email: string) =>
    table.get(key) ?? known.get(email)?.managerEmail;
  for (const [key, { line, person }] of good) {
    const manager = person.managerEmail;
    if (manager === undefined) continue;
    if (!known.get(manager) && !table.has(keyOf(manager)))
      bad.push({ line, problem: 'manager', value: manager });
    else if (isCircle(person.email, managerOf, keyOf))
      bad.push({ line, problem: 'circle', value: manager });
    else continue;
    good.delete(key);
  }
  const all = [...good.values()].map(({ person }) => person);
  const add = all.filter(({ email }) => !known.get(email));
  const change = all.flatMap((person) => {
    const before = known.get(person.email);
    const changes =
      before !== undefined && JSON.stringify(imported(before, person)) !== JSON.stringify(before);
    return changes ? [{ ...person, means: before.id }] : [];
  });
  return {
    add,
    change,
    same: all.length - add.length - change.length,
    bad: bad.toSorted((a, b) => a.line - b.line),
  };
}

function judge(cells: TableRow['cells']): ImportedPerson | { problem: LineProblem; value: string } {
  const cell = (name: string) => (cells[name] ?? '').trim();
  const email = cleanEmail(cell('email'));
  const manager = cell('manager') === '' ? '' : cleanEmail(cell('manager'));
  const [zone, start] = [cell('zone'), cell('start')];
  const languages = cell('language')
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter(Boolean);
  if (email === undefined) return { problem: 'email', value: cell('email') };
  if (cell('name') === '') return { problem: 'name', value: email };
  if (manager === undefined) return { problem: 'manager', value: cell('manager') };
  if (zone !== '' && !isZone(zone)) return { problem: 'zone', value: zone };
  const startDate = start === '' ? undefined : isoDate(start);
  if (start !== '' && !startDate) return { problem: 'date', value: start };
  const unknown = languages.find((language) => !/^[a-z]{2}$/.test(language));
  if (unknown !== undefined) return { problem: 'language', value: unknown };
  return {
    email,
    name: cell('name'),
    ...(cell('department') !== '' && { department: cell('department') }),
    ...(manager !== '' && { managerEmail: manager }),
    ...(cell('location') !== '' && { location: cell('location') }),
    ...(zone !== '' && { zone }),
    ...(languages.length > 0 && { languages }),
    ...(startDate && { startDate }),
  };
}

/** Reads `2026-03-02`, or `2.3.2026` as in German tables; undefined if there is no such day. */
function isoDate(text: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = german
    ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`
    : text;
  const date = new Date(`${iso}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(iso)
    ? iso
    : undefined;
}

function isCircle(
  email: string,
  managerOf: (key: string, email: string) => string | undefined,
  keyOf: (email: string) => string,
): boolean {
  const start = keyOf(email);
  const seen = new Set<string>();
  for (let at: string | undefined = email; at !== undefined; at = managerOf(keyOf(at), at)) {
    if (seen.has(keyOf(at))) return keyOf(at) === start;
    seen.add(keyOf(at));
  }
  return false;
}

/**
 * A person with the table's values. What they chose themselves stays, and so does their present
 * address.
 */
export function imported(
  person: Person,
  { zone, languages, email: _theirs, means: _who, ...said }: ImportedPerson,
): Person {
  const chose = (field: Person['chosen'][number]) => person.chosen.includes(field);
  return {
    ...person,
    ...said,
    ...(zone !== undefined && !chose('zone') && { zone }),
    ...(languages !== undefined && !chose('languages') && { languages }),
    ...(languages !== undefined &&
      !chose('locale') && { locale: nearestLocale(languages[0], person.locale) }),
  };
}
