// One process for Teams and Slack: whatever becomes of Slack's socket, the process lives, Teams is
// answered, and Slack is taken up again.
import { type FakeSlack, startFakeSlack } from '../harness/fake-slack';
import { type FakeTeams, startFakeTeams } from '../harness/fake-teams';
import { slackPerson } from '../support/slack-person';
import { teamsPerson } from '../support/teams-person';
import { until } from '../support/until';
import { createMachine } from './main-process';

const OPEN = 'apps.connections.open';
/** As often as a test may need. */
const ALWAYS = { times: 1_000_000 };

const machine = createMachine();
let slack: FakeSlack;
let teams: FakeTeams;
beforeAll(async () => {
  slack = await startFakeSlack();
  teams = await startFakeTeams();
});
afterAll(async () => {
  await machine.cleanUp();
  await Promise.all([slack.close(), teams.close()]);
});

it('lives through what Slack does to its socket', async () => {
  slack.fault({ method: OPEN, status: 500, ...ALWAYS });
  const bot = machine.start({ ...slack.botEnv(), ...teams.botEnv(), HOST: '127.0.0.1' });
  const url = `http://127.0.0.1:${await bot.port()}`;
  teams.setBotUrl(`${url}/api/messages`);
  const rob = teamsPerson(teams, 'reviewer2', { locale: 'en-GB', zone: 'Europe/Berlin' });
  const viktor = slackPerson(slack, 'U0USER2');

  async function expectReady(state: string): Promise<void> {
    await until(async () => {
      const answer = await fetch(`${url}/readyz`);
      return answer.status === 200 && (await answer.text()).includes(`"slack":"${state}"`);
    });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { ready: true, store: 'ok', search: 'ok', scheduling: 'ok', slack: state },
    ]);
  }
  async function expectTeamsAnswered(): Promise<void> {
    const since = teams.log.length;
    expect(await rob.says('help')).toMatchObject({ status: 200 });
    await rob.told(/admin|help|ask/i, { since, in: rob.chat });
  }
  async function expectSlackAnswered(): Promise<void> {
    const since = slack.log.length;
    expect(await slack.dm('help', { user: 'U0USER2', socket: true })).toMatchObject({
      status: 200,
    });
    await viktor.told(/help|ask/i, { since, in: viktor.chat });
  }

  // 500 at the start.
  await expectReady('unavailable');
  await expectTeamsAnswered();
  slack.reset();
  await expectReady('ok');
  await expectSlackAnswered();

  // Another socket is asked for, and the first try for it fails.
  slack.fault({ method: OPEN, status: 503 });
  slack.sockets.ask();
  const since = slack.log.length;
  await slack.waitFor(({ kind }) => kind === 'socket_open', { since, timeoutMs: 20_000 });
  await expectReady('ok');
  await expectSlackAnswered();

  // The token is revoked.
  slack.fault({ method: OPEN, error: 'token_revoked', ...ALWAYS });
  slack.sockets.cut();
  await expectReady('refused');
  await expectTeamsAnswered();

  bot.child.kill('SIGTERM');
  const { code, stdout, stderr } = await bot.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const errors = stdout.split('\n').filter((line) => line.includes('"level":"error"'));
  expect(errors.length).toBeGreaterThan(0);
  for (const line of errors)
    expect(line).toMatch(/token_revoked.*connections:write|connections:write.*token_revoked/);
});

it('does not begin with a token that Slack refuses', async () => {
  slack.reset();
  const { code, stdout, stderr } = await machine.start({
    ...slack.botEnv(),
    SLACK_APP_TOKEN: 'xapp-1-WRONG',
    DATA_DIR: `${machine.folder}/other`,
  }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Slack refused SLACK_APP_TOKEN \(Slack answered invalid_auth\): make .*connections:write/,
  );
  expect(stdout + stderr).not.toContain('WRONG');
});
