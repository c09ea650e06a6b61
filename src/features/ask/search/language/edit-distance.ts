// The edit distance between two words. A letter that is dropped, doubled, changed or swapped with
// its neighbour is one step.

/** How many typos are allowed in a word of this length. */
export const typosAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Steps between two words (optimal string alignment); `limit + 1` if there are more than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || lettersApart(a, b) > 2 * limit) return limit + 1;
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  return aligned(a.slice(from, endA), b.slice(from, endB), limit);
}

/**
 * How many letters only one of the words has. A step causes two at most, so this quick check rules
 * out most words.
 */
function lettersApart(a: string, b: string): number {
  let letters = 0;
  for (let at = 0; at < a.length; at++) letters |= 1 << (a.charCodeAt(at) & 31);
  let others = 0;
  for (let at = 0; at < b.length; at++) others |= 1 << (b.charCodeAt(at) & 31);
  let apart = letters ^ others;
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count++;
  return count;
}

function aligned(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let steps = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
