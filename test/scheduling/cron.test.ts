// node-cron keeps the contract, and the local time of a zone that changes its clocks.
import { systemClock } from '../../src/core/clock';
import { silentLog } from '../../src/core/log';
import { createCronScheduling } from '../../src/scheduling/cron';
import { createLogbook, jobNamed, schedulingContract } from './scheduling.contract';

describe('scheduling by node-cron', () => {
  schedulingContract((log) => createCronScheduling({ clock: systemClock, log }));
});

describe('a job at nine in Berlin', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    ['in winter', '2027-01-04T07:59:30Z', '0 9 * * 1', ['2027-01-04T08:00:00.000Z']],
    ['in summer', '2027-05-03T06:59:30Z', '0 9 * * 1', ['2027-05-03T07:00:00.000Z']],
  ])(
    'keeps to the local time %s, also where the machine slept over it',
    async (_title, now, cron, expected) => {
      jest.useFakeTimers({ now: new Date(now) });
      const book = createLogbook();
      const scheduling = createCronScheduling({ clock: systemClock, log: silentLog });
      await scheduling.start([jobNamed('early', cron, 'Europe/Berlin')], book.note);
      await jest.advanceTimersByTimeAsync(5 * 3_600_000);
      expect(book.runs.slice(1).map((run) => run.slot)).toEqual(expected);
      await scheduling.stop();
    },
  );
});
