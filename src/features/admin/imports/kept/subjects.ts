// What a line of a table says about a person who sees their data or is erased.
import type { DataSubject } from '../../../../core/personal';
import type { ImportedPerson } from '../../../../domain/people/import';

export const isTheirLine = (
  { email, means }: Pick<ImportedPerson, 'email' | 'means'>,
  whose: DataSubject,
): boolean => (email !== undefined && email === whose.email) || means === whose.personId;

/** A value without the fields and items that are a person's id or address. */
export function withoutThem<T>(value: T, whose: DataSubject): T {
  const isThem = (one: unknown) =>
    typeof one === 'string' &&
    (one === whose.personId || (whose.email !== undefined && one.toLowerCase() === whose.email));
  const bare = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.filter((item) => !isThem(item)).map(bare);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one)
        .filter(([, held]) => !isThem(held))
        .map(([field, held]) => [field, bare(held)]),
    );
  };
  return bare(value) as T;
}
