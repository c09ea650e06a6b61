// Keeps at least one admin. If two admins remove each other's role at once, a document puts the
// removals in order: an admin who was listed earlier counts as gone.
import { isAdmin } from '../../core/roles';
import type { Person } from '../../core/person';
import { collectionSpec, type Store } from '../../core/store';
import type { Doc } from '../../core/doc';
import { isBeingErased } from '../erasures';
import { peopleCollection } from './record';

interface GoingAdmins extends Doc {
  readonly personIds: readonly string[];
}

export const goingAdminsCollection = collectionSpec<GoingAdmins>('admins.going', {
  what: 'whose admin role is being taken away in this moment',
  people: {
    whom: 'admins',
    purpose: 'operation',
    show: ({ personIds }, { personId }) =>
      personIds.includes(personId) ? { going: true } : undefined,
    erase: (going, { personId }) => ({
      ...going,
      personIds: going.personIds.filter((id) => id !== personId),
    }),
    erased: 'taken out',
  },
  keep: { until: 'until the role is gone' },
});

const ID = 'admin';

export interface LastAdmin {
  /**
   * Whether there is another admin who is not being erased. `named`: addresses whose owners are
   * admins by the settings.
   */
  hasOthers(person: Person, named?: readonly string[]): Promise<boolean>;
  /**
   * Lists a person as leaving the role. Gives false, and does not list them, if no admin would be
   * left.
   */
  goes(
    person: Person,
    others: 'stayingForGood' | 'there',
    named?: readonly string[],
  ): Promise<boolean>;
  /** Takes a person off the list: the role is removed, or stays. */
  went(personId: string): Promise<void>;
}

export function createLastAdmin(store: Store): LastAdmin {
  const going = store.collection(goingAdminsCollection);
  const people = store.collection(peopleCollection);

  async function others({ id }: Person, named: readonly string[]): Promise<Person[]> {
    const admins = await people.find({ roles: { $has: 'admin' }, active: true });
    const byName =
      named.length > 0 ? await people.find({ email: { $in: named }, active: true }) : [];
    return [...admins.filter(isAdmin), ...byName].filter((other) => other.id !== id);
  }

  async function isAnyLeft(found: readonly Person[]): Promise<boolean> {
    for (const { id } of found) if (!(await isBeingErased(store, id))) return true;
    return false;
  }

  const went = async (personId: string) => {
    await going.update(ID, (doc) => ({
      doc: { ...doc, personIds: doc.personIds.filter((id) => id !== personId) },
    }));
  };

  return {
    hasOthers: async (person, named = []) => isAnyLeft(await others(person, named)),
    async goes(person, which, named = []) {
      await going.insert({ id: ID, personIds: [] });
      const listed = await going.update(ID, (doc) =>
        doc.personIds.includes(person.id)
          ? { doc }
          : { doc: { ...doc, personIds: [...doc.personIds, person.id] } },
      );
      const list = listed?.personIds ?? [];
      const before = list.slice(0, list.indexOf(person.id));
      // Checked after listing, so that a later removal sees this one on the list.
      const left = (await others(person, named)).filter(({ id }) => !before.includes(id));
      if (which === 'there' ? left.length > 0 : await isAnyLeft(left)) return true;
      await went(person.id);
      return false;
    },
    went,
  };
}
