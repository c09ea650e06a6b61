// What a merge gives the person who stays, and how it is taken back, also where it was passed on.
import type { Merged, MergedField, Person, Role } from '../../../core/person';
import type { Collection } from '../../../core/store';
import type { MergePlan } from './plan';

export interface Given {
  give(plan: MergePlan): Promise<void>;
  withdraw(
    id: string,
    from: Person,
    given: readonly Role[],
    fields: readonly MergedField[],
  ): Promise<void>;
}

export function createGiven(people: Collection<Person>): Given {
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

  return { give, withdraw };
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
