// Each slot of a job is finished once; what broke off is run again, and what fails fails alone.
import { createStoppedClock } from '../../src/core/clock';
import type { Job } from '../../src/core/feature';
import { createJobRunner, leaseCollection } from '../../src/core/jobs';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createReadableLog, START } from './rig';

async function rig() {
  const store = createSqliteStore({ file: ':memory:' });
  await store.open([leaseCollection]);
  const log = createReadableLog();
  const clock = createStoppedClock(START);
  const ran: string[] = [];
  const job = (name: string, run: () => Promise<void> = async () => {}): Job => ({
    name,
    when: { cron: '* * * * *', zone: 'UTC' },
    async run() {
      ran.push(name);
      await run();
    },
  });
  return { store, log, clock, ran, job, runner: () => createJobRunner(store, clock, log) };
}

const NINE = '2026-03-02T09:00:00.000Z';
const TEN = '2026-03-02T10:00:00.000Z';

describe('a job', () => {
  it('runs once a slot, on whichever instance', async () => {
    const { runner, job, ran } = await rig();
    const [one, other] = [runner(), runner()];
    await one.run(job('a'), NINE);
    await other.run(job('a'), NINE);
    await other.run(job('b'), NINE);
    await one.run(job('a'), TEN);
    expect(ran).toEqual(['a', 'b', 'a']);
  });

  it('that a crash broke off is run again in the same slot', async () => {
    const { runner, job, ran } = await rig();
    void runner().run(
      job('a', () => new Promise(() => {})),
      NINE,
    );
    while (ran.length === 0) await new Promise(setImmediate);
    await runner().run(job('a'), NINE);
    await runner().run(job('a'), NINE);
    expect(ran).toEqual(['a', 'a']);
  });

  it('that fails is told to the operator and keeps nobody else from running', async () => {
    const { runner, job, ran, log } = await rig();
    const broken = new Error('broken');
    await runner().run(
      job('a', () => Promise.reject(broken)),
      NINE,
    );
    expect(log.of('error')).toEqual([
      {
        level: 'error',
        message: expect.stringContaining('a job failed'),
        fields: { job: 'a', error: broken },
      },
    ]);
    await runner().run(job('a'), NINE);
    expect(ran).toEqual(['a', 'a']);
  });
});
