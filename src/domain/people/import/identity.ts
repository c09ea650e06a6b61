// Whose line it is: an address decides; a personnel number does if there is no address, or if the
// address is new.
import type { Person } from '../../../core/person';
import type { Noticed } from './line';
import { numberKey } from './names';
import type { ImportedPerson, KnownPeople } from './shapes';

/**
 * The person that an address in a table means. A former owner is meant unless the table also lists
 * them by their present address: then the address belongs to someone else now. `listed`: the
 * addresses at the start of lines.
 */
export function meantBy(
  email: string,
  { current, former }: Pick<KnownPeople, 'current' | 'former'>,
  listed: { has(email: string): boolean },
): Person | undefined {
  const before = former.get(email);
  return (
    current.get(email) ??
    (before?.email !== undefined && listed.has(before.email) ? undefined : before)
  );
}

interface Identity {
  /** The same for all addresses of one person. */
  readonly key: string;
  readonly before?: Person;
}

interface Meant extends Identity {
  /** What the line says of them; a number that is somebody else's is left out. */
  readonly person: ImportedPerson;
  readonly problem?: Noticed;
}

export interface Identities {
  of(line: ImportedPerson): Meant;
  ofAddress(email: string): Identity;
}

export function identities(people: KnownPeople, lines: readonly ImportedPerson[]): Identities {
  const listed = new Set(lines.flatMap(({ email }) => email ?? []));
  /** Numbers that two people of the table have. */
  const owners = new Map<string, string>();
  const keyOf = (email: string) => meantBy(email, people, listed)?.id ?? email;

  function ofAddress(email: string): Identity {
    const before = meantBy(email, people, listed);
    return { key: before?.id ?? email, ...(before && { before }) };
  }

  /** A number that somebody else of the table has already counts for the first one. */
  function ownNumber(number: string, key: string): boolean {
    const owner = owners.get(number) ?? key;
    owners.set(number, owner);
    return owner === key;
  }

  return {
    ofAddress,
    of(line) {
      const { email, personnelNumber } = line;
      const number = personnelNumber === undefined ? undefined : numberKey(personnelNumber);
      const byNumber = number === undefined ? undefined : people.numbers.get(number);
      if (email === undefined)
        return byNumber
          ? { key: byNumber.id, before: byNumber, person: line }
          : { key: `number:${number ?? ''}`, person: line };
      const byEmail = meantBy(email, people, listed);
      if (number === undefined) return { ...ofAddress(email), person: line };
      const { personnelNumber: _theirs, ...rest } = line;
      const foreign = { problem: 'number', value: personnelNumber ?? '' } as const;
      // Somebody whose line has another address is somebody else.
      const isListed = byNumber?.email !== undefined && listed.has(byNumber.email);
      if (byEmail || !byNumber?.active || isListed) {
        const isForeign = byNumber !== undefined && byNumber.id !== byEmail?.id;
        const isOwn = !isForeign && ownNumber(number, keyOf(email));
        return {
          ...ofAddress(email),
          person: isOwn ? line : rest,
          ...(!isOwn && { problem: foreign }),
        };
      }
      const { email: _theirs2, ...withoutEmail } = line;
      // Only a record that nobody uses and that has no address gets one from a table.
      if (mayGetAddress(byNumber)) return { key: byNumber.id, before: byNumber, person: line };
      return {
        key: byNumber.id,
        before: byNumber,
        person: withoutEmail,
        problem: { problem: 'address', value: email },
      };
    },
  };
}

/** An address lets its owner in, so it never opens a record that holds accounts or roles. */
export function mayGetAddress({ email, accounts, roles, barred }: Person): boolean {
  return email === undefined && accounts.length === 0 && roles.length === 0 && barred === undefined;
}
