// Two people who turn out to be one: one becomes an alias of the other. Nothing that names them is
// rewritten, so a merge can be taken back, in any order. Each step is one write that may be
// repeated: after a crash, answering the event again finishes the rest.
import type { Clock } from '../../../core/clock';
import { UserError } from '../../../core/errors';
import type { Merged, Person } from '../../../core/person';
import type { Store } from '../../../core/store';
import { claiming, disclaiming, idsOf, personOf } from '../../../domain/people/aliases';
import type { Audit } from '../../../domain/audit';
import { isBeingErased } from '../../../domain/erasures';
import { peopleCollection } from '../../../domain/people/record';
import { asSaid, saidOf } from '../../../domain/people/said-since';
import { createGiven } from './given';
import { createMergeNotes } from './notes';
import { givenBy, type MergePlan, rolesKey } from './plan';

export interface Merging {
  /** Throws, with what to do, if the two can't be merged. */
  plan(fromId: string, intoId: string, by: Person): Promise<MergePlan>;
  /** `roles`: the roles that the person who stays gets, as the preview said, and no more. */
  merge(
    fromId: string,
    intoId: string,
    roles: string,
    by: Person,
    cause: string,
  ): Promise<MergePlan>;
  /** Throws if this admin can't take it back. Gives the person as they are now. */
  checkBack(
    fromId: string,
    by: Person,
  ): Promise<{ readonly from: Person; readonly into: Person | undefined }>;
  /** Gives the person who was merged, and the person from whom they were separated. */
  takeBack(
    fromId: string,
    by: Person,
    cause: string,
  ): Promise<{ readonly from: Person; readonly into: Person | undefined }>;
}

export function createMerging(store: Store, clock: Clock, audit: Audit): Merging {
  const people = store.collection(peopleCollection);
  const given = createGiven(people);
  const notes = createMergeNotes(store, clock, audit);

  async function anyBeingErased(...persons: readonly Person[]): Promise<Person | undefined> {
    for (const person of persons) if (await isBeingErased(store, person.id)) return person;
    return undefined;
  }

  async function plan(fromId: string, intoId: string, by: Person): Promise<MergePlan> {
    const [from, into] = [await personOf(people, fromId), await personOf(people, intoId)];
    if (!from || !into) throw new UserError('admin.mergeGone');
    if (from.id === into.id) throw new UserError('admin.mergeSame', { name: into.name });
    for (const { barred, name } of [from, into])
      if (barred) throw new UserError('admin.mergeBarred', { name });
    if (!into.active)
      throw new UserError('admin.mergeInactive', { name: into.name, other: from.name });
    // The merged person could read everything stored about the other, and act as them.
    if ([from.id, into.id].includes(by.id)) throw new UserError('admin.mergeOwn');
    const leaving = await anyBeingErased(from, into);
    if (leaving) throw new UserError('admin.mergeErasing', { name: leaving.name });
    return { from, into, ...givenBy(from, into) };
  }

  /** Whether `into` is now an alias of `from`. Two merges at once would lead each to the other. */
  async function isCircle(from: Person, into: Person): Promise<boolean> {
    const claimed = [from.id];
    for (const id of claimed) {
      const { absorbed = [] } = (await people.get(id)) ?? {};
      claimed.push(...absorbed.filter((one) => !claimed.includes(one)));
    }
    return claimed.includes(into.id);
  }

  /** The alias itself. False: somebody else merged one of the two in this moment. */
  async function link({ from, into, roles, fields }: MergePlan, because: string): Promise<boolean> {
    const claimed = await people.update(into.id, (doc) =>
      doc.mergedInto !== undefined || !doc.active ? undefined : { doc: claiming(doc, from.id) },
    );
    if (!claimed || (await isCircle(from, into))) return false;
    const merged = { active: from.active, roles: from.roles, gave: { roles, fields }, because };
    const [ids, others] = [await idsOf(people, into), await idsOf(people, from)];
    const linked = await people.update(from.id, (doc) => {
      if (doc.mergedInto !== undefined || rolesKey(doc.roles) !== rolesKey(from.roles))
        return undefined;
      return {
        doc: {
          ...doc,
          active: false,
          roles: [],
          mergedInto: into.id,
          mergedAt: clock.now().toISOString(),
          merged,
        },
        events: [
          {
            key: `merged:${because}`,
            name: 'person.merged',
            data: { personId: into.id, ids: [...ids], others: [...others] },
          },
        ],
      };
    });
    return linked !== undefined;
  }

  async function unclaim(from: Person, into: Person): Promise<void> {
    if ((await people.get(from.id))?.mergedInto === into.id) return;
    await people.update(into.id, (doc) =>
      doc.absorbed?.includes(from.id) ? { doc: disclaiming(doc, from.id) } : undefined,
    );
  }

  /** Undefined if this event has merged nobody yet. */
  async function begun(fromId: string, cause: string): Promise<MergePlan | undefined> {
    const from = await people.get(fromId);
    const into = from?.mergedInto === undefined ? undefined : await people.get(from.mergedInto);
    return from?.merged?.because === cause && into
      ? { from, into, ...from.merged.gave }
      : undefined;
  }

  /** Without the alias's accounts, the person's own accounts say whether they are a colleague. */
  async function release(id: string, alias: string): Promise<void> {
    const person = await people.get(id);
    const said =
      person && person.mergedInto === undefined ? await saidOf(store, person) : 'colleague';
    await people.update(id, (doc) => ({
      doc: asSaid(disclaiming(doc, alias), said === 'left' ? 'colleague' : said),
    }));
  }

  /** Undoes a merge. `from` is the alias's document, `into` the person they were until now. */
  async function separate(
    from: Person,
    merged: Merged,
    into: Person | undefined,
    by: Person,
    cause: string,
  ): Promise<Person> {
    const { id, mergedInto = '' } = from;
    // A role that was taken from the merged person since the merge is not given again.
    const back = merged.back ?? merged.roles.filter((role) => into?.roles.includes(role));
    await people.update(id, (doc) =>
      doc.merged ? { doc: { ...doc, merged: { ...doc.merged, back } } } : undefined,
    );
    await given.withdraw(mergedInto, from, merged.gave.roles, merged.gave.fields);
    await release(mergedInto, id);
    const left = into && (await people.get(into.id));
    const done = { from: id, into: left?.id ?? mergedInto, by, cause };
    await notes.separated(from, merged, left, back, done);
    const said = await saidOf(store, from);
    // This comes last, so that the step can start again until then.
    const free = await people.update(
      id,
      ({ mergedInto: _into, mergedAt: _at, merged: _merged, ...doc }) => ({
        doc: asSaid({ ...doc, active: merged.active, roles: back }, said),
      }),
    );
    return free ?? from;
  }

  /** The plan as it is carried out now. Nobody gets more than the preview said. */
  async function begin(
    fromId: string,
    intoId: string,
    said: string,
    by: Person,
    cause: string,
  ): Promise<MergePlan> {
    const planned = await plan(fromId, intoId, by);
    const isAsSaid =
      planned.from.id === fromId && planned.into.id === intoId && rolesKey(planned.roles) === said;
    if (isAsSaid && (await link(planned, cause))) return planned;
    await unclaim(planned.from, planned.into);
    throw new UserError('admin.mergeChanged');
  }

  async function checkBack(fromId: string, by: Person) {
    const from = await people.get(fromId);
    if (!from?.merged || from.mergedInto === undefined) throw new UserError('admin.mergeOver');
    const into = await personOf(people, fromId);
    if (into?.id === by.id) throw new UserError('admin.mergeOwn');
    if (into && from.merged.back === undefined && (await isBeingErased(store, into.id)))
      throw new UserError('admin.mergeErasing', { name: into.name });
    return { from, merged: from.merged, into };
  }

  return {
    plan,
    async merge(fromId, intoId, said, by, cause) {
      const planned =
        (await begun(fromId, cause)) ?? (await begin(fromId, intoId, said, by, cause));
      await given.give(planned);
      await notes.merged(planned, by, cause);
      // If somebody asks to be erased at this moment, they are erased as the person they were.
      const leaving = await anyBeingErased(planned.from, planned.into);
      const from = leaving && (await people.get(fromId));
      if (!from?.merged) return planned;
      await separate(from, from.merged, planned.into, by, cause);
      throw new UserError('admin.mergeErasing', { name: leaving?.name ?? '' });
    },
    checkBack,
    async takeBack(fromId, by, cause) {
      const { from, merged, into } = await checkBack(fromId, by);
      return { from: await separate(from, merged, into, by, cause), into };
    },
  };
}
