// Whoever set a delivery up hears that it did not arrive: once, with a count, and never who could
// not be reached.
import { DeliveryError } from '../../../src/core/errors';
import type { Delivery } from '../../../src/core/message';
import { outboxCollection } from '../../../src/core/outbox/record';
import { createRelay } from '../../../src/core/relay';
import { createUndelivered, GATHER_MS } from '../../../src/core/outbox/undelivered';
import { channel, outboxRig, START } from '../rig';

const text = 'mentoring.sayingsNotDelivered';
const DAY_MS = 86_400_000;

/** A rig on whose job one can wait: `lena` set everything up. */
async function tellingRig() {
  const told: Delivery[] = [];
  const rig = await outboxRig();
  rig.known('lena', 'slack');
  const carryOut = {
    async deliver(delivery: Delivery) {
      told.push(delivery);
      await rig.outbox.deliver(delivery);
    },
    publish: async () => {},
  };
  const relay = createRelay(rig.driver, carryOut, rig.log);
  const job = createUndelivered(relay, {
    get: async (id) => ({ name: id.toUpperCase() }) as never,
  });
  return {
    ...rig,
    told,
    async run() {
      await job.run({ clock: rig.clock, log: rig.log });
      await rig.outbox.drain();
    },
    /** A reminder whose time is over before it leaves. */
    async miss(key: string, person: string, more: Partial<Delivery> = {}) {
      rig.known(person, 'slack');
      const usefulUntil = new Date(rig.clock.now().getTime() - 1).toISOString();
      const delivery = {
        key,
        class: 'owed',
        to: { person },
        message: { text: key },
        usefulUntil,
        tell: { person: 'lena', text },
      } as const;
      await rig.outbox.deliver({ ...delivery, ...more });
      await rig.outbox.drain();
    },
  };
}

it('is told once for all that failed alike, after a while, with the names of some', async () => {
  const rig = await tellingRig();
  for (let n = 0; n < 300; n += 1) await rig.miss(`k${n}`, `p${n}`);
  await rig.run();
  expect(rig.told).toEqual([]);
  await rig.after(GATHER_MS);
  await rig.run();
  const message = {
    text,
    args: {
      count: 300,
      names: expect.stringMatching(/^P\d+, P\d+, P\d+, …$/) as string,
      why: 'late',
    },
  };
  expect(rig.told).toMatchObject([{ class: 'owed', to: { person: 'lena' }, message }]);
  expect(rig.shown()).toEqual([text]);
  await rig.run();
  await rig.after(DAY_MS);
  await rig.run();
  expect(rig.told).toHaveLength(1);
});

it('is told of the next ones of a day on the next', async () => {
  const rig = await tellingRig();
  await rig.miss('k1', 'max');
  await rig.after(GATHER_MS);
  await rig.run();
  await rig.miss('k2', 'max');
  await rig.miss('k3', 'rita');
  await rig.after(GATHER_MS);
  await rig.run();
  expect(rig.told).toHaveLength(1);
  await rig.after(DAY_MS);
  await rig.run();
  expect(
    rig.told.map(({ message }) => ('args' in message ? message.args?.['names'] : undefined)),
  ).toEqual(['MAX', 'MAX, RITA']);
});

it('is told of what a platform never took, apart from what was late', async () => {
  const rig = await tellingRig();
  rig.platform.failures.push(new DeliveryError('rejected', 'no'));
  await rig.miss('k1', 'max', { usefulUntil: new Date(Date.parse(START) + DAY_MS).toISOString() });
  await rig.miss('k2', 'rita');
  await rig.after(GATHER_MS);
  await rig.run();
  expect(rig.told.map(({ message }) => ('args' in message ? message.args : {}))).toEqual([
    { count: 1, names: 'MAX', why: 'refused' },
    { count: 1, names: 'RITA', why: 'late' },
  ]);
});

it.each([
  ['who could not be reached', { tell: { person: 'max', text } }],
  ['nobody, where nobody set it up', { tell: undefined }],
  ['nobody, where it was for a place: that is said elsewhere', { to: { place: channel('C1') } }],
])('tells of it not %s', async (_who, more) => {
  const rig = await tellingRig();
  await rig.miss('k', 'max', more as Partial<Delivery>);
  await rig.after(GATHER_MS);
  await rig.run();
  expect(rig.told).toEqual([]);
  expect((await rig.record('k')).state).toBe('missed');
  expect(rig.counted.delivery).toContainEqual(['none', 'missed']);
});

it('tells of what told of it no more', async () => {
  const rig = await tellingRig();
  await rig.miss('k', 'max');
  rig.platform.failures.push(new DeliveryError('rejected', 'no'));
  await rig.after(GATHER_MS);
  await rig.run();
  await rig.after(GATHER_MS);
  await rig.run();
  expect(rig.told).toHaveLength(1);
  expect(rig.shown()).toEqual([]);
});

it('is erased with the person who would be told, and with the person whom it was for', async () => {
  const rig = await tellingRig();
  await rig.miss('k', 'max');
  const whose = (personId: string) => ({
    personId,
    name: personId,
    accounts: [],
    accountKeys: [],
    pseudonym: 'x',
  });
  const record = await rig.record('k');
  const { people } = outboxCollection.kept;
  if (people === 'none') throw new Error('deliveries are about people');
  expect(people.erase(record, whose('max'), 'gone')).toBe('remove');
  expect(people.erase(record, whose('rita'), 'gone')).toBe('keep');
  const left = people.erase(record, whose('lena'), 'gone');
  expect(JSON.stringify(left)).not.toContain('lena');
  expect(left).toMatchObject({ id: 'k', state: 'missed', to: { person: 'max' } });
});
