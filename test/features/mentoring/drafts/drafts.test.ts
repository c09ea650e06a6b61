// A large round on a lead's desk: pages, groups of people left out, and choices of any number.
import fc from 'fast-check';
import { barOf } from '../../../../src/core/bar';
import { leftOutCard, pageFrom, roundCard } from '../../../../src/features/mentoring/drafts/cards';
import { CHOICES, rangesOf } from '../../../../src/features/mentoring/drafts/choosing';
import { leftGroups } from '../../../../src/features/mentoring/drafts/left-groups';
import { namesOf } from '../../../../src/features/mentoring/drafts/names';
import type { LeftOut, Round, RoundPair } from '../../../../src/features/mentoring/rounds';

interface Paged {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly hasAfter: boolean;
  readonly after: string;
}

const names = namesOf(new Map());
const round = (pairs: number, leftOut: readonly LeftOut[] = []): Round => ({
  id: 'r',
  version: 1,
  state: 'draft',
  at: '2026-03-02T09:00:00.000Z',
  byPersonId: 'lena',
  seeking: pairs + leftOut.length,
  mentors: pairs,
  pairs: Array.from({ length: pairs }, (_, k) => pairOf(k)),
  leftOut,
  locked: [],
  forbidden: [],
  edits: 0,
});
const NO_PARTS = { goals: 0, interests: 0, seniority: 0, list: 0 };
const pairOf = (k: number): RoundPair => ({
  menteeId: `e${k}`,
  mentorId: `t${k}`,
  score: 900,
  parts: { skills: 650, overlap: 200, department: 0, location: 0, ...NO_PARTS },
  shared: ['sql'],
  overlapMinutes: 480,
  locked: false,
  goal: '',
  rhythm: 'weekly',
  languages: ['en'],
});

it.each([1, 7, 8, 9, 500])('pages through a round of %i pairs, each once', (count) => {
  const seen: string[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const { data } = roundCard(round(count), names, from);
    const { first, last, hasAfter, after, pairs } = data as unknown as Paged & {
      pairs: { menteeId: string }[];
    };
    expect(pairs).toHaveLength(last - first + 1);
    seen.push(...pairs.map(({ menteeId }) => menteeId));
    from = hasAfter ? Number(after) : undefined;
  }
  expect(seen).toEqual(Array.from({ length: count }, (_, k) => `e${k}`));
});

it('takes any place for a page of the list, that of an older and longer draft too', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (from, count) => {
      const page = pageFrom(from, count);
      expect(page % 8).toBe(0);
      expect(page).toBeLessThanOrEqual(Math.max(0, count - 1));
    }),
  );
});

it('names everyone without a mentor once, in the group of what is nearest to a pair', () => {
  const left = (menteeId: string, reasons: LeftOut['reasons']): LeftOut => ({ menteeId, reasons });
  const people = [
    ...Array.from({ length: 20 }, (_, k) => left(`s${k}`, { skill: 9, language: 1 })),
    left('full', { skill: 9, full: 1 }),
    left('small', { skill: 9, smallGroup: 2, full: 1 }),
    left('alone', {}),
  ];
  expect(leftGroups(people).map(({ reason, people: { length } }) => [reason, length])).toEqual([
    ['skill', 20],
    ['full', 1],
    ['nobody', 1],
    ['smallGroup', 1],
  ]);
  const shown = (from: number) =>
    (
      leftOutCard(round(0, people), names, 'skill', from).data as unknown as {
        people: { menteeId: string }[];
      }
    ).people.map(({ menteeId }) => menteeId);
  expect([...shown(0), ...shown(8), ...shown(16)]).toEqual(
    Array.from({ length: 20 }, (_, k) => `s${k}`),
  );
});

it('cuts any number of people into parts that lead to a form in the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (count) => {
      let [from, to, steps] = [0, count, 0];
      while (to - from > CHOICES) {
        const ranges = rangesOf(from, to);
        expect(ranges.length).toBeLessThanOrEqual(10);
        expect(ranges[0]?.from).toBe(from);
        expect(ranges.at(-1)?.to).toBe(to);
        ranges.slice(1).forEach((range, k) => expect(range.from).toBe(ranges[k]?.to));
        [from, to, steps] = [ranges[0]?.from ?? 0, ranges[0]?.to ?? 0, steps + 1];
      }
      expect(steps).toBeLessThan(5);
    }),
  );
});

it('draws a bar that is never empty for something, nor full for less than all', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (value, most) => {
      const bar = barOf(value, most);
      expect(bar).toHaveLength(10);
      const full = (/^█*/.exec(bar)?.[0] ?? '').length;
      expect(full === 0).toBe(value === 0 || most === 0);
      expect(full === 10).toBe(most > 0 && value >= most);
    }),
  );
});
