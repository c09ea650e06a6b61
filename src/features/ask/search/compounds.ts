// Splits a compound into words that are known: `urlaubsantrag` into `urlaub` and `antrag`. Longest head first, at most three parts.

const SHORTEST_PART = 4;
/** Letters that German puts between the parts. */
const JOINTS = ['', 's', 'n', 'es', 'en'];

/** The parts, or none when the word does not fall apart into known ones without a rest. */
export function partsOf(word: string, isKnown: (part: string) => boolean, deep = true): string[] {
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
    const head = word.slice(0, cut);
    const rest = word.slice(cut);
    const first = JOINTS.map((joint) => (head.endsWith(joint) ? head.slice(0, head.length - joint.length) : '')).find(
      (part) => part.length >= SHORTEST_PART && isKnown(part),
    );
    if (first === undefined) continue;
    if (isKnown(rest)) return [first, rest];
    const deeper = deep ? partsOf(rest, isKnown, false) : [];
    if (deeper.length > 0) return [first, ...deeper];
  }
  return [];
}
