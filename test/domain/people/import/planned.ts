// Plans what a table of people changes, beside people that a test knows.
import type { Person } from '../../../../src/core/person';
import {
  type KnownPeople,
  numberKey,
  readPeople,
  type Reading,
} from '../../../../src/domain/people/import';
import { newPerson, personIdOf } from '../../../../src/domain/people/record';

export type Known = ReadonlyMap<string, Person>;

export function person(fields: Partial<Person>): Person {
  const id = fields.email === undefined ? `nr-${fields.personnelNumber}` : personIdOf(fields.email);
  return {
    version: 1,
    ...newPerson({ id, name: 'Known', ...fields }, { zone: 'UTC', locale: 'en' }),
  };
}

export function known(
  ...persons: readonly (Partial<Person> & { email: string })[]
): Map<string, Person> {
  return new Map(persons.map((fields) => [fields.email, person(fields)]));
}

export function planned(
  source: string | readonly (readonly string[])[],
  people: Partial<KnownPeople> & { others?: readonly Person[] } = {},
  reading: Partial<Reading> = {},
) {
  const { current = new Map<string, Person>(), former = new Map(), others = [] } = people;
  const numbers = new Map(
    [...current.values(), ...others].flatMap((one) =>
      one.personnelNumber === undefined ? [] : [[numberKey(one.personnelNumber), one]],
    ),
  );
  const read = readPeople(
    source,
    { current, former, numbers },
    { today: '2026-03-02', order: 'dayFirst', mayEnd: () => true, ...reading },
  );
  if (!read.ok) throw new Error(`no table: ${read.missing.join()}`);
  const { add, change, end, ...rest } = read.plan;
  return {
    ...rest,
    add: add.map((one) => one.person),
    change: change.map((one) => one.person),
    end: end.map((one) => one.person),
    notes: read.notes,
  };
}
