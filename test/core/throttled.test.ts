// What many ask for is done no more often than need be, and once more when it failed.
import { throttled, onceSuccessful } from '../../src/core/throttled';

it('asks once for all who come within the time, whatever it came to', async () => {
  let asked = 0;
  const ask = throttled(60_000, async () => {
    asked += 1;
    throw new Error('away');
  });
  const all = await Promise.allSettled([ask(), ask(), ask()]);
  await expect(ask()).rejects.toThrow('away');
  expect([asked, all.map(({ status }) => status)]).toEqual([
    1,
    ['rejected', 'rejected', 'rejected'],
  ]);
  const always = throttled(0, async () => void (asked += 1));
  await always();
  await always();
  expect(asked).toBe(3);
});

it('counts what somebody else found out as the last answer', async () => {
  const ask = throttled(60_000, async () => {});
  await ask();
  ask.failed(new Error('full'));
  await expect(ask()).rejects.toThrow('full');
  const again = throttled(0, async () => {});
  again.failed(new Error('full'));
  await new Promise((resolve) => setTimeout(resolve, 2));
  await expect(again()).resolves.toBeUndefined();
});

it('does once what was done, and again what failed', async () => {
  let tries = 0;
  const work = onceSuccessful(async () => {
    tries += 1;
    if (tries < 3) throw new Error(`try ${tries}`);
  });
  await Promise.all([
    expect(work()).rejects.toThrow('try 1'),
    expect(work()).rejects.toThrow('try 1'),
  ]);
  await expect(work()).rejects.toThrow('try 2');
  await Promise.all([work(), work()]);
  await work();
  expect(tries).toBe(3);
});
