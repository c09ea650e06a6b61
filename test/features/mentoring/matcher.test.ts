import fc from 'fast-check';
import { forbids, matchGreedily, type MatchMentee, type MatchMentor } from '../../../src/features/mentoring/matcher';

const mentor = (id: string, over: Partial<MatchMentor> = {}): MatchMentor => ({
  id,
  capacity: 1,
  skills: ['sql'],
  languages: ['en'],
  utcOffset: 60,
  ...over,
});
const mentee = (id: string, over: Partial<MatchMentee> = {}): MatchMentee => ({
  id,
  skills: ['sql'],
  languages: ['en'],
  utcOffset: 60,
  managers: [],
  past: [],
  ...over,
});

describe('forbids', () => {
  it.each([
    ['an ordinary pair', mentor('m'), mentee('e'), {}, undefined],
    ['oneself', mentor('m'), mentee('m'), {}, 'self'],
    ['who was tried', mentor('m'), mentee('e', { past: ['m'] }), {}, 'past'],
    ['the line manager', mentor('m'), mentee('e', { managers: ['x', 'm'] }), {}, 'manager'],
    ['one’s own report', mentor('m'), mentee('e'), { m: ['e'] }, 'manager'],
    ['no common language', mentor('m'), mentee('e', { languages: ['de'] }), {}, 'language'],
    ['no wanted skill', mentor('m'), mentee('e', { skills: ['go'] }), {}, 'skill'],
  ])('%s', (_case, one, other, managers, rule) => {
    expect(forbids(one, other, managers)).toBe(rule);
  });
});

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const skills = fc.uniqueArray(fc.constantFrom('sql', 'go', 'talk'), { maxLength: 3 });
const languages = fc.uniqueArray(fc.constantFrom('en', 'de', 'fr'), { maxLength: 2 });
const anyMentor = fc.record({
  id: fc.constantFrom(...names),
  capacity: fc.integer({ min: 0, max: 3 }),
  skills,
  languages,
  utcOffset: fc.integer({ min: -720, max: 840 }),
});
const anyMentee = fc.record({
  id: fc.constantFrom(...names),
  skills,
  languages,
  utcOffset: fc.integer({ min: -720, max: 840 }),
  managers: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  past: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
});
const unique = { selector: ({ id }: { id: string }) => id, maxLength: 6 };

describe('matching', () => {
  it('breaks no rule, fills no seat twice, accounts for everybody, whatever the order (property)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyMentor, unique), fc.uniqueArray(anyMentee, unique), (mentors, mentees) => {
        const problem = { mentors, mentees, managersOf: {} };
        const { pairs, leftOut } = matchGreedily(problem);
        for (const pair of pairs) {
          const one = mentors.find(({ id }) => id === pair.mentorId);
          const other = mentees.find(({ id }) => id === pair.menteeId);
          expect(one && other && forbids(one, other, {})).toBeUndefined();
          expect(pair.score).toBeLessThanOrEqual(1000);
        }
        for (const { id, capacity } of mentors) expect(pairs.filter((pair) => pair.mentorId === id).length).toBeLessThanOrEqual(capacity);
        expect([...pairs.map((pair) => pair.menteeId), ...leftOut.map((left) => left.menteeId)].sort()).toEqual(
          mentees.map(({ id }) => id).sort(),
        );
        expect(matchGreedily({ ...problem, mentors: mentors.toReversed(), mentees: mentees.toReversed() })).toEqual({ pairs, leftOut });
      }),
    );
  });
});
