import fc from 'fast-check';
import {
  dampened,
  ngramsOf,
  scaleOf,
} from '../../../../../src/features/ask/search/language/ngrams';

/** Copied, for the columns are used again. */
const countsOf = (folded: readonly string[]) => {
  const { length, grams, counts } = ngramsOf(folded);
  return Array.from({ length }, (_, at) => [grams[at], counts[at]] as const);
};

describe('n-grams of a text', () => {
  const shared = (one: readonly string[], other: readonly string[]) => {
    const known = new Set(countsOf(one).map(([gram]) => gram));
    return countsOf(other).filter(([gram]) => known.has(gram)).length;
  };

  it('are three letters with a blank at each end, words of four and more, and pairs of words', () => {
    expect(countsOf([])).toEqual([]);
    // " ab", "ab "; before and after it.
    expect(countsOf(['ab'])).toHaveLength(4);
    // " ab", "abc", "bcd", "cd "; the word; before and after it.
    expect(countsOf(['abcd'])).toHaveLength(7);
    // " ab", "ab ", " cd", "cd "; before, between and after.
    expect(countsOf(['ab', 'cd'])).toHaveLength(7);
  });

  it('tell the order of words, and where a text begins and ends', () => {
    // All but the pairs.
    expect(shared(['ab', 'cd'], ['cd', 'ab'])).toBe(4);
    // Its letters, and that it comes first.
    expect(shared(['ab', 'cd'], ['ab'])).toBe(3);
    expect(shared(['ab', 'cd'], ['cd'])).toBe(3);
    // All letters but one in three, and the neighbour: a typo costs no more.
    expect(shared(['printer', 'ab'], ['prenter', 'ab'])).toBe(7);
  });

  it('are counted, each text by itself', () => {
    const once = countsOf(['leave', 'request']);
    expect(new Set(once.map(([gram]) => gram)).size).toBe(once.length);
    const twice = countsOf(['leave', 'request', 'leave', 'request']);
    // Beside all of it twice: the pair in the middle, and one beginning and one end.
    expect(twice).toHaveLength(once.length + 1);
    expect(twice.reduce((sum, [, count]) => sum + (count ?? 0), 0)).toBe(2 * once.length - 1);
    expect(countsOf(['leave', 'request'])).toEqual(once);
  });

  it('count as many as there are, however long the text (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 60 }), (words) => {
        const pairs = words.length === 0 ? 0 : words.length + 1;
        const all = words.reduce((sum, { length }) => sum + length + (length >= 4 ? 1 : 0), pairs);
        const counted = countsOf(words);
        expect(counted.reduce((sum, [, count]) => sum + (count ?? 0), 0)).toBe(all);
        const square = counted.reduce((sum, [, count]) => sum + dampened(count ?? 0) ** 2, 0);
        expect(square * scaleOf(ngramsOf(words)) ** 2).toBeCloseTo(all === 0 ? 0 : 1);
      }),
    );
  });
});
