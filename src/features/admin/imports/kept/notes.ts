// Remarks of a preview by their kind: the first ones of each kind come first, so that a card names
// every kind.
import type { ImportRow } from './parts';

/** How many of each kind come first. */
const FIRST_OF_KIND = 2;

/** How many remarks there are of each kind. */
export type NoteCounts = Readonly<Record<string, number>>;

const kindOf = ({ problem = '' }: ImportRow) => problem;

export function countNotes(rows: readonly ImportRow[]): NoteCounts {
  return Object.fromEntries(
    [...Map.groupBy(rows, kindOf)].map(([kind, all]) => [kind, all.length]),
  );
}

/** The first two of each kind, then all others, each time by kind. */
export function byKind(rows: readonly ImportRow[]): readonly ImportRow[] {
  const kinds = [...Map.groupBy(rows, kindOf).values()];
  return [
    ...kinds.flatMap((all) => all.slice(0, FIRST_OF_KIND)),
    ...kinds.flatMap((all) => all.slice(FIRST_OF_KIND)),
  ];
}

export interface NoteGroup {
  readonly kind: string;
  readonly count: number;
  readonly rows: readonly ImportRow[];
}

/** Remarks as a card shows them. */
export function noteGroups(rows: readonly ImportRow[], counts: NoteCounts): readonly NoteGroup[] {
  return [...Map.groupBy(rows, kindOf)].map(([kind, all]) => ({
    kind,
    count: counts[kind] ?? all.length,
    rows: all,
  }));
}
