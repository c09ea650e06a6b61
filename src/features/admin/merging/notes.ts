// The lines that a merge and a separation leave in the audit trail, and who is told with them.
import type { Clock } from '../../../core/clock';
import type { Merged, Person, Role } from '../../../core/person';
import type { Store } from '../../../core/store';
import type { Audit } from '../../../domain/audit';
import { peopleCollection } from '../../../domain/people/record';
import { type MergeNotifications, mergeNotifications } from './notifications';
import type { MergePlan } from './plan';

/** Which merge, by which admin, because of what. */
interface Done {
  readonly from: string;
  readonly into: string;
  readonly by: Person;
  readonly cause: string;
}

export interface MergeNotes {
  merged(plan: MergePlan, by: Person, cause: string): Promise<void>;
  /** `into`: the person from whom they were separated; undefined if that person is gone. */
  separated(
    from: Person,
    merged: Merged,
    into: Person | undefined,
    back: readonly Role[],
    done: Done,
  ): Promise<void>;
}

export function createMergeNotes(store: Store, clock: Clock, audit: Audit): MergeNotes {
  const people = store.collection(peopleCollection);

  /**
   * One line for each of the two, which names the other, because a line of the trail is about one
   * person. Both people are told with it.
   */
  async function note(
    [about, other]: readonly [string, string],
    { from, into, by, cause }: Done,
    told: MergeNotifications,
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
      await mergeNotifications(store, 'admin.mergeTold', { ...now, by, cause }),
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
    const told = await mergeNotifications(store, 'admin.mergeBackTold', {
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

  return {
    merged: noteMerged,
    async separated(from, merged, into, back, done) {
      if (into) return noteSeparated(from, merged, into, back, done);
      return note(['person.separated', 'person.released'], done, { from: [], into: [] });
    },
  };
}
