// People of every role at Teams clients, beside the stand-in for Teams.
import { randomUUID } from 'node:crypto';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import type { Sent } from '../harness/fake-teams-senders';
import { STANDING } from './company';
import { type Answered, type Client, emailOf } from './http-room';
import { type RoleName, ROLES } from './matrix';
import type { Press } from './presses';

const REVIEWERS = '19:reviewers@thread.tacv2';
const MIXED = '19:mixed@thread.tacv2';
/** The stand-in knows some of these names already. */
const keyOf = (role: RoleName) => `matrix-${role}`;

export async function teamsClient(): Promise<Client> {
  // Each stand-in is another bot: the SDK keeps tokens by the bot's id.
  const teams: FakeTeams = await startFakeTeams({ appId: randomUUID() });
  const abroad = {
    guest: { userRole: 'guest' },
    outsider: { tenantId: 'eeeeeeee-0000-4000-8000-00000000000e' },
  } as const;
  for (const role of ROLES)
    teams.addUser(keyOf(role), {
      name: role,
      email: emailOf(role),
      ...(STANDING[role] && abroad[STANDING[role]]),
    });
  const { tenantId } = teams.options;
  let since = 0;
  const answered = ({ status, body, text }: Sent): Answered => ({
    status,
    body: JSON.stringify(body ?? text ?? ''),
  });
  const about = (role: RoleName, where: Press['in']) => ({
    from: keyOf(role),
    tenantId,
    ...(where && { kind: 'channel' as const, channel: where === 'channel' ? REVIEWERS : MIXED }),
  });
  const chatOf = (role: RoleName) => teams.conversation('personal', { user: keyOf(role) }).id;

  return {
    env: teams.botEnv(),
    reviewers: { platform: 'teams', tenant: tenantId, id: REVIEWERS, kind: 'channel' },
    listens: (port) => teams.setBotUrl(`http://127.0.0.1:${port}/api/messages`),
    says: async (role, words, where) =>
      answered(await teams.message({ ...about(role, where), text: words })),
    async presses(role, verb, { data = {}, inputs = {}, in: where }) {
      const sent = { ...inputs, passalong: { verb, data } };
      return answered(await teams.execute({ ...about(role, where), verb, data: sent }));
    },
    heard(role) {
      const said = teams.log
        .slice(since)
        .filter(({ kind }) => kind === 'send' || kind === 'update');
      since = teams.log.length;
      const chats = new Set(ROLES.filter((one) => one !== role).map(chatOf));
      const isOthers = ({ conversationId = '' }: { conversationId?: string }) =>
        chats.has(conversationId);
      return {
        told: JSON.stringify(said.filter((one) => !isOthers(one)).map(({ activity }) => activity)),
        toOthers: said.filter(isOthers).length,
      };
    },
    close: () => teams.close(),
  };
}
