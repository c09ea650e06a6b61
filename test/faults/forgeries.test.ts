// Forged senders: tokens that claim to be Microsoft's and signatures that claim to be Slack's. Each
// is refused, and nothing is noted, let alone done.
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { inboxCollection } from '../../src/core/inbox';
import { peopleCollection } from '../../src/domain/people/record';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { BAD_AUTH, createTokens } from '../harness/fake-teams-tokens';
import { runApp, type RunningApp } from '../e2e/running-app';
import { measuring } from './scale';

let slack: FakeSlack;
let teams: FakeTeams;
let running: RunningApp;
beforeAll(async () => {
  // The SDK prints each refused signature by itself.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  [slack, teams] = [await startFakeSlack(), await startFakeTeams({ appId: randomUUID() })];
  const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
  running = await runApp({ ...env, ...teams.botEnv() }, 'en');
  slack.setBotUrl(`http://127.0.0.1:${running.port}/slack/events`);
  teams.setBotUrl(`http://127.0.0.1:${running.port}/api/messages`);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await running.app.stop(1000);
  await slack.close();
  await teams.close();
});

async function noted(): Promise<number> {
  const { store } = running.app.engine;
  return (
    (await store.collection(inboxCollection).count({})) +
    (await store.collection(peopleCollection).count({}))
  );
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (encoded = '') =>
  JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, unknown>;

it('40 forged tokens are refused', async () => {
  const figure = measuring('40 forged tokens on Teams are refused, and nothing is noted');
  expect((await teams.message({ text: 'help' })).status).toBe(200);
  await running.settle();
  const { options } = teams;
  const issuer = 'https://api.botframework.com';
  const tokens = createTokens({ issuer, appId: options.appId, serviceUrl: () => teams.url });
  // Signed by nobody whom the key endpoint knows, but well formed.
  const stranger = tokens.make('valid') ?? '';
  const [head, body, signature] = stranger.split('.');
  const now = Math.floor(Date.now() / 1000);
  const hmac = (alg: string, key: string) => {
    const input = `${part({ ...read(head), alg })}.${body}`;
    return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
  };
  /** Claims that our own stand-in signs well, and that are wrong all the same. */
  const claims: Record<string, Record<string, unknown>> = {
    'an audience of nobody': { aud: '' },
    'no audience': { aud: undefined },
    'an audience that begins like ours': { aud: `${options.appId}0` },
    'an audience in a list of others': { aud: [randomUUID(), randomUUID()] },
    'an issuer with a path': { iss: `${issuer}/x` },
    'an issuer of another scheme': { iss: issuer.replace('https', 'http') },
    'no issuer': { iss: undefined },
    'a number as issuer': { iss: 7 },
    'an end an hour ago': { exp: now - 3600 },
    'no end': { exp: undefined },
    'an end that is no number': { exp: 'tomorrow' },
    'a beginning tomorrow': { nbf: now + 86_400, exp: now + 90_000 },
    'a service of somebody else': { serviceurl: 'https://evil.example/' },
    'a service that begins like ours': { serviceurl: `${teams.url}evil` },
    'a number as service': { serviceurl: 7 },
  };
  /** Whole headers. */
  const headers: Record<string, string> = {
    'a key of nobody': `Bearer ${stranger}`,
    'no scheme': stranger,
    'another scheme': `Basic ${stranger}`,
    'two tokens': `Bearer ${stranger}, Bearer ${stranger}`,
    'no signature': `Bearer ${head}.${body}.`,
    'two parts': `Bearer ${head}.${body}`,
    'four parts': `Bearer ${stranger}.${signature}`,
    'none, in capitals': `Bearer ${part({ ...read(head), alg: 'NONE' })}.${body}.`,
    'none, mixed': `Bearer ${part({ ...read(head), alg: 'nOnE' })}.${body}.${signature}`,
    'a secret of nothing': `Bearer ${hmac('HS256', '')}`,
    'a key in its own head': `Bearer ${part({ ...read(head), jwk: tokens.key })}.${body}.${signature}`,
    'an address of keys in its head': `Bearer ${part({ ...read(head), jku: 'https://evil.example/keys' })}.${body}.${signature}`,
  };
  const forged = [
    ...BAD_AUTH.map((auth) => [auth, { auth }] as const),
    ...Object.entries(claims).map(([what, over]) => [what, { claims: over }] as const),
    ...Object.entries(headers).map(
      ([what, authorization]) => [what, { auth: 'none', headers: { authorization } }] as const,
    ),
  ];
  expect(forged.length).toBeGreaterThanOrEqual(40);
  const before = await noted();
  const letIn: string[] = [];
  for (const [what, how] of forged) {
    const { status } = await teams.message({ text: 'help', ...how });
    if (status !== 401 && status !== 403) letIn.push(`${what}: ${status}`);
  }
  await running.settle();
  expect(letIn).toEqual([]);
  expect(await noted()).toBe(before);
  figure(`${forged.length} of ${forged.length} refused`);
});

it('25 forged signatures are refused', async () => {
  const figure = measuring('25 forged signatures on Slack are refused, and nothing is noted');
  expect((await slack.dm('help')).status).toBe(200);
  await running.settle();
  const event = {
    type: 'message',
    channel: slack.im('U0USER1').id as string,
    channel_type: 'im',
    user: 'U0USER1',
    text: 'help',
    ts: slack.newTs(),
  };
  const payload = {
    type: 'event_callback',
    team_id: 'T0TEAM1',
    api_app_id: slack.options.appId,
    event,
  };
  const secret = slack.options.signingSecret as string;
  const now = Math.floor(Date.now() / 1000);
  let events = 0;
  /** A body, and its headers as somebody may have made them. */
  async function send(made: (body: string) => Record<string, string>): Promise<number> {
    const body = JSON.stringify({ ...payload, event_id: `EvForged${(events += 1)}` });
    const response = await fetch(`http://127.0.0.1:${running.port}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...made(body) },
    });
    return response.status;
  }
  const signed = (
    body: string,
    {
      at = String(now),
      key = secret,
      hash = 'sha256',
      version = 'v0',
      of = undefined as string | undefined,
    } = {},
  ) => ({
    'x-slack-request-timestamp': at,
    'x-slack-signature': `${version}=${createHmac(hash, key)
      .update(of ?? `v0:${at}:${body}`)
      .digest('hex')}`,
  });
  const good = (body: string) => signed(body)['x-slack-signature'];
  const withSignature = (signature: string) => ({
    'x-slack-request-timestamp': String(now),
    'x-slack-signature': signature,
  });
  const forged: Record<string, (body: string) => Record<string, string>> = {
    'no headers': () => ({}),
    'no signature': () => ({ 'x-slack-request-timestamp': String(now) }),
    'no time': (body) => ({ 'x-slack-signature': good(body) }),
    'an empty signature': () => withSignature(''),
    'an empty time': (body) => signed(body, { at: '' }),
    'another secret': (body) => signed(body, { key: `${secret}0` }),
    'an empty secret': (body) => signed(body, { key: '' }),
    'the secret in capitals': (body) => signed(body, { key: secret.toUpperCase() }),
    'version 1': (body) => signed(body, { version: 'v1' }),
    'version 1, signed so': (body) => signed(body, { version: 'v1', of: `v1:${now}:${body}` }),
    'no version': (body) => withSignature(good(body).slice(3)),
    'two versions': (body) => withSignature(`v0=${good(body)}`),
    'SHA-1': (body) => signed(body, { hash: 'sha1' }),
    'SHA-512': (body) => signed(body, { hash: 'sha512' }),
    'a hash without a secret': (body) =>
      withSignature(`v0=${createHash('sha256').update(`v0:${now}:${body}`).digest('hex')}`),
    'another body': (body) => signed(body, { of: `v0:${now}:${body} ` }),
    'no body': (body) => signed(body, { of: `v0:${now}:` }),
    'no time signed': (body) => signed(body, { of: `v0::${body}` }),
    'the body alone': (body) => signed(body, { of: body }),
    'six minutes ago': (body) => signed(body, { at: String(now - 360) }),
    'a day ago': (body) => signed(body, { at: String(now - 86_400) }),
    'a time that is none': (body) => signed(body, { at: 'now' }),
    'another time than the signed one': (body) => ({
      ...signed(body),
      'x-slack-request-timestamp': String(now - 1),
    }),
    'cut short': (body) => withSignature(good(body).slice(0, 20)),
    'too long': (body) => withSignature(`${good(body)}00`),
    'one letter off': (body) =>
      withSignature(good(body).replace(/.$/, (last) => (last === '0' ? '1' : '0'))),
    'no hex': () => withSignature(`v0=${'z'.repeat(64)}`),
  };
  expect(Object.keys(forged).length).toBeGreaterThanOrEqual(25);
  const before = await noted();
  const taken: string[] = [];
  for (const [what, made] of Object.entries(forged)) {
    const status = await send(made);
    if (status < 400 || status > 499) taken.push(`${what}: ${status}`);
  }
  await running.settle();
  expect(taken).toEqual([]);
  expect(await noted()).toBe(before);
  // The same with a good signature is taken.
  expect(await send((body) => signed(body))).toBe(200);
  figure(`${Object.keys(forged).length} of ${Object.keys(forged).length} refused`);
});
