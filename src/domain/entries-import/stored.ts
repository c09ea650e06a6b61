// An entry as an import stores it: a new one, or a known one with what the table says. Pure.
import type { New } from '../../core/store';
import { audienceKey } from '../audience';
import type { Entry } from '../entries';
import type { ImportedEntry } from './check';

/** The entry as it is stored. */
export function importedEntry(
  { ownerEmail: _address, ownerId: _owner, audience, ...entry }: ImportedEntry,
  ownerId: string | undefined,
  at: string,
): New<Entry> {
  return {
    ...entry,
    ...(audience !== undefined && audienceKey(audience) !== '' && { audience }),
    kind: 'faq',
    published: true,
    publishedAt: at,
    updatedAt: at,
    helped: 0,
    notHelped: 0,
    ...(ownerId !== undefined && { ownerId }),
  };
}

/**
 * A known entry with the table's values, published again. What the table does not say stays. Above
 * all, an entry for some people does not open to everyone because a column is missing.
 */
export function changedEntry(
  before: Entry,
  { ownerEmail: _address, ownerId: _owner, audience, alternates, tags, ...said }: ImportedEntry,
  ownerId: string | undefined,
  at: string,
): Entry {
  const { audience: was, ...rest } = before;
  const now = audience ?? was;
  return {
    ...rest,
    ...said,
    ...(alternates.length > 0 && { alternates }),
    ...(tags.length > 0 && { tags }),
    ...(now !== undefined && audienceKey(now) !== '' && { audience: now }),
    ...(ownerId !== undefined && { ownerId }),
    published: true,
    updatedAt: at,
  };
}

/** Whether an import changes anything but the date. */
export function isSameEntry(before: Entry, after: Entry): boolean {
  const key = ({ audience, updatedAt: _at, ...rest }: Entry) =>
    JSON.stringify([audienceKey(audience), Object.entries(rest).toSorted(byName)]);
  return key(before) === key(after);
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;
