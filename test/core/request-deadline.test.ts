// Where somebody waits, the store is waited for only so long, all in all; where nobody does, as
// long as it takes.
import { StoreAwayError, UserError } from '../../src/core/errors';
import {
  withinRequestDeadline,
  withRequestDeadline,
  withoutRequestDeadline,
} from '../../src/core/request-deadline';

const never = () => new Promise<never>(() => {});
const turns = async (n: number) => {
  for (let turn = 0; turn < n; turn += 1) await new Promise(setImmediate);
  return 'late';
};

it('is over in time when the store does not answer', async () => {
  await expect(withRequestDeadline(20, () => withinRequestDeadline(never))).rejects.toBeInstanceOf(
    StoreAwayError,
  );
  // What is left is for all together.
  await expect(
    withRequestDeadline(20, async () => {
      await withinRequestDeadline(never).catch(() => 'gave up');
      return withinRequestDeadline(never);
    }),
  ).rejects.toBeInstanceOf(StoreAwayError);
});

it('takes its time from one ask to the next', async () => {
  const slow = () => new Promise((resolve) => setTimeout(() => resolve('answered'), 300));
  const answers = await withRequestDeadline(400, async () => {
    const first = await withinRequestDeadline(slow);
    return [first, await withinRequestDeadline(slow).catch((error: unknown) => error)];
  });
  expect(answers).toEqual(['answered', expect.any(StoreAwayError)]);
});

it('tells who wants to know that the store is away, and not what is meant for people', async () => {
  const told: unknown[] = [];
  const asked = (work: () => Promise<unknown>) =>
    withRequestDeadline(
      1_000,
      () => withinRequestDeadline(work),
      (error) => told.push(error),
    ).catch(() => 'refused');
  await asked(() => Promise.reject(new UserError('core.failed')));
  await asked(() => Promise.reject(new Error('disk full')));
  expect(told).toEqual([expect.any(StoreAwayError)]);
});

it('hears an answer that came while the process was held up', async () => {
  const answered = await withRequestDeadline(20, () =>
    withinRequestDeadline(async () => {
      await new Promise(setImmediate);
      for (const end = performance.now() + 60; performance.now() < end; );
      return turns(1);
    }),
  );
  expect(answered).toBe('late');
});

it('says so when the store refuses, and passes on what is meant for people', async () => {
  const cause = new Error('disk full');
  await expect(
    withRequestDeadline(1_000, () => withinRequestDeadline(() => Promise.reject(cause))),
  ).rejects.toMatchObject({
    name: 'StoreAwayError',
    cause,
  });
  const told = new UserError('core.failed');
  await expect(
    withRequestDeadline(1_000, () => withinRequestDeadline(() => Promise.reject(told))),
  ).rejects.toBe(told);
  await expect(withinRequestDeadline(() => Promise.reject(cause))).rejects.toBe(cause);
});

it('does not count for what nobody waits for, nor once the answer is out', async () => {
  expect(await withinRequestDeadline(() => turns(5))).toBe('late');
  expect(
    await withRequestDeadline(0, () =>
      withoutRequestDeadline(() => withinRequestDeadline(() => turns(5))),
    ),
  ).toBe('late');
  expect(
    await withRequestDeadline(0, async (over) => {
      over();
      return withinRequestDeadline(() => turns(5));
    }),
  ).toBe('late');
});
