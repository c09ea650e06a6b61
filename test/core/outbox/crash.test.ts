// The outbox after a crash: what was being sent then is looked up where the platform can, else
// repeated and flagged.
import { DeliveryError } from '../../../src/core/errors';
import type { TravellingClock } from '../../../src/core/clock';
import type { StoreDriver } from '../../../src/core/store';
import type { FakePlatform } from '../../support/fake-platform';
import { AT_ONCE, UNASKED_AT_ONCE } from '../../../src/core/outbox/sweep';
import { channel, outboxRig, START } from '../rig';

describe('after a crash', () => {
  /** A record as a process leaves it that dies while it sends. */
  async function leftSending(on: 'slack' | 'teams', arrived: boolean) {
    const rig = await outboxRig({ on: [on] });
    const place = channel('C1', on);
    await rig.outbox.deliver({ key: 'k', class: 'owed', to: { place }, message: { text: 'k' } });
    const leaseUntil = new Date(Date.parse(START) + 120_000).toISOString();
    await rig.records.update('k', (record) => ({
      doc: { ...record, state: 'sending', attempts: 1, leaseUntil },
    }));
    if (arrived) await rig.platform.send({ place }, { text: 'k' }, 'k');
    return rig;
  }

  it.each([
    ['slack', true, 1, undefined],
    ['slack', false, 1, undefined],
    ['teams', false, 1, true],
    ['teams', true, 2, true],
  ] as const)(
    'on %s a message (arrived: %s) is shown %d times, flagged: %s',
    async (on, arrived, times, flagged) => {
      const rig = await leftSending(on, arrived);
      expect(await rig.outbox.recover(true)).toBe(1);
      await rig.outbox.drain();
      expect(rig.shown()).toHaveLength(times);
      expect(await rig.record('k')).toMatchObject({
        state: 'sent',
        ...(flagged && { inDoubt: flagged }),
      });
      expect((await rig.record('k')).inDoubt).toBe(flagged);
    },
  );

  it('leaves what another instance may be sending until its time is over', async () => {
    const rig = await leftSending('slack', false);
    expect(await rig.outbox.recover(false)).toBe(0);
    await rig.after(120_000);
    expect(await rig.outbox.recover(false)).toBe(0);
    await rig.after(1);
    expect(await rig.outbox.recover(false)).toBe(1);
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['k']);
  });

  it('keeps in doubt what cannot be looked up now', async () => {
    const rig = await leftSending('slack', true);
    const { findSent } = rig.platform;
    rig.platform.findSent = async () => Promise.reject(new DeliveryError('unavailable', 'down'));
    await rig.outbox.recover(true);
    await rig.outbox.drain();
    expect(await rig.record('k')).toMatchObject({ state: 'queued', unsure: true });
    await rig.within(60_000);
    rig.platform.findSent = findSent;
    await rig.within(120_000);
    expect((await rig.record('k')).state).toBe('sent');
    expect(rig.shown()).toEqual(['k']);
  });
});

describe('a process that dies again and again', () => {
  it('gives up no message that may not have arrived', async () => {
    const rig = await outboxRig({ on: ['teams'] });
    await rig.outbox.deliver({
      key: 'k',
      class: 'owed',
      to: { place: channel('C1', 'teams') },
      message: { text: 'k' },
    });
    for (let deaths = 0; deaths < 6; deaths += 1) {
      const leaseUntil = new Date(rig.clock.now().getTime() + 120_000).toISOString();
      await rig.records.update('k', (record) => ({
        doc: { ...record, state: 'sending', attempts: record.attempts + 1, leaseUntil },
      }));
      expect(await rig.outbox.recover(true)).toBe(1);
    }
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['k']);
    expect(await rig.record('k')).toMatchObject({ state: 'sent', inDoubt: true, doubts: 6 });
  });

  it.each([
    ['answer', AT_ONCE],
    ['campaign', UNASKED_AT_ONCE],
  ] as const)(
    'has few messages of the class %s under way each time: %d to a tenant',
    async (of, most) => {
      let calls = 0;
      const rig = await outboxRig({
        wrap: (inner) =>
          Object.assign(Object.create(inner) as FakePlatform, {
            send: async () => {
              calls += 1;
              return new Promise<never>(() => {});
            },
          }),
      });
      for (let n = 0; n < 100; n += 1)
        await rig.outbox.deliver({
          key: `k${n}`,
          class: of,
          to: { place: channel(`C${n}`) },
          message: { text: 'k' },
        });
      void rig.outbox.sweep();
      for (let turns = 0; turns < 200; turns += 1) await new Promise(setImmediate);
      expect(calls).toBe(most);
      expect(await rig.records.count({ state: 'sending' })).toBe(most);
    },
  );
});

describe('500 messages on Teams and 30 deaths', () => {
  const MESSAGES = 500;
  const DEATHS = 30;

  /** Numbers from 0 to 1, the same for a seed. */
  function createRandom(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
      return state / 4_294_967_296;
    };
  }

  it.each([1, 2, 3, 4, 5])(
    'loses none, and doubles at most what was under way: seed %d',
    async (seed) => {
      const random = createRandom(seed);
      const arrived = new Map<string, number>();
      const arrives = (key: string) => arrived.set(key, (arrived.get(key) ?? 0) + 1);
      let doubtful = 0;
      /** A process that dies after so many calls: from then on some arrive, and none comes back. */
      const life = (
        driver: StoreDriver | undefined,
        clock: TravellingClock | undefined,
        calls: number,
      ) =>
        outboxRig({
          on: ['teams'],
          ...(driver && { driver }),
          ...(clock && { clock }),
          wrap: (inner) =>
            Object.assign(Object.create(inner) as FakePlatform, {
              async send(...args: Parameters<FakePlatform['send']>) {
                calls -= 1;
                if (calls >= 0 || random() < 0.5) arrives(args[2]);
                if (calls >= 0) return inner.send(...args);
                doubtful += 1;
                return new Promise<never>(() => {});
              },
            }),
        });
      const first = await life(undefined, undefined, 0);
      for (let n = 0; n < MESSAGES; n += 1)
        await first.outbox.deliver({
          key: `k${n}`,
          class: 'campaign',
          to: { place: channel(`C${n}`, 'teams') },
          message: { text: 'k' },
        });
      for (let death = 0; death < DEATHS; death += 1) {
        const rig = await life(first.driver, first.clock, Math.floor(random() * 20));
        const before = doubtful;
        await rig.outbox.recover(true);
        void rig.outbox.sweep();
        for (let turns = 0; turns < 200; turns += 1) await new Promise(setImmediate);
        expect(doubtful - before).toBeLessThanOrEqual(UNASKED_AT_ONCE);
      }
      const last = await life(first.driver, first.clock, Number.POSITIVE_INFINITY);
      await last.outbox.recover(true);
      await last.outbox.drain();
      expect(arrived.size).toBe(MESSAGES);
      expect(await last.records.count({ state: 'sent' })).toBe(MESSAGES);
      const twice = [...arrived].filter(([, times]) => times > 1);
      expect(twice.reduce((sum, [, times]) => sum + times - 1, 0)).toBeLessThanOrEqual(doubtful);
      for (const [key] of twice) expect(await last.record(key)).toMatchObject({ inDoubt: true });
      expect(twice.length).toBeGreaterThan(0);
    },
  );
});

describe('a call that takes longer than its mark holds', () => {
  /**
   * One delivery whose calls end when the test says so; the first one was given up for lost and the
   * delivery queued again.
   */
  async function hanging() {
    const calls: { end(): void; fail(error: DeliveryError): void }[] = [];
    const rig = await outboxRig({
      wrap: (inner) =>
        Object.assign(Object.create(inner) as FakePlatform, {
          async send(...args: Parameters<FakePlatform['send']>) {
            await new Promise<void>((end, fail) => calls.push({ end, fail }));
            return inner.send(...args);
          },
        }),
    });
    await rig.outbox.deliver({
      key: 'k',
      class: 'owed',
      to: { place: channel('C1') },
      message: { text: 'k' },
    });
    const first = rig.outbox.sweep();
    await until(() => calls.length === 1);
    rig.clock.travelTo(new Date(Date.parse(START) + 120_001));
    expect(await rig.outbox.recover(false)).toBe(1);
    expect((await rig.record('k')).state).toBe('queued');
    return { rig, calls, first };
  }
  async function until(done: () => boolean): Promise<void> {
    while (!done()) await new Promise(setImmediate);
  }

  it('counts where it arrives after all, and nothing is sent again', async () => {
    const { rig, calls, first } = await hanging();
    calls[0]?.end();
    await first;
    expect(await rig.record('k')).toMatchObject({ state: 'sent', ref: { id: 'm1' } });
    await rig.outbox.drain();
    expect([calls.length, rig.shown()]).toEqual([1, ['k']]);
  });

  it('does not undo the next try when it fails after all', async () => {
    const { rig, calls, first } = await hanging();
    const second = rig.outbox.sweep();
    await until(() => calls.length === 2);
    calls[0]?.fail(new DeliveryError('unavailable', 'down'));
    await first;
    expect((await rig.record('k')).state).toBe('sending');
    calls[1]?.end();
    await second;
    await rig.outbox.drain();
    expect([calls.length, rig.shown(), (await rig.record('k')).state]).toEqual([2, ['k'], 'sent']);
  });
});
