// If a platform cannot take an answer now, the answer goes to the outbox once. An answer that is
// refused for good comes back to the platform.
import { DeliveryError } from '../../../src/core/errors';
import { silentLog } from '../../../src/core/log';
import type { Place } from '../../../src/core/message';
import { createTryNow } from '../../../src/platforms/shared/try-now';

const place: Place = { platform: 'chat', tenant: 'T1', id: 'C1', kind: 'channel' };
const message = { text: 'Hello' };
const ref = { place, id: 'm1' };

function room(findSent?: () => Promise<typeof ref | 'absent' | 'unknown'>) {
  const handed: unknown[] = [];
  const bot = {
    deliverLater: async (...all: unknown[]) => void handed.push(['deliver', ...all]),
    changeLater: async (...all: unknown[]) => void handed.push(['change', ...all]),
  };
  return { handed, tryNow: createTryNow({ bot, log: silentLog, ...(findSent && { findSent }) }) };
}

const failing =
  (kind: DeliveryError['kind'], retryAfterMs = 0) =>
  async () => {
    throw new DeliveryError(kind, kind, { retryAfterMs });
  };

it('hands over nothing that the platform took', async () => {
  const { handed, tryNow } = room();
  expect(await tryNow({ to: { place }, message, key: 'k', now: async () => ref })).toBeUndefined();
  expect(handed).toEqual([]);
});

it.each(['rateLimited', 'unavailable', 'inDoubt'] as const)(
  'hands over what is %s, as a message or as a change',
  async (kind) => {
    const { handed, tryNow } = room();
    await tryNow({ to: { place }, message, key: 'k', now: failing(kind, 1_500) });
    await tryNow({ to: ref, message, key: 'c', now: failing(kind) });
    expect(handed).toEqual([
      ['deliver', { place }, message, 'k', 1_500, kind === 'inDoubt'],
      ['change', ref, message, 'c', 0],
    ]);
  },
);

it('gives back an answer that is refused for good', async () => {
  const { handed, tryNow } = room();
  expect(await tryNow({ to: { place }, message, key: 'k', now: failing('gone') })).toMatchObject({
    kind: 'gone',
  });
  expect(handed).toEqual([]);
});

it.each([
  ['arrived', async () => ref, 0],
  ['did not arrive', async () => 'absent' as const, 1],
  ['cannot be looked up now', failing('unavailable'), 1],
])('hands over what is in doubt unless it arrived: it %s', async (_how, findSent, times) => {
  const { handed, tryNow } = room(findSent);
  await tryNow({ to: { place }, message, key: 'k', now: failing('inDoubt') });
  expect(handed).toHaveLength(times);
});

it.each(['rateLimited', 'unavailable'] as const)(
  'hands over what is %s without asking what arrived',
  async (kind) => {
    let asked = 0;
    const { handed, tryNow } = room(async () => {
      asked += 1;
      return ref;
    });
    await tryNow({ to: { place }, message, key: 'k', now: failing(kind) });
    expect(handed).toHaveLength(1);
    expect(asked).toBe(0);
  },
);

it('rethrows errors that are not the platform’s', async () => {
  const { tryNow } = room();
  const broken = async () => Promise.reject(new TypeError('a fault of ours'));
  await expect(tryNow({ to: { place }, message, key: 'k', now: broken })).rejects.toThrow(
    'a fault of ours',
  );
});
