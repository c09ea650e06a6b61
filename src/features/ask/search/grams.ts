// Character n-grams of folded words, three to five letters within a blank on each side: what survives a typo, an ending, a compound.

const SHORTEST = 3;
const LONGEST = 5;

/** Counts by the n-gram's hash. */
export function gramsOf(folded: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of folded) {
    const padded = ` ${word} `;
    for (let from = 0; from + SHORTEST <= padded.length; from++) {
      let hash = 0x811c9dc5;
      const end = Math.min(padded.length, from + LONGEST);
      for (let at = from; at < end; at++) {
        hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
        if (at - from + 1 >= SHORTEST) {
          const gram = (hash ^ (hash >>> 15)) >>> 1;
          counts.set(gram, (counts.get(gram) ?? 0) + 1);
        }
      }
    }
  }
  return counts;
}

/** How much a count weighs, up to 255: the second tells less than the first. */
export const dampened = (count: number): number => DAMPENED[Math.min(count, 0xff)] ?? 0;

const DAMPENED = Float64Array.from({ length: 0x100 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));
