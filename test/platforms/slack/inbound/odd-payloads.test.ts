// Signed payloads of an odd shape are taken or refused. None may fail, because Slack sends failed
// ones again.
import fc from 'fast-check';
import { saying } from '../../../support/replies';
import { openRoom, type Room } from '../room';

const FORM = 'application/x-www-form-urlencoded';
const metadata = {
  verb: 'tip.submit',
  data: {},
  place: { platform: 'slack', tenant: 'T0TEAM1', id: 'D0USER1', kind: 'personal' },
};
const BODIES = {
  message: {
    type: 'event_callback',
    team_id: 'T0TEAM1',
    event_id: 'Ev1',
    is_ext_shared_channel: false,
    event: {
      type: 'message',
      channel_type: 'im',
      channel: 'D0USER1',
      user: 'U0USER1',
      team: 'T0TEAM1',
      text: 'help',
      ts: '1.1',
      blocks: [{ type: 'rich_text', elements: [] }],
      attachments: [{ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }] }],
    },
  },
  joined: {
    type: 'event_callback',
    team_id: 'T0TEAM1',
    event_id: 'Ev2',
    event: { type: 'member_joined_channel', channel: 'C0GENERAL', user: 'U0USER1' },
  },
  revoked: {
    type: 'event_callback',
    team_id: 'T0TEAM1',
    event_id: 'Ev3',
    event: { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } },
  },
  press: {
    type: 'block_actions',
    team: { id: 'T0TEAM1' },
    user: { id: 'U0USER1', team_id: 'T0TEAM1' },
    trigger_id: '1.2.3',
    response_url: 'http://127.0.0.1:1/x',
    channel: { id: 'C0GENERAL' },
    message: { ts: '1.1', thread_ts: '1.0' },
    container: { is_ephemeral: false, message_ts: '1.1' },
    actions: [{ action_id: 'tip.start:0', value: '{"id":"c1"}', action_ts: '1.2' }],
    state: {
      values: {
        note: {
          value: {
            value: 'x',
            selected_option: { value: 'a' },
            selected_options: [{ value: 'b' }],
          },
        },
      },
    },
  },
  form: {
    type: 'view_submission',
    team: { id: 'T0TEAM1' },
    user: { id: 'U0USER1', team_id: 'T0TEAM1' },
    view: {
      id: 'V1',
      hash: 'h',
      private_metadata: JSON.stringify(metadata),
      blocks: [{ type: 'input', block_id: 'title' }],
      state: { values: { title: { value: { value: 'x' } } } },
    },
  },
};
const ODD = [
  null,
  0,
  '',
  'x',
  true,
  [],
  [null],
  [{}],
  {},
  { id: 7 },
  'null',
  '{"verb":"x"}',
  '{"verb":"x","place":null}',
  '__proto__',
  ['constructor'],
] as const;

/** The path to every place within a body. */
function waysIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...way]];
  return [[...way], ...Object.entries(value).flatMap(([key, item]) => waysIn(item, [...way, key]))];
}

function withOdd(body: unknown, [first, ...rest]: readonly string[], odd: unknown): unknown {
  if (first === undefined) return odd;
  const copy = Array.isArray(body) ? [...body] : { ...(body as object) };
  (copy as Record<string, unknown>)[first] = withOdd(
    (body as Record<string, unknown>)[first],
    rest,
    odd,
  );
  return copy;
}

describe('a signed payload of an odd shape', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
    room.bot.reply = saying('hello');
  });
  afterAll(() => room.close());

  async function statusOf(kind: string, body: unknown): Promise<number> {
    const isInteraction = kind === 'press' || kind === 'form';
    const raw = JSON.stringify(body) ?? '';
    const { status } = isInteraction
      ? await room.slack.post(new URLSearchParams({ payload: raw }).toString(), { type: FORM })
      : await room.slack.post(raw);
    return status;
  }

  it.each(Object.entries(BODIES))('%s: is fine as Slack sends it', async (kind, body) => {
    const before = room.bot.events.length;
    expect(await statusOf(kind, body)).toBe(200);
    expect(room.bot.events.length).toBe(before + 1);
  });

  it.each([
    ['a message without words', 'message', ['event', 'text'], null],
    ['a message by an object', 'message', ['event', 'user'], { id: 'U1' }],
    ['a press of nothing', 'press', ['actions'], [{}]],
    ['a form without values', 'form', ['view', 'state', 'values', 'title'], null],
    ['an input that is null', 'form', ['view', 'state', 'values', 'title', 'value'], null],
    ['a form of no place', 'form', ['view', 'private_metadata'], '{"verb":"tip.submit"}'],
  ] as const)('%s is taken', async (_what, kind, way, odd) => {
    expect(await statusOf(kind, withOdd(BODIES[kind], way, odd))).toBe(200);
  });

  it('is taken or refused, whatever value is in any place', async () => {
    const cases = Object.entries(BODIES).flatMap(([kind, body]) =>
      waysIn(body).map((way) => ({ kind, body, way })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cases),
        fc.constantFrom(...ODD),
        async ({ kind, body, way }, odd) => {
          expect([200, 400]).toContain(await statusOf(kind, withOdd(body, way, odd)));
        },
      ),
      { numRuns: 400 },
    );
  });
});
