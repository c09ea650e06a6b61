// The farewell to an erased person carries the list of messages that could not be changed. It gets
// a day to arrive before it is deleted too.
import { DeliveryError } from '../../../src/core/errors';
import { outboxCollection } from '../../../src/core/outbox/record';
import { type Log, silentLog } from '../../../src/core/log';
import { peopleCollection } from '../../../src/domain/people/record';
import { makePrivacy } from '../../../src/features/privacy';
import { startTalk, type Talk, type Talker } from '../../support/talk';

const FAREWELL = /I am now erasing what I keep about you/;

let talk: Talk;
let away = false;
const warned: unknown[] = [];
const log: Log = {
  ...silentLog,
  warn: (message, fields) => void warned.push([message, fields]),
  with: () => log,
};

beforeEach(async () => {
  away = false;
  warned.length = 0;
  talk = await startTalk({
    features: [makePrivacy],
    log,
    wrap: (platform) =>
      Object.assign(Object.create(platform) as typeof platform, {
        send: async (...sent: Parameters<typeof platform.send>) => {
          if (away) throw new DeliveryError('unavailable', 'away');
          return platform.send(...sent);
        },
      }),
  });
});
afterEach(() => talk.stop());

async function beginsToErase(): Promise<Talker> {
  const { ada, mia } = await talk.withPeople('ada', 'mia');
  await ada.says('admin erase mia@linden.example');
  await ada.presses('Erase all');
  away = true;
  await talk.engine.tick();
  await talk.engine.tick();
  return mia;
}

const isThere = async ({ id }: Talker) =>
  (await talk.engine.store.collection(peopleCollection).get(id)) !== undefined;

it('waits until the platform is back, and then goes on', async () => {
  const mia = await beginsToErase();
  await talk.travelTo('2026-03-02T13:00:00.000Z');
  expect(await isThere(mia)).toBe(true);
  away = false;
  await talk.travelTo('2026-03-02T16:00:00.000Z');
  expect(mia).toHaveBeenTold(FAREWELL, { times: 1 });
  expect(await isThere(mia)).toBe(false);
  expect(JSON.stringify(warned)).not.toMatch(/farewell, with/);
});

it('waits no longer than a day, and then says so in the log without a name', async () => {
  const mia = await beginsToErase();
  await talk.travelTo('2026-03-03T08:00:00.000Z');
  expect(await isThere(mia)).toBe(true);
  await talk.travelTo('2026-03-03T12:00:00.000Z');
  expect(await isThere(mia)).toBe(false);
  expect(mia).toHaveBeenTold(FAREWELL, { times: 0 });
  const lines = JSON.stringify(
    warned.filter((line) => /farewell, with/.test(JSON.stringify(line))),
  );
  expect(lines).toMatch(/"pseudonym":"p-[\da-f]{12}"/);
  expect(lines).not.toMatch(/mia/i);
});

it('waits while the farewell is just being sent', async () => {
  const mia = await beginsToErase();
  const outbox = talk.engine.store.collection(outboxCollection);
  const [farewell] = (await outbox.find({ state: 'queued' })).filter(({ id }) =>
    id.endsWith(':farewell'),
  );
  // Another instance is at it.
  await outbox.update(farewell?.id ?? '', (doc) => ({
    doc: { ...doc, state: 'sending', leaseUntil: '2026-03-02T12:00:00.000Z' },
  }));
  await talk.engine.tick();
  expect(await outbox.get(farewell?.id ?? '')).toMatchObject({ state: 'sending' });
  expect(await isThere(mia)).toBe(true);
});
