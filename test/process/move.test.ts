// A bot that ran on SQLite is moved to MongoDB as an operator does it, starts there, and answers;
// it sends nothing a second time.
import { randomUUID } from 'node:crypto';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type MongoServer, mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { slackPerson } from '../support/slack-person';
import { until } from '../support/until';
import { createMachine, type MainProcess } from './main-process';

describeWith(mongoService, 'a moved bot', () => {
  const machine = createMachine();
  let slack: FakeSlack;
  let mongo: MongoServer;
  beforeAll(async () => {
    [slack, mongo] = await Promise.all([startFakeSlack(), startMongoServer()]);
  });
  afterAll(async () => {
    await machine.cleanUp();
    await Promise.all([slack.close(), mongo.stop()]);
  });

  async function start(env: Readonly<Record<string, string>> = {}) {
    const { SLACK_APP_TOKEN: _http, ...settings } = slack.botEnv();
    const bot = machine.start({ ...settings, HOST: '127.0.0.1', ...env });
    const port = await bot.port();
    slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
    return { bot, port };
  }
  async function stop(bot: MainProcess): Promise<void> {
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  }
  const viktor = () => slackPerson(slack, 'U0USER2');
  const posts = (since: number) => slack.calls('chat.postMessage', since).length;

  it('starts and answers, and the file that it left starts none', async () => {
    const MONGODB_URI = `${mongo.uri}/moved${randomUUID().slice(0, 8)}`;
    const first = await start();
    let since = slack.log.length;
    await slack.dm('pause 2 weeks', { user: 'U0USER2' });
    await viktor().told(/paus/i, { since, in: viktor().chat });
    expect(await machine.command(['move', '--to', 'mongodb'], { MONGODB_URI })).toMatchObject({
      code: 1,
      stdout: 'move needs exclusive access to the database. Stop the bot first.\n',
    });
    await stop(first.bot);

    const { code, stdout, stderr } = await machine.command(['move', '--to', 'mongodb'], {
      MONGODB_URI,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/people: [1-9]\d* documents, the same in both/);

    since = slack.log.length;
    const { code: refused, stderr: why } = await machine.start({
      ...slack.botEnv(),
      HOST: '127.0.0.1',
    }).ended;
    expect([refused, why]).toEqual([
      1,
      expect.stringMatching(
        /^DATA_DIR: all that is in .* was moved to MongoDB\. Set MONGODB_URI\./,
      ),
    ]);
    const second = await start({ MONGODB_URI });
    const ready = () => fetch(`http://127.0.0.1:${second.port}/readyz`);
    await until(async () => (await ready()).status === 200);
    expect(await (await ready()).json()).toMatchObject({
      ready: true,
      store: 'ok',
    });
    expect(posts(since)).toBe(0);
    await slack.dm('pause', { user: 'U0USER2' });
    await viktor().told(/paus/i, { since, in: viktor().chat });
    expect(posts(since)).toBe(1);
    await stop(second.bot);
  });
});
