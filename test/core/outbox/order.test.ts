// What leaves first, and how fast: classes, fair turns, the pace of a tenant, and what a refusal
// puts to rest.
import { DeliveryError, type LimitScope } from '../../../src/core/errors';
import type { DeliveryClass, Message } from '../../../src/core/message';
import type { FakePlatform } from '../../support/fake-platform';
import { channel, outboxRig, type RigOptions, START } from '../rig';

/** One delivery: its class, what kind of message it is, and to which channel. */
const one = (key: string, of: DeliveryClass, kind = 'k', place = channel(key)) => ({
  key,
  class: of,
  to: { place },
  message: { text: kind, args: { key } },
});
const keyOf = (message: Message) => String(('args' in message && message.args?.['key']) || '');
const plus = (ms: number) => new Date(Date.parse(START) + ms).toISOString();
const rigWith = (options: RigOptions = {}) => outboxRig({ render: keyOf, ...options });
const refuses = (scope: LimitScope, retryAfterMs = 10_000) =>
  new DeliveryError('rateLimited', 'too fast', { retryAfterMs, scope });

describe('classes', () => {
  it('leave by how long somebody can wait, whatever came first', async () => {
    const rig = await rigWith();
    for (const each of ['campaign', 'offer', 'owed', 'answer'] as const)
      await rig.outbox.deliver(one(each, each));
    await rig.outbox.enqueue({ place: channel('C9') }, { text: 'handed' }, 'handed');
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['answer', 'handed', 'owed', 'offer', 'campaign']);
  });

  it('let a review card leave within two seconds while thousands of a campaign wait', async () => {
    const rig = await rigWith({ perTenantPerSecond: 5 });
    for (let n = 0; n < 3_000; n += 1) await rig.outbox.deliver(one(`c${n}`, 'campaign'));
    await rig.within(10_000);
    expect(rig.shown().length).toBeGreaterThan(50);
    await rig.outbox.deliver(one('card', 'answer'));
    await rig.within(2_000);
    expect(rig.shown()).toContain('card');
    expect(rig.shown().length).toBeLessThan(150);
  });

  it('do not wait for calls under way: what is more urgent goes out beside them', async () => {
    const calls: (() => void)[] = [];
    const rig = await rigWith({
      wrap: (inner) =>
        Object.assign(Object.create(inner) as FakePlatform, {
          async send(...args: Parameters<FakePlatform['send']>) {
            if (args[2].startsWith('slow')) await new Promise<void>((end) => calls.push(end));
            return inner.send(...args);
          },
        }),
    });
    for (let n = 0; n < 50; n += 1) await rig.outbox.deliver(one(`slow${n}`, 'campaign'));
    const slow = rig.outbox.sweep();
    while (calls.length === 0) await new Promise(setImmediate);
    await rig.outbox.deliver(one('card', 'answer'));
    await slow;
    await rig.outbox.sweep();
    expect(rig.shown()).toEqual(['card']);
    const ended = rig.outbox.drain();
    while (rig.shown().length < 51) {
      for (const end of calls.splice(0)) end();
      await new Promise(setImmediate);
    }
    await ended;
    expect(new Set(rig.shown()).size).toBe(51);
  });

  it('of what an older version stored are answers where it was rendered, else owed', async () => {
    const rig = await rigWith();
    const old = {
      state: 'queued',
      attempts: 0,
      at: START,
      plannedAt: START,
      dueAt: START,
    } as const;
    const insert = (id: string, order: number, more: object) =>
      rig.records.insert({ ...old, id, order, ...more });
    await insert('reminder', 1, {
      to: { place: channel('C1') },
      message: { text: 'k', args: { key: 'reminder' } },
    });
    await insert('answer', 2, { address: { place: channel('C2') }, rendered: { text: 'answer' } });
    for (const each of ['offer', 'owed', 'answer'] as const)
      await rig.outbox.deliver(one(`new ${each}`, each));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['answer', 'new answer', 'reminder', 'new owed', 'new offer']);
    expect(await rig.records.count({ state: 'sent' })).toBe(5);
  });
});

describe('turns', () => {
  it('are taken by kinds: a few of one do not wait for all of another', async () => {
    const rig = await rigWith();
    for (let n = 0; n < 300; n += 1) await rig.outbox.deliver(one(`many${n}`, 'campaign', 'many'));
    for (let n = 0; n < 3; n += 1) await rig.outbox.deliver(one(`few${n}`, 'campaign', 'few'));
    await rig.outbox.drain();
    const shown = rig.shown();
    expect(shown).toHaveLength(303);
    expect(shown.indexOf('few2')).toBeLessThan(8);
  });

  it('are taken by addresses, each of which is told things in their order', async () => {
    const rig = await rigWith({ perAddressPerSecond: 1 });
    for (let n = 0; n < 300; n += 1)
      await rig.outbox.deliver(one(`busy${n}`, 'owed', 'k', channel('BUSY')));
    for (let n = 0; n < 3; n += 1)
      await rig.outbox.deliver(one(`other${n}`, 'owed', 'k', channel(`C${n}`)));
    await rig.outbox.drain();
    expect(rig.shown().toSorted()).toEqual(['busy0', 'other0', 'other1', 'other2']);
    await rig.within(20_000);
    const busy = rig.shown().filter((key) => key.startsWith('busy'));
    expect(busy).toEqual(Array.from({ length: 21 }, (_, n) => `busy${n}`));
  });

  it('are taken by tenants: one that rests does not stand before another', async () => {
    const rig = await rigWith();
    rig.platform.failures.push(refuses('tenant', 60_000));
    for (let n = 0; n < 500; n += 1) await rig.outbox.deliver(one(`resting${n}`, 'campaign'));
    await rig.outbox.deliver(one('elsewhere', 'campaign', 'k', channel('C1', 'slack', 'T2')));
    await rig.outbox.drain();
    expect(rig.shown().filter((key) => key === 'elsewhere')).toHaveLength(1);
  });
});

describe('a refusal that does not say what it is about', () => {
  it('is the tenant’s where nobody spoke to that address lately', async () => {
    const rig = await rigWith();
    rig.platform.failures.push(refuses('unsaid'));
    await rig.outbox.deliver(one('a', 'owed'));
    await rig.outbox.drain();
    await rig.outbox.deliver(one('b', 'owed'));
    await rig.after(9_999);
    expect(rig.shown()).toEqual([]);
    await rig.after(1);
    expect(rig.shown().toSorted()).toEqual(['a', 'b']);
  });

  it('is the address’s where it was spoken to just now', async () => {
    const rig = await rigWith({ perAddressPerSecond: 1 });
    await rig.outbox.deliver(one('a1', 'owed', 'k', channel('C1')));
    await rig.outbox.drain();
    rig.platform.failures.push(refuses('unsaid'));
    await rig.outbox.deliver(one('a2', 'owed', 'k', channel('C1')));
    await rig.after(1_000);
    await rig.outbox.deliver(one('b', 'owed', 'k', channel('C2')));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['a1', 'b']);
    await rig.after(10_000);
    expect(rig.shown()).toEqual(['a1', 'b', 'a2']);
  });

  it('is the tenant’s where several addresses are refused at once', async () => {
    const rig = await rigWith();
    for (const key of ['a', 'b'])
      await rig.outbox.deliver(one(`${key}1`, 'owed', 'k', channel(key)));
    await rig.outbox.drain();
    rig.platform.failures.push(refuses('unsaid'), refuses('unsaid'));
    for (const key of ['a', 'b'])
      await rig.outbox.deliver(one(`${key}2`, 'owed', 'k', channel(key)));
    await rig.outbox.drain();
    await rig.outbox.deliver(one('c', 'owed'));
    await rig.after(9_999);
    expect(rig.shown()).toEqual(['a1', 'b1']);
  });

  it('of one kind of call rests nothing but the delivery', async () => {
    const rig = await rigWith();
    rig.platform.failures.push(refuses('method'));
    await rig.outbox.deliver(one('a', 'owed', 'k', channel('C1')));
    await rig.outbox.drain();
    await rig.outbox.deliver(one('b', 'owed', 'k', channel('C1')));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['b']);
    await rig.after(10_000);
    expect(rig.shown()).toEqual(['b', 'a']);
  });
});

it('an answer that a platform did not take now waits as long as it asked', async () => {
  const rig = await rigWith();
  await rig.outbox.enqueue({ place: channel('C1') }, { text: 'later' }, 'k', 30_000);
  await rig.after(29_999);
  expect(rig.shown()).toEqual([]);
  await rig.after(1);
  expect(rig.shown()).toEqual(['later']);
});

it('all that is due is counted, with the age of the oldest, also what is put off or rests', async () => {
  const rig = await rigWith();
  rig.platform.failures.push(refuses('tenant', 60_000));
  for (let n = 0; n < 500; n += 1) await rig.outbox.deliver(one(`c${n}`, 'campaign'));
  await rig.outbox.deliver({ ...one('tomorrow', 'owed'), notBefore: plus(86_400_000) });
  await rig.after(5_000);
  const sent = rig.shown().length;
  await rig.after(5_000);
  expect(rig.counted.queue.at(0)).toEqual([500, 5]);
  expect(rig.counted.queue.at(-1)).toEqual([500 - sent, 10]);
});

it('what was missed is logged with its id', async () => {
  const rig = await rigWith();
  await rig.outbox.deliver({ ...one('k', 'owed'), usefulUntil: plus(1_000) });
  await rig.after(1_001);
  expect((await rig.record('k')).state).toBe('missed');
  expect(rig.log.of('warn')).toEqual([
    {
      level: 'warn',
      message: expect.stringMatching(/missed/),
      fields: { delivery: 'k', usefulUntil: plus(1_000) },
    },
  ]);
});
