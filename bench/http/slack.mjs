// Slack as far as an `ask` needs it: mentions that are signed as Slack signs, and the few Web API
// methods that a bot calls to answer. A reply is known by its thread: that of the mention.
import { createHmac, randomBytes } from 'node:crypto';
import { emailOf, nameOf } from './company.mjs';
import { serveStandIn } from './stand-in.mjs';

const SIGNING_SECRET = randomBytes(16).toString('hex');
const TOKEN = 'xoxb-bench';
const TEAM = 'T0BENCH';
const BOT = 'U0BOT';
const CHANNEL = 'C0GENERAL';

const userOf = (sender) => `U${String(sender).padStart(8, '0')}`;

export async function createSlack(expectations) {
  let asked = 0;
  const began = Math.floor(Date.now() / 1000);

  function posted(body, contentType) {
    const form = contentType.startsWith('application/json') ? undefined : new URLSearchParams(body);
    const thread = form ? form.get('thread_ts') : JSON.parse(body).thread_ts;
    expectations.arrived(thread, form ? `${form.get('text')} ${form.get('blocks')}` : body);
    return { ok: true, channel: CHANNEL, ts: thread, message: {} };
  }

  function profileOf(body) {
    const user = new URLSearchParams(body).get('user');
    const sender = Number(user.slice(1));
    const profile = { email: emailOf(sender), real_name: nameOf(sender) };
    return {
      ok: true,
      user: { id: user, team_id: TEAM, profile, tz: 'Europe/Berlin', locale: 'en-US' },
    };
  }

  const standIn = await serveStandIn((_method, path, body, req) => {
    if (req.headers.authorization !== `Bearer ${TOKEN}`) {
      expectations.problem(`a call to Slack without the token: ${path}`);
      return { ok: false, error: 'not_authed' };
    }
    switch (path) {
      case '/api/chat.postMessage':
        return posted(body, req.headers['content-type'] ?? '');
      case '/api/users.info':
        return profileOf(body);
      // Who reads in the channel is asked once in a while: colleagues only.
      case '/api/conversations.info':
        return { ok: true, channel: { id: CHANNEL, is_channel: true, is_ext_shared: false } };
      case '/api/users.list':
        return { ok: true, members: [], response_metadata: { next_cursor: '' } };
      case '/api/auth.test':
        return { ok: true, team_id: TEAM, user_id: BOT, bot_id: 'B0BOT' };
      default:
        expectations.problem(`an unexpected call to Slack: ${path}`);
        return undefined;
    }
  });

  return {
    name: 'slack',
    path: '/slack/events',
    env: {
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `${standIn.url}/api/`,
    },
    close: standIn.close,
    /** A mention of the bot by `sender`, and the key under which its reply comes. */
    request(sender, words) {
      asked += 1;
      const ts = `${began}.${String(asked).padStart(6, '0')}`;
      const body = JSON.stringify({
        token: 'legacy',
        team_id: TEAM,
        api_app_id: 'A0BENCH',
        type: 'event_callback',
        event_id: `Ev${ts}`,
        event_time: began,
        authorizations: [
          {
            enterprise_id: null,
            team_id: TEAM,
            user_id: BOT,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: false,
        event_context: '4-bench',
        event: {
          type: 'app_mention',
          user: userOf(sender),
          text: `<@${BOT}> ${words}`,
          channel: CHANNEL,
          team: TEAM,
          ts,
          event_ts: ts,
        },
      });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac('sha256', SIGNING_SECRET)
        .update(`v0:${timestamp}:${body}`)
        .digest('hex');
      const headers = {
        'content-type': 'application/json',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      };
      return { key: ts, body, headers };
    },
  };
}
