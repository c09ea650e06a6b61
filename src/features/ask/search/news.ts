// What a judge has not heard of yet: phrasings that came, changed or went since it was trained.
import type { Kernel } from './kernel';
import type { Shelf } from './shelf';
import type { View } from './view';

export interface News {
  readonly rows: ReadonlySet<number>;
  /** Those of them that the view shows: what is hidden does not even count. */
  readonly shown: readonly number[];
}

/** Up to when a judge has heard of everything. */
export interface AsOf {
  /** The kernel's count. */
  readonly count: number;
  /** Whether it heard only of what everybody sees. */
  readonly isCommon: boolean;
}

/** Most judges of a view heard last at the same time: gathered once for all of them. */
export function createNews(shelf: Shelf, kernel: Kernel, view: View): (asOf: AsOf) => News {
  const gathered = new Map<string, News>();
  const isShown = (row: number) => view.shows(shelf.slotOf[row] ?? -1);
  const isOnlyHere = (row: number) => view.common?.shows(shelf.slotOf[row] ?? -1) === false;
  return ({ count, isCommon }) => {
    const key = `${count} ${isCommon}`;
    const known = gathered.get(key);
    if (known) return known;
    const rows = new Set<number>();
    for (let row = 0; row < shelf.rowEnd; row++) if (kernel.changedAt(row) > count || (isCommon && isOnlyHere(row))) rows.add(row);
    const news = { rows, shown: [...rows].filter(isShown) };
    gathered.set(key, news);
    return news;
  };
}
