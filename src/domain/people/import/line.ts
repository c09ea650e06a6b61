// One line of a table of people. If an optional cell cannot be read, the line goes on without it.
import { cleanEmail } from '../../email';
import { dateReader, languagesOf, zoneOf } from '../../readers';
import type { TableRow } from '../../tables';
import { nameFrom } from './names';
import type { CellProblem, ImportedPerson, LineProblem, Reading } from './shapes';
import { employmentOf, presenceOf, yesOrNo } from './words';

/** Columns with dates. They decide together whether days or months come first. */
const DATES = ['start', 'leaving', 'birth'] as const;
const GUEST_ADDRESS = /#ext#@/i;
/** What SAP writes for no date, and for a date that never comes. */
const NO_DATE = /^(?:0{1,4}[-./]?0{1,2}[-./]?0{1,4}|0)$/;
const NEVER = '2090-01-01';
const ADULT_YEARS = 18;

export interface Noticed {
  readonly problem: CellProblem;
  readonly value: string;
}

/** What the line says about who the manager is. */
export interface ManagerCells {
  readonly managerEmail: string;
  readonly managerNumber: string;
  readonly manager: string;
}

export type Judged =
  | { readonly problem: LineProblem; readonly value: string }
  | {
      readonly person: ImportedPerson;
      readonly manager: ManagerCells;
      /** A bot: it is nobody, unless somebody imported it as a person. */
      readonly isBot: boolean;
      readonly noticed: readonly Noticed[];
    };

export interface LineReader {
  judge(cells: TableRow['cells']): Judged;
  /** How a date was read, if no date of the table decides it. */
  readonly guessed?: Noticed;
}

export function lineReader(lines: readonly TableRow[], reading: Reading): LineReader {
  const cells = lines.flatMap((line) => DATES.map((name) => line.cells[name] ?? ''));
  const dates = dateReader(cells, reading.order);
  const read = (text: string) => (NO_DATE.test(text) ? '' : dates.read(text));
  const { guessed, order } = dates;
  return {
    judge: (one) => judge(one, read, reading.today),
    ...(guessed !== undefined && {
      guessed: { problem: order, value: `${guessed} = ${dates.read(guessed) ?? ''}` },
    }),
  };
}

/** `date` gives an empty text for a cell that says that there is none. */
function judge(
  row: TableRow['cells'],
  date: (text: string) => string | undefined,
  today: string,
): Judged {
  const cell = (name: string) => (row[name] ?? '').trim();
  const noticed: Noticed[] = [];
  /** Reads a cell; if that fails, notices it and goes on as if it were empty. */
  function optional<T>(name: string, problem: CellProblem, read: (text: string) => T | undefined) {
    const text = cell(name);
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined) noticed.push({ problem, value: text });
    return value;
  }

  const keys = keysOf(cell('email'), cell('personnelNumber'));
  if ('problem' in keys) return keys;
  const { email, number, unread } = keys;
  if (unread !== undefined) noticed.push({ problem: 'emailCell', value: unread });
  const name = nameFrom({ name: cell('name'), first: cell('first'), last: cell('last') });
  if (name === '') return { problem: 'name', value: email ?? number };

  const start = optional('start', 'date', date);
  const leaving = optional('leaving', 'date', date);
  const employment = optional('employment', 'employment', employmentOf);
  // BambooHR puts `Contractor` and `Terminated` into one column.
  const standing = optional('status', 'status', (text) =>
    employmentOf(text) === undefined ? presenceOf(text) : (presenceOf(text) ?? 'here'),
  );
  if (standing === 'guest') return { problem: 'guest', value: email ?? name };
  const kind =
    employment ?? (presenceOf(cell('status')) ? undefined : employmentOf(cell('status')));
  const words = { standing, active: cell('active'), blocked: cell('blocked'), leaving, start };
  const here = whetherHere(words, date, today);
  if (here.stays !== undefined) noticed.push({ problem: 'stays', value: here.stays });
  const zone = optional('zone', 'zone', zoneOf);
  const minor = minorOf(cell('birth'), cell('minor'), date, today);
  if (minor.wrong !== undefined) noticed.push({ problem: 'minor', value: minor.wrong });
  const { languages, unknown } = languagesOf(cell('language'));
  for (const value of unknown) noticed.push({ problem: 'language', value });
  const department = unitOf(cell('department'));
  return {
    person: {
      ...(email !== undefined && { email }),
      name,
      ...(department !== '' && { department }),
      ...(cell('location') !== '' && { location: cell('location') }),
      ...(zone !== undefined && { zone }),
      ...(languages.length > 0 && { languages }),
      ...(start && { startDate: start }),
      ...(number !== '' && { personnelNumber: number }),
      ...(kind !== undefined && { employment: kind }),
      ...(minor.until !== undefined && { minorUntil: minor.until }),
      ...(here.leavesOn !== undefined && { leavesOn: here.leavesOn }),
      ...(here.standing !== undefined && { standing: here.standing }),
    },
    manager: {
      managerEmail: cell('managerEmail'),
      managerNumber: cell('managerNumber'),
      manager: cell('manager'),
    },
    isBot: standing === 'bot',
    noticed,
  };
}

/** The address and the number of a line; one of them is needed. */
function keysOf(
  typed: string,
  number: string,
):
  | { readonly problem: LineProblem; readonly value: string }
  | { readonly email?: string; readonly number: string; readonly unread?: string } {
  if (GUEST_ADDRESS.test(typed)) return { problem: 'guest', value: typed };
  if (typed === '') return number === '' ? { problem: 'noKey', value: '' } : { number };
  const email = cleanEmail(typed);
  if (email !== undefined) return { email, number };
  return number === '' ? { problem: 'email', value: typed } : { number, unread: typed };
}

/** Google's path `/Company/Sales` as its last part. */
const unitOf = (text: string) => (text.startsWith('/') ? (text.split('/').at(-1) ?? '') : text);

interface Words {
  readonly standing: ReturnType<typeof presenceOf>;
  readonly active: string;
  readonly blocked: string;
  readonly leaving: string | undefined;
  readonly start: string | undefined;
}

interface Here {
  readonly standing?: 'left' | 'here';
  readonly leavesOn?: string;
  /** A last day in the past that another cell contradicts. */
  readonly stays?: string;
}

/** Whether the person is still here: by words, by yes or no, and by their last day. */
function whetherHere(
  { standing, active, blocked, leaving, start }: Words,
  date: (text: string) => string | undefined,
  today: string,
): Here {
  const [isActive, isBlocked] = [yesOrNo(active), yesOrNo(blocked)];
  // A column `Terminated` may hold the day.
  const last = leaving || (isBlocked === undefined ? date(blocked) : undefined) || undefined;
  const saysLeft =
    standing === 'left' || standing === 'bot' || isActive === false || isBlocked === true;
  const saysHere = !saysLeft && (standing === 'here' || isActive === true);
  // Somebody who came back keeps the last day of their first time in some systems.
  const isOld = last !== undefined && start !== undefined && start > last;
  if (last !== undefined && last >= today && last < NEVER && !isOld)
    return { standing: 'here', leavesOn: last };
  if (last !== undefined && last < today && !isOld)
    return saysHere ? { standing: 'here', stays: last } : { standing: 'left' };
  if (saysLeft) return { standing: 'left' };
  return saysHere || standing === 'member' ? { standing: 'here' } : {};
}

/** Only whether somebody is under 18, and until when. The date of birth is not kept. */
function minorOf(
  birth: string,
  flag: string,
  date: (text: string) => string | undefined,
  today: string,
): { readonly until?: string; readonly wrong?: string } {
  const said = flag === '' ? undefined : yesOrNo(flag);
  const born = birth === '' ? '' : date(birth);
  if (born === undefined || (flag !== '' && said === undefined))
    return {
      ...(said !== undefined && { until: said ? 'unknown' : 'no' }),
      wrong: born === undefined ? birth : flag,
    };
  if (born !== '') {
    const until = `${Number(born.slice(0, 4)) + ADULT_YEARS}${born.slice(4)}`;
    return { until: until > today && born <= today ? until : 'no' };
  }
  return said === undefined ? {} : { until: said ? 'unknown' : 'no' };
}
