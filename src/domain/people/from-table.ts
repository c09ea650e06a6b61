// People as a table changes them: who a line means, whom an import may end, and the write itself.
import { idFrom } from '../../core/ids';
import type { Person } from '../../core/person';
import { isAdmin } from '../../core/roles';
import type { Collection, Store } from '../../core/store';
import { freeIdFor, holderOf } from './addresses';
import { personOf } from './aliases';
import { type ImportedPerson, imported, numberKey } from './import';
import { createLastAdmin } from './last-admin';
import { newPerson, peopleCollection, type PersonDefaults } from './record';

/** The person before and after a line; a new one has no `before`. */
export interface TableStep {
  readonly before?: Person;
  readonly after: Person;
}

export async function stepOf(
  people: Collection<Person>,
  one: ImportedPerson,
  defaults: PersonDefaults,
): Promise<TableStep> {
  const { email, personnelNumber } = one;
  const holder = email === undefined ? undefined : await holderOf(people, email);
  const id = await idOf(people, one);
  const known = await personOf(people, one.means ?? holder?.id ?? id);
  if (known) return { before: known, after: imported(known, one) };
  const fresh = newPerson(
    {
      id,
      name: one.name,
      ...(email !== undefined && { email }),
      ...(personnelNumber !== undefined && { personnelNumber }),
    },
    defaults,
  );
  return { after: imported({ ...fresh, version: 1 }, one) };
}

function idOf(
  people: Collection<Person>,
  { email, personnelNumber = '' }: ImportedPerson,
): Promise<string> {
  return email === undefined
    ? freeIdFor(people, undefined, idFrom('person', 'number', numberKey(personnelNumber)))
    : freeIdFor(people, email, idFrom('person', 'imported', email));
}

/** Writes a step. Does no harm if it is repeated. */
export async function writeStep(store: Store, one: ImportedPerson, { before, after }: TableStep) {
  const people = store.collection(peopleCollection);
  if (!before && (await people.insert(after))) return;
  const current = await people.get(after.id);
  if (!current) return;
  const isGoing = isAdmin(current) && !imported(current, one).active;
  const lastAdmin = createLastAdmin(store);
  // Two admins may import at once, each with a table in which the other has left.
  const mayGo = !isGoing || (await lastAdmin.goes(current, 'there'));
  const { standing: _left, ...rest } = one;
  await people.update(after.id, (known) => ({ doc: imported(known, mayGo ? one : rest) }));
  if (isGoing && mayGo) await lastAdmin.went(current.id);
}

/**
 * Whether an import of `by` may end this person. It ends nobody with a role that `by` could not
 * take from them, and never `by`. `adminsNeedTwo`: a second admin has to confirm that.
 */
export function mayEnd(person: Person, by: Person, adminsNeedTwo: boolean): boolean {
  if (person.id === by.id) return false;
  const isOnlyReviewer = person.roles.every((role) => role === 'reviewer');
  const needsTwo = adminsNeedTwo && person.roles.includes('admin');
  return isOnlyReviewer || (isAdmin(by) && !needsTwo);
}
