// Candidates by inverted lists are exactly the pairs that the rules allow, with exactly the score
// that the parts add up to.
import fc from 'fast-check';
import { brokenRules, pairParts, prepare } from '../../../../src/features/mentoring/matching';
import { instanceOf, instances, menteeOf, mentorOf } from './instances';

it('finds every allowed pair, none else, each with its score', () => {
  let allowed = 0;
  fc.assert(
    fc.property(instances(14), (instance) => {
      const { encoded, candidates } = prepare(instance);
      const found = new Map<string, number>();
      encoded.mentees.records.forEach((_, mentee) => {
        for (
          let k = candidates.start[mentee] as number;
          k < (candidates.start[mentee + 1] as number);
          k++
        ) {
          found.set(`${mentee} ${candidates.column[k]}`, candidates.weight[k] as number);
        }
      });
      const wanted = new Map<string, number>();
      encoded.mentees.records.forEach((_, mentee) => {
        encoded.mentors.records.forEach((_unused, mentor) => {
          if (encoded.mentees.openWishes[mentee] === 0 || encoded.mentors.openSeats[mentor] === 0)
            return;
          if (brokenRules(encoded, mentee, mentor).length > 0) return;
          wanted.set(`${mentee} ${mentor}`, pairParts(encoded, mentee, mentor).score);
        });
      });
      allowed += wanted.size;
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    }),
    { numRuns: 300 },
  );
  expect(allowed).toBeGreaterThan(300);
});

it('adds up skills that are named twice as the bench does: each wanted one at its first level', () => {
  const twice = [
    { skill: 'sql', level: 1 },
    { skill: 'sql', level: 3 },
  ];
  const wanted = [
    { skill: 'sql', weight: 2 },
    { skill: 'sql', weight: 1 },
  ];
  const { encoded, candidates } = prepare(
    instanceOf(
      [mentorOf('t', { skillsOffered: twice })],
      [menteeOf('e', { skillsWanted: wanted })],
    ),
  );
  const parts = pairParts(encoded, 0, 0);
  expect(parts.mentee.skills).toBe(150);
  expect(candidates.weight[0]).toBe(parts.score);
});
