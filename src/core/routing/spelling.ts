// How close two spellings are, and correction of typos.
import { plain } from './plain-words';

/** Edit distance: insertions, deletions, substitutions and swaps of neighbours. Words are short. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swaps =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = swaps ? (before[column - 2] ?? 0) + 1 : Infinity;
      current.push(
        Math.min(substituted, swapped, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}

const LONG = 8;
const SHORT = 4;
const SHORTEST = 3;

/**
 * Whether `typed` is likely a typo of `word`: few edits for its length, and the same first letter.
 * Gives the number of edits.
 */
export function slip(typed: string, word: string): number | undefined {
  const most = word.length >= LONG ? 2 : 1;
  if (typed[0] !== word[0] || Math.abs(typed.length - word.length) > most) return undefined;
  if (word.length < SHORTEST || typed.length < SHORTEST) return undefined;
  const edits = editDistance(typed, word);
  if (edits > most) return undefined;
  // Short words have many neighbours that are real words. Accept a swap, an extra letter at the
  // end, or a doubled letter.
  if (
    edits > 0 &&
    word.length < SHORT &&
    !isSwap(typed, word) &&
    !typed.startsWith(word) &&
    typed.replace(/(.)\1/g, '$1') !== word
  )
    return undefined;
  // `helm` is not a typo of `help`. An extra or missing letter is a typo, and so is another vowel.
  if (
    edits > 0 &&
    word.length === SHORT &&
    typed.length === word.length &&
    !isSwap(typed, word) &&
    !isOtherVowel(typed, word)
  )
    return undefined;
  return edits;
}

const sorted = (word: string) =>
  word
    .split('')
    .toSorted((a, b) => a.localeCompare(b))
    .join('');
const isSwap = (typed: string, word: string) => sorted(typed) === sorted(word);

const isOtherVowel = (typed: string, word: string) =>
  typed.replace(/[aeiou]/g, 'a') === word.replace(/[aeiou]/g, 'a');

/** Words of at most this length have real words one letter away: `leeds`, `leads`. */
const MIDDLE = 5;

/**
 * Whether a typo is close enough to stand for a word in a sentence. In a name, only swapped letters
 * are corrected.
 */
function isNear(typed: string, word: string, isName: boolean): boolean {
  if (isSwap(typed, word)) return true;
  if (isName) return false;
  // `germany` is not a typo of `german`; `mentorr` is one of `mentor`.
  if (typed.startsWith(word) && typed.slice(word.length - 1) !== typed.at(-1)?.repeat(2))
    return false;
  return typed.length !== word.length || word.length > MIDDLE;
}

/** Names of countries and regions, in the languages that the bot understands. */
function countries(): ReadonlySet<string> {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Set(
    ['en', 'de'].flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      return codes.flatMap((code) => plain(names.of(code) ?? ''));
    }),
  );
}

/**
 * Gives a function that replaces each typo by the closest word of the vocabulary. `names`: words
 * that are likely names. Countries are not changed.
 */
export function createMender(
  vocabulary: Iterable<string>,
): (words: string, names?: ReadonlySet<string>) => string {
  const known = new Set(vocabulary);
  const apart = countries();
  const byFirst = Map.groupBy(
    [...known]
      .filter((word) => word.length >= SHORT)
      .map((word) => ({ word, letters: lettersOf(word) })),
    ({ word }) => word[0],
  );

  function nearest(typed: string, isName: boolean): string | undefined {
    const letters = lettersOf(typed);
    let best: { readonly word: string; readonly edits: number } | undefined;
    for (const candidate of byFirst.get(typed[0]) ?? []) {
      // Each edit changes at most two letters of the sets, so most words are excluded without
      // counting edits.
      if (bitsIn(letters ^ candidate.letters) > 4) continue;
      const edits = slip(typed, candidate.word);
      if (
        edits !== undefined &&
        isNear(typed, candidate.word, isName) &&
        (!best || edits < best.edits)
      )
        best = { word: candidate.word, edits };
    }
    return best?.word;
  }

  return (words, names) =>
    words
      .split(' ')
      .map((typed) =>
        known.has(typed) || apart.has(typed) || typed.length < SHORTEST
          ? typed
          : (nearest(typed, names?.has(typed) ?? false) ?? typed),
      )
      .join(' ');
}

/** The letters of a word, one bit for each of the 26. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << ((word.charCodeAt(at) - 97) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
