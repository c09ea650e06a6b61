// Uma on Slack and on Teams, over real HTTP: the two know different addresses of hers. An admin
// makes the two one, and takes it back; and where Slack alone learns of another address she stays
// one.
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/core/person';
import { peopleCollection } from '../../src/domain/people/record';
import { deedsOf } from '../support/deeds';
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { type SlackPerson, slackPerson } from '../support/slack-person';
import { type TeamsPerson, teamsPerson } from '../support/teams-person';
import { runApp, type RunningApp, ZONE } from './running-app';

const ON_TEAMS = 'uma@contoso.example';
const ON_SLACK = 'uma.unger@contoso.example';

let teams: FakeTeams;
let slack: FakeSlack;
let running: RunningApp;
let rita: TeamsPerson;
let uma: TeamsPerson;
let umaOnSlack: SlackPerson;

async function open(emailOnSlack: string): Promise<void> {
  teams = await startFakeTeams({ appId: randomUUID() });
  slack = await startFakeSlack();
  Object.assign(slack.state.users.get('U0USER1') ?? {}, { email: emailOnSlack, tz: ZONE });
  const { SLACK_APP_TOKEN: _http, ...slackEnv } = slack.botEnv();
  running = await runApp({ ...teams.botEnv(), ...slackEnv, ADMINS: 'rita@contoso.example' }, 'en');
  teams.setBotUrl(`http://127.0.0.1:${running.port}/api/messages`);
  slack.setBotUrl(`http://127.0.0.1:${running.port}/slack/events`);
  const client = { locale: 'en-GB', zone: ZONE };
  [rita, uma, umaOnSlack] = [
    teamsPerson(teams, 'reviewer', client),
    teamsPerson(teams, 'user1', client),
    slackPerson(slack, 'U0USER1'),
  ];
  for (const one of [rita, uma, umaOnSlack]) await done(one.says('help'));
}
afterEach(async () => {
  expect([teams.problems, slack.problems]).toEqual([[], []]);
  await running.app.stop(1000);
  await Promise.all([teams.close(), slack.close()]);
});

async function done<T>(deed: Promise<T>): Promise<T> {
  const result = await deed;
  await running.settle();
  return result;
}

async function active(): Promise<Person[]> {
  const found: Person[] = [];
  for await (const person of running.app.engine.store
    .collection(peopleCollection)
    .scan({ active: true }))
    found.push(person);
  return found.filter(({ email }) => email?.startsWith('uma'));
}

it('is made one by an admin after a preview, and two again', async () => {
  await open(ON_SLACK);
  expect(await active()).toHaveLength(2);
  await done(rita.says(`admin role reviewer ${ON_SLACK}`));
  await done(rita.says(`admin merge ${ON_SLACK} into ${ON_TEAMS}`));
  await rita.told(/accounts: Slack/, { in: rita.chat });
  await done(rita.presses('merge.do'));
  expect(await active()).toMatchObject([{ email: ON_TEAMS, roles: ['reviewer'] }]);
  // By either account she may review, and is the same.
  for (const one of [uma, umaOnSlack]) {
    await done(one.says('review'));
    await one.told(/Nothing waits for review/, { in: one.chat });
  }
  await done(rita.says('admin merges'));
  await done(rita.presses('merge.takeBack'));
  expect((await active()).map(({ email, roles }) => [email, roles])).toEqual(
    expect.arrayContaining([
      [ON_SLACK, ['reviewer']],
      [ON_TEAMS, []],
    ]),
  );
  const since = teams.log.length;
  await done(uma.says('review'));
  await uma.told(/not open to you/, { since, in: uma.chat });
  const trail = (await deedsOf(running.app.engine.store)).map(({ what }) => what);
  expect(trail).toEqual(expect.arrayContaining(['person.merged', 'person.separated']));
});

it('stays one where Slack says another address and Teams still says the old one, whoever is asked last', async () => {
  await open(ON_TEAMS);
  expect(await active()).toMatchObject([{ email: ON_TEAMS }]);
  Object.assign(slack.state.users.get('U0USER1') ?? {}, { email: ON_SLACK });
  for (const day of ['03', '04', '05']) {
    await running.travelTo(`2026-03-${day}T12:00:00Z`);
    for (const one of [umaOnSlack, uma]) await done(one.says('profile'));
    expect(await active()).toMatchObject([{ email: ON_SLACK, formerEmails: [ON_TEAMS] }]);
  }
});
