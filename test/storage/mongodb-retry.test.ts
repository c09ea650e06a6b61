import { MongoNetworkError, MongoServerSelectionError, type TopologyDescription } from 'mongodb';
import { silentLog } from '../../src/core/log';
import type { Connection } from '../../src/storage/mongodb/connection';
import { outlasting } from '../../src/storage/mongodb/retry';

describe('a command on a line that breaks', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function connectionOf() {
    const renewed: unknown[] = [];
    const db = { client: 'first' } as unknown as ReturnType<Connection['db']>;
    const connection: Pick<Connection, 'log' | 'db' | 'renew'> = {
      log: silentLog,
      db: () => db,
      renew: (failed) => renewed.push(failed),
    };
    return { connection, renewed, db };
  }
  const unknownServer = () => new MongoServerSelectionError('no server', {} as TopologyDescription);

  it('that never ends is left behind and repeated', async () => {
    const { connection, renewed } = connectionOf();
    const asked: boolean[] = [];
    const answer = outlasting(connection, (repeated) => {
      asked.push(repeated);
      return repeated ? Promise.resolve('here') : new Promise<string>(() => {});
    });
    await jest.advanceTimersByTimeAsync(40_000);
    expect(await answer).toBe('here');
    expect(asked).toEqual([false, true]);
    expect(renewed).toEqual([]);
  });

  it('whose server is not found goes on with a new client', async () => {
    const { connection, renewed, db } = connectionOf();
    const answer = outlasting(connection, (repeated) =>
      repeated ? Promise.resolve('here') : Promise.reject(unknownServer()),
    );
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBe('here');
    expect(renewed).toEqual([db]);
  });

  it.each([
    ['a mistake of ours is not repeated', new TypeError('wrong'), 1],
    [
      'a broken connection is repeated for a minute and a half',
      new MongoNetworkError('closed'),
      51,
    ],
  ])('%s', async (_what, error, tries) => {
    const attempt = jest.fn(() => Promise.reject(error));
    const answer = outlasting(connectionOf().connection, attempt).catch(
      (thrown: unknown) => thrown,
    );
    await jest.advanceTimersByTimeAsync(200_000);
    expect(await answer).toBe(error);
    expect(attempt).toHaveBeenCalledTimes(tries);
  });
});
