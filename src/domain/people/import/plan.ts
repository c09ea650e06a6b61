// People from a table become a plan of who is new, who changes, who leaves and who stays. Pure.
import type { Person } from '../../../core/person';
import type { TableRow } from '../../tables';
import { imported } from './change';
import { type Identities, identities } from './identity';
import { lineReader, type ManagerCells } from './line';
import { type Candidate, managersAmong } from './managers';
import type {
  BadLine,
  ImportedPerson,
  KnownPeople,
  NoticedCell,
  PeoplePlan,
  PlannedPerson,
  Reading,
} from './shapes';

/** A line that counts. */
interface Good extends PlannedPerson {
  readonly cells: ManagerCells;
  readonly isBot: boolean;
}

export function planPeople(
  lines: readonly TableRow[],
  people: KnownPeople,
  reading: Reading,
): PeoplePlan {
  const { good, bad, noticed, ids } = judged(lines, people, reading);
  const all = withManagers(good, people, ids, noticed).map((one) => kept(one, reading, noticed));
  const isNew = ({ before }: Good) => before === undefined;
  const changes = ({ person, before }: Good) =>
    before !== undefined && JSON.stringify(imported(before, person)) !== JSON.stringify(before);
  const ends = ({ person, before }: Good) => before?.active === true && person.standing === 'left';
  const planned = ({ line, person, before }: Good): PlannedPerson =>
    before ? { line, before, person: { ...person, means: before.id } } : { line, person };
  const [add, change, gone] = [
    all.filter((one) => isNew(one) && !isGone(one)),
    all.filter(changes),
    all.filter(isGone),
  ];
  return {
    add: add.map(planned),
    change: change.map(planned),
    end: change.filter(ends).map(planned),
    same: all.length - add.length - change.length - gone.length,
    gone: gone.length,
    bad: bad.toSorted((a, b) => a.line - b.line),
    noticed: noticed.toSorted((a, b) => a.line - b.line),
  };
}

/** They left before anybody knew them. */
const isGone = ({ before, isBot, person }: Good) =>
  before === undefined && (isBot || person.standing === 'left');

/** Somebody whose role the importer could not take stays, whatever the table says. */
function kept(one: Good, { mayEnd }: Reading, noticed: NoticedCell[]): Good {
  const { line, person, before } = one;
  const ends = person.standing === 'left' || person.leavesOn !== undefined;
  if (!ends || !before?.active || mayEnd(before)) return one;
  noticed.push({ line, problem: 'keepsRole', value: before.name });
  const { standing: _left, leavesOn: _day, ...rest } = person;
  return { ...one, person: rest };
}

/** Each line for itself, and whose it is. */
function judged(lines: readonly TableRow[], people: KnownPeople, reading: Reading) {
  const bad: BadLine[] = [];
  const noticed: NoticedCell[] = [];
  const good = new Map<string, Good>();
  const reader = lineReader(lines, reading);
  const [first] = lines;
  if (reader.guessed && first) noticed.push({ line: first.line, ...reader.guessed });
  const read = lines.map(({ line, cells }) => ({ line, judged: reader.judge(cells) }));
  const ids = identities(
    people,
    read.flatMap((one) => ('person' in one.judged ? [one.judged.person] : [])),
  );
  for (const { line, judged } of read) {
    if ('problem' in judged) {
      bad.push({ line, ...judged });
      continue;
    }
    const { key, person, before, problem } = ids.of(judged.person);
    if (good.has(key)) {
      bad.push({ line, problem: 'twice', value: person.email ?? person.personnelNumber ?? '' });
      continue;
    }
    noticed.push(
      ...[...judged.noticed, ...(problem ? [problem] : [])].map((one) => ({ line, ...one })),
    );
    const { manager: cells, isBot } = judged;
    good.set(key, { line, person, cells, isBot, ...(before && { before }) });
  }
  return { good, bad, noticed, ids };
}

/**
 * The lines with their managers. They are checked against the whole table, so that the order of
 * lines does not matter.
 */
function withManagers(
  good: ReadonlyMap<string, Good>,
  people: KnownPeople,
  ids: Identities,
  noticed: NoticedCell[],
): readonly Good[] {
  const listed = new Map(
    [...good].flatMap(([key, { person }]) =>
      person.email === undefined ? [] : [[person.email, key]],
    ),
  );
  /** The person of an address; `key` is that of their line, if they have one. */
  const at = (email: string) => {
    const known = ids.ofAddress(email);
    const key = listed.get(email) ?? known.key;
    return { key, before: good.get(key)?.before ?? known.before };
  };
  const managers = managersAmong(candidates(good, people), (email) => {
    const { key, before } = at(email);
    const line = good.get(key);
    return before !== undefined || (line !== undefined && !isGone(line));
  });
  const chosen = new Map<string, string | undefined>();
  for (const [key, { line, cells }] of good) {
    const found = managers.find(cells);
    if (found && 'problem' in found) noticed.push({ line, ...found });
    chosen.set(key, found && 'email' in found ? found.email : undefined);
  }
  const managerOf = (key: string, before: Person | undefined) =>
    chosen.get(key) ?? before?.managerEmail;
  const isCircle = (start: string, manager: string) => {
    const seen = new Set<string>();
    for (let email: string | undefined = manager; email !== undefined; ) {
      const { key, before } = at(email);
      if (key === start) return true;
      if (seen.has(key)) return false;
      seen.add(key);
      email = managerOf(key, before);
    }
    return false;
  };
  return [...good].map(([key, one]) => {
    const manager = chosen.get(key);
    if (manager === undefined) return one;
    if (!isCircle(key, manager)) return { ...one, person: withManager(one.person, manager) };
    noticed.push({ line: one.line, problem: 'circle', value: manager });
    return one;
  });
}

const withManager = (person: ImportedPerson, managerEmail: string) => ({ ...person, managerEmail });

/** Everybody whom a table may name: its own people, and active colleagues. */
function* candidates(
  good: ReadonlyMap<string, Good>,
  { current, numbers }: KnownPeople,
): Generator<Candidate> {
  for (const known of [current.values(), numbers.values()])
    for (const { id, email, name, personnelNumber, active } of known)
      if (active)
        yield {
          key: id,
          name,
          ...(email !== undefined && { email }),
          ...(personnelNumber !== undefined && { number: personnelNumber }),
        };
  for (const [key, { person, before, isBot }] of good) {
    const { name, personnelNumber } = person;
    const email = before?.email ?? person.email;
    if (isBot || (person.standing === 'left' && !before)) continue;
    yield {
      key,
      name,
      ...(email !== undefined && { email }),
      ...(personnelNumber !== undefined && { number: personnelNumber }),
    };
  }
}
