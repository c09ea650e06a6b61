// The matcher against its oracle and against every matching there is; the order of input; locks;
// what is refused.
import fc from 'fast-check';
import {
  brokenRules,
  InstanceError,
  match,
  matchInstance,
  type Matching,
  type MatchingInstance,
  pairParts,
  type PairIds,
  prepare,
} from '../../../../src/features/mentoring/matching';
import { instanceOf, instances, menteeOf, mentorOf, personOf } from './instances';
import { bestFigures, loadOracle } from './oracle';

it('matches as well as an integer program can, on any small instance', async () => {
  const highs = await loadOracle();
  let pairs = 0;
  fc.assert(
    fc.property(instances(12), (instance) => {
      const matching = matchInstance(instance);
      const { served, pairs: made, total } = matching.figures;
      pairs += made;
      const turns = turnsOf(instance, matching);
      expect({ served, turns, pairs: made, circles: 0, total }).toEqual(
        bestFigures(highs, instance),
      );
    }),
    { numRuns: 240 },
  );
  expect(pairs).toBeGreaterThan(100);
});

it('helps the worst-off, then the twentieth part, among all matchings that are equal before', () => {
  fc.assert(
    fc.property(instances(6), (instance) => {
      const best = everyMatching(instance).reduce((a, b) => (compareLists(a, b) >= 0 ? a : b));
      const matching = matchInstance(instance);
      const { served, pairs, total, minMentee, p5Mentee } = matching.figures;
      const turns = turnsOf(instance, matching);
      expect([served, turns, pairs, total, minMentee, p5Mentee]).toEqual(best);
    }),
    { numRuns: 150 },
  );
});

it('gives the same pairs whatever the order of people, lists and history', () => {
  fc.assert(
    fc.property(instances(12), fc.infiniteStream(fc.nat()), (instance, numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      // The last word on a pair that was tried counts, so one word on each.
      const history = [
        ...new Map(
          instance.history.map((tried) => [`${tried.menteeId} ${tried.mentorId}`, tried]),
        ).values(),
      ];
      const straight = { ...instance, history };
      const mixed: MatchingInstance = {
        ...straight,
        programmes: shuffled(instance.programmes),
        people: shuffled(instance.people).map((person) => ({
          ...person,
          languages: shuffled(person.languages),
        })),
        mentors: shuffled(instance.mentors).map((mentor) => ({
          ...mentor,
          skillsOffered: shuffled(mentor.skillsOffered),
        })),
        mentees: shuffled(instance.mentees).map((mentee) => ({
          ...mentee,
          skillsWanted: shuffled(mentee.skillsWanted),
        })),
        history: shuffled(history),
      };
      expect(matchInstance(mixed).pairs).toEqual(matchInstance(straight).pairs);
    }),
    { numRuns: 150 },
  );
});

it('comes to the same figures from the prices of an earlier result, with other locked and forbidden pairs', () => {
  fc.assert(
    fc.property(instances(12), fc.nat(), fc.nat(), (instance, a, b) => {
      const prepared = prepare(instance);
      const before = match(prepared);
      const pick = (at: number): PairIds[] =>
        before.pairs.slice(at % (before.pairs.length + 1), (at % (before.pairs.length + 1)) + 1);
      const forbidden = pick(b);
      const locked = pick(a).filter((pair) => !forbidden.some((other) => sameIds(pair, other)));
      const choices = { locked: ids(locked), forbidden: ids(forbidden) };
      const warm = match(prepared, { ...choices, prices: before.prices });
      expect(warm.figures).toEqual(match(prepared, choices).figures);
      for (const pair of locked)
        expect(warm.pairs).toContainEqual(
          expect.objectContaining({ ...ids([pair])[0], locked: true }),
        );
      for (const pair of forbidden)
        expect(warm.pairs).not.toContainEqual(expect.objectContaining(ids([pair])[0]));
    }),
    { numRuns: 150 },
  );
});

it('does not give one mentor twice to somebody who wants two', () => {
  const { figures, pairs } = matchInstance(
    instanceOf([mentorOf('t', { capacity: 5 })], [menteeOf('e', { wants: 2 })]),
  );
  expect(figures).toMatchObject({ served: 1, pairs: 1 });
  expect(pairs).toHaveLength(1);
});

it('serves more people rather than a better score, and more pairs rather than a better score', () => {
  const only = mentorOf('t', { skillsOffered: [{ skill: 'sql', level: 3 }] });
  const other = mentorOf('u', { skillsOffered: [{ skill: 'go', level: 1 }] });
  const picky = menteeOf('a');
  const flexible = menteeOf('b', {
    skillsWanted: [
      { skill: 'sql', weight: 3 },
      { skill: 'go', weight: 1 },
    ],
    preferred: ['t'],
  });
  expect(matchInstance(instanceOf([only, other], [picky, flexible])).figures).toMatchObject({
    served: 2,
    pairs: 2,
  });
  const both = { ...flexible, wants: 2 };
  expect(matchInstance(instanceOf([only, other], [both])).figures).toMatchObject({
    served: 1,
    pairs: 2,
  });
});

it.each([
  [[1, 0, 0], 'a'],
  [[1, 2, 0], 'b'],
  [[0, 0, 1], 'c'],
])('serves first whose turn it is, whatever the score: %j', (turns, first) => {
  // The mentor asks for b, so that b has the best score.
  const mentees = ['a', 'b', 'c'].map((id, k) => menteeOf(id, { turn: turns[k] ?? 0 }));
  const { pairs } = matchInstance(instanceOf([mentorOf('t', { preferred: ['b'] })], mentees));
  expect(ids(pairs)).toEqual([{ menteeId: first, mentorId: 't' }]);
});

it('locks a pair against the rules that a lead may break, and no other', () => {
  const instance = instanceOf([mentorOf('t')], [menteeOf('a')], {
    history: [{ menteeId: 'a', mentorId: 't', status: 'ended' }],
  });
  const locked = [{ menteeId: 'a', mentorId: 't' }];
  const prepared = prepare(instance);
  expect(match(prepared).pairs).toEqual([]);
  expect(ids(match(prepared, { locked, mayBreak: ['history-ended'] }).pairs)).toEqual(locked);
  expect(() => match(prepared, { locked, mayBreak: ['skill'] })).toThrow(/history-ended/);
});

it('keeps running pairs, their seats and their wishes', () => {
  const instance = instanceOf(
    [mentorOf('t', { capacity: 2 })],
    [menteeOf('a'), menteeOf('b'), menteeOf('c')],
    {
      history: [{ menteeId: 'a', mentorId: 't', status: 'running' }],
    },
  );
  const { figures, leftOut, pairs } = matchInstance(instance);
  expect(figures).toMatchObject({ seeking: 2, served: 1, pairs: 1 });
  expect([...leftOut, ...pairs.map(({ menteeId }) => menteeId)].sort()).toEqual(['b', 'c']);
});

it('survives circles of managers and unknown managers, and heeds them', () => {
  const people = [
    personOf('t', { seniority: 6, managerId: 'e' }),
    personOf('e', { managerId: 't' }),
    personOf('f', { managerId: 'who' }),
    personOf('u', { seniority: 6, managerId: 'who' }),
  ];
  const { pairs } = matchInstance(
    instanceOf([mentorOf('t'), mentorOf('u')], [menteeOf('e'), menteeOf('f')], { people }),
  );
  expect(ids(pairs)).toEqual([
    { menteeId: 'e', mentorId: 'u' },
    { menteeId: 'f', mentorId: 't' },
  ]);
});

it.each([
  ['a mentee who is none', { menteeId: 'x', mentorId: 't' }, /locked\[0\].*mentee/],
  ['a pair that breaks a rule', { menteeId: 'b', mentorId: 't' }, /locked\[0\].*history-declined/],
])('refuses to lock %s', (_, pair, reason) => {
  const instance = instanceOf([mentorOf('t')], [menteeOf('a'), menteeOf('b')], {
    history: [{ menteeId: 'b', mentorId: 't', status: 'declined' }],
  });
  expect(() => match(prepare(instance), { locked: [pair] })).toThrow(reason);
});

it('refuses more locked pairs than seats, and a pair that is locked and forbidden', () => {
  const prepared = prepare(instanceOf([mentorOf('t')], [menteeOf('a'), menteeOf('b')]));
  const [a, b] = [
    { menteeId: 'a', mentorId: 't' },
    { menteeId: 'b', mentorId: 't' },
  ];
  expect(() => match(prepared, { locked: [a, b] })).toThrow(/locked\[1\].*seat/);
  expect(() => match(prepared, { locked: [a], forbidden: [a] })).toThrow(InstanceError);
});

it('refuses a broken instance with the place, whatever is broken', () => {
  const whole = instanceOf([mentorOf('t')], [menteeOf('a')], {
    history: [{ menteeId: 'a', mentorId: 'x', status: 'ended' }],
  });
  const places = placesOf(whole);
  expect(places.length).toBeGreaterThan(40);
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom(undefined, NaN, 1.5, {}, -99_999, [[]], 7n, 'no/such'),
      (path, junk) => {
        const broken = structuredClone(whole) as unknown as Record<string, unknown>;
        const last = path[path.length - 1] as string;
        const holder = path
          .slice(0, -1)
          .reduce((at, key) => at[key] as Record<string, unknown>, broken);
        const was = holder[last];
        holder[last] = junk;
        try {
          matchInstance(broken);
          // A text may be any other text where nothing refers to it.
          expect(typeof was === 'string' || was === null).toBe(true);
          expect(typeof junk).toBe('string');
        } catch (error) {
          if (!(error instanceof InstanceError)) throw error;
          const spelled = path
            .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
            .join('')
            .slice(1);
          const near =
            error.place.startsWith(spelled) ||
            spelled.startsWith(error.place) ||
            /^(mentors|mentees)\[0\]/.test(error.place);
          expect(near).toBe(true);
        }
      },
    ),
    { numRuns: 600 },
  );
});

it.each([
  ['mentees[1].id', instanceOf([mentorOf('t')], [menteeOf('a'), menteeOf('a')])],
  ['mentees[0].programme', instanceOf([mentorOf('t')], [menteeOf('a', { programme: 'gone' })])],
  [
    'mentors[0].programmes[0]',
    instanceOf([mentorOf('t', { programmes: ['gone'] })], [menteeOf('a')]),
  ],
  ['mentors[0].id', instanceOf([mentorOf('t')], [menteeOf('a')], { people: [personOf('a')] })],
  ['mentors[0].capacity', instanceOf([mentorOf('t', { capacity: -1 })], [menteeOf('a')])],
])('names %s', (place, instance) => {
  expect(() => matchInstance(instance)).toThrow(expect.objectContaining({ place }));
});

function ids(pairs: readonly PairIds[]): PairIds[] {
  return pairs.map(({ menteeId, mentorId }) => ({ menteeId, mentorId }));
}

function sameIds(a: PairIds, b: PairIds): boolean {
  return a.menteeId === b.menteeId && a.mentorId === b.mentorId;
}

/** The turns of those whom a matching serves and who had no mentor, added up. */
function turnsOf(instance: MatchingInstance, { pairs }: Pick<Matching, 'pairs'>): number {
  const { records, running } = prepare(instance).encoded.mentees;
  const served = new Set(pairs.map(({ menteeId }) => menteeId));
  return records.reduce(
    (sum, { id, turn = 0 }, k) => sum + (served.has(id) && running[k] === 0 ? turn : 0),
    0,
  );
}

/** Figures of every matching of an instance in which nobody wants more than two mentors. */
function everyMatching(instance: MatchingInstance): number[][] {
  const { encoded } = prepare(instance);
  const { mentees, mentors } = encoded;
  const found: number[][] = [];
  const seats = [...mentors.openSeats];
  const turnOf = (mentee: number) => mentees.records[mentee]?.turn ?? 0;
  const all = mentors.records.map((_, mentor) => mentor);
  const go = (
    mentee: number,
    sum: {
      readonly served: number;
      readonly turns: number;
      readonly pairs: number;
      readonly total: number;
    },
    scores: readonly number[],
  ): void => {
    if (mentee === mentees.records.length) {
      const sorted = scores.toSorted((a, b) => a - b);
      const rank = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
      found.push([sum.served, sum.turns, sum.pairs, sum.total, rank(0), rank(0.05)]);
      return;
    }
    const open = mentees.openWishes[mentee] as number;
    const running = open > 0 && mentees.running[mentee] !== 0;
    const possible =
      open === 0 ? [] : all.filter((mentor) => brokenRules(encoded, mentee, mentor).length === 0);
    const sets = [
      [],
      ...possible.map((a) => [a]),
      ...possible.flatMap((a, k) => possible.slice(k + 1).map((b) => [a, b])),
    ];
    for (const set of sets) {
      if (set.length > open || set.some((mentor) => (seats[mentor] as number) < 1)) continue;
      for (const mentor of set) seats[mentor]! -= 1;
      const parts = set.map((mentor) => pairParts(encoded, mentee, mentor));
      go(
        mentee + 1,
        {
          served: sum.served + (running || set.length > 0 ? 1 : 0),
          turns: sum.turns + (!running && set.length > 0 ? turnOf(mentee) : 0),
          pairs: sum.pairs + set.length,
          total: parts.reduce((total, { score }) => total + score, sum.total),
        },
        set.length > 0
          ? [...scores, Math.max(...parts.map(({ menteeScore }) => menteeScore))]
          : scores,
      );
      for (const mentor of set) seats[mentor]! += 1;
    }
  };
  go(0, { served: 0, turns: 0, pairs: 0, total: 0 }, []);
  return found;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

/** Every place in a value, as a path of keys. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [[...path]] : [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...placesOf(inner, [...path, key]),
  ]);
}
