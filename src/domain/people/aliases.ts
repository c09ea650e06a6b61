// One person with several ids. An alias leads to the remaining person, and documents that name it
// stay unchanged. Links are never rewritten and can be undone in any order.
import type { Person } from '../../core/person';
import type { Collection } from '../../core/store';

type People = Pick<Collection<Person>, 'get'>;

/** The person that an id stands for; undefined if there is none any more. */
export async function personOf(people: People, id: string): Promise<Person | undefined> {
  const seen = new Set<string>();
  let person = await people.get(id);
  while (person?.mergedInto !== undefined && !seen.has(person.id)) {
    seen.add(person.id);
    person = await people.get(person.mergedInto);
  }
  return person?.mergedInto === undefined ? person : undefined;
}

/**
 * All documents of one person: their own first, then those of everyone merged into them, directly
 * or indirectly.
 */
export async function recordsOf(people: People, person: Person): Promise<readonly Person[]> {
  const records = [person];
  const seen = new Set([person.id]);
  for (const { id, absorbed = [] } of records) {
    for (const one of absorbed) {
      const other = seen.has(one) ? undefined : await people.get(one);
      seen.add(one);
      if (other?.mergedInto === id) records.push(other);
    }
  }
  return records;
}

/** All ids that stand for a person, the given one first. */
export async function idsOf(people: People, person: Person): Promise<readonly string[]> {
  return person.absorbed === undefined
    ? [person.id]
    : (await recordsOf(people, person)).map(({ id }) => id);
}

/**
 * That an admin made somebody one with another, as cards say it: what is done to one concerns both.
 */
export interface MergedNote {
  readonly name: string;
  readonly into: string;
  /** ISO instant. */
  readonly at: string;
}

/**
 * Who was merged into a person, the newest first; not what was joined because it had the same
 * address.
 */
export async function mergedInto(people: People, person: Person): Promise<readonly MergedNote[]> {
  const records = await recordsOf(people, person);
  const nameOf = (id: string) => records.find((record) => record.id === id)?.name ?? person.name;
  return records
    .flatMap((record) => {
      const { mergedInto: into = '', mergedAt } = record;
      return record.id === person.id || mergedAt === undefined
        ? []
        : [{ name: record.name, into: nameOf(into), at: mergedAt }];
    })
    .toSorted((one, other) => other.at.localeCompare(one.at));
}

/**
 * `person`, and the claim to be `id` as well: written before the other's `mergedInto`, so that two
 * merges at once cannot form a circle.
 */
export function claiming(person: Person, id: string): Person {
  return { ...person, absorbed: [...(person.absorbed ?? []).filter((one) => one !== id), id] };
}
/** `person` without that claim. */
export function disclaiming({ absorbed = [], ...person }: Person, id: string): Person {
  const left = absorbed.filter((one) => one !== id);
  return { ...person, ...(left.length > 0 && { absorbed: left }) };
}
