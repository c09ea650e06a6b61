import { createCooperativeScheduler } from '../../src/core/cooperative-scheduler';

describe('turns', () => {
  let ms: number;
  const now = () => ms;
  beforeEach(() => {
    ms = 0;
  });

  /**
   * Five pieces of work of `each` milliseconds, with the turns of the event loop between them as
   * dashes.
   */
  async function play(each: number): Promise<string> {
    const nextTurn = createCooperativeScheduler(now);
    let seen = '';
    const work = ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
      await nextTurn();
      ms += each;
      seen += name;
    });
    let counting: NodeJS.Immediate;
    const count = () => {
      seen += '-';
      counting = setImmediate(count);
    };
    counting = setImmediate(count);
    await Promise.all(work);
    clearImmediate(counting);
    return seen;
  }

  it.each([
    ['what takes long, one by one', 20, 'a-b-c-d-e'],
    ['what takes a while, a few at a stretch', 2, 'abc-de'],
    ['what is quick, all at a stretch', 0.1, 'abcde'],
  ])('lets %s', async (_what, each, expected) => {
    expect(await play(each)).toBe(expected);
  });

  it('goes on after a pause, and when somebody comes in the middle of a stretch', async () => {
    const nextTurn = createCooperativeScheduler(now);
    await nextTurn();
    const late = nextTurn().then(() => nextTurn());
    await Promise.all([nextTurn(), late]);
    await expect(nextTurn()).resolves.toBeUndefined();
  });
});
