// Which requests are let in: signatures on both sides of their time window, broken and oversized
// bodies, before the start and after the stop.
import { request } from 'node:http';
import { saying } from '../../../support/replies';
import { openRoom, type Room } from '../room';

describe('requests to the Slack platform', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
  });
  afterAll(() => room.close());
  beforeEach(() => {
    room.clear();
    room.bot.reply = saying('hello');
  });

  it('lets the good signature in and refuses every broken one without a reply', async () => {
    const { ok, rows } = await room.slack.signCheck({ settleMs: 20 });
    expect(rows.filter((row) => !row.ok && !row.advisory)).toEqual([]);
    expect(rows.filter((row) => row.status === 401)).toHaveLength(9);
    expect(ok).toBe(true);
    expect(room.bot.events).toHaveLength(1);
  });

  it.each([
    ['200 just within', 290, 200],
    ['401 beyond', 310, 401],
  ])('answers %s five minutes in the future, and in the past', async (_what, seconds, status) => {
    const now = Math.floor(Date.now() / 1000);
    expect((await room.slack.dm('hi', { timestamp: now + seconds })).status).toBe(status);
    expect((await room.slack.dm('hi', { timestamp: now - seconds })).status).toBe(status);
  });

  it('proves its address to Slack', async () => {
    expect((await room.slack.urlVerification()).ok).toBe(true);
    expect((await room.slack.urlVerification({ sign: 'wrong-secret' })).status).toBe(401);
  });

  it('answers the unsigned check of its certificate, and reads nothing else in it', async () => {
    const type = 'application/x-www-form-urlencoded';
    const event = {
      type: 'event_callback',
      event_id: 'EvIn',
      team_id: 'T0TEAM1',
      event: { type: 'message', channel_type: 'im', user: 'U0USER1' },
    };
    const smuggled = new URLSearchParams({ ssl_check: '1', payload: JSON.stringify(event) });
    for (const raw of ['ssl_check=1&token=x', smuggled.toString()])
      expect(await room.slack.post(raw, { type, sign: 'none' })).toMatchObject({
        status: 200,
        text: '',
      });
    expect((await room.slack.post('ssl_check=0', { type, sign: 'none' })).status).toBe(401);
    expect((await room.slack.post('{"ssl_check":"1"}', { sign: 'none' })).status).toBe(401);
    expect(room.bot.events).toEqual([]);
  });

  it.each([
    ['malformed', '{"type":'],
    ['empty', ''],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text', '"event_callback"'],
    ['a number', '7'],
    ['an object of no kind', '{}'],
    ['an event without content', '{"type":"event_callback","event_id":"Ev1","event":null}'],
    ['an event without an id', '{"type":"event_callback","event":{"type":"message"}}'],
    ['a press by nobody', '{"type":"block_actions","actions":[]}'],
    ['a press of nothing', '{"type":"block_actions","user":{"id":"U1"},"actions":[null]}'],
  ])('answers 400 at once to a body that is %s', async (_what, raw) => {
    const answer = await room.slack.post(raw);
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.ms).toBeLessThan(3_000);
  });

  it('answers 400 to a form body with a broken payload, and 401 if it is not signed either', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect((await room.slack.post('payload=%7B', { type })).status).toBe(400);
    expect((await room.slack.post('payload=%7B', { type, sign: 'wrong-secret' })).status).toBe(401);
    expect((await room.slack.post('{', { sign: 'wrong-secret' })).status).toBe(401);
  });

  it('answers 413 to a body over 1 MB, and takes one just below', async () => {
    expect((await room.slack.dm('x'.repeat(4 * 2 ** 20))).status).toBe(413);
    expect((await room.slack.dm('x'.repeat(4 * 2 ** 20 - 2000))).status).toBe(200);
    const old = { timestamp: Math.floor(Date.now() / 1000) - 900 };
    expect((await room.slack.dm('x'.repeat(2 ** 20), old)).status).toBe(413);
  });

  it('answers 503 if an event could not be stored, so that Slack sends it again', async () => {
    room.bot.broken = true;
    const failing = await room.slack.dm('hi', { eventId: 'EvAgain' });
    expect(failing.status).toBe(503);
    room.bot.broken = false;
    expect((await room.slack.dm('hi', { eventId: 'EvAgain', retryNum: 1 })).status).toBe(200);
    expect(room.bot.events).toHaveLength(1);
  });

  it('answers 503 while Slack does not say who the bot is, and asks again', async () => {
    const other = await openRoom({
      before: (slack) => slack.fault({ method: 'auth.test', status: 500, times: 2 }),
    });
    expect((await other.slack.dm('hi', { eventId: 'EvEarly' })).status).toBe(503);
    expect((await other.slack.dm('hi', { eventId: 'EvEarly', retryNum: 1 })).status).toBe(200);
    expect(other.bot.events).toHaveLength(1);
    await other.close();
  });

  it('answers 503 before it started and after it stopped', async () => {
    const other = await openRoom();
    await other.platform.stop();
    expect((await other.slack.dm('hi')).status).toBe(503);
    expect(other.bot.events).toEqual([]);
    await other.close();
  });

  it('resolves its handler when a client goes away in the middle', async () => {
    await new Promise<void>((resolve) => {
      const req = request(room.url, { method: 'POST', headers: { 'content-length': '1000' } });
      req.on('error', () => resolve());
      req.write('{"half":', () => req.destroy());
    });
    expect((await room.slack.dm('hi')).status).toBe(200);
  });
});
