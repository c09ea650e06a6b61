// Chooses the entries of a large base that are worth an exact look: those that words and rare
// n-grams put first. All figures are those of the view, so hidden entries have no part in it.
import type { EntryIndex, IndexedEntry, View } from '../indexing';
import { dampened } from '../language';
import type { Query } from '../query';
import { withRoom } from '../structures';

/** So many entries get an exact look. */
export const CANDIDATES = 200;
/** How many phrasings the n-grams may touch, rarest n-gram first. */
const TOUCHED = 20_000;
const WEIGHTS = { words: 10, grams: 4 };

export interface Shortlist {
  /** `words`: by slot, the share of the question that the words of each entry cover. */
  find(query: Query, view: View, words: Float64Array): readonly IndexedEntry[];
}

export function createShortlist(entryIndex: EntryIndex): Shortlist {
  let byRow = new Float64Array(0);
  let rough = new Float64Array(0);
  let order = new Float64Array(0);

  function addGrams(query: Query): void {
    const { rowEnd, slotEnd, slotOf, gramScales } = entryIndex;
    byRow = withRoom(byRow, rowEnd).fill(0, 0, rowEnd);
    rough = withRoom(rough, slotEnd).fill(0, 0, slotEnd);
    let touched = 0;
    for (const { list, weight, holders } of query.grams.toSorted((a, b) => a.holders - b.holders)) {
      touched += holders;
      if (touched > TOUCHED) break;
      for (let at = list.from; at < list.end; at++) {
        const row = list.rows[at] ?? 0;
        const sum = (byRow[row] ?? 0) + weight * dampened(list.counts[at] ?? 0);
        byRow[row] = sum;
        const slot = slotOf[row] ?? 0;
        const near = sum * (gramScales[row] ?? 0);
        if (near > (rough[slot] ?? 0)) rough[slot] = near;
      }
    }
  }

  return {
    find(query, { entries }, words) {
      addGrams(query);
      order = withRoom(order, entries.length);
      for (let at = 0; at < entries.length; at++) {
        const slot = entries[at]?.slot ?? 0;
        order[at] = WEIGHTS.words * (words[slot] ?? 0) + WEIGHTS.grams * (rough[slot] ?? 0);
      }
      return highest(entries, order);
    },
  };
}

/** The entries with the highest figures; ties by id. */
function highest(entries: readonly IndexedEntry[], figures: Float64Array): IndexedEntry[] {
  const line = lineOf(figures, entries.length);
  const chosen: IndexedEntry[] = [];
  const level: IndexedEntry[] = [];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    const figure = figures[at] ?? 0;
    if (!entry || figure < line || figure === 0) continue;
    (figure > line ? chosen : level).push(entry);
  }
  if (chosen.length + level.length > CANDIDATES)
    level.sort((a, b) => (a.id < b.id ? -1 : 1)).splice(CANDIDATES - chosen.length);
  return [...chosen, ...level];
}

const BUCKETS = 2048;
const counts = new Uint32Array(BUCKETS);

/** The figure that `CANDIDATES` of them reach, by counting them in narrow steps, then exactly. */
function lineOf(figures: Float64Array, length: number): number {
  let most = 0;
  for (let at = 0; at < length; at++) if ((figures[at] ?? 0) > most) most = figures[at] ?? 0;
  if (most === 0) return 0;
  counts.fill(0);
  const scale = (BUCKETS - 1) / most;
  for (let at = 0; at < length; at++) {
    const bucket = ((figures[at] ?? 0) * scale) | 0;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  let bucket = BUCKETS - 1;
  let above = 0;
  while (bucket > 0 && above + (counts[bucket] ?? 0) < CANDIDATES) above += counts[bucket--] ?? 0;
  if (bucket === 0) return 0;
  const inside: number[] = [];
  for (let at = 0; at < length; at++) {
    const figure = figures[at] ?? 0;
    if (((figure * scale) | 0) === bucket) inside.push(figure);
  }
  inside.sort((a, b) => b - a);
  return inside[CANDIDATES - above - 1] ?? 0;
}
