import { createTurns } from '../../src/core/turns';

describe('turns', () => {
  it('lets one begin at a time, in order, with all else in between', async () => {
    const nextTurn = createTurns();
    const seen: string[] = [];
    const others = (left: number): void => {
      seen.push('-');
      if (left > 1) setImmediate(others, left - 1);
    };
    const work = ['a', 'b', 'c'].map((name) => nextTurn().finally(() => seen.push(name)));
    setImmediate(others, 3);
    await Promise.all(work);
    expect(seen.join('')).toBe('a-b-c');
  });

  it('goes on after a pause', async () => {
    const nextTurn = createTurns();
    await nextTurn();
    await Promise.all([nextTurn(), nextTurn()]);
    await expect(nextTurn()).resolves.toBeUndefined();
  });
});
