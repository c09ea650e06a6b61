// A stop waits for all work in progress, also for work that begins in the meantime.
import { createWork } from '../../../src/platforms/shared/work';

it('is idle when the last piece of work is over, whether it went well or not', async () => {
  const work = createWork();
  const order: string[] = [];
  let finish = () => {};
  const first = work.add(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    order.push('first');
    void work.add(async () => void order.push('second'));
    throw new Error('it went wrong');
  });
  const idle = work.idle().then(() => order.push('idle'));
  finish();
  await expect(first).rejects.toThrow('it went wrong');
  await idle;
  expect(order).toEqual(['first', 'second', 'idle']);
});
