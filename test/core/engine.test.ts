// How the engine starts and stops: what a crash left is finished first, what comes meanwhile is
// new, and a stop waits for what runs.
import type { WordsEvent } from '../../src/core/inbound';
import { inboxCollection } from '../../src/core/inbox';
import type { Place } from '../../src/core/message';
import { outboxCollection } from '../../src/core/outbox/record';
import type { Platform } from '../../src/core/platform';
import type { Scheduling } from '../../src/core/scheduling';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createPlug } from '../support/crashing';
import { createFailingDriver } from '../support/failing-driver';
import type { FakePlatform } from '../support/fake-platform';
import { startTalk, type Talk } from '../support/talk';
import { createProbe } from './probe';

const account = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
const place: Place = { platform: 'slack', tenant: 'T1', id: 'general', kind: 'channel' };
const said = (words: string, id = words): WordsEvent => ({
  type: 'words',
  id,
  at: '2026-03-02T09:00:00.000Z',
  sender: account,
  place,
  words,
  mentions: [],
});

let talk: Talk | undefined;
afterEach(async () => {
  await talk?.stop();
  talk = undefined;
});

/** A platform that brings an event while it starts, as a socket may. */
function eager(platform: FakePlatform, answers: (string | undefined)[]): Platform {
  platform.profiles.set('slack:T1:U1', { name: 'Uma', active: true, standing: 'colleague' });
  return Object.assign(Object.create(platform) as FakePlatform, {
    async start(port: Parameters<Platform['start']>[0]) {
      await platform.start(port);
      const { reply } = await port.accept(said('slow'));
      void reply.then((answer) => answers.push(answer?.say?.text));
    },
  });
}

it('answers what comes while it starts once, and not as something that a crash left', async () => {
  const probe = createProbe();
  const answers: (string | undefined)[] = [];
  talk = await startTalk({
    features: [probe.make],
    platform: 'slack',
    wrap: (platform) => eager(platform, answers),
  });
  probe.release();
  await talk.engine.bot.idle();
  await talk.settle();
  expect(probe.ran).toEqual(['slow']);
  expect(answers).toEqual(['Answer number 1']);
  expect(talk.platform.shown).toEqual([]);
});

it('finishes what a crash left before any job runs', async () => {
  const probe = createProbe();
  const disk = createSqliteStore({ file: ':memory:' });
  const plug = createPlug((step) => step === 'before core.inbox.update');
  const dying = await startTalk({
    features: [probe.make],
    platform: 'slack',
    driver: plug.driver(disk),
  });
  dying.platform.profiles.set('slack:T1:U1', { name: 'Uma', active: true, standing: 'colleague' });
  void dying.platform.bot.accept(said('count'));
  await plug.whenPulled;
  const seen: string[][] = [];
  const scheduling: Scheduling = {
    start: async () => void seen.push([...probe.ran]),
    ping: async () => {},
    stop: async () => {},
  };
  talk = await startTalk({
    features: [probe.make],
    platform: 'slack',
    driver: disk,
    world: dying.platforms,
    scheduling,
  });
  expect(seen).toEqual([['count', 'count']]);
});

it('stops in order: no new run, then what runs is finished and kept, then the store is closed', async () => {
  const probe = createProbe();
  const disk = createSqliteStore({ file: ':memory:' });
  const order: string[] = [];
  const driver = { ...disk, close: async () => void order.push('closed') };
  const scheduling: Scheduling = {
    start: async () => {},
    ping: async () => {},
    stop: async () => void order.push('no new run'),
  };
  const running = await startTalk({
    features: [probe.make],
    platform: 'slack',
    driver,
    scheduling,
  });
  running.platform.profiles.set('slack:T1:U1', {
    name: 'Uma',
    active: true,
    standing: 'colleague',
  });
  const { reply } = await running.platform.bot.accept(said('slow'));
  await running.engine.outbox.enqueue({ place }, { text: 'unasked' }, 'unasked');
  const stopped = running.stop().then(() => order.push('stopped'));
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  expect(order).toEqual(['no new run']);
  probe.release();
  await stopped;
  order.push((await reply)?.say?.text ?? '');
  expect(order).toEqual(['no new run', 'closed', 'stopped', 'Answer number 1']);
  expect(await disk.collection(inboxCollection).count({ state: 'open' })).toBe(0);
  expect(running.platform.shown.map(({ message }) => message.text)).toEqual(['unasked']);
  expect(await disk.collection(outboxCollection).count({ state: 'sent' })).toBe(1);
  await disk.close();
});

it('is as well as its store is', async () => {
  const disk = createSqliteStore({ file: ':memory:' });
  let broken = false;
  const driver = {
    ...disk,
    ping: async () => (broken ? Promise.reject(new Error('no disk')) : disk.ping()),
  };
  talk = await startTalk({ features: [], driver });
  await expect(talk.engine.ping()).resolves.toBeUndefined();
  broken = true;
  await expect(talk.engine.ping()).rejects.toThrow('no disk');
});

it('goes on sweeping after a sweep that failed', async () => {
  const driver = createFailingDriver(createSqliteStore({ file: ':memory:' }));
  talk = await startTalk({ features: [], platform: 'slack', driver });
  driver.fail(outboxCollection.name, 'update');
  await talk.engine.outbox.enqueue({ place }, { text: 'first' }, 'first');
  await new Promise(setImmediate);
  driver.mend();
  await talk.engine.outbox.enqueue({ place }, { text: 'second' }, 'second');
  await talk.settle();
  expect(talk.platform.shown.map(({ message }) => message.text)).toEqual(['first', 'second']);
});
