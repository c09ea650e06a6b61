// Tells both people about a merge, each at their own accounts, so that they can report a wrong one.
import type { Delivery } from '../../../core/message';
import type { Person } from '../../../core/person';
import type { Collection, Store } from '../../../core/store';
import { idsOf } from '../../../domain/people/aliases';
import { accountsCollection, peopleCollection } from '../../../domain/people/record';

export type MergeNews = 'admin.mergeTold' | 'admin.mergeBackTold';

export interface MergeNotifications {
  readonly from: readonly Delivery[];
  readonly into: readonly Delivery[];
}

/** What is sent to the accounts of every record of the two; `by`: the admin who did it. */
export async function mergeNotifications(
  store: Store,
  text: MergeNews,
  halves: {
    readonly from: Person;
    readonly into: Person;
    readonly by: Person;
    readonly cause: string;
  },
): Promise<MergeNotifications> {
  const { from, into, by, cause } = halves;
  const people: Collection<Person> = store.collection(peopleCollection);
  const accounts = store.collection(accountsCollection);
  const fromIds = await idsOf(people, from);
  const intoIds = (await idsOf(people, into)).filter((id) => !fromIds.includes(id));

  async function to(ids: readonly string[], other: Person): Promise<readonly Delivery[]> {
    const theirs = await accounts.find({ personId: { $in: ids } });
    const reached = theirs.filter(
      ({ reachable, standing = 'colleague' }) => reachable && standing === 'colleague',
    );
    const told = new Set(reached.map(({ personId }) => personId));
    return [...told].map((person) => ({
      key: `${cause}:${text}:${person}`,
      class: 'owed',
      to: { person, own: true },
      message: {
        text,
        args: {
          by: by.name,
          name: other.name,
          hasEmail: other.email !== undefined,
          email: other.email ?? '',
        },
      },
    }));
  }
  return { from: await to(fromIds, into), into: await to(intoIds, from) };
}
