// The search for interrupted work: one run at a time, now and every half minute, until it is
// stopped.
import { createRecovery } from '../../src/core/recovery';
import { createReadableLog } from './rig';

const START = new Date('2026-03-02T09:00:00.000Z');
const OVERDUE = new Date('2026-03-02T08:59:00.000Z');
const HALF_MINUTE = 30_000;

/** A recovery whose runs end when the test says so. */
function recovering() {
  const runs: [before: Date, all: boolean][] = [];
  const open: PromiseWithResolvers<void>[] = [];
  const log = createReadableLog();
  async function recover(before: Date, all: boolean): Promise<void> {
    runs.push([before, all]);
    const run = Promise.withResolvers<void>();
    open.push(run);
    await run.promise;
  }
  return { runs, open, log, recovery: createRecovery(recover, () => OVERDUE, log) };
}

/** Lets promises that are settled go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

it.each([true, false])(
  'begins with what the start names (all: %s), then takes only what is overdue',
  async (all) => {
    const { runs, open, recovery } = recovering();
    const started = recovery.start(START, all);
    open[0]?.resolve();
    await started;
    jest.advanceTimersByTime(HALF_MINUTE);
    expect(runs).toEqual([
      [START, all],
      [OVERDUE, false],
    ]);
    open[1]?.resolve();
    await recovery.stop();
  },
);

it('begins no run while one is under way', async () => {
  const { runs, open, recovery } = recovering();
  const started = recovery.start(START, true);
  jest.advanceTimersByTime(3 * HALF_MINUTE);
  expect(runs).toHaveLength(1);
  open[0]?.resolve();
  await started;
  jest.advanceTimersByTime(HALF_MINUTE);
  expect(runs).toHaveLength(2);
  open[1]?.resolve();
  await recovery.stop();
});

it('waits for the current run when it stops, and begins no other', async () => {
  const { runs, open, recovery } = recovering();
  void recovery.start(START, true);
  let stopped = false;
  const stopping = (async () => {
    await recovery.stop();
    stopped = true;
  })();
  await settled();
  expect(stopped).toBe(false);
  open[0]?.resolve();
  await stopping;
  jest.advanceTimersByTime(3 * HALF_MINUTE);
  expect(runs).toHaveLength(1);
});

it('says what failed, and tries again', async () => {
  const { runs, open, log, recovery } = recovering();
  const started = recovery.start(START, true);
  open[0]?.reject(new Error('the store does not answer'));
  await started;
  expect(log.of('error').map(({ message }) => message)).toEqual([
    'the search for interrupted work failed',
  ]);
  jest.advanceTimersByTime(HALF_MINUTE);
  expect(runs).toHaveLength(2);
  open[1]?.resolve();
  await recovery.stop();
});
