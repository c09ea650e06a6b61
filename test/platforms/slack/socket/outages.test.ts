// The socket to Slack in good and bad conditions: the bot always reconnects, and gets every event.
// Jest fails a test if a rejected promise has no handler.
import { setImmediate } from 'node:timers/promises';
import { ConfigError } from '../../../../src/core/errors';
import type { Log } from '../../../../src/core/log';
import type { FakeSlack } from '../../../harness/fake-slack';
import type { SlackFault } from '../../../harness/fake-slack-world';
import { createPauses } from '../../../support/pauses';
import { until } from '../../../support/until';
import { openRoom, type Room } from '../room';

const OPEN = 'apps.connections.open';
/** No pause is longer, but for what Slack asks. */
const LONGEST_MS = 60_000;

interface Line {
  readonly level: string;
  readonly message: string;
  readonly reason?: unknown;
}

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

function noting(lines: Line[]): Log {
  const at = (level: string) => (message: string, fields?: object) =>
    void lines.push({ level, message, ...fields });
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: () => noting(lines),
  };
}

async function open(before: (slack: FakeSlack) => void = () => {}) {
  const pauses = createPauses();
  const lines: Line[] = [];
  const room = await openRoom({
    socket: true,
    pause: pauses.pause,
    log: noting(lines),
    before,
    fake: { socketAckMs: 1_000 },
  });
  rooms.push(room);
  const { slack } = room;
  return {
    ...room,
    pauses,
    lines,
    /** Lets the pause end that is under way, and resolves when the next connection is there. */
    async reopened() {
      const since = slack.log.length;
      const ms = await pauses.next();
      await slack.waitFor(({ kind }) => kind === 'socket_open', { since });
      return ms;
    },
    /** Something goes wrong with the next tries, as often as it says. */
    bad: (fault: SlackFault) => slack.fault({ method: OPEN, ...fault }),
    hears: async (words: string) => {
      expect(await slack.dm(words, { socket: true })).toMatchObject({ status: 200 });
      expect(room.lastWords().words).toBe(words);
      await until(async () => room.platform.health?.() === 'ok');
    },
  };
}

/** From half of it to all of it is left to chance. */
function expectAbout(ms: number, most: number): void {
  expect(ms).toBeGreaterThanOrEqual(most / 2);
  expect(ms).toBeLessThanOrEqual(most);
}

const FAILURES: readonly (readonly [string, SlackFault, RegExp, 'unavailable' | 'refused'])[] = [
  ['500', { status: 500 }, /HTTP 500/, 'unavailable'],
  ['503', { status: 503 }, /HTTP 503/, 'unavailable'],
  ['a cut connection', { drop: true }, /broke off/, 'unavailable'],
  ['a code of no meaning to us', { error: 'internal_error' }, /internal_error/, 'unavailable'],
  ['invalid_auth', { error: 'invalid_auth' }, /invalid_auth/, 'refused'],
  ['token_revoked', { error: 'token_revoked' }, /token_revoked/, 'refused'],
];

describe('a socket that Slack wants replaced', () => {
  it.each(FAILURES)(
    'is replaced although the first try fails with %s',
    async (_title, fault, reason, health) => {
      const { slack, bad, pauses, lines, hears, platform, reopened } = await open();
      bad(fault);
      slack.sockets.ask('refresh_requested');
      await pauses.next();
      await slack.waitFor(({ method, ok }) => method === OPEN && !ok);
      await until(async () => lines.some((line) => reason.test(String(line.reason))));
      // Slack keeps the old line for a while: until it is gone nothing is missing.
      expect(platform.health?.()).toBe('ok');
      slack.sockets.cut();
      await until(async () => platform.health?.() === health);
      const ms = await reopened();
      if (health === 'refused') expectAbout(ms, LONGEST_MS);
      await hears('help');
      const line = lines.find((one) => reason.test(String(one.reason)));
      expect(line?.level).toBe(health === 'refused' ? 'error' : 'warn');
      expect(/SLACK_APP_TOKEN/.test(line?.message ?? '')).toBe(health === 'refused');
    },
  );

  it('serves until the next one is open, and is closed then', async () => {
    const { slack, hears, reopened } = await open();
    slack.sockets.ask('warning');
    await hears('on the old line');
    const since = slack.log.length;
    await reopened();
    await slack.waitFor(({ kind }) => kind === 'socket_closed', { since });
    expect(slack.sockets.count()).toBe(1);
    await hears('on the new line');
  });

  it('acknowledges on the old line what came on it', async () => {
    const { slack, bot, reopened } = await open();
    const gate = Promise.withResolvers<void>();
    const { accept } = bot;
    bot.accept = async (event) => {
      await gate.promise;
      return accept(event);
    };
    const sent = slack.dm('slow', { socket: true });
    slack.sockets.ask();
    await reopened();
    gate.resolve();
    expect(await sent).toMatchObject({ status: 200 });
  });

  it('is replaced at once if it lasted, and after a pause if it did not', async () => {
    const { slack, clock, reopened } = await open();
    clock.travelTo(new Date('2026-03-02T12:00:00Z'));
    slack.sockets.ask();
    expect(await reopened()).toBe(0);
    slack.sockets.ask();
    expectAbout(await reopened(), 1_000);
    slack.sockets.ask();
    expectAbout(await reopened(), 2_000);
  });

  it('needs the operator if Socket Mode was switched off', async () => {
    const { slack, lines, platform, reopened, hears } = await open();
    slack.sockets.ask('link_disabled');
    slack.sockets.close();
    await until(async () => platform.health?.() === 'refused');
    expect(lines.find(({ level }) => level === 'error')?.message).toMatch(/Socket Mode is on/);
    expectAbout(await reopened(), LONGEST_MS);
    await hears('help');
  });
});

describe('a socket that is lost', () => {
  it.each(['close', 'cut'] as const)('by a %s is opened again', async (how) => {
    const { slack, platform, reopened, hears } = await open();
    slack.sockets[how]();
    await until(async () => platform.health?.() === 'unavailable');
    expectAbout(await reopened(), 1_000);
    await hears('help');
  });

  it('is tried again after growing pauses up to a minute, and begins with a short one after a good day', async () => {
    const { slack, bad, clock, pauses, reopened, hears } = await open();
    bad({ status: 503, times: 9 });
    slack.sockets.cut();
    for (const most of [
      1_000,
      2_000,
      4_000,
      8_000,
      16_000,
      32_000,
      LONGEST_MS,
      LONGEST_MS,
      LONGEST_MS,
    ])
      expectAbout(await pauses.next(), most);
    await reopened();
    await hears('help');
    // Two in a row that did not last.
    slack.sockets.cut();
    expectAbout(await reopened(), 2_000);
    await hears('help');
    clock.travelTo(new Date('2026-03-02T12:00:00Z'));
    bad({ status: 503 });
    slack.sockets.cut();
    expect(await pauses.next()).toBe(0);
    expectAbout(await reopened(), 1_000);
  });

  it('waits as long as Slack asks', async () => {
    const { slack, bad, pauses, reopened, hears } = await open();
    bad({ status: 429, retryAfter: 90 });
    slack.sockets.cut();
    await pauses.next();
    expect(await reopened()).toBe(90_000);
    await hears('help');
  });

  it.each<[string, SlackFault]>([
    ['refuses the line', { method: 'link', status: 503 }],
    ['cuts the line before it is one', { method: 'link', drop: true }],
  ])('is tried again where Slack %s', async (_title, fault) => {
    const { slack, lines, pauses, reopened, hears } = await open();
    slack.fault(fault);
    slack.sockets.cut();
    await pauses.next();
    await reopened();
    await hears('help');
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  });

  it('is tried again if Slack closes it before the greeting', async () => {
    const { slack, pauses, reopened, hears } = await open();
    slack.fault({ method: 'hello', drop: true });
    slack.sockets.cut();
    const since = slack.log.length;
    await pauses.next();
    await slack.waitFor(({ kind }) => kind === 'socket_open', { since });
    slack.sockets.close();
    await reopened();
    await hears('help');
  });

  it('is left alone when the bot stops meanwhile', async () => {
    const { slack, bad, pauses, platform } = await open();
    bad({ delayMs: 300 });
    slack.sockets.cut();
    const since = slack.log.length;
    await pauses.next();
    await platform.stop();
    await slack.waitFor(({ method }) => method === OPEN, { since });
    await setImmediate();
    expect(slack.log.slice(since).filter(({ kind }) => kind === 'socket_open')).toEqual([]);
  });
});

describe('at the start', () => {
  it.each(FAILURES.filter(([, , , health]) => health === 'unavailable'))(
    '%s is no error: Slack is taken up later',
    async (_title, fault) => {
      const { platform, lines, reopened, hears } = await open((slack) =>
        slack.fault({ method: OPEN, ...fault }),
      );
      expect(platform.health?.()).toBe('unavailable');
      expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
      await reopened();
      await hears('help');
    },
  );

  it.each([
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'account_inactive',
    'not_allowed_token_type',
    'missing_scope',
  ])('%s names the setting and the remedy', async (error) => {
    const started = openRoom({
      socket: true,
      before: (slack) => slack.fault({ method: OPEN, error }),
    });
    await expect(started).rejects.toThrow(ConfigError);
    await expect(started).rejects.toThrow(
      new RegExp(`SLACK_APP_TOKEN.*${error}.*connections:write`),
    );
  });
});

it.each<[string, string | Buffer]>([
  ['no JSON', '{"type":'],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['nothing', ''],
  ['bytes', Buffer.from([0, 1, 2, 255])],
  ['an event without content', '{"type":"events_api","envelope_id":"e"}'],
  ['an event of no kind', '{"type":"events_api","envelope_id":"e","payload":{"event":{}}}'],
  [
    'an event with nothing in it',
    '{"type":"events_api","envelope_id":"e","payload":{"event":null}}',
  ],
  [
    'an event named as one of the client',
    '{"type":"events_api","envelope_id":"e","payload":{"event":{"type":"disconnected"}}}',
  ],
  ['a frame named as one of the client', '{"type":"ws_message","envelope_id":"e","payload":{}}'],
  ['a command with nothing in it', '{"type":"slash_commands","envelope_id":"e","payload":{}}'],
  [
    'a press of nobody',
    '{"type":"interactive","envelope_id":"e","payload":{"type":"block_actions","actions":[]}}',
  ],
])('%s in a frame ends nothing', async (_title, frame) => {
  const { slack, hears } = await open();
  slack.sockets.say(frame);
  await hears('help');
  expect(slack.calls(OPEN)).toHaveLength(1);
});
