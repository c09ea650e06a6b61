// The store does not answer, or takes nothing: whoever sends an event is told so within three
// seconds, as both platforms count them, and what was refused is done once when it comes again.
// /readyz says so meanwhile, and recovers by itself.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { inboxCollection } from '../../src/core/inbox';
import { leaseCollection } from '../../src/core/jobs';
import type { Collection, StoreDriver } from '../../src/core/store';
import type { Doc } from '../../src/core/doc';
import { entriesCollection } from '../../src/domain/entries';
import { createLog } from '../../src/http/log';
import { createMongoStore } from '../../src/storage/mongodb';
import { createSqliteStore } from '../../src/storage/sqlite';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { teamsPerson } from '../support/teams-person';
import { until } from '../support/until';

/** As long as Slack waits. */
const WITHIN_MS = 3_000;

interface Running {
  readonly app: App;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  ready(): Promise<{ readonly status: number; readonly store?: string; readonly search?: string }>;
  /** A message on each platform; the status that each was answered with in time, or 0. */
  send(words: string, again?: string): Promise<readonly [slack: number, teams: number]>;
  /** How often Slack was told something since the beginning. */
  told(): number;
  stop(): Promise<void>;
}

async function run(driver: StoreDriver): Promise<Running> {
  const slack = await startFakeSlack();
  const teams = await startFakeTeams({ appId: randomUUID() });
  const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
  const config = readConfig({ ...env, ...teams.botEnv(), PORT: '0', HOST: '127.0.0.1' });
  const app = await createApp(config, createLog('silent'), { driver });
  const url = `http://127.0.0.1:${await app.start()}`;
  slack.setBotUrl(`${url}/slack/events`);
  teams.setBotUrl(`${url}/api/messages`);
  const rob = teamsPerson(teams, 'reviewer2', { locale: 'en-GB', zone: 'Europe/Berlin' });
  return {
    app,
    slack,
    teams,
    async ready() {
      const answer = await fetch(`${url}/readyz`);
      return { status: answer.status, ...((await answer.json()) as object) };
    },
    async send(words, again) {
      const retry =
        again === undefined ? {} : { eventId: again, retryNum: 1, retryReason: 'http_error' };
      const [dm, said] = await Promise.all([
        slack.dm(words, { user: 'U0USER2', ...retry }),
        rob.says(words, { timeoutMs: WITHIN_MS } as object),
      ]);
      return [dm['late'] ? 0 : Number(dm['status']), said.status];
    },
    told: () => slack.calls('chat.postMessage', 0).length,
    async stop() {
      await app.stop(1_000);
      await Promise.all([slack.close(), teams.close()]);
    },
  };
}

const isReady = (running: Running) => until(async () => (await running.ready()).status === 200);
const isNotReady = (running: Running) =>
  until(async () => {
    const { status, store } = await running.ready();
    return status === 503 && store === 'unavailable';
  });

describeWith(mongoService, 'with MongoDB away', () => {
  let server: MongoServer;
  let line: TcpProxy;
  let running: Running;
  beforeAll(async () => {
    server = await startMongoServer();
    line = await startTcpProxy(Number(new URL(server.uri).port));
    running = await run(
      createMongoStore({ uri: `mongodb://127.0.0.1:${line.port}/away${randomUUID().slice(0, 8)}` }),
    );
  });
  afterAll(async () => {
    line.mend();
    await running.stop();
    await line.close();
    await server.stop();
  });

  it.each([
    ['cut off', () => line.cut()],
    ['taking everything and never answering', () => line.hang()],
    ['refusing connections', () => line.refuse()],
  ])(
    '%s, events are refused in time, and done once when they come again',
    async (_how, breakIt) => {
      await isReady(running);
      expect(await running.send('help')).toEqual([200, 200]);
      breakIt();
      const key = `Ev${randomUUID().slice(0, 8)}`;
      expect(
        await Promise.all([running.send('help', key), running.send('help'), running.send('help')]),
      ).toEqual([
        [503, 503],
        [503, 503],
        [503, 503],
      ]);
      await isNotReady(running);
      expect(await running.send('help', key)).toEqual([503, 503]);
      line.mend();
      await isReady(running);
      expect(
        (await running.slack.dm('help', { user: 'U0USER2', eventId: key, retryNum: 2 }))['status'],
      ).toBe(200);
      // What was noted after all is found like what a crash left. Each event that was noted is
      // answered once.
      const isSettled = async () => {
        const { bot, outbox, store } = running.app.engine;
        await bot.recover(new Date(Date.now() + 1_000));
        await bot.idle();
        await outbox.drain();
        const notes = await store.collection(inboxCollection).find({});
        const ofSlack = notes.filter(({ by }) => by?.startsWith('slack:'));
        return (
          notes.every(({ state }) => state === 'done') &&
          ofSlack.some(({ id }) => id.includes(key)) &&
          running.told() === ofSlack.length
        );
      };
      await until(isSettled);
      expect(
        (await running.slack.dm('help', { user: 'U0USER2', eventId: key, retryNum: 3 }))['status'],
      ).toBe(200);
      await until(isSettled);
    },
  );
});

it('with SQLite on a full disk, events are refused, and taken as soon as there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  const running = await run(createSqliteStore({ file: join(folder, 'x.db'), maxPages: 700 }));
  try {
    await isReady(running);
    expect(await running.send('help')).toEqual([200, 200]);
    await running.app.engine.bot.idle();
    const leases = running.app.engine.store.collection(leaseCollection) as unknown as Collection<
      Doc & { readonly at: string }
    >;
    let filled = 0;
    for (const size of [100_000, 5_000, 200]) {
      let isFull = false;
      while (!isFull) {
        isFull = await leases.insert({ id: `filler${filled}`, at: 'x'.repeat(size) }).then(
          () => false,
          () => true,
        );
        filled += 1;
      }
    }
    await isNotReady(running);
    // A few small ones may find room still: each is an event of its own, since what was taken once
    // is taken again.
    const send = () => running.send(`help ${'x'.repeat(3_000)}`, `Ev${randomUUID().slice(0, 8)}`);
    await until(async () => (await send()).every((status) => status === 503));
    expect(await running.ready()).toMatchObject({ status: 503, store: 'unavailable' });
    for (let n = 0; n < filled; n += 1) await leases.remove(`filler${n}`);
    await isReady(running);
    expect(await running.send('help')).toEqual([200, 200]);
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true });
  }
});

it('is not ready until the search has taken in the entries', async () => {
  const inner = createSqliteStore({ file: ':memory:' });
  const gate = Promise.withResolvers<void>();
  const driver: StoreDriver = {
    ...inner,
    collection(spec) {
      const all = inner.collection(spec);
      if (spec.name !== entriesCollection.name) return all;
      return {
        ...all,
        async *scan(where) {
          await gate.promise;
          yield* all.scan(where);
        },
      };
    },
  };
  const running = await run(driver);
  expect(await running.ready()).toMatchObject({ status: 503, search: 'unavailable', store: 'ok' });
  gate.resolve();
  await isReady(running);
  await running.stop();
});
