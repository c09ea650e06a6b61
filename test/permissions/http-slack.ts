// People of every role at Slack clients, beside the stand-in for Slack.
import { startFakeSlack } from '../harness/fake-slack';
import type { Loose } from '../harness/fake-slack-world';
import { STANDING } from './company';
import { type Answered, type Client, emailOf } from './http-room';
import { type RoleName, ROLES } from './matrix';
import type { Press } from './presses';

const TEAM = 'T0TEAM1';
const REVIEWERS = 'C0REVIEW';
const MIXED = 'C0MIXED';
const userOf = (role: RoleName) => `U0${role.toUpperCase()}`;

export async function slackClient(): Promise<Client> {
  const slack = await startFakeSlack();
  const abroad = {
    guest: { is_restricted: true },
    outsider: { team_id: TEAM, is_stranger: true },
  } as const;
  for (const role of ROLES)
    slack.addUser(userOf(role), {
      real_name: role,
      email: emailOf(role),
      ...abroad[STANDING[role] ?? ('none' as 'guest')],
    });
  const members = ROLES.map(userOf);
  const colleagues = ROLES.filter((role) => STANDING[role] === undefined).map(userOf);
  slack.addChannel(REVIEWERS, { name: 'reviewers', members: [...colleagues, 'U0BOT'] });
  slack.addChannel(MIXED, { name: 'mixed', members: [...members, 'U0BOT'] });
  const { SLACK_APP_TOKEN: _http, ...env } = slack.botEnv();
  let [since, presses] = [0, 0];
  const chatOf = (role: RoleName) => slack.im(userOf(role)).id as string;
  /** Who is no colleague is in no channel of theirs. */
  const channelOf = (role: RoleName, where: Press['in']) => {
    if (where === undefined) return chatOf(role);
    return where === 'channel' && STANDING[role] === undefined ? REVIEWERS : MIXED;
  };
  const answered = ({ status, body, text }: Loose): Answered => ({
    status,
    body: JSON.stringify(body ?? text ?? ''),
  });

  function submits(
    role: RoleName,
    verb: string,
    { data = {}, inputs = {}, in: where }: Press,
  ): Promise<Loose> {
    const place = { tenant: TEAM, id: channelOf(role, where) };
    const values = Object.fromEntries(
      Object.entries(inputs).map(([id, value]) => [
        id,
        { value: { type: 'plain_text_input', value } },
      ]),
    );
    const blocks = Object.keys(inputs).map((id) => ({ type: 'input', block_id: id }));
    const metadata = JSON.stringify({ verb, data, place });
    const view = {
      id: `V0MATRIX${(presses += 1)}`,
      callback_id: verb,
      private_metadata: metadata,
      blocks,
    };
    return slack.viewSubmit({ user: userOf(role), view, values });
  }

  return {
    env,
    reviewers: { platform: 'slack', tenant: TEAM, id: REVIEWERS, kind: 'channel' },
    listens: (port) => slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`),
    async says(role, words, where) {
      const user = userOf(role);
      return answered(
        where === undefined
          ? await slack.dm(words, { user })
          : await slack.mention(words, { user, channel: channelOf(role, where) }),
      );
    },
    async presses(role, verb, press) {
      if (press.inputs) return answered(await submits(role, verb, press));
      const channel = channelOf(role, press.in);
      const action = { action_id: `${verb}:0`, value: JSON.stringify(press.data ?? {}) };
      return answered(
        await slack.action({
          user: userOf(role),
          channel,
          message: { channel, ts: slack.newTs() },
          action,
        }),
      );
    },
    heard(role) {
      const said = slack.log
        .slice(since)
        .filter(({ method, kind }) =>
          kind === 'api' ? /^(?:chat|views|files)\./.test(method ?? '') : kind === 'response_url',
        );
      since = slack.log.length;
      const chats = new Set(ROLES.filter((one) => one !== role).map(chatOf));
      const isOthers = ({ args }: Loose) => chats.has(args?.channel ?? '');
      return {
        told: JSON.stringify(said.filter((one) => !isOthers(one)).map(({ args }) => args)),
        toOthers: said.filter(isOthers).length,
      };
    },
    close: () => slack.close(),
  };
}
