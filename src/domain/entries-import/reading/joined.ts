// Rows that are one entry: other ways to ask the same, one below the other.
import type { ReadEntry } from './shapes';

/** Rows with one id, and the same answer or none, are other ways to ask the first one. */
export function joined(rows: readonly ReadEntry[]): readonly ReadEntry[] {
  const byId = new Map<string, number>();
  const entries: ReadEntry[] = [];
  for (const row of rows) {
    const at = row.id === undefined ? undefined : byId.get(row.id);
    const first = at === undefined ? undefined : entries[at];
    if (at !== undefined && first && (row.answer === '' || row.answer === first.answer)) {
      entries[at] = {
        ...first,
        alternates: [...first.alternates, row.question, ...row.alternates].filter(Boolean),
        tags: [...new Set([...first.tags, ...row.tags])],
      };
      continue;
    }
    if (row.id !== undefined && first === undefined) byId.set(row.id, entries.length);
    entries.push(row);
  }
  return entries;
}
