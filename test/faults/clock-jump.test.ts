// The machine's clock is a day ahead for some seconds while reminders wait: nobody misses one.
import { createSteadyClock, createTravellingClock } from '../../src/core/clock';
import { channel, outboxRig, START } from '../core/rig';
import { measuring } from './scale';

const REMINDERS = 300;

it('a clock that jumps ahead for seconds loses no reminder', async () => {
  const figure = measuring('A clock a day ahead for 20 seconds: no reminder is missed');
  let [wall, monotonic] = [Date.parse(START), 0];
  const clock = createTravellingClock(
    createSteadyClock({ wall: () => wall, monotonic: () => monotonic }),
  );
  const rig = await outboxRig({ clock, perTenantPerSecond: 5 });
  const usefulUntil = new Date(wall + 3_600_000).toISOString();
  for (let n = 0; n < REMINDERS; n += 1)
    await rig.outbox.deliver({
      key: `r${n}`,
      class: 'owed',
      to: { place: channel(`C${n}`) },
      message: { text: `r${n}` },
      usefulUntil,
    });
  for (let second = 0; second < 90; second += 1) {
    if (second === 10) wall += 86_400_000;
    if (second === 30) wall -= 86_400_000;
    wall += 1_000;
    monotonic += 1_000;
    await rig.outbox.drain();
  }
  expect(await rig.records.count({ state: 'missed' })).toBe(0);
  expect(await rig.records.count({ state: 'sent' })).toBe(REMINDERS);
  expect(new Set(rig.shown()).size).toBe(REMINDERS);
  figure(`0 of ${REMINDERS} missed`);
});
