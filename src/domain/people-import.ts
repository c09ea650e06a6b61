// People from a table: every line is judged, the rest becomes a plan of who is new, who changes and who stays. Pure.
import type { Person } from '../core/person';
import { nearestLocale } from '../core/texts';
import { isZone } from './person-record';
import type { Columns, Line } from './table';

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

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** `known`: everybody by e-mail address. Managers may be known already or stand in the table. */
export function planPeople(lines: readonly Line[], known: ReadonlyMap<string, Person>): PeoplePlan {
  const bad: BadLine[] = [];
  const good = new Map<string, { line: number; person: ImportedPerson }>();
  for (const { line, cells } of lines) {
    const judged = judge(cells);
    if ('problem' in judged) bad.push({ line, ...judged });
    else if (good.has(judged.email)) bad.push({ line, problem: 'twice', value: judged.email });
    else good.set(judged.email, { line, person: judged });
  }
  // Judged by the table as it stands, so that the order of its lines means nothing.
  const listed = new Map(good);
  for (const [email, { line, person }] of listed) {
    const manager = person.managerEmail;
    if (manager === undefined) continue;
    if (!known.has(manager) && !listed.has(manager)) bad.push({ line, problem: 'manager', value: manager });
    else if (isCircle(email, listed, known)) bad.push({ line, problem: 'circle', value: manager });
    else continue;
    good.delete(email);
  }
  const people = [...good.values()].map(({ person }) => person);
  const add = people.filter(({ email }) => !known.has(email));
  const change = people.filter((person) => {
    const before = known.get(person.email);
    return before !== undefined && JSON.stringify(imported(before, person)) !== JSON.stringify(before);
  });
  return { add, change, same: people.length - add.length - change.length, bad: bad.toSorted((a, b) => a.line - b.line) };
}

function judge(cells: Line['cells']): ImportedPerson | { problem: LineProblem; value: string } {
  const cell = (name: string) => (cells[name] ?? '').trim();
  const email = cell('email').toLowerCase();
  const [manager, zone, start] = [cell('manager').toLowerCase(), cell('zone'), cell('start')];
  const languages = cell('language')
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter(Boolean);
  if (!EMAIL.test(email)) return { problem: 'email', value: cell('email') };
  if (cell('name') === '') return { problem: 'name', value: email };
  if (manager !== '' && !EMAIL.test(manager)) return { problem: 'manager', value: cell('manager') };
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

function isCircle(email: string, good: ReadonlyMap<string, { person: ImportedPerson }>, known: ReadonlyMap<string, Person>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = email; at !== undefined; ) {
    if (seen.has(at)) return at === email;
    seen.add(at);
    at = good.get(at)?.person.managerEmail ?? known.get(at)?.managerEmail;
  }
  return false;
}

/** Somebody with what the table says; what they chose themselves stays. */
export function imported(person: Person, { zone, languages, ...said }: ImportedPerson): Person {
  const chose = (field: Person['chosen'][number]) => person.chosen.includes(field);
  return {
    ...person,
    ...said,
    ...(zone !== undefined && !chose('zone') && { zone }),
    ...(languages !== undefined && !chose('languages') && { languages }),
    ...(languages !== undefined && !chose('locale') && { locale: nearestLocale(languages[0], person.locale) }),
  };
}
