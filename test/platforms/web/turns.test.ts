// What people do and what turns the whole playground keep out of each other's way.
import { createTurns } from '../../../src/platforms/web/turns';

function held() {
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  return { until, release };
}
/** Long enough for whatever could go on to have gone on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('let people act at the same time, and a turn wait for them all', async () => {
    const turns = createTurns();
    const [first, second] = [held(), held()];
    const order: string[] = [];
    const acts = [
      turns.act(() => first.until.then(() => order.push('first'))),
      turns.act(() => second.until.then(() => order.push('second'))),
    ];
    await settle();
    const turn = turns.turn(async () => void order.push('turn'));
    second.release();
    await settle();
    expect(order).toEqual(['second']);
    first.release();
    await Promise.all([...acts, turn]);
    expect(order).toEqual(['second', 'first', 'turn']);
  });

  it('come one after the other, and hold up what is done meanwhile until the last is over', async () => {
    const turns = createTurns();
    const [first, second] = [held(), held()];
    const order: string[] = [];
    const done = [
      turns.turn(() => first.until.then(() => void order.push('first'))),
      turns.turn(() => second.until.then(() => void order.push('second'))),
      turns.act(async () => order.push('act')),
    ];
    second.release();
    await settle();
    expect(order).toEqual([]);
    first.release();
    await Promise.all(done);
    expect(order).toEqual(['first', 'second', 'act']);
  });

  it('that fail tell who asked for them, and hold up nobody else', async () => {
    const turns = createTurns();
    await expect(turns.turn(() => Promise.reject(new Error('no way there')))).rejects.toThrow('no way there');
    await expect(turns.act(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns.turn(async () => {})).resolves.toBeUndefined();
    await expect(turns.act(async () => 'done')).resolves.toBe('done');
  });
});
