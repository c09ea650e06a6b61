// The life of the process: it says how it is, finishes what runs when it is asked to stop, and
// takes no longer than ten seconds.
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { until } from '../support/until';
import { createMachine, type Ended } from './main-process';

describe('a running bot', () => {
  const machine = createMachine();
  let slack: FakeSlack;
  beforeAll(async () => {
    slack = await startFakeSlack();
  });
  afterAll(async () => {
    await machine.cleanUp();
    await slack.close();
  });

  async function start() {
    const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
    const bot = machine.start({
      ...env,
      HOST: '127.0.0.1',
      DATA_DIR: `${machine.folder}/${Math.random()}`,
    });
    const port = await bot.port();
    slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
    async function stop(): Promise<Ended & { readonly ms: number }> {
      const asked = performance.now();
      bot.child.kill('SIGTERM');
      const ended = await bot.ended;
      return { ...ended, ms: performance.now() - asked };
    }
    return {
      port,
      get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
      stop,
      ended: bot.ended,
    };
  }

  /** A request of which only the first half is there. */
  async function halfARequest(
    port: number,
  ): Promise<{ readonly socket: Socket; readonly body: string }> {
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'connect');
    const body = '{"type":"event_callback"}';
    socket.write(
      `POST /slack/events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.slice(0, 5));
    return { socket, body };
  }

  it('tells how it is, counts what it does, and logs no word that was said', async () => {
    const bot = await start();
    expect([(await bot.get('/healthz')).status, await (await bot.get('/healthz')).text()]).toEqual([
      200,
      'ok',
    ]);
    // On a loaded machine it prepares for the first message for some seconds.
    await until(async () => (await bot.get('/readyz')).status === 200);
    const ready = await bot.get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({ ready: true, store: 'ok' }),
    ]);
    const since = slack.log.length;
    await slack.dm('ask who is my secret admirer', { user: 'U0USER1' });
    await slack.waitFor((entry) => entry.method === 'chat.postMessage' && entry.ok, { since });
    await slack.dm('ask who is my secret admirer', { user: 'U0USER1', eventId: 'EvTWICE' });
    await slack.dm('ask who is my secret admirer', {
      user: 'U0USER1',
      eventId: 'EvTWICE',
      retryNum: 1,
    });
    const metrics = await (await bot.get('/metrics')).text();
    expect(metrics).toMatch(
      /^passalong_events_total\{kind="words:ask",outcome="answered"\} [1-9]/m,
    );
    expect(metrics).toMatch(/^passalong_events_total\{kind="words:ask",outcome="repeated"\} 1$/m);
    expect(metrics).toMatch(/^passalong_reply_seconds_count\{kind="words:ask"\} [1-9]/m);
    expect(metrics).toMatch(/^passalong_outbox_oldest_seconds \d/m);
    expect((await bot.get('/no-such-page')).status).toBe(404);

    const { code, stdout, stderr } = await bot.stop();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['Passalong is ready', 'stopping', 'stopped']),
    );
    expect(stdout).not.toMatch(/secret admirer|xoxb-/);
  });

  it('finishes a request and the work behind it when it is asked to stop, and takes no new one', async () => {
    const bot = await start();
    const { socket, body } = await halfARequest(bot.port);
    const answer = text(socket);
    const since = slack.log.length;
    // Who asks is looked up first: the answer is far from ready when the bot is asked to stop.
    slack.fault({ method: 'users.info', delayMs: 700 });
    await slack.dm('ask where do I book leave', { user: 'U0USER1' });
    const stopped = bot.stop();
    await refusedAt(bot.port);
    socket.write(body.slice(5));
    // Unsigned, but answered: not cut off.
    expect(await answer).toMatch(/^HTTP\/1\.1 401 /);
    const { code, ms } = await stopped;
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    const posts = slack.calls('chat.postMessage', since);
    expect(posts.map(({ ok }) => ok)).toEqual([true]);
  });

  it('is gone within ten seconds, whoever holds the line', async () => {
    const bot = await start();
    const { socket } = await halfARequest(bot.port);
    socket.on('error', () => socket.destroy());
    const { code, ms } = await bot.stop();
    expect(code).not.toBeNull();
    expect(ms).toBeLessThan(10_000);
  });
});

/** Resolves as soon as nobody listens there any more. */
async function refusedAt(port: number): Promise<void> {
  for (;;) {
    const socket = createConnection(port, '127.0.0.1');
    const outcome = await Promise.race([
      once(socket, 'connect').then(() => 'taken'),
      once(socket, 'error').then(() => 'refused'),
    ]).catch(() => 'refused');
    socket.destroy();
    if (outcome === 'refused') return;
    await new Promise(setImmediate);
  }
}
