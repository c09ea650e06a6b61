// The matcher in its thread: the same answer, progress on the way, an end at once when cancelled,
// the place of a fault kept.
import { resolve } from 'node:path';
import {
  askMatcher,
  InstanceError,
  matchInstance,
  type MatchProgress,
} from '../../../../src/features/mentoring/matching';
import { instanceOf, menteeOf, mentorOf } from './instances';

const TYPESCRIPT = { execArgv: ['--require', resolve('test/support/run-typescript.cjs')] };

const many = (count: number) =>
  instanceOf(
    Array.from({ length: count }, (_, k) =>
      mentorOf(`t${k}`, { skillsOffered: [{ skill: `s${k % 7}`, level: (k % 3) + 1 }] }),
    ),
    Array.from({ length: count }, (_, k) =>
      menteeOf(`e${k}`, { skillsWanted: [{ skill: `s${k % 5}`, weight: 1 }] }),
    ),
  );

it('answers from a thread as it does here, and reports how far it is', async () => {
  const seen: MatchProgress[] = [];
  const draft = await askMatcher(
    'draft',
    { instance: many(60) },
    { ...TYPESCRIPT, onProgress: (progress) => seen.push(progress) },
  );
  expect(draft.matching.pairs).toEqual(matchInstance(many(60)).pairs);
  expect(draft.matching.prices.get('t0')).toEqual(expect.any(Number));
  expect(draft.reasons).toHaveLength(draft.matching.pairs.length);
  expect(seen).toContainEqual({ step: 'candidates', done: 60, of: 60 });
  expect(seen.at(-1)).toEqual({ step: 'matching', done: 60, of: 60 });
});

it('ends with the reason when it is cancelled', async () => {
  const stop = new AbortController();
  const asked = askMatcher(
    'draft',
    { instance: many(900) },
    { ...TYPESCRIPT, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) },
  );
  await expect(asked).rejects.toThrow('enough');
  await expect(askMatcher('draft', { instance: many(1) }, { signal: stop.signal })).rejects.toThrow(
    'enough',
  );
});

it('keeps the place of what is broken', async () => {
  const broken = { instance: { ...many(1), people: 'none' } };
  const expected = expect.objectContaining({ place: 'people' });
  await expect(askMatcher('draft', broken, TYPESCRIPT)).rejects.toThrow(InstanceError);
  await expect(askMatcher('draft', broken, TYPESCRIPT)).rejects.toEqual(expected);
  await expect(askMatcher('draft', broken)).rejects.toEqual(expected);
});

it('simulates and prices alternatives', async () => {
  const instance = instanceOf([mentorOf('t')], [menteeOf('a'), menteeOf('b')]);
  const { change } = await askMatcher('simulate', {
    instance,
    whatIf: { moreMentors: { skill: 'sql', count: 1 } },
  });
  expect(change.served).toBe(1);
  const { cost, mentors } = await askMatcher('alternative', {
    instance,
    menteeId: 'b',
    mentorId: 't',
  });
  expect(cost).toEqual({ served: 0, pairs: 0, total: 0 });
  expect(mentors).toEqual([
    { mentorId: 't', score: expect.any(Number), against: [], isHeld: false },
  ]);
});
