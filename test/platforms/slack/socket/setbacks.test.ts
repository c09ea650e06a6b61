// How long the socket waits before its next try.
import { pauseAfter } from '../../../../src/platforms/slack/socket/setbacks';

const setback = (retryAfterMs: number) =>
  ({ health: 'unavailable', reason: 'Slack asks to wait', retryAfterMs }) as const;

it('waits as Slack asks, but never longer than ten minutes', () => {
  expect(pauseAfter(setback(90_000), 1)).toBe(90_000);
  for (const seconds of [601, 3_000_000, Number.MAX_SAFE_INTEGER])
    expect(pauseAfter(setback(seconds * 1_000), 1)).toBe(600_000);
});
