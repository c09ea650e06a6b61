// Splits a compound into known words: `urlaubsantrag` into `urlaub` and `antrag`. It tries the
// longest first part first, and gives three parts at most.

const SHORTEST_PART = 4;
/** Linking letters between the parts in German. */
const JOINTS = ['', 's', 'n', 'es', 'en'];

/** The parts; none if the word is not made of known words only. */
export function partsOf(word: string, isKnown: (part: string) => boolean, deep = true): string[] {
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut--) {
    const head = word.slice(0, cut);
    const rest = word.slice(cut);
    const first = JOINTS.map((joint) =>
      head.endsWith(joint) ? head.slice(0, head.length - joint.length) : '',
    ).find((part) => part.length >= SHORTEST_PART && isKnown(part));
    if (first === undefined) continue;
    if (isKnown(rest)) return [first, rest];
    const deeper = deep ? partsOf(rest, isKnown, false) : [];
    if (deeper.length > 0) return [first, ...deeper];
  }
  return [];
}
