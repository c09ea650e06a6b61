// The outbox when all is well: once a key, in order, in time, in place, and nothing kept longer
// than it serves.
import { channel, outboxRig, START } from '../rig';

const say = (key: string, text = key) =>
  ({ key, class: 'owed', to: { person: 'mia' }, message: { text } }) as const;
const post = (key: string, place = channel('C1')) =>
  ({ key, class: 'owed', to: { place }, message: { text: key } }) as const;
const plus = (ms: number) => new Date(Date.parse(START) + ms).toISOString();

describe('a delivery', () => {
  it('is sent once, however often it is handed over and swept', async () => {
    const rig = await outboxRig();
    rig.known('mia', 'slack');
    expect(await Promise.all([1, 2, 3].map(() => rig.outbox.deliver(say('k', 'Hello'))))).toEqual([
      true,
      false,
      false,
    ]);
    await Promise.all([1, 2, 3, 4].map(() => rig.outbox.sweep()));
    await rig.outbox.drain();
    expect(await rig.outbox.deliver(say('k', 'Hello again'))).toBe(false);
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['Hello']);
    expect(rig.platform.shown[0]?.key).toBe('k');
  });

  it('is forgotten but for where it stands as soon as it arrived', async () => {
    const rig = await outboxRig();
    rig.known('mia', 'slack');
    await rig.outbox.deliver(say('k', 'between us'));
    await rig.outbox.drain();
    const record = await rig.record('k');
    expect(record).toMatchObject({ state: 'sent', endedAt: START, ref: { id: 'm1' } });
    expect(JSON.stringify(record)).not.toContain('between');
  });

  it('wakes who sweeps', async () => {
    const rig = await outboxRig();
    const wake = jest.fn();
    rig.outbox.onWaiting(wake);
    await rig.outbox.deliver(post('a'));
    await rig.outbox.deliver(post('a'));
    await rig.outbox.enqueue({ place: channel('C1') }, { text: 'b' }, 'b');
    expect(wake).toHaveBeenCalledTimes(2);
  });

  it('goes to one address in the order in which it was handed over', async () => {
    const rig = await outboxRig();
    rig.known('mia', 'slack');
    const keys = Array.from({ length: 20 }, (_, index) => `k${20 - index}`);
    for (const key of keys) await rig.outbox.deliver(say(key));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(keys);
  });

  it('is worded for who reads it', async () => {
    const rig = await outboxRig({
      people: { get: async () => ({ locale: 'de', zone: 'Europe/Berlin' }) as never },
    });
    rig.known('mia', 'slack');
    await rig.outbox.deliver(say('personal'));
    await rig.outbox.deliver(post('public'));
    await rig.outbox.drain();
    expect(rig.shown().toSorted()).toEqual(['personal (de)', 'public']);
  });

  it('that nobody asked for waits while it is quiet for the person; an answer does not', async () => {
    const morning = 60 * 3_600_000;
    const rig = await outboxRig({
      people: {
        quietUntil: (_person, now) =>
          now < new Date(plus(morning)) ? new Date(plus(morning)) : undefined,
      },
    });
    rig.known('mia', 'slack');
    await rig.outbox.deliver(say('owed'));
    await rig.outbox.deliver({ ...say('answer'), class: 'answer' });
    await rig.outbox.deliver({ ...say('useless'), usefulUntil: plus(morning / 2) });
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['answer']);
    await rig.after(morning - 1);
    expect(rig.shown()).toEqual(['answer']);
    await rig.after(1);
    expect(rig.shown()).toEqual(['answer', 'owed']);
    // It is no older than its morning.
    expect(await rig.record('owed')).toMatchObject({ state: 'sent', plannedAt: plus(morning) });
    expect(await rig.record('useless')).toMatchObject({ state: 'missed' });
  });

  it('waits for its time, and is missed when that is over', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver({ ...post('later'), notBefore: plus(60_000) });
    await rig.outbox.deliver({
      ...post('useless'),
      notBefore: plus(60_000),
      usefulUntil: plus(90_000),
    });
    await rig.after(59_999);
    expect(rig.shown()).toEqual([]);
    rig.clock.travelTo(new Date(plus(90_001)));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['later']);
    expect(await rig.record('useless')).toMatchObject({ state: 'missed', endedAt: plus(90_001) });
    expect(rig.counted.delivery).toContainEqual(['none', 'missed']);
  });

  it.each([
    [
      'a person without an account',
      { key: 'k', class: 'owed' as const, to: { person: 'nobody' }, message: { text: 'x' } },
      /no reachable account/,
    ],
    [
      'a platform that is off',
      {
        key: 'k',
        class: 'owed' as const,
        to: { place: channel('C1', 'teams') },
        message: { text: 'x' },
      },
      /not configured/,
    ],
  ])('to %s fails and says why', async (_case, delivery, reason) => {
    const rig = await outboxRig();
    await rig.outbox.deliver(delivery);
    await rig.outbox.drain();
    expect(await rig.record('k')).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(reason),
    });
    expect(rig.log.of('warn')).toHaveLength(1);
  });

  it('that cannot be rendered fails at once, and the log names it without its words', async () => {
    const rig = await outboxRig({
      render: () => {
        throw new Error('no card template');
      },
    });
    await rig.outbox.deliver({
      key: 'k',
      class: 'owed',
      to: { place: channel('C1') },
      message: { text: 'x', args: { name: 'Mia' } },
    });
    await rig.outbox.drain();
    expect(await rig.record('k')).toMatchObject({ state: 'failed' });
    expect(rig.log.of('error')[0]).toMatchObject({ fields: { delivery: 'k' } });
    expect(JSON.stringify(rig.log.lines)).not.toContain('Mia');
  });

  it('is paced by what the platform bears, each address for itself', async () => {
    const rig = await outboxRig({ perAddressPerSecond: 1 });
    for (const key of ['a1', 'a2', 'a3']) await rig.outbox.deliver(post(key));
    await rig.outbox.deliver(post('b1', channel('C2')));
    await rig.outbox.drain();
    expect(rig.shown().toSorted()).toEqual(['a1', 'b1']);
    await rig.after(999);
    expect(rig.shown()).toHaveLength(2);
    await rig.after(1);
    expect(rig.shown()).toHaveLength(3);
    await rig.after(1000);
    expect(rig.shown().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  });

  it('is counted, and so is what waits', async () => {
    const rig = await outboxRig();
    for (const key of ['a', 'b', 'c']) await rig.outbox.deliver(post(key));
    await rig.after(5000);
    expect(rig.counted.queue[0]).toEqual([3, 5]);
    expect(rig.counted.delivery).toEqual([
      ['slack', 'sent'],
      ['slack', 'sent'],
      ['slack', 'sent'],
    ]);
  });
});

describe('an update', () => {
  const card = post('card');
  const update = (key: string) => ({ ...post(key), replaces: 'card' });

  it('changes the message in place', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver(card);
    await rig.outbox.drain();
    await rig.outbox.deliver(update('approved'));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['approved']);
    expect((await rig.record('approved')).ref).toEqual((await rig.record('card')).ref);
  });

  it('waits for the message that it changes', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver({ ...card, notBefore: plus(5000) });
    await rig.outbox.deliver(update('approved'));
    await rig.after(4000);
    expect(rig.shown()).toEqual([]);
    await rig.within(10_000);
    expect(rig.shown()).toEqual(['approved']);
  });

  it('gives way to a newer one that is on its way as well', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver(card);
    await rig.outbox.drain();
    for (const key of ['first', 'second', 'third']) await rig.outbox.deliver(update(key));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['third']);
    expect(
      await Promise.all(
        ['first', 'second', 'third'].map(async (key) => (await rig.record(key)).state),
      ),
    ).toEqual(['superseded', 'superseded', 'sent']);
  });

  it('never overtakes an older one that is still being sent', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const rig = await outboxRig({
      wrap: (platform) =>
        Object.assign(Object.create(platform) as typeof platform, {
          update: async (ref: Parameters<typeof platform.update>[0], message: { text: string }) => {
            if (message.text === 'first') await held;
            await platform.update(ref, message);
          },
        }),
    });
    await rig.outbox.deliver(card);
    await rig.outbox.drain();
    await rig.outbox.deliver(update('first'));
    const slow = rig.outbox.sweep();
    await new Promise(setImmediate);
    await rig.outbox.deliver(update('second'));
    await rig.outbox.sweep();
    release();
    await slow;
    await rig.within(10_000);
    expect(rig.shown()).toEqual(['second']);
  });

  it('is said anew where the message never arrived', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver({ ...card, usefulUntil: plus(-1) });
    await rig.outbox.drain();
    await rig.outbox.deliver(update('approved'));
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['approved']);
  });

  it('of a message to a person goes to where it stands, though they moved to another client since', async () => {
    const rig = await outboxRig({ on: ['slack', 'teams'] });
    rig.known('mia', 'slack', 'teams');
    await rig.outbox.deliver(say('card'));
    await rig.outbox.drain();
    rig.known('mia', 'teams', 'slack');
    await rig.outbox.deliver({ ...say('approved'), replaces: 'card' });
    await rig.outbox.drain();
    expect(rig.shown()).toEqual(['approved']);
  });
});

describe('what belongs under another message', () => {
  it('is said in its thread', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver(post('question'));
    await rig.outbox.deliver({ ...post('answer'), under: 'question' });
    await rig.within(5000);
    expect(rig.platform.shown.map(({ ref }) => ref.place.thread)).toEqual([undefined, 'm1']);
  });

  it('stays in the thread in which that was said itself', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver(post('question', { ...channel('C1'), thread: 't0' }));
    await rig.outbox.deliver({ ...post('answer'), under: 'question' });
    await rig.within(5000);
    expect(rig.platform.shown.map(({ ref }) => ref.place.thread)).toEqual(['t0', 't0']);
  });

  it('is said all the same where that never arrived', async () => {
    const rig = await outboxRig();
    await rig.outbox.deliver({ ...post('question'), usefulUntil: plus(-1) });
    await rig.outbox.deliver({ ...post('answer'), under: 'question' });
    await rig.within(5000);
    expect(rig.shown()).toEqual(['answer']);
  });
});

it.each([
  ['slack', true, 1, undefined],
  ['slack', false, 1, undefined],
  ['teams', true, 2, true],
] as const)(
  'on %s, hands over an answer that may have arrived (arrived: %s): it is shown %i times',
  async (on, arrived, times, inDoubt) => {
    const rig = await outboxRig({ on: [on] });
    const place = channel('C1', on);
    if (arrived) await rig.platform.send({ place }, { text: 'answer' }, 'a');
    await rig.outbox.enqueue({ place }, { text: 'answer' }, 'a', 0, true);
    await rig.outbox.drain();
    expect(rig.shown()).toHaveLength(times);
    expect((await rig.record('a')).inDoubt).toBe(inDoubt);
  },
);

it('hands over what is rendered already, to an account, to a place, or in the place of a message', async () => {
  const rig = await outboxRig();
  const account = { platform: 'slack', tenant: 'T1', user: 'mia' } as const;
  await rig.outbox.enqueue({ account }, { text: 'for you' }, 'a');
  await rig.outbox.enqueue({ place: channel('C1') }, { text: 'for all' }, 'b');
  await rig.outbox.enqueue({ place: channel('C1') }, { text: 'twice' }, 'b');
  await rig.outbox.drain();
  expect(rig.shown().toSorted()).toEqual(['for all', 'for you']);
  const { ref } = await rig.record('b');
  if (!ref) throw new Error('it went nowhere');
  await rig.outbox.enqueueUpdate(ref, { text: 'changed' }, 'c');
  await rig.outbox.drain();
  expect(rig.shown().toSorted()).toEqual(['changed', 'for you']);
});
