import fc from 'fast-check';
import { dampened, gramsOf, scaleOf } from '../../../../src/features/ask/search/grams';

/** Copied, for the columns are used again. */
const countsOf = (folded: readonly string[]) => {
  const { length, grams, counts } = gramsOf(folded);
  return Array.from({ length }, (_, at) => [grams[at], counts[at]] as const);
};

describe('n-grams of words', () => {
  it('are three to five letters long, with a blank at each end', () => {
    // " ab ": " ab", " ab ", "ab ".
    expect(countsOf(['ab'])).toHaveLength(3);
    // " abc ": " ab", " abc", " abc ", "abc", "abc ", "bc ".
    expect(countsOf(['abc'])).toHaveLength(6);
    expect(countsOf([])).toEqual([]);
    expect(countsOf([''])).toEqual([]);
  });

  it('are counted, each text by itself', () => {
    const once = countsOf(['leave', 'request']);
    expect(new Set(once.map(([gram]) => gram)).size).toBe(once.length);
    expect(countsOf(['leave', 'request', 'leave', 'request'])).toEqual(once.map(([gram, count]) => [gram, 2 * (count ?? 0)]));
    expect(countsOf(['leave', 'request'])).toEqual(once);
  });

  it('count as many as there are, however long the text (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 60 }), (words) => {
        const all = words.reduce(
          (sum, { length }) => sum + [0, 1, 2].reduce((kinds, shorter) => kinds + Math.max(0, length - shorter), 0),
          0,
        );
        const counted = countsOf(words);
        expect(counted.reduce((sum, [, count]) => sum + (count ?? 0), 0)).toBe(all);
        const square = counted.reduce((sum, [, count]) => sum + dampened(count ?? 0) ** 2, 0);
        expect(square * scaleOf(gramsOf(words)) ** 2).toBeCloseTo(all === 0 ? 0 : 1);
      }),
    );
  });
});
