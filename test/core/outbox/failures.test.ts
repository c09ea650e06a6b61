// The outbox when platforms fail: each kind of failure by its rule, and whatever the order, nothing
// lost and nothing twice.
import fc from 'fast-check';
import { DeliveryError, type DeliveryErrorKind } from '../../../src/core/errors';
import type { People } from '../../../src/core/people';
import { channel, outboxRig, START } from '../rig';

const say = (key: string) =>
  ({ key, class: 'owed', to: { person: 'mia' }, message: { text: key } }) as const;
const post = (key: string, place = channel('C1')) =>
  ({ key, class: 'owed', to: { place }, message: { text: key } }) as const;
const fails = (
  kind: DeliveryErrorKind,
  retryAfterMs = 0,
  scope: 'address' | 'tenant' = 'address',
) => new DeliveryError(kind, `the platform says ${kind}`, { retryAfterMs, scope });
const DAY_MS = 24 * 3_600_000;

/** How long after the start each try was made. */
async function waitsOf(
  rig: Awaited<ReturnType<typeof outboxRig>>,
  key: string,
  most: number,
): Promise<number[]> {
  const waits: number[] = [];
  for (let tries = 0; tries < most; tries += 1) {
    await rig.outbox.drain();
    const { state, dueAt } = await rig.record(key);
    if (state !== 'queued') break;
    waits.push((Date.parse(dueAt) - rig.clock.now().getTime()) / 1000);
    rig.clock.travelTo(new Date(dueAt));
  }
  return waits;
}

describe('a platform that is not there', () => {
  it('is tried again at growing intervals for a day, then it is given up', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(...Array.from({ length: 500 }, () => fails('unavailable')));
    await rig.outbox.deliver(post('k'));
    const waits = await waitsOf(rig, 'k', 500);
    expect(waits.slice(0, 12)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    expect(waits.every((wait) => wait <= 900)).toBe(true);
    expect(await rig.record('k')).toMatchObject({
      state: 'failed',
      reason: 'the platform says unavailable',
    });
    const lasted = rig.clock.now().getTime() - Date.parse(START);
    expect(lasted).toBeGreaterThan(DAY_MS);
    expect(lasted).toBeLessThan(DAY_MS + 3_600_000);
  });

  it('is left alone for at least as long as it asks', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(fails('unavailable', 30_000));
    await rig.outbox.deliver(post('k'));
    expect(await waitsOf(rig, 'k', 5)).toEqual([30]);
    expect(rig.shown()).toEqual(['k']);
  });

  it('may fail in a way that nobody explains: logged, and tried again', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(new TypeError('undefined is not a function') as never);
    await rig.outbox.deliver(post('k'));
    await rig.within(5000);
    expect(rig.shown()).toEqual(['k']);
    expect(rig.log.of('error')).toHaveLength(1);
  });
});

describe('a platform that asks to wait', () => {
  it('is obeyed to the millisecond, for as many times as it likes', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(fails('rateLimited', 7_000), fails('rateLimited', 40_000));
    await rig.outbox.deliver(post('k'));
    expect(await waitsOf(rig, 'k', 5)).toEqual([7, 40]);
    expect(rig.shown()).toEqual(['k']);
    expect((await rig.record('k')).attempts).toBe(1);
  });

  it.each([
    ['three days', 3 * DAY_MS, 15 * 60],
    ['for ever', Number.POSITIVE_INFINITY, 15 * 60],
    ['nothing that is a number', Number.NaN, 2],
    ['less than nothing', -5_000, 2],
  ])(
    'for %s is asked again all the same, and its tenant goes on',
    async (_what, retryAfterMs, seconds) => {
      const rig = await outboxRig();
      rig.platform.failures.push(fails('rateLimited', retryAfterMs, 'tenant'));
      await rig.outbox.deliver(post('k'));
      expect(await waitsOf(rig, 'k', 5)).toEqual([seconds]);
      expect(rig.shown()).toEqual(['k']);
    },
  );

  it('never is given up', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(
      ...Array.from({ length: 60 }, () => fails('rateLimited', 3_600_000)),
    );
    await rig.outbox.deliver(post('k'));
    expect(await waitsOf(rig, 'k', 100)).toHaveLength(60);
    expect(rig.shown()).toEqual(['k']);
  });

  it('for one address holds up that address only', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(fails('rateLimited', 10_000));
    await rig.outbox.deliver(post('a1'));
    await rig.outbox.drain();
    await rig.outbox.deliver(post('a2'));
    await rig.outbox.deliver(post('b', channel('C2')));
    await rig.after(9_999);
    expect(rig.shown()).toEqual(['b']);
    await rig.after(1);
    expect(rig.shown().toSorted()).toEqual(['a1', 'a2', 'b']);
  });

  it('for a tenant holds up all of it and no other', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(fails('rateLimited', 10_000, 'tenant'));
    await rig.outbox.deliver(post('a'));
    await rig.outbox.drain();
    await rig.outbox.deliver(post('b', channel('C2')));
    await rig.outbox.deliver(post('elsewhere', channel('C3', 'slack', 'T2')));
    await rig.after(9_999);
    expect(rig.shown()).toEqual(['elsewhere']);
    await rig.after(1);
    expect(rig.shown().toSorted()).toEqual(['a', 'b', 'elsewhere']);
  });

  it('a second time for less does not shorten the first', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(
      fails('rateLimited', 60_000, 'tenant'),
      fails('rateLimited', 1_000, 'tenant'),
    );
    // Both are under way at once.
    await rig.outbox.deliver(post('a'));
    await rig.outbox.deliver(post('b', channel('C2')));
    await rig.outbox.sweep();
    await rig.after(59_999);
    expect(rig.shown()).toEqual([]);
    await rig.after(1);
    expect(rig.shown()).toHaveLength(2);
  });
});

describe('a call that breaks off', () => {
  it('is not repeated where the platform finds the message', async () => {
    const rig = await outboxRig();
    rig.platform.arrivesInDoubt = true;
    rig.platform.failures.push(fails('inDoubt'));
    await rig.outbox.deliver(post('k'));
    await rig.within(60_000);
    expect(rig.shown()).toEqual(['k']);
    expect(await rig.record('k')).toMatchObject({ state: 'sent', attempts: 1, ref: { id: 'm1' } });
  });

  it('is not repeated while the platform cannot be asked', async () => {
    const rig = await outboxRig();
    rig.platform.arrivesInDoubt = true;
    rig.platform.failures.push(fails('inDoubt'));
    const { findSent } = rig.platform;
    rig.platform.findSent = async () => Promise.reject(fails('unavailable'));
    await rig.outbox.deliver(post('k'));
    await rig.within(60 * 60_000);
    expect(rig.shown()).toEqual(['k']);
    rig.platform.findSent = findSent;
    await rig.within(60 * 60_000);
    expect(rig.shown()).toEqual(['k']);
    expect(await rig.record('k')).toMatchObject({ state: 'sent', ref: { id: 'm1' } });
  });

  it('is repeated, after a while, where the platform does not find it', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(fails('inDoubt'));
    await rig.outbox.deliver(post('k'));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual([]);
    await rig.after(2000);
    expect(rig.shown()).toEqual(['k']);
    expect((await rig.record('k')).inDoubt).toBeUndefined();
  });

  it('is looked for once more before the repeat, for what arrives late', async () => {
    const rig = await outboxRig();
    rig.platform.failures.push(fails('inDoubt'));
    await rig.outbox.deliver(post('k'));
    await rig.outbox.drain();
    rig.platform.shown.push({
      ref: { place: channel('C1'), id: 'late' },
      message: { text: 'k' },
      key: 'k',
    });
    await rig.within(60_000);
    expect(rig.shown()).toEqual(['k']);
    expect((await rig.record('k')).ref?.id).toBe('late');
  });

  it('is repeated and flagged where nobody can tell, less and less often, and given up after a day', async () => {
    const rig = await outboxRig({ on: ['teams'] });
    rig.platform.arrivesInDoubt = true;
    rig.platform.failures.push(...Array.from({ length: 20 }, () => fails('inDoubt')));
    await rig.outbox.deliver(post('k', channel('C1', 'teams')));
    expect(await waitsOf(rig, 'k', 50)).toEqual(
      Array.from({ length: 16 }, (_, nth) => 2 ** (nth + 1)),
    );
    expect(rig.shown()).toHaveLength(17);
    expect(await rig.record('k')).toMatchObject({
      state: 'failed',
      inDoubt: true,
      reason: expect.stringMatching(/may have arrived/),
    });
    expect(rig.log.of('warn').filter(({ message }) => /in doubt/.test(message))).toHaveLength(17);
  });

  it('is not given up where nobody can tell, until it arrives', async () => {
    const rig = await outboxRig({ on: ['teams'] });
    rig.platform.failures.push(...Array.from({ length: 8 }, () => fails('inDoubt')));
    await rig.outbox.deliver(post('k', channel('C1', 'teams')));
    await rig.within(DAY_MS / 2);
    expect(rig.shown()).toEqual(['k']);
    expect(await rig.record('k')).toMatchObject({ state: 'sent', inDoubt: true, doubts: 8 });
  });

  it('does no harm to an update, which is just made again', async () => {
    const rig = await outboxRig({ on: ['teams'] });
    const place = channel('C1', 'teams');
    await rig.outbox.deliver(post('card', place));
    await rig.outbox.drain();
    rig.platform.failures.push(fails('inDoubt'));
    await rig.outbox.deliver({ ...post('approved', place), replaces: 'card' });
    await rig.within(10_000);
    expect(rig.shown()).toEqual(['approved']);
    expect((await rig.record('approved')).inDoubt).toBeUndefined();
  });
});

describe('a receiver who is gone', () => {
  it('is told on another platform, where they have one', async () => {
    const rig = await outboxRig({ on: ['slack', 'teams'] });
    rig.known('mia', 'slack', 'teams');
    rig.platform.failures.push(fails('gone'));
    await rig.outbox.deliver(say('k'));
    await rig.outbox.drain();
    expect(rig.platform.shown).toEqual([]);
    expect(rig.platforms.get('teams')?.shown.map(({ message }) => message.text)).toEqual(['k']);
  });

  it.each([
    ['a person', say('k')],
    ['a channel', post('k')],
  ])('and was %s is not tried again', async (_who, delivery) => {
    const rig = await outboxRig();
    rig.known('mia', 'slack');
    rig.platform.failures.push(fails('gone'));
    await rig.outbox.deliver(delivery);
    await rig.within(DAY_MS);
    expect(rig.shown()).toEqual([]);
    expect(await rig.record('k')).toMatchObject({ state: 'failed', attempts: 1 });
  });
});

it.each(['tooLarge', 'rejected'] as const)('what is %s is not tried again', async (kind) => {
  const rig = await outboxRig();
  rig.platform.failures.push(fails(kind));
  await rig.outbox.deliver(post('k'));
  await rig.within(DAY_MS);
  expect(rig.shown()).toEqual([]);
  const record = await rig.record('k');
  expect(record).toMatchObject({ state: 'failed', reason: `the platform says ${kind}` });
  expect(record.message).toBeUndefined();
});

it('a store that fails for a moment costs no delivery', async () => {
  let broken = 2;
  const people: Partial<People> = {
    get: async () => {
      broken -= 1;
      if (broken >= 0) throw new Error('connection lost');
      return { locale: 'en', zone: 'UTC' } as never;
    },
  };
  const rig = await outboxRig({ people });
  rig.known('mia', 'slack');
  await rig.outbox.deliver(say('k'));
  await rig.within(60_000);
  expect(rig.shown()).toEqual(['k']);
  expect(rig.log.of('error')).toHaveLength(2);
});

it('whatever fails in whatever order, each message is shown exactly once (property)', async () => {
  const passing = fc.record({
    kind: fc.constantFrom<DeliveryErrorKind>('rateLimited', 'unavailable', 'inDoubt'),
    retryAfterMs: fc.constantFrom(0, 1, 999, 30_000),
    scope: fc.constantFrom('address' as const, 'tenant' as const),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(passing, { maxLength: 25 }),
      fc.array(fc.constantFrom('C1', 'C2', 'C3'), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      async (failures, places, arrives, sweepers) => {
        const rig = await outboxRig();
        rig.platform.arrivesInDoubt = arrives;
        rig.platform.failures.push(
          ...failures.map(({ kind, retryAfterMs, scope }) => fails(kind, retryAfterMs, scope)),
        );
        await Promise.all(
          places.map((place, index) => rig.outbox.deliver(post(`k${index}`, channel(place)))),
        );
        await Promise.all(Array.from({ length: sweepers }, () => rig.outbox.sweep()));
        await rig.within(DAY_MS / 2);
        expect(rig.shown().toSorted()).toEqual(places.map((_, index) => `k${index}`).toSorted());
        expect(await rig.records.count({ state: 'sent' })).toBe(places.length);
        await rig.driver.close();
      },
    ),
    { numRuns: 60 },
  );
});
