// The cache keeps an answer for a minute, and only so many answers.
import { createStoppedClock } from '../../../src/core/clock';
import { createTtlCache } from '../../../src/platforms/shared/ttl-cache';

const NOON = Date.parse('2026-11-25T12:00:00Z');

it('is known for a minute, and forgotten when told to', () => {
  const clock = createStoppedClock(new Date(NOON));
  const lately = createTtlCache<string>(clock);
  expect(lately.get('a')).toBeUndefined();
  lately.set('a', 'first');
  clock.travelTo(new Date(NOON + 59_999));
  expect(lately.get('a')).toBe('first');
  lately.set('a', 'second');
  clock.travelTo(new Date(NOON + 60_000));
  expect(lately.get('a')).toBe('second');
  clock.travelTo(new Date(NOON + 119_999));
  expect(lately.get('a')).toBeUndefined();
  lately.set('a', 'third');
  lately.forget('a');
  expect(lately.get('a')).toBeUndefined();
});

it('keeps the last few', () => {
  const lately = createTtlCache<number>(createStoppedClock(new Date(NOON)), 2);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['a', 3],
    ['c', 4],
  ] as const)
    lately.set(key, value);
  expect(['a', 'b', 'c'].map((key) => lately.get(key))).toEqual([3, undefined, 4]);
});
