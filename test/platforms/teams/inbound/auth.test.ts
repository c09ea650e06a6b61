// Which requests are let in: tests broken tokens, foreign tenants and channels, broken bodies, and
// unsigned traffic in development.
import { request } from 'node:http';
import { refuseDangerous } from '../../../../src/platforms/teams/settings';
import { BAD_AUTH } from '../../../harness/fake-teams-tokens';
import { saying } from '../../../support/replies';
import { openRoom, type Room, settingsFor } from '../room';

describe('requests to the Teams platform', () => {
  let room: Room;
  beforeAll(async () => {
    // The SDK prints each refused signature by itself.
    jest.spyOn(console, 'error').mockImplementation(() => {});
    room = await openRoom();
    room.bot.reply = saying('hello');
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await room.close();
  });

  it('lets the good token in and refuses every bad one with 401 or 403 and without a reply', async () => {
    const { ok, rows } = await room.teams.authCheck({ settleMs: 20 });
    expect(rows.filter((row) => !row.ok)).toEqual([]);
    expect(rows).toHaveLength(BAD_AUTH.length + 1);
    expect(ok).toBe(true);
  });

  it('answers 503 while the signing keys cannot be fetched, so that Teams tries again', async () => {
    const other = await openRoom();
    other.teams.fault({ path: 'openidconfiguration', status: 500 });
    expect((await other.teams.message({ text: 'hi' })).status).toBe(503);
    expect((await other.teams.message({ text: 'hi' })).status).toBe(200);
    await other.close();
  });

  it.each([
    ['malformed', '{"type":'],
    ['empty', ''],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text', '"message"'],
    ['an activity without a sender', '{"type":"message"}'],
    [
      'an activity of wrong types',
      '{"type":"message","channelId":"msteams","serviceUrl":7,"from":{},"recipient":{},"conversation":{}}',
    ],
  ])('answers 400 to a body that is %s', async (_what, raw) => {
    expect((await room.teams.message({ raw })).status).toBe(400);
  });

  it('answers 413 to a body over 4 MB, and takes one just below', async () => {
    const sized = (padding: number, more = {}) =>
      room.teams.message({ text: 'x', padding: 'x'.repeat(padding), ...more });
    expect((await sized(4 * 2 ** 20)).status).toBe(413);
    expect((await sized(4 * 2 ** 20 - 5000)).status).toBe(200);
    // Without a token it is not even read that far.
    expect((await sized(2 ** 20, { auth: 'none' })).status).toBe(413);
    expect((await sized(2 ** 20 - 5000, { auth: 'none' })).status).toBe(401);
  });

  it.each([
    ['another channel', { channelId: 'emulator' }],
    ['the ASE channel', { channelId: 'AseChannel' }],
    ['a foreign tenant', { tenantId: 'bbbbbbbb-0000-4000-8000-000000000002' }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1', conversationType: 'personal' } }],
    ['two tenants', { channelData: { tenant: { id: 'bbbbbbbb-0000-4000-8000-000000000002' } } }],
  ])('answers 403 to %s', async (_what, wish) => {
    const heard = room.bot.events.length;
    expect((await room.teams.message({ text: 'hi', ...wish })).status).toBe(403);
    expect(room.bot.events).toHaveLength(heard);
  });

  it('serves the tenants of its list, and no other', async () => {
    const listed = ['bbbbbbbb-0000-4000-8000-000000000002', 'cccccccc-0000-4000-8000-000000000003'];
    const other = await openRoom({ settings: { appType: 'MultiTenant', tenants: listed } });
    for (const tenantId of listed)
      expect(
        (await other.teams.message({ text: 'hi', tenantId: tenantId.toUpperCase() })).status,
      ).toBe(200);
    expect((await other.teams.message({ text: 'hi' })).status).toBe(403);
    expect(other.bot.events.map(({ sender }) => sender.tenant)).toEqual(listed);
    await other.close();
  });

  it.each([
    [
      "a skill's",
      {
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        ver: '1.0',
        appid: 'somebody',
      },
    ],
    [
      "the emulator's",
      {
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        ver: '1.0',
        appid: '11111111-2222-4333-8444-555555555555',
      },
    ],
  ])('refuses a well-signed token of %s', async (_whose, claims) => {
    const heard = room.bot.events.length;
    expect([401, 403]).toContain((await room.teams.message({ text: 'hi', claims })).status);
    expect(room.bot.events).toHaveLength(heard);
  });

  it('answers 503 before it started and after it stopped', async () => {
    const other = await openRoom();
    await other.platform.stop();
    expect((await other.teams.message({ text: 'hi' })).status).toBe(503);
    await other.close();
  });
});

describe('unsigned development traffic', () => {
  const development = {
    appId: '',
    appPassword: '',
    appType: 'MultiTenant',
    tenantId: '',
    tenants: [],
    tokenUrl: '',
    cloud: {},
    unsigned: true,
  } as const;
  let room: Room;
  beforeAll(async () => {
    room = await openRoom({ fake: { requireToken: false, appId: '' }, settings: development });
    room.bot.reply = saying('hello');
  });
  afterAll(() => room.close());

  it('is served from this machine, and answered', async () => {
    expect((await room.teams.message({ text: 'hi', auth: 'none' })).status).toBe(200);
    await room.teams.waitFor((entry) => entry.activity?.text === 'hello');
    expect(room.teams.problems).toEqual([]);
  });

  it.each([
    ['came through a tunnel', { 'x-forwarded-for': '203.0.113.7' }],
    ['came from a page in a browser', { origin: 'https://evil.example' }],
    ['is a simple request, which a page may send unasked', { 'content-type': 'text/plain' }],
  ])('is refused when it %s', async (_how, headers: Record<string, string>) => {
    expect((await room.teams.message({ text: 'hi', auth: 'none', headers })).status).toBe(403);
  });

  it('is refused when its answers would leave this machine', async () => {
    const sent = await room.teams.message({
      text: 'hi',
      auth: 'none',
      serviceUrl: 'https://smba.example/teams/',
    });
    expect(sent.status).toBe(403);
  });

  it('is refused from another machine', async () => {
    const req = {
      socket: { remoteAddress: '192.0.2.1' },
      headers: { 'content-type': 'application/json' },
    };
    const { verify } = await import('../../../../src/platforms/teams/inbound/verify');
    const activity = room.teams.envelope('message', { text: 'hi' });
    const verdict = await verify(req as never, activity, { settings: development } as never);
    expect(verdict).toMatchObject({ status: 403 });
  });

  it('is refused together with credentials, at once', () => {
    expect(() =>
      refuseDangerous({ ...settingsFor(room.teams), appId: 'a', unsigned: true }),
    ).toThrow(/credentials/);
    expect(() =>
      refuseDangerous({
        ...settingsFor(room.teams),
        appId: 'a',
        tokenUrl: 'https://evil.example/token',
      }),
    ).toThrow(/this machine/);
    expect(() => refuseDangerous({ ...settingsFor(room.teams), appId: '' })).toThrow(/app id/);
    expect(() => refuseDangerous({ ...settingsFor(room.teams), appId: 'a', tenants: [] })).toThrow(
      /tenants/,
    );
  });
});

it('cuts a request that never ends', async () => {
  const room = await openRoom();
  const outcome = await new Promise<string>((resolve) => {
    const req = request(
      room.url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (res) => resolve(String(res.statusCode)),
    );
    req.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    const chunk = Buffer.alloc(256 * 1024, 'x');
    let sent = 0;
    const more = () => {
      sent += 1;
      if (sent > 100) return;
      req.write(chunk, () => setImmediate(more));
    };
    more();
  });
  expect(['413', 'ECONNRESET', 'EPIPE']).toContain(outcome);
  await room.close();
});
