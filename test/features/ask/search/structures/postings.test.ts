import fc from 'fast-check';
import type { PostingList } from '../../../../../src/features/ask/search/structures/posting-lists';
import { createPostings } from '../../../../../src/features/ask/search/structures/postings';

/** Now and then a row that two bytes do not hold. */
const rows = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 60 }) },
  fc.integer({ min: 0xffff, max: 0x10010 }),
);
const changes = fc.array(
  fc.record({ key: fc.integer({ min: 0, max: 4 }), row: rows, leaves: fc.boolean() }),
  {
    maxLength: 400,
    size: 'max',
  },
);

const pairsOf = (list: PostingList | undefined) =>
  list
    ? Array.from(
        list.rows.slice(list.from, list.end),
        (row, at) => [row, list.counts[list.from + at]] as const,
      )
    : [];

describe('postings', () => {
  it('hold what came and did not go, through every length and back', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const postings = createPostings<number>();
        const model = new Map<number, Map<number, number>>();
        all.forEach(({ key, row, leaves }, at) => {
          const held = model.get(key) ?? new Map<number, number>();
          model.set(key, held);
          if (leaves) postings.remove(key, row);
          else if (!held.has(row)) postings.add(key, row, at);
          if (leaves) held.delete(row);
          else if (!held.has(row)) held.set(row, Math.min(at, 255));
        });
        for (const [key, held] of model) {
          const list = postings.list(key);
          const pairs = pairsOf(list);
          expect(new Map(pairs)).toEqual(held);
          expect(pairs).toHaveLength(held.size);
        }
        expect(new Set(postings.keys())).toEqual(
          new Set([...model.keys()].filter((key) => model.get(key)?.size)),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('grows long, empties, and takes another key in its place', () => {
    const postings = createPostings<string>();
    for (let row = 0; row < 100; row++) postings.add('first', row, row);
    postings.add('other', 7, 1);
    expect(postings.holds('first', 99)).toBe(true);
    for (let row = 0; row < 100; row++) postings.remove('first', row);
    expect(postings.list('first')).toBeUndefined();
    postings.add('second', 3, 5);
    expect(pairsOf(postings.list('second'))).toEqual([[3, 5]]);
    expect(pairsOf(postings.list('other'))).toEqual([[7, 1]]);
  });
});
