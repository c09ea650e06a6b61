// The line to MongoDB breaks: in the middle of writes, again and again, and for half a minute.
// Nothing is lost, nothing is done twice, and the bot goes on by itself. CI waits the whole 30
// seconds.
import type { Socket } from 'node:net';
import { MongoClient } from 'mongodb';
import { within } from '../../src/core/deadline';
import type { ActionEvent } from '../../src/core/inbound';
import { contributionsCollection } from '../../src/domain/contributions';
import { makeContributions } from '../../src/features/contributions';
import { createMongoStore } from '../../src/storage/mongodb';
import { expectAllDone, timesShown } from '../faults/world';
import { reviewersChannel } from '../support/company';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTalk } from '../support/talk';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { type Thing, things } from './store.contract';

const OUTAGE_MS = process.env['CI'] ? 30_000 : 2_000;
const ROUNDS = 12;
// The store tries for 90 s: a connection that hangs is given up after 20.
jest.setTimeout(OUTAGE_MS + 120_000);

/** What the driver keeps to itself. */
interface WatchedClient {
  readonly topology: {
    readonly s: { readonly servers: ReadonlyMap<string, { readonly monitor: Watcher }> };
  };
}
interface Watcher {
  readonly s: { readonly state: string };
  readonly connection: { readonly socket: Socket };
  readonly monitorId: { _executeAndReschedule(): void };
}

describeWith(mongoService, 'a broken line to MongoDB', () => {
  let server: MongoServer;
  let line: TcpProxy;
  const uri = (database: string) => `mongodb://127.0.0.1:${line.port}/${database}`;
  beforeAll(async () => {
    server = await startMongoServer();
    line = await startTcpProxy(Number(new URL(server.uri).port));
  });
  afterAll(async () => {
    await line.close();
    await server.stop();
  });

  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    line.mend();
    for (const close of closing.splice(0)) await close();
  });

  it('that loses answers again and again loses no write and repeats none', async () => {
    const driver = createMongoStore({ uri: uri('flapping') });
    closing.push(() => driver.close());
    await driver.open([things]);
    const all = driver.collection(things);
    await all.insert({ id: 'shared', size: 0 });
    const delivery = (key: string) => ({
      key,
      class: 'owed' as const,
      to: { person: 'p' },
      message: { text: 't' },
    });
    const counted = (doc: Thing) => ({ doc: { ...doc, size: (doc.size ?? 0) + 1 } });
    async function write(id: string): Promise<void> {
      expect(await all.insert({ id, size: 0 }, { deliveries: [delivery(id)] })).toBe(true);
      expect(
        await all.update(id, (doc) => ({ ...counted(doc), deliveries: [delivery(`${id}+`)] })),
      ).toEqual({ id, version: 2, size: 1 });
      expect(await all.update('shared', counted)).toBeDefined();
      await all.settle(id, [id]);
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const writing = Promise.all([0, 1, 2, 3, 4].map((n) => write(`${round}-${n}`)));
      await new Promise((resolve) => setTimeout(resolve, round));
      line.loseAnswer();
      await writing;
    }
    expect(await all.get('shared')).toMatchObject({ size: 5 * ROUNDS, version: 5 * ROUNDS + 1 });
    expect(await all.count({ size: 1, version: 2 })).toBe(5 * ROUNDS);
    const held = (await all.pending(1_000)).flatMap(({ id, caused }) =>
      caused.deliveries.map(({ key }) => [id, key]),
    );
    expect(held.filter(([id, key]) => key !== `${id}+`)).toEqual([]);
    expect(held).toHaveLength(5 * ROUNDS);
  });

  it('whose watcher in the driver hangs delays the work, and a new client takes it up', async () => {
    const connect = jest.spyOn(MongoClient.prototype, 'connect');
    const driver = createMongoStore({ uri: uri('hanging') });
    closing.push(() => driver.close());
    await driver.open([things]);
    const all = driver.collection(things);
    const [client] = connect.mock.contexts as unknown as [WatchedClient];
    connect.mockRestore();
    const watcher = [...client.topology.s.servers.values()][0]?.monitor;
    // Its next check writes to a socket that is closed but has not said so yet.
    watcher?.connection.socket.destroy();
    watcher?.monitorId._executeAndReschedule();
    line.loseAnswer();
    expect(await all.insert({ id: 'one', size: 1 })).toBe(true);
    expect(watcher?.s.state).toBe('monitoring');
    expect(await all.get('one')).toMatchObject({ size: 1 });
  });

  it('for half a minute delays the work and loses none of it', async () => {
    const driver = createMongoStore({ uri: uri('outage') });
    const talk = await startTalk({ features: [makeContributions], platform: 'slack', driver });
    closing.push(() => talk.stop());
    const { alice } = await talk.withPeople('alice');
    await reviewersChannel(talk);
    const inputs = {
      title: 'Pivot tables refresh',
      text: 'Tick "Refresh on open" in the options.',
      tags: '',
      link: '',
    };
    const submit = (n: number) => {
      const place = talk.platform.personal(alice.account);
      const event = {
        type: 'action',
        id: `e${n}`,
        at: talk.clock.now().toISOString(),
        sender: alice.account,
        place,
      } as const;
      return talk.platform.bot.receive({
        ...event,
        verb: 'tip.submit',
        data: {},
        inputs,
      } satisfies ActionEvent);
    };
    const before = Array.from({ length: 10 }, (_, n) => submit(n));
    await Promise.race(before);
    line.cut();
    const during = Array.from({ length: 10 }, (_, n) => submit(10 + n));
    const [ready] = await Promise.allSettled([within(500, talk.engine.ping())]);
    expect(ready?.status).toBe('rejected');
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
    line.mend();
    const answers = await Promise.all([...before, ...during]);
    for (const answer of answers) expect(answer?.say?.text).toMatch(/Thank you, Alice/);
    await talk.engine.ping();
    await talk.settle();
    expect(await talk.engine.store.collection(contributionsCollection).count({})).toBe(20);
    expect(await expectAllDone(talk)).toEqual([]);
    expect(timesShown(talk).size).toBe(20);
  });
});
