// Reads the rows of an import that a card shows.
import type { Collection } from '../../../core/store';
import { FIRST_ROWS, type FirstRows, PAGE_ROWS } from './cards';
import {
  type ImportDoc,
  type ImportPart,
  type ImportRow,
  PART_ROWS,
  partId,
  ROW_KINDS,
  type RowKind,
} from './kept';

export interface Pages {
  first(doc: ImportDoc): Promise<FirstRows>;
  page(doc: ImportDoc, what: RowKind, from: number): Promise<readonly ImportRow[]>;
}

export function createPages(parts: Collection<ImportPart>): Pages {
  /** A page never lies across two parts, because a part holds whole pages. */
  async function page(
    { id }: ImportDoc,
    what: RowKind,
    from: number,
  ): Promise<readonly ImportRow[]> {
    const part = await parts.get(partId(id, what, Math.floor(from / PART_ROWS)));
    const start = from % PART_ROWS;
    return part?.rows.slice(start, start + PAGE_ROWS) ?? [];
  }
  return {
    page,
    async first(doc) {
      if (!doc.rows) return { bad: doc.bad };
      const found = await Promise.all(
        ROW_KINDS.map(async (what) => {
          const part = doc.rows?.[what] ? await parts.get(partId(doc.id, what, 0)) : undefined;
          return [what, part?.rows.slice(0, FIRST_ROWS[what]) ?? []] as const;
        }),
      );
      return Object.fromEntries(found);
    },
  };
}

/** Where the page begins that holds a row. */
export const pageStart = (from: number): number =>
  Number.isFinite(from) && from > 0 ? Math.floor(from / PAGE_ROWS) * PAGE_ROWS : 0;
