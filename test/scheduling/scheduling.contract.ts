// What every scheduling must do, on the real clock: jobs here run each second, which the product's
// five fields do not allow.
import type { Job } from '../../src/core/feature';
import type { Log } from '../../src/core/log';
import { silentLog } from '../../src/core/log';
import type { Scheduling } from '../../src/core/scheduling';

export interface Run {
  readonly name: string;
  readonly slot: string;
  readonly at: number;
}

const EACH_SECOND = '* * * * * *';

export function jobNamed(name: string, cron = EACH_SECOND, zone = 'UTC'): Job {
  return { name, when: { cron, zone }, run: async () => {} };
}

/** Notes runs, and lets a test wait for them. */
export function createLogbook() {
  const runs: Run[] = [];
  const waiting: { enough(): boolean; tell(): void }[] = [];
  return {
    runs,
    planned: (name: string) =>
      runs.filter((run) => run.name === name && run.slot !== startOf(runs, name)),
    async note(job: Job, slot: string): Promise<void> {
      runs.push({ name: job.name, slot, at: Date.now() });
      for (const one of waiting.filter(({ enough }) => enough())) one.tell();
    },
    until(enough: () => boolean): Promise<void> {
      return enough() ? Promise.resolve() : new Promise((tell) => waiting.push({ enough, tell }));
    },
  };
}

function startOf(runs: readonly Run[], name: string): string | undefined {
  return runs.find((run) => run.name === name)?.slot;
}

/** `make` gives a scheduling with a timetable of its own. */
export function schedulingContract(make: (log: Log) => Scheduling): void {
  const made: Scheduling[] = [];
  function start(log = silentLog): Scheduling {
    const scheduling = make(log);
    made.push(scheduling);
    return scheduling;
  }
  afterEach(async () => {
    for (const scheduling of made.splice(0)) await scheduling.stop();
  });

  it('runs each job once at the start, for what was due before', async () => {
    const book = createLogbook();
    await start().start([jobNamed('a', '0 0 1 1 *'), jobNamed('b', '0 0 1 1 *')], book.note);
    await book.until(() => book.runs.length >= 2);
    expect(book.runs.map((run) => run.name).sort()).toEqual(['a', 'b']);
    for (const { slot, at } of book.runs) {
      expect(slot).toMatch(/:00\.000Z$/);
      expect(at - Date.parse(slot)).toBeLessThan(61_000);
    }
  });

  it('then runs it at its times, and names the planned instant', async () => {
    const book = createLogbook();
    await start().start([jobNamed('tick')], book.note);
    await book.until(() => book.planned('tick').length >= 3);
    const planned = book.planned('tick');
    for (const { slot, at } of planned) {
      expect(slot).toMatch(/\.000Z$/);
      expect(at - Date.parse(slot)).toBeGreaterThanOrEqual(0);
    }
    // A busy machine is late now and then; a slot named after the time before would be a second
    // late each time.
    expect(Math.min(...planned.map(({ slot, at }) => at - Date.parse(slot)))).toBeLessThan(900);
    expect(new Set(planned.map((run) => run.slot)).size).toBe(planned.length);
  });

  it('means the times in the zone of the job', async () => {
    const now = new Date();
    const inKolkata = (ms: number) =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Asia/Kolkata',
        hour: 'numeric',
        hour12: false,
      }).format(new Date(now.getTime() + ms));
    const hoursThere = [...new Set([inKolkata(0), inKolkata(60_000)])].map(Number).join(',');
    const book = createLogbook();
    const jobs = [
      jobNamed('there', `* * ${hoursThere} * * *`, 'Asia/Kolkata'),
      jobNamed('elsewhere', `* * ${hoursThere} * * *`, 'America/New_York'),
    ];
    await start().start(jobs, book.note);
    await book.until(() => book.planned('there').length >= 2);
    expect(book.planned('elsewhere')).toEqual([]);
  });

  it('never lets a job overlap itself, while others go on', async () => {
    const book = createLogbook();
    let let_go: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      let_go = resolve;
    });
    await start().start([jobNamed('slow'), jobNamed('quick')], async (job, slot) => {
      await book.note(job, slot);
      if (job.name === 'slow') await held;
    });
    await book.until(() => book.planned('quick').length >= 3);
    expect(book.runs.filter((run) => run.name === 'slow')).toHaveLength(1);
    let_go();
    await book.until(() => book.planned('slow').length >= 1);
  });

  it('goes on after a run that broke off', async () => {
    const book = createLogbook();
    const errors: string[] = [];
    await start({ ...silentLog, error: (message) => void errors.push(message) }).start(
      [jobNamed('bad')],
      async (job, slot) => {
        await book.note(job, slot);
        throw new Error('broken');
      },
    );
    await book.until(() => book.planned('bad').length >= 2);
    expect(errors[0]).toBe('a job broke off');
  });

  it('waits at the stop for what runs, and runs nothing afterwards', async () => {
    const book = createLogbook();
    const scheduling = start();
    let finished = false;
    await scheduling.start([jobNamed('tick')], async (job, slot) => {
      await book.note(job, slot);
      await new Promise((resolve) => setTimeout(resolve, 200));
      finished = true;
    });
    await book.until(() => book.runs.length >= 1);
    finished = false;
    await scheduling.stop();
    expect(finished).toBe(true);
    const runs = book.runs.length;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(book.runs).toHaveLength(runs);
  });

  it('answers a ping while it is up', async () => {
    const scheduling = start();
    await scheduling.start([], async () => {});
    await expect(scheduling.ping()).resolves.toBeUndefined();
  });
}
