// What a merge will do: who becomes whose alias, and what the person who stays gets.
import type { MergedField, Person, Role } from '../../../core/person';
import { tableFieldsOf } from '../../../domain/people/addresses';

/** Which person becomes an alias of which, and what the person who stays gets. */
export interface MergePlan {
  readonly from: Person;
  readonly into: Person;
  readonly roles: readonly Role[];
  readonly fields: readonly MergedField[];
}

/** The form in which a button carries them. */
export const rolesKey = (roles: readonly Role[]) => roles.toSorted().join(' ');

/** What the person who stays gets because they do not have it yet. */
export function givenBy(from: Person, into: Person): Pick<MergePlan, 'roles' | 'fields'> {
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
