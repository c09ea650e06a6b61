// Who is away, and who stands in for them meanwhile. Nothing that waits is moved: who gets it is
// looked up each time, so everything is theirs again as soon as they are back. Pure.
import { isPaused } from './calendar';
import type { Person, Role } from '../core/person';
import { holds } from '../core/roles';

/** Whether a person said that they are away at that instant. */
export function isAway({ awayUntil }: Pick<Person, 'awayUntil'>, at: Date): boolean {
  return awayUntil !== undefined && awayUntil > at.toISOString();
}

/** Whether a person can be asked to decide something now. */
export function isHere(person: Person, at: Date): boolean {
  return person.active && !isAway(person, at) && !isPaused(person, at);
}

/**
 * Who gets what waits for a person in a role: themselves, or their deputy if that person holds the
 * role and is here, or else everybody else who holds it and is here. `holders`: everybody with the
 * role.
 */
export function standInsFor(
  person: Person,
  role: Role,
  holders: readonly Person[],
  at: Date,
): readonly Person[] {
  if (isHere(person, at)) return [person];
  const others = holders.filter(
    (one) => one.id !== person.id && holds(one, role) && isHere(one, at),
  );
  const deputy = others.find(({ id }) => id === person.deputyId);
  return deputy ? [deputy] : others;
}
