// Payloads with something odd somewhere: thousands that are signed, thousands that are not, on both
// platforms. None is answered 5xx, so that nobody sends it again and again; what is not signed
// changes nothing at all, what is signed no more than who spoke where.
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { inboxCollection } from '../../src/core/inbox';
import { features } from '../../src/features';
import { allCollections } from '../../src/manifests/data-map';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { runApp, type RunningApp } from '../e2e/running-app';
import { measuring, scaled, seeded } from './scale';

const PAYLOADS = scaled(150, 2500);
const AT_ONCE = 10;
/** An end of a test that takes longer than any machine needs. */
jest.setTimeout(600_000);

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
  await slack.dm('help');
  await teams.message({ text: 'help' });
  await running.settle();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await running.app.stop(1000);
  await slack.close();
  await teams.close();
});

const random = seeded(23);
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const ODD: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1e308,
  true,
  '',
  ' ',
  'x',
  '\u0000',
  '\ud800',
  '__proto__',
  'x'.repeat(5000),
  [],
  [null],
  [{}],
  {},
  { id: 7 },
  { constructor: null },
  'null',
  '{"verb":"x"}',
  '2026-02-30T25:61:00Z',
];

/** Every place within a value, as the way to it. */
function waysIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...way]];
  return [[...way], ...Object.entries(value).flatMap(([key, item]) => waysIn(item, [...way, key]))];
}
function withOdd(value: unknown, [first, ...rest]: readonly string[], odd: unknown): unknown {
  if (first === undefined) return odd;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const fields = copy as Record<string, unknown>;
  fields[first] = withOdd(fields[first], rest, odd);
  return copy;
}
/** A body with one to three odd places. */
function odd(body: unknown): unknown {
  let made = body;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1)
    made = withOdd(made, oneOf(waysIn(made)), oneOf(ODD));
  return made;
}

let events = 0;
const metadata = {
  verb: 'no.verb',
  data: { id: 'x' },
  place: { tenant: 'T0TEAM1', id: 'D0USER1' },
};
const press = {
  type: 'block_actions',
  team: { id: 'T0TEAM1' },
  user: { id: 'U0USER1', team_id: 'T0TEAM1' },
  trigger_id: '1.2.3',
};
/** What Slack sends, of which nothing is asked that changes anything. */
function slackBody(): { readonly body: unknown; readonly isForm: boolean } {
  events += 1;
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: 'D0USER1',
    user: 'U0USER1',
    team: 'T0TEAM1',
    text: 'help',
    ts: '1.1',
  };
  const mention = {
    type: 'app_mention',
    channel: 'C0GENERAL',
    user: 'U0USER1',
    text: '<@U0BOT> help',
    ts: '1.1',
    blocks: [{ elements: [] }],
  };
  const joined = { type: 'member_joined_channel', channel: 'C0GENERAL', user: 'U0USER2' };
  const envelope = {
    type: 'event_callback',
    team_id: 'T0TEAM1',
    event_id: `EvFuzz${events}`,
    event: oneOf([event, mention, joined]),
  };
  const action = { action_id: 'no.verb:0', value: '{"id":"x"}', action_ts: String(events) };
  const state = { values: { title: { value: { value: 'x', selected_option: { value: 'a' } } } } };
  const pressed = {
    ...press,
    channel: { id: 'C0GENERAL' },
    message: { ts: '1.1' },
    container: { is_ephemeral: false },
    actions: [action],
    state,
  };
  const view = {
    id: `VFuzz${events}`,
    hash: 'h',
    private_metadata: JSON.stringify(metadata),
    blocks: [{ type: 'input', block_id: 'title' }],
    state,
  };
  const { type: _type, ...who } = press;
  const form = { ...who, type: 'view_submission', view };
  const isForm = random() < 0.4;
  return { body: isForm ? oneOf<unknown>([pressed, form]) : envelope, isForm };
}

function teamsBody(): unknown {
  const words = teams.envelope('message', {
    text: 'help',
    textFormat: 'plain',
    entities: [{ type: 'clientInfo', timezone: 'Europe/Berlin' }],
  });
  const value = {
    action: {
      type: 'Action.Execute',
      verb: 'no.verb',
      data: { passalong: { verb: 'no.verb', data: { id: 'x' } }, title: 'x' },
    },
  };
  const invoke = teams.envelope('invoke', { name: 'adaptiveCard/action', value });
  const joined = teams.envelope('conversationUpdate', {
    membersAdded: [{ id: '29:x', aadObjectId: '00000000-0000-4000-8000-000000000001' }],
  });
  return oneOf([words, invoke, joined]);
}

const JUNK = ['', '{', 'null', '[]', '"x"', '\u0000', '{"type":'] as const;

async function slackStatus(signed: boolean): Promise<number> {
  const { body, isForm } = slackBody();
  const json = random() < 0.03 ? oneOf(JUNK) : JSON.stringify(odd(body));
  const raw = isForm ? new URLSearchParams({ payload: json }).toString() : json;
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const { status } = await slack.post(raw, {
    type,
    ...(!signed && { sign: oneOf(['none', 'empty', 'wrong-secret', 'stale', 'tampered']) }),
  });
  if (status >= 500 || status === 0)
    require('fs').appendFileSync('/tmp/hf-bad.txt', status + ' ' + raw.slice(0, 3000) + '\n');
  return status as number;
}

async function teamsStatus(signed: boolean): Promise<number> {
  const body = odd(teamsBody());
  const raw = random() < 0.03 ? oneOf(JUNK) : undefined;
  const auth = signed
    ? 'valid'
    : oneOf(['none', 'garbage', 'wrong-key', 'alg-none', 'tampered'] as const);
  const { status, text } = await teams.send(body, { auth, ...(raw !== undefined && { raw }) });
  if (status >= 500 || status === 0)
    require('fs').appendFileSync(
      '/tmp/hf-bad.txt',
      status + ' ' + text + ' ' + (raw ?? JSON.stringify(body)).slice(0, 3000) + '\n',
    );
  return status;
}

/** What is kept, but for who spoke, where and when, and what jobs do meanwhile. */
async function kept(signed: boolean): Promise<string> {
  const { store } = running.app.engine;
  const all: unknown[] = [];
  const aside = signed
    ? /^(?:slack|teams|core|people|accounts|help|nudges|privacy\.retention)\b/
    : /^(?:core\.jobLeases|nudges|privacy\.retention)/;
  for (const spec of allCollections(features).filter(({ name }) => !aside.test(name)))
    all.push(await store.collection(spec).find({}));
  return JSON.stringify(all);
}

describe.each([
  ['Slack', slackStatus],
  ['Teams', teamsStatus],
] as const)('on %s', (platform, statusOf) => {
  it.each([true, false])(
    'odd payloads (signed: %s) are taken or refused, and change nothing',
    async (signed) => {
      const figure = measuring(
        `${PAYLOADS} ${signed ? 'signed' : 'unsigned'} odd payloads on ${platform}: 200 or 4xx, and nothing changes`,
      );
      const before = await kept(signed);
      const noted = await running.app.engine.store.collection(inboxCollection).count({});
      const statuses = new Map<number, number>();
      for (let from = 0; from < PAYLOADS; from += AT_ONCE) {
        for (const status of await Promise.all(
          Array.from({ length: AT_ONCE }, () => statusOf(signed)),
        ))
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        await setImmediate();
      }
      await running.settle();
      const wrong = [...statuses].filter(
        ([status]) => status !== 200 && (status < 400 || status > 499),
      );
      expect(wrong).toEqual([]);
      if (!signed) expect([...statuses.keys()].filter((status) => status === 200)).toEqual([]);
      expect(await kept(signed)).toBe(before);
      if (!signed)
        expect(await running.app.engine.store.collection(inboxCollection).count({})).toBe(noted);
      figure([...statuses].map(([status, times]) => `${times} times ${status}`).join(', '));
    },
  );
});
