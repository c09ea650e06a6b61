// Reasons that people are given: why this pair, what another would cost, why nobody, what would
// help; groups; simulations.
import fc from 'fast-check';
import {
  average,
  costOf,
  explainLeftOut,
  explainPairs,
  match,
  matchGroups,
  matchInstance,
  type PairIds,
  prepare,
  simulate,
  type MatchedPair,
} from '../../../../src/features/mentoring/matching';
import { instanceOf, instances, menteeOf, mentorOf, personOf } from './instances';

describe('a pair', () => {
  it('is explained by parts that add up, and by the next-best mentor', () => {
    const good = mentorOf('t', { skillsOffered: [{ skill: 'sql', level: 3 }] });
    const fair = mentorOf('u', { capacity: 2 });
    const prepared = prepare(
      instanceOf([good, fair], [menteeOf('a', { preferred: ['t'] }), menteeOf('b')]),
    );
    const matching = match(prepared);
    const [a, b] = explainPairs(prepared, matching);
    expect(a).toMatchObject({
      menteeId: 'a',
      mentorId: 't',
      parts: { mentee: { list: 80, skills: 450 } },
    });
    expect(a?.parts.score).toBe(matching.pairs[0]?.score);
    expect(a?.nextBest).toMatchObject({ mentorId: 'u', isFull: false });
    expect(b?.nextBest).toMatchObject({ mentorId: 't', isFull: true });
  });

  it('says that another mentor would leave somebody out', () => {
    const instance = instanceOf(
      [mentorOf('t'), mentorOf('u', { skillsOffered: [{ skill: 'go', level: 1 }] })],
      [
        menteeOf('a'),
        menteeOf('b', {
          skillsWanted: [
            { skill: 'sql', weight: 3 },
            { skill: 'go', weight: 1 },
          ],
        }),
      ],
    );
    const prepared = prepare(instance);
    const cost = costOf(prepared, match(prepared), { menteeId: 'b', mentorId: 't' });
    expect(cost).toMatchObject({ served: 1, pairs: 1 });
  });

  it('finds the next best among those that the lead has not ruled out, and prices it', () => {
    const mentors = ['t', 'u', 'v'].map((id) => mentorOf(id));
    const prepared = prepare(
      instanceOf(
        mentors,
        ['a', 'b', 'c'].map((id) => menteeOf(id)),
      ),
    );
    const [a, b] = match(prepared).pairs as [MatchedPair, MatchedPair];
    const forbidden = ['t', 'u', 'v']
      .filter((id) => id !== b.mentorId && id !== a.mentorId)
      .map((id) => ({ menteeId: 'b', mentorId: id }));
    const choices = { locked: [a], forbidden };
    const matching = match(prepared, choices);
    const reasons = explainPairs(prepared, matching, choices);
    expect(reasons.find(({ menteeId }) => menteeId === 'b')?.nextBest).toMatchObject({
      mentorId: a.mentorId,
      isFull: true,
    });
    const free = match(prepared);
    // All are alike, so that any two can swap.
    for (const { nextBest } of explainPairs(prepared, free))
      expect(costOf(prepared, free, nextBest as PairIds)).toEqual({
        served: 0,
        pairs: 0,
        total: 0,
      });
  });

  it('knows the next best whose seats running pairs hold, and says so', () => {
    const best = mentorOf('best', { skillsOffered: [{ skill: 'sql', level: 3 }] });
    const prepared = prepare(
      instanceOf([best, mentorOf('t')], [menteeOf('a')], {
        history: [{ menteeId: 'gone', mentorId: 'best', status: 'running' }],
      }),
    );
    const [reasons] = explainPairs(prepared, match(prepared));
    expect(reasons?.nextBest).toMatchObject({ mentorId: 'best', isFull: true, isHeld: true });
  });

  it('costs what it does when all is matched afresh around it, on any instance', () => {
    let costly = 0;
    fc.assert(
      fc.property(instances(12), (instance) => {
        const prepared = prepare(instance);
        const matching = match(prepared);
        for (const { nextBest } of explainPairs(prepared, matching)) {
          const cost = nextBest && costOf(prepared, matching, nextBest);
          if (!nextBest || !cost) continue;
          const { figures } = match(prepared, { locked: [nextBest] });
          const { served, pairs, total } = matching.figures;
          expect(cost).toEqual({
            served: served - figures.served,
            pairs: pairs - figures.pairs,
            total: total - figures.total,
          });
          costly += cost.served + cost.pairs > 0 ? 1 : 0;
        }
      }),
      { numRuns: 800 },
    );
    expect(costly).toBeGreaterThan(10);
  });

  it('knows no cost of a pair that is not allowed or has no room', () => {
    const prepared = prepare(
      instanceOf([mentorOf('t'), mentorOf('u')], [menteeOf('t'), menteeOf('b')]),
    );
    const matching = match(prepared);
    expect(costOf(prepared, matching, { menteeId: 't', mentorId: 't' })).toBeUndefined();
    expect(
      costOf(
        prepared,
        matching,
        { menteeId: 'b', mentorId: 'u' },
        { locked: [{ menteeId: 'b', mentorId: 't' }] },
      ),
    ).toBeUndefined();
  });
});

describe('somebody left out', () => {
  const far = personOf('far', { seniority: 6, utcOffset: -360 });
  const deaf = personOf('deaf', { seniority: 6, languages: ['eo'] });
  const late = personOf('a');

  it('learns how many mentors each rule takes away, and the step that helps with least', () => {
    const prepared = prepare(
      instanceOf([mentorOf('far'), mentorOf('deaf')], [menteeOf('a')], {
        people: [far, deaf, late],
        rules: { minOverlapMinutes: 120, minSeniorityGap: 1, requireSkill: true },
      }),
    );
    const [left] = explainLeftOut(prepared, match(prepared));
    expect(left).toEqual({
      menteeId: 'a',
      mentors: 2,
      causes: { 'time-zone': 1, language: 1 },
      cheapest: { kind: 'time-zone', minOverlapMinutes: 60, mentors: 1 },
    });
  });

  it('is told of one more seat where all allowed mentors are full', () => {
    const prepared = prepare(instanceOf([mentorOf('t')], [menteeOf('a'), menteeOf('b')]));
    const [left] = explainLeftOut(prepared, match(prepared));
    expect(left).toMatchObject({ causes: { full: 1 }, cheapest: { kind: 'seats', mentors: 1 } });
  });

  it('has every mentor counted once, on any instance, and is served once the cheapest step is taken', () => {
    let relaxed = 0;
    fc.assert(
      fc.property(instances(10), (instance) => {
        const prepared = prepare(instance);
        const matching = match(prepared);
        for (const left of explainLeftOut(prepared, matching)) {
          expect(Object.values(left.causes).reduce((sum, count) => sum + count, 0)).toBe(
            instance.mentors.length,
          );
          if (left.cheapest?.kind !== 'time-zone' && left.cheapest?.kind !== 'seniority') continue;
          const { kind: _, mentors: _mentors, ...rules } = left.cheapest;
          const programmeId =
            instance.mentees.find(({ id }) => id === left.menteeId)?.programme ?? '';
          const after = simulate(instance, matching, { rules, programmeId });
          relaxed += 1;
          expect(after.change.served).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
    expect(relaxed).toBeGreaterThan(0);
  });
});

describe('a simulation', () => {
  const standing = (instance: Parameters<typeof prepare>[0]) => match(prepare(instance));

  it('says what other rules would change', () => {
    const instance = instanceOf([mentorOf('far'), mentorOf('t')], [menteeOf('a'), menteeOf('b')], {
      people: [
        personOf('far', { seniority: 6, utcOffset: -360 }),
        personOf('t', { seniority: 6 }),
        personOf('a'),
        personOf('b'),
      ],
      rules: { minOverlapMinutes: 240, minSeniorityGap: 1, requireSkill: true },
    });
    const before = standing(instance);
    const { figures, change } = simulate(instance, before, { rules: { minOverlapMinutes: 60 } });
    expect(change.served).toBe(1);
    expect(change.average).toBe(average(figures) - average(before.figures));
    expect(change.average).toBeLessThan(0);
  });

  it('adds mentors like those who offer the skill', () => {
    const instance = instanceOf(
      [mentorOf('t')],
      ['a', 'b', 'c', 'd'].map((id) => menteeOf(id)),
    );
    const { change } = simulate(instance, standing(instance), {
      moreMentors: { skill: 'sql', count: 2 },
    });
    expect(change).toMatchObject({ served: 2, pairs: 2 });
  });

  it('forms no group that is too small either', () => {
    const group = mentorOf('g', { capacity: 4, group: true, minGroup: 3 });
    const instance = instanceOf([group], [menteeOf('a'), menteeOf('b')]);
    const before = matchGroups(prepare(instance)).matching;
    expect(simulate(instance, before, { rules: { minOverlapMinutes: 30 } }).change).toMatchObject({
      served: 0,
      pairs: 0,
    });
    expect(
      simulate(instance, before, { moreMentors: { skill: 'go', count: 1 } }).figures.served,
    ).toBe(0);
  });

  it('adds mentors for a skill that nobody offers', () => {
    const instance = instanceOf(
      [mentorOf('t')],
      [menteeOf('a', { skillsWanted: [{ skill: 'rust', weight: 1 }] })],
    );
    expect(
      simulate(instance, standing(instance), { moreMentors: { skill: 'rust', count: 1 } }).change
        .served,
    ).toBe(1);
  });
});

describe('a small group', () => {
  const group = mentorOf('g', { capacity: 4, group: true, minGroup: 3 });

  it('is filled up to its minimum when nobody loses a mentor by it', () => {
    const alone = mentorOf('t', { capacity: 2, skillsOffered: [{ skill: 'sql', level: 3 }] });
    const { matching, groups, notFormed } = matchGroups(
      prepare(
        instanceOf(
          [group, alone],
          ['a', 'b', 'c', 'd'].map((id) => menteeOf(id)),
        ),
      ),
    );
    expect(matching.figures).toMatchObject({ served: 4 });
    expect(groups).toEqual([
      { mentorId: 'g', minimum: 3, menteeIds: expect.arrayContaining(['d']) },
    ]);
    expect(groups[0]?.menteeIds).toHaveLength(3);
    expect(notFormed).toEqual([]);
    expect(matching.pairs.every(({ locked }) => !locked)).toBe(true);
  });

  it('is not formed where too few remain, and says who is left out by that', () => {
    const { matching, groups, notFormed } = matchGroups(
      prepare(instanceOf([group], [menteeOf('a'), menteeOf('b')])),
    );
    expect(matching.pairs).toEqual([]);
    expect(groups).toEqual([]);
    expect(notFormed).toEqual([
      {
        mentorId: 'g',
        minimum: 3,
        menteeIds: ['a', 'b'],
        leftOut: ['a', 'b'],
        because: 'few',
      },
    ]);
  });

  it('that is not formed is a reason of its own, for who is left out and for who could have had its mentor', () => {
    const prepared = prepare(
      instanceOf(
        [group, mentorOf('t', { skillsOffered: [{ skill: 'sql', level: 1 }] })],
        [menteeOf('a'), menteeOf('b')],
      ),
    );
    const { matching, notFormed } = matchGroups(prepared);
    const [left] = explainLeftOut(prepared, matching, {}, notFormed);
    expect(left).toMatchObject({
      causes: { 'small-group': 1, full: 1 },
      cheapest: { kind: 'small-group', mentors: 1 },
    });
    const reasons = explainPairs(prepared, matching, {}, notFormed);
    expect(reasons[0]?.nextBest).toEqual({
      menteeId: expect.any(String),
      mentorId: 'g',
      score: expect.any(Number),
      isFull: false,
      inSmallGroup: true,
    });
  });

  it('never has fewer than its minimum, and nobody disappears, on any instance', () => {
    fc.assert(
      fc.property(instances(12), (instance) => {
        const mentors = instance.mentors.map((mentor) => ({
          ...mentor,
          group: mentor.capacity > 1,
          minGroup: 2,
        }));
        const grouped = { ...instance, mentors };
        const { matching, groups, notFormed } = matchGroups(prepare(grouped));
        const { encoded } = prepare(grouped);
        for (const { mentorId, menteeIds } of groups) {
          const mentor = encoded.mentors.indexOf.get(mentorId) as number;
          const running =
            (encoded.mentors.records[mentor]?.capacity as number) -
            (encoded.mentors.openSeats[mentor] as number);
          expect(menteeIds.length + running).toBeGreaterThanOrEqual(2);
        }
        const { seeking, served } = matching.figures;
        expect(served + matching.leftOut.length).toBe(seeking);
        // Whoever has no mentor now and would have had one without minimums was in a group that was
        // not formed.
        const named = notFormed.flatMap(({ menteeIds }) => menteeIds);
        const lost = matchInstance(grouped).figures.served - served;
        expect(lost).toBeLessThanOrEqual(named.length);
      }),
      { numRuns: 150 },
    );
  });
});
