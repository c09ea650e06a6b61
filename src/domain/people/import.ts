// People from a table: every line is judged, the rest becomes a plan of who is new, who changes and who stays. Pure.
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

/** What a table says of somebody; an empty cell says nothing. */
export interface ImportedPerson {
  readonly email: string;
  readonly name: string;
  readonly department?: string;
  readonly managerEmail?: string;
  readonly location?: string;
  readonly zone?: string;
  readonly languages?: readonly string[];
  readonly startDate?: string;
  /** The id of whom the line changes. */
  readonly means?: string;
}

export type LineProblem = 'email' | 'twice' | 'name' | 'zone' | 'date' | 'language' | 'manager' | 'circle';

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

/** Everybody by address, as tables name them: `current` by the one that they have, `former` by the ones that they had before. */
export interface KnownPeople {
  readonly current: ReadonlyMap<string, Person>;
  readonly former: ReadonlyMap<string, Person>;
}

/**
 * Whom an address in a table means. Who had it before is meant unless the table names them by the address that they have: then it is somebody else's
 * by now. `listed`: the addresses that begin a line.
 */
export function meantBy(email: string, { current, former }: KnownPeople, listed: { has(email: string): boolean }): Person | undefined {
  const before = former.get(email);
  return current.get(email) ?? (before?.email !== undefined && listed.has(before.email) ? undefined : before);
}

/** Managers may be known already or stand in the table. */
export function planPeople(lines: readonly TableRow[], people: KnownPeople): PeoplePlan {
  const bad: BadLine[] = [];
  const good = new Map<string, { line: number; person: ImportedPerson }>();
  const listed = new Set<string>();
  const judgedLines = lines.map(({ line, cells }) => ({ line, judged: judge(cells) }));
  for (const { judged } of judgedLines) if ('email' in judged) listed.add(judged.email);
  const known = { get: (email: string) => meantBy(email, people, listed) };
  /** One person, whichever of their addresses the line names. */
  const keyOf = (email: string) => known.get(email)?.id ?? email;
  for (const { line, judged } of judgedLines) {
    if ('problem' in judged) bad.push({ line, ...judged });
    else if (good.has(keyOf(judged.email))) bad.push({ line, problem: 'twice', value: judged.email });
    else good.set(keyOf(judged.email), { line, person: judged });
  }
  // Judged by the table as it stands, so that the order of its lines means nothing.
  const table = new Map([...good].map(([key, { person }]) => [key, person.managerEmail]));
  const managerOf = (key: string, email: string) => table.get(key) ?? known.get(email)?.managerEmail;
  for (const [key, { line, person }] of good) {
    const manager = person.managerEmail;
    if (manager === undefined) continue;
    if (!known.get(manager) && !table.has(keyOf(manager))) bad.push({ line, problem: 'manager', value: manager });
    else if (isCircle(person.email, managerOf, keyOf)) bad.push({ line, problem: 'circle', value: manager });
    else continue;
    good.delete(key);
  }
  const all = [...good.values()].map(({ person }) => person);
  const add = all.filter(({ email }) => !known.get(email));
  const change = all.flatMap((person) => {
    const before = known.get(person.email);
    const changes = before !== undefined && JSON.stringify(imported(before, person)) !== JSON.stringify(before);
    return changes ? [{ ...person, means: before.id }] : [];
  });
  return { add, change, same: all.length - add.length - change.length, bad: bad.toSorted((a, b) => a.line - b.line) };
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

/** `2026-03-02`, or `2.3.2026` as German tables have it; undefined when there is no such day. */
function isoDate(text: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = german ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}` : text;
  const date = new Date(`${iso}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

function isCircle(email: string, managerOf: (key: string, email: string) => string | undefined, keyOf: (email: string) => string): boolean {
  const start = keyOf(email);
  const seen = new Set<string>();
  for (let at: string | undefined = email; at !== undefined; at = managerOf(keyOf(at), at)) {
    if (seen.has(keyOf(at))) return keyOf(at) === start;
    seen.add(keyOf(at));
  }
  return false;
}

/** Somebody with what the table says; what they chose themselves stays, and the address that they have. */
export function imported(person: Person, { zone, languages, email: _theirs, means: _who, ...said }: ImportedPerson): Person {
  const chose = (field: Person['chosen'][number]) => person.chosen.includes(field);
  return {
    ...person,
    ...said,
    ...(zone !== undefined && !chose('zone') && { zone }),
    ...(languages !== undefined && !chose('languages') && { languages }),
    ...(languages !== undefined && !chose('locale') && { locale: nearestLocale(languages[0], person.locale) }),
  };
}
