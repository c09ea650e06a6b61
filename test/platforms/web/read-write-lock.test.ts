// What people do and what moves the whole playground never run at the same time.
import { createReadWriteLock } from '../../../src/platforms/web/read-write-lock';

function held() {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  return { until, release };
}
/** Long enough for whatever could go on to have gone on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the lock', () => {
  it('lets people act at the same time, and exclusive work wait for them all', async () => {
    const lock = createReadWriteLock();
    const [first, second] = [held(), held()];
    const order: string[] = [];
    const acts = [
      lock.shared(() => first.until.then(() => order.push('first'))),
      lock.shared(() => second.until.then(() => order.push('second'))),
    ];
    await settle();
    const exclusive = lock.exclusive(async () => void order.push('exclusive'));
    second.release();
    await settle();
    expect(order).toEqual(['second']);
    first.release();
    await Promise.all([...acts, exclusive]);
    expect(order).toEqual(['second', 'first', 'exclusive']);
  });

  it('does exclusive work one after the other, and holds up what is done meanwhile until the last is over', async () => {
    const lock = createReadWriteLock();
    const [first, second] = [held(), held()];
    const order: string[] = [];
    const done = [
      lock.exclusive(() => first.until.then(() => void order.push('first'))),
      lock.exclusive(() => second.until.then(() => void order.push('second'))),
      lock.shared(async () => order.push('shared')),
    ];
    second.release();
    await settle();
    expect(order).toEqual([]);
    first.release();
    await Promise.all(done);
    expect(order).toEqual(['first', 'second', 'shared']);
  });

  it('tells failures to the one who asked, and holds up nobody else', async () => {
    const lock = createReadWriteLock();
    await expect(lock.exclusive(() => Promise.reject(new Error('no way there')))).rejects.toThrow(
      'no way there',
    );
    await expect(lock.shared(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lock.exclusive(async () => {})).resolves.toBeUndefined();
    await expect(lock.shared(async () => 'done')).resolves.toBe('done');
  });
});
