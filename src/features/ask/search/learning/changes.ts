// The changes that a classifier has not taken in yet: phrasings that were added, changed or removed
// since its training.
import type { EntryIndex, View } from '../indexing';
import type { Kernel } from './kernel';

export interface Changes {
  readonly rows: ReadonlySet<number>;
  /** The rows of these that the view shows. Hidden ones must not count. */
  readonly shown: readonly number[];
}

/** Up to which change a classifier is up to date. */
export interface AsOf {
  /** The change count of the kernel. */
  readonly count: number;
  /** Whether it only knows entries that everybody sees. */
  readonly isCommon: boolean;
}

/** Most classifiers of a view are equally up to date, so each set of changes is collected once. */
export function createChangesSince(
  entryIndex: EntryIndex,
  kernel: Kernel,
  view: View,
): (asOf: AsOf) => Changes {
  const collected = new Map<string, Changes>();
  const isShown = (row: number) => view.shows(entryIndex.slotOf[row] ?? -1);
  const isOnlyHere = (row: number) => view.common?.shows(entryIndex.slotOf[row] ?? -1) === false;
  return ({ count, isCommon }) => {
    const key = `${count} ${isCommon}`;
    const known = collected.get(key);
    if (known) return known;
    const rows = new Set<number>();
    for (let row = 0; row < entryIndex.rowEnd; row++)
      if (kernel.changedAt(row) > count || (isCommon && isOnlyHere(row))) rows.add(row);
    const changes = { rows, shown: [...rows].filter(isShown) };
    collected.set(key, changes);
    return changes;
  };
}
