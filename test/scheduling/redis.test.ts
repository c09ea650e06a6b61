// BullMQ on a real Redis keeps the contract; several instances share the runs; Redis may go away
// and come back.
import { Queue } from 'bullmq';
import { systemClock } from '../../src/core/clock';
import { type Log, silentLog } from '../../src/core/log';
import type { Scheduling } from '../../src/core/scheduling';
import { createRedisScheduling } from '../../src/scheduling/redis';
import { describeWith } from '../support/service';
import { type RedisServer, redisService, startRedisServer } from './redis-server';
import { createLogbook, jobNamed, schedulingContract } from './scheduling.contract';

let server: RedisServer | undefined;
let timetables = 0;

function make(
  log: Log = silentLog,
  prefix = `t${(timetables += 1)}`,
  url = server?.url ?? '',
): Scheduling {
  return createRedisScheduling({ url, prefix, clock: systemClock, log });
}

describeWith(redisService, 'scheduling by BullMQ', () => {
  beforeAll(async () => {
    server = await startRedisServer();
  });
  afterAll(() => server?.stop());

  schedulingContract((log) => make(log));

  it('hands each run to one of several instances', async () => {
    const book = createLogbook();
    const prefix = 'shared';
    const instances = [make(silentLog, prefix), make(silentLog, prefix), make(silentLog, prefix)];
    await Promise.all(instances.map((instance) => instance.start([jobNamed('tick')], book.note)));
    // At the start each instance runs what was due before; that the slot of that minute has an
    // effect once is the store's to see.
    const planned = () =>
      book.runs.map(({ slot }) => slot).filter((slot) => !slot.endsWith(':00.000Z'));
    await book.until(() => planned().length >= 3);
    await Promise.all(instances.map((instance) => instance.stop()));
    const slots = planned();
    expect(new Set(slots).size).toBe(slots.length);
  });

  it('never lets a job overlap itself on another instance either', async () => {
    const book = createLogbook();
    const prefix = 'alone';
    let atOnce = 0;
    let most = 0;
    const instances = [make(silentLog, prefix), make(silentLog, prefix)];
    const run = async (...[job, slot]: Parameters<typeof book.note>) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 1_300));
      atOnce -= 1;
      await book.note(job, slot);
    };
    for (const instance of instances) await instance.start([jobNamed('slow')], run);
    await book.until(() => book.runs.length >= 3);
    await Promise.all(instances.map((instance) => instance.stop()));
    expect(most).toBe(1);
  });

  it('forgets a job that no feature has any more', async () => {
    const prefix = 'changed';
    for (const names of [
      ['old', 'kept'],
      ['kept', 'new'],
    ]) {
      const scheduling = make(silentLog, prefix);
      await scheduling.start(
        names.map((name) => jobNamed(name, '0 0 1 1 *')),
        async () => {},
      );
      await scheduling.stop();
    }
    const queue = new Queue('jobs', { connection: { url: server?.url ?? '' }, prefix });
    expect((await queue.getJobSchedulers()).map(({ key }) => key).sort()).toEqual(['kept', 'new']);
    await queue.close();
  });

  it('goes on when Redis was away and forgot everything, says so once, and is not ready meanwhile', async () => {
    const first = await startRedisServer();
    const lines: string[] = [];
    const log: Log = {
      ...silentLog,
      error: (message) => void lines.push(message),
      info: (message) => void lines.push(message),
    };
    const book = createLogbook();
    const scheduling = make(log, 'comeback', first.url);
    await scheduling.start([jobNamed('tick')], book.note);
    await book.until(() => book.planned('tick').length >= 1);
    await first.stop();
    await expect(scheduling.ping()).rejects.toThrow(/no answer/);
    const second = await startRedisServer(first.port);
    const soFar = book.runs.length;
    await book.until(() => book.runs.length >= soFar + 3);
    await scheduling.ping();
    expect(lines).toEqual([
      'Redis is not available; jobs continue when it is back',
      'Redis is back',
    ]);
    await scheduling.stop();
    await second.stop();
  });

  it('stops without Redis too', async () => {
    const own = await startRedisServer();
    const scheduling = make(silentLog, 'gone', own.url);
    await scheduling.start([jobNamed('yearly', '0 0 1 1 *')], async () => {});
    await own.stop();
    await expect(scheduling.stop()).resolves.toBeUndefined();
  });

  it('refuses to start where no Redis answers, and keeps the password to itself', async () => {
    const own = await startRedisServer();
    await own.stop();
    const scheduling = make(silentLog, 'none', `redis://user:sesame@127.0.0.1:${own.port}`);
    const failure = await scheduling.start([], async () => {}).catch((error: Error) => error);
    expect(failure).toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(`REDIS_URL: no Redis answers at 127.0.0.1:${own.port}`),
    });
    expect(String(failure)).not.toContain('sesame');
  });
});
