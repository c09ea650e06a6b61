// Two people who turn out to be one: one becomes an alias of the other. Nothing that names them is
// rewritten, so a merge can be taken back, in any order. Each step is one write that may be
// repeated: after a crash, answering the event again finishes the rest.
import type { Clock } from '../../core/clock';
import { UserError } from '../../core/errors';
import type { Merged, MergedField, Person, Role } from '../../core/person';
import type { Store } from '../../core/store';
import { tableFieldsOf } from '../../domain/people/addresses';
import { claiming, disclaiming, idsOf, personOf } from '../../domain/people/aliases';
import type { Audit } from '../../domain/audit';
import { isBeingErased } from '../../domain/erasures';
import { peopleCollection } from '../../domain/people/record';
import { asSaid, saidOf } from '../../domain/people/said-since';
import { type MergeTold, toldOf } from './merge-told';

/** Which person becomes an alias of which, and what the person who stays gets. */
export interface MergePlan {
  readonly from: Person;
  readonly into: Person;
  readonly roles: readonly Role[];
  readonly fields: readonly MergedField[];
}

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

/** Which merge, by which admin, because of what. */
interface Done {
  readonly from: string;
  readonly into: string;
  readonly by: Person;
  readonly cause: string;
}

/** The form in which a button carries them. */
export const rolesKey = (roles: readonly Role[]) => roles.toSorted().join(' ');

export function createMerging(store: Store, clock: Clock, audit: Audit): Merging {
  const people = store.collection(peopleCollection);

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

  /** Gives nothing if `into` was merged again or has left: no preview showed that. */
  async function give({ from, into, roles, fields }: MergePlan): Promise<void> {
    const filled = Object.fromEntries(fields.map((field) => [field, from[field]]));
    await people.update(into.id, (doc) =>
      doc.mergedInto === undefined && doc.active
        ? { doc: { ...filled, ...doc, roles: [...new Set([...doc.roles, ...roles])] } }
        : undefined,
    );
  }

  /** Whether another merged person holds the role. Then they give it from now on. */
  async function isGivenByAnother(id: string, role: Role, but: string): Promise<boolean> {
    for (const one of (await people.get(id))?.absorbed ?? []) {
      const other = one === but ? undefined : await people.get(one);
      if (other?.mergedInto !== id || !other.merged?.active || !other.merged.roles.includes(role))
        continue;
      await people.update(one, (doc) =>
        doc.merged ? { doc: { ...doc, merged: giving(doc.merged, role) } } : undefined,
      );
      return true;
    }
    return false;
  }

  /** Takes back what a merge gave a person, also where it was passed on. */
  async function withdraw(
    id: string,
    from: Person,
    given: readonly Role[],
    fields: readonly MergedField[],
  ): Promise<void> {
    const roles: Role[] = [];
    for (const role of given) if (!(await isGivenByAnother(id, role, from.id))) roles.push(role);
    const changed = await people.update(id, (person) => ({
      doc: without(person, from, roles, fields),
    }));
    const { mergedInto, merged } = changed ?? {};
    if (mergedInto === undefined || !merged) return;
    const passedOn = merged.gave.roles.filter((role) => roles.includes(role));
    await withdraw(
      mergedInto,
      from,
      passedOn,
      merged.gave.fields.filter((field) => fields.includes(field)),
    );
    // This comes last, because until then the record of what was passed on is needed.
    const gave = {
      ...merged.gave,
      roles: merged.gave.roles.filter((role) => !roles.includes(role)),
    };
    await people.update(id, (doc) =>
      doc.merged ? { doc: { ...doc, merged: { ...doc.merged, gave } } } : undefined,
    );
  }

  /**
   * One line for each of the two, which names the other, because a line of the trail is about one
   * person. Both people are told with it.
   */
  async function note(
    [about, other]: readonly [string, string],
    { from, into, by, cause }: Done,
    told: MergeTold,
  ): Promise<void> {
    const deed = { at: clock.now().toISOString(), byPersonId: by.id };
    await audit.note({ ...deed, what: about, whom: from, detail: into }, cause, {
      deliveries: told.from,
    });
    await audit.note({ ...deed, what: other, whom: into, detail: from }, cause, {
      deliveries: told.into,
    });
  }

  async function noteRoles(
    what: 'role.granted' | 'role.removed',
    roles: readonly Role[],
    whom: string,
    { by, cause }: Done,
  ): Promise<void> {
    const deed = { at: clock.now().toISOString(), byPersonId: by.id, what, whom };
    for (const role of roles) await audit.note({ ...deed, detail: role }, `${cause}:${role}`);
  }

  async function noteMerged(
    { from, into, roles }: MergePlan,
    by: Person,
    cause: string,
  ): Promise<void> {
    const done = { from: from.id, into: into.id, by, cause };
    const now = {
      from: (await people.get(from.id)) ?? from,
      into: (await people.get(into.id)) ?? into,
    };
    await note(
      ['person.merged', 'person.absorbed'],
      done,
      await toldOf(store, 'admin.mergeTold', { ...now, by, cause }),
    );
    await noteRoles('role.granted', roles, into.id, done);
  }

  /** Notes a separation. Roles in `gave` that `into` no longer holds were taken. */
  async function noteSeparated(
    from: Person,
    { gave, active }: Merged,
    into: Person,
    back: readonly Role[],
    done: Done,
  ): Promise<void> {
    const told = await toldOf(store, 'admin.mergeBackTold', {
      from,
      into,
      by: done.by,
      cause: done.cause,
    });
    // Somebody who had left before the merge cannot be told.
    await note(
      ['person.separated', 'person.released'],
      done,
      active ? told : { ...told, from: [] },
    );
    const taken = gave.roles.filter((role) => back.includes(role) && !into.roles.includes(role));
    await noteRoles('role.removed', taken, into.id, done);
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
    await withdraw(mergedInto, from, merged.gave.roles, merged.gave.fields);
    await release(mergedInto, id);
    const left = into && (await people.get(into.id));
    const done = { from: id, into: left?.id ?? mergedInto, by, cause };
    if (left) await noteSeparated(from, merged, left, back, done);
    else await note(['person.separated', 'person.released'], done, { from: [], into: [] });
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
      await give(planned);
      await noteMerged(planned, by, cause);
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

const giving = ({ gave, ...merged }: Merged, role: Role): Merged => ({
  ...merged,
  gave: { ...gave, roles: [...gave.roles.filter((one) => one !== role), role] },
});

/** A person without what the merge with `from` gave them, also as an alias. */
function without(
  person: Person,
  from: Person,
  roles: readonly Role[],
  fields: readonly MergedField[],
): Person {
  const left = (held: readonly Role[]) => held.filter((role) => !roles.includes(role));
  const given = fields.filter((field) => person[field] === from[field]);
  const kept = Object.entries(person).filter(([field]) => !given.includes(field as MergedField));
  const { merged, ...rest } = Object.fromEntries(kept) as unknown as Person;
  return {
    ...rest,
    roles: left(rest.roles),
    ...(merged && { merged: { ...merged, roles: left(merged.roles) } }),
  };
}

/** What the person who stays gets because they do not have it yet. */
function givenBy(from: Person, into: Person): Pick<MergePlan, 'roles' | 'fields'> {
  const isOwn = (email: string) => email === into.email || email === from.email;
  const fields = Object.keys(tableFieldsOf(from)) as MergedField[];
  return {
    roles: from.active ? from.roles.filter((role) => !into.roles.includes(role)) : [],
    fields: fields.filter(
      (field) =>
        into[field] === undefined && !(field === 'managerEmail' && isOwn(from.managerEmail ?? '')),
    ),
  };
}

/** A person's own and inherited roles as the merge leaves them. */
export const rolesAfter = ({ into, roles }: Pick<MergePlan, 'into' | 'roles'>): readonly Role[] => [
  ...into.roles,
  ...roles,
];
