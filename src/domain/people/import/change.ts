// What a line of a table changes about a person.
import type { Person } from '../../../core/person';
import { nearestLocale } from '../../../core/texts';
import { mayGetAddress } from './identity';
import type { ImportedPerson } from './shapes';

/**
 * A person with the table's values. What they chose themselves stays, and so does their present
 * address.
 */
export function imported(
  person: Person,
  { zone, languages, email, means: _who, minorUntil, standing, leavesOn, ...said }: ImportedPerson,
): Person {
  const chose = (field: Person['chosen'][number]) => person.chosen.includes(field);
  const changed: Person = {
    ...person,
    ...said,
    ...(email !== undefined && mayGetAddress(person) && { email }),
    ...(zone !== undefined && !chose('zone') && { zone }),
    ...(languages !== undefined && !chose('languages') && { languages }),
    ...(languages !== undefined &&
      !chose('locale') && { locale: nearestLocale(languages[0], person.locale) }),
    ...(leavesOn !== undefined && { leavesOn }),
    ...(minorUntil !== undefined && minorUntil !== 'no' && { minorUntil }),
  };
  return withStanding(
    minorUntil === 'no' ? without(changed, 'minorUntil') : changed,
    standing,
    leavesOn,
  );
}

/** A table brings back only whom a table ended: the platform knows better who has an account. */
function withStanding(
  person: Person,
  standing: ImportedPerson['standing'],
  leavesOn: string | undefined,
): Person {
  if (standing === 'left')
    return person.active ? { ...person, active: false, endedByTable: true } : person;
  if (standing === undefined) return person;
  const stays = leavesOn === undefined ? without(person, 'leavesOn') : person;
  return stays.endedByTable ? { ...without(stays, 'endedByTable'), active: true } : stays;
}

function without<K extends keyof Person>(person: Person, field: K): Person {
  if (person[field] === undefined) return person;
  const { [field]: _gone, ...rest } = person;
  return rest as unknown as Person;
}
