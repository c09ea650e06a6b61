// Small groups and circles of two, against an integer program that knows nothing of the matcher.
import fc from 'fast-check';
import {
  matchGroups,
  type MatchingInstance,
  prepare,
  type Prepared,
} from '../../../../src/features/mentoring/matching';
import { loadSolver } from '../../../../src/features/mentoring/matching/program';
import { instanceOf, instances, menteeOf, mentorOf } from './instances';
import { bestFigures, loadOracle, type OracleFigures } from './oracle';

/** Any small instance, with groups of any minimum, and pairs that run the other way round. */
const programmes = instances(10).chain((instance) =>
  fc
    .record({
      minimums: fc.infiniteStream(fc.constantFrom(0, 0, 1, 2, 3, 4)),
      seats: fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
      last: fc.infiniteStream(fc.boolean()),
    })
    .map(({ minimums, seats, last }): MatchingInstance => {
      const next = <T>(stream: IterableIterator<T>) => stream.next().value as T;
      const mentors = instance.mentors.map((mentor) => {
        const minimum = next(minimums);
        return {
          ...mentor,
          capacity: next(seats),
          ...(minimum > 0 && { group: true, minGroup: minimum }),
        };
      });
      const lastResort = instance.mentees.flatMap(({ id }) =>
        next(last)
          ? instance.mentors.slice(0, 1).map((mentor) => ({ menteeId: id, mentorId: mentor.id }))
          : [],
      );
      return { ...instance, mentors, lastResort };
    }),
);

function figuresOf(prepared: Prepared, grouped: ReturnType<typeof matchGroups>): OracleFigures {
  const { mentees, instance } = prepared.encoded;
  const { pairs, figures } = grouped.matching;
  const turnOf = (id: string) => mentees.records[mentees.indexOf.get(id) ?? -1]?.turn ?? 0;
  const served = new Set(
    pairs
      .map(({ menteeId }) => menteeId)
      .filter((id) => mentees.running[mentees.indexOf.get(id) ?? -1] === 0),
  );
  const key = (menteeId: string, mentorId: string) => JSON.stringify([menteeId, mentorId]);
  const there = new Set(pairs.map(({ menteeId, mentorId }) => key(menteeId, mentorId)));
  const last = new Set(
    (instance.lastResort ?? []).map(({ menteeId, mentorId }) => key(menteeId, mentorId)),
  );
  const circles = pairs.reduce((sum, { menteeId, mentorId }) => {
    if (last.has(key(menteeId, mentorId))) return sum + 1;
    const isBackLast = last.has(key(mentorId, menteeId));
    return there.has(key(mentorId, menteeId)) && !isBackLast ? sum + 0.5 : sum;
  }, 0);
  return {
    served: figures.served,
    turns: [...served].reduce((sum, id) => sum + turnOf(id), 0),
    pairs: figures.pairs,
    circles: circles === 0 ? 0 : -circles,
    total: figures.total,
  };
}

it('is as good as an integer program with groups and circles, on any small programme', async () => {
  const [highs, solver] = [await loadOracle(), await loadSolver()];
  let broken = 0;
  fc.assert(
    fc.property(programmes, (instance) => {
      const prepared = prepare(instance);
      const grouped = matchGroups(prepared, { solver });
      expect(grouped.offBy).toBeUndefined();
      expect(figuresOf(prepared, grouped)).toEqual(bestFigures(highs, instance, true));
      const plain = bestFigures(highs, instance);
      broken += Number(plain.total !== grouped.matching.figures.total);
    }),
    { numRuns: 150 },
  );
  // Otherwise the network alone would have done.
  expect(broken).toBeGreaterThan(15);
});

it('says how far it may be from the best if there is no time, and never too little', async () => {
  const highs = await loadOracle();
  let off = 0;
  fc.assert(
    fc.property(programmes, (instance) => {
      const prepared = prepare(instance);
      const grouped = matchGroups(prepared);
      const [found, best] = [figuresOf(prepared, grouped), bestFigures(highs, instance, true)];
      if (!grouped.offBy) return expect(found).toEqual(best);
      off += 1;
      const { goal, most } = grouped.offBy;
      const goals = ['served', 'turns', 'pairs', 'circles', 'total'] as const;
      for (const before of goals.slice(0, goals.indexOf(goal)))
        expect(found[before]).toBe(best[before]);
      expect(best[goal] - found[goal]).toBeLessThanOrEqual(most);
    }),
    { numRuns: 150 },
  );
  expect(off).toBeGreaterThan(10);
});

it('makes a circle of two only if somebody would go without a mentor otherwise', async () => {
  const solver = await loadSolver();
  const people = ['a', 'b', 'c', 'd'];
  const skill = [{ skill: 'sql', level: 2 }];
  const all = (ids: readonly string[]) =>
    instanceOf(
      ids.map((id) =>
        mentorOf(id, { skillsOffered: skill, preferred: id === 'a' ? ['b'] : ['a'] }),
      ),
      ids.map((id) => menteeOf(id, { preferred: id === 'a' ? ['b'] : ['a'] })),
      { rules: { minOverlapMinutes: 0, minSeniorityGap: 0, requireSkill: true } },
    );
  const circles = (instance: MatchingInstance) => {
    const { pairs, figures } = matchGroups(prepare(instance), { solver }).matching;
    const there = new Set(pairs.map(({ menteeId, mentorId }) => `${menteeId} ${mentorId}`));
    const halves = pairs.filter(({ menteeId, mentorId }) => there.has(`${mentorId} ${menteeId}`));
    return { served: figures.served, circles: halves.length / 2 };
  };
  expect(circles(all(people.slice(0, 2)))).toEqual({ served: 2, circles: 1 });
  expect(circles(all(people.slice(0, 3)))).toEqual({ served: 3, circles: 0 });
  expect(circles(all(people))).toEqual({ served: 4, circles: 0 });
});

it('says why a group was not formed: too few, or what the round would lose with it', async () => {
  const solver = await loadSolver();
  const group = (id: string, minGroup: number, skill: string) =>
    mentorOf(id, {
      capacity: 4,
      group: true,
      minGroup,
      skillsOffered: [{ skill, level: 1 }],
    });
  const wants = (id: string, ...skills: readonly string[]) =>
    menteeOf(id, { skillsWanted: skills.map((skill) => ({ skill, weight: 1 })) });
  // A group of three would need b and c, whom a group of four has, which would then be too small.
  const instance = instanceOf(
    [group('three', 3, 'go'), group('four', 4, 'sql'), group('few', 2, 'rust')],
    [
      wants('a', 'go'),
      wants('b', 'go', 'sql'),
      wants('c', 'go', 'sql'),
      wants('d', 'sql'),
      wants('e', 'sql'),
      wants('f', 'rust'),
    ],
  );
  const { notFormed, matching } = matchGroups(prepare(instance), { solver });
  expect(matching.figures.served).toBe(4);
  expect(notFormed).toEqual([
    expect.objectContaining({ mentorId: 'few', because: 'few', menteeIds: ['f'], leftOut: ['f'] }),
    expect.objectContaining({ mentorId: 'three', because: 'served', lost: 1, leftOut: ['a'] }),
  ]);
});
