// What the start prints for whoever began it, beside the log: where the playground is, and the
// tokens that let others in. The log never holds one.
import { request } from 'node:http';
import { until } from '../support/until';
import { createMachine } from './main-process';

const machine = createMachine();
afterAll(() => machine.cleanUp());

const TEAMS = {
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppPassword: 'sesame',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '66666666-2222-3333-4444-555555555555',
};
const PROXIED = { 'x-forwarded-for': '203.0.113.9' };

/** The port, and what stands between the lines of the log; `last`: what it ends with. */
async function start(env: Readonly<Record<string, string>>, last: RegExp) {
  const bot = machine.start({
    HOST: '127.0.0.1',
    DATA_DIR: `${machine.folder}/${Math.random()}`,
    ...env,
  });
  const port = await bot.port();
  await until(async () => last.test(bot.stdout()));
  const lines = bot.stdout().split('\n');
  return {
    port,
    printed: lines.filter((line) => !line.startsWith('{')).join('\n'),
    log: lines.filter((line) => line.startsWith('{')).join('\n'),
  };
}

function statusOf(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

it('tells where the playground is, here without a token and elsewhere with one, and how to read the metrics', async () => {
  const { port, printed, log } = await start({}, /Bearer/);
  expect(printed).toContain(`Passalong's playground: http://127.0.0.1:${port}\n`);
  const link = /http:\S+\?token=(\S+)/.exec(printed)?.[0] ?? '';
  expect([
    await statusOf(link, PROXIED),
    await statusOf(link.replace(/\?.*/, ''), PROXIED),
  ]).toEqual([303, 403]);
  const authorization = /"Authorization: (Bearer \S+)"/.exec(printed)?.[1] ?? '';
  const metrics = `http://127.0.0.1:${port}/metrics`;
  expect([
    await statusOf(metrics, { ...PROXIED, authorization }),
    await statusOf(metrics, PROXIED),
    await statusOf(metrics, {}),
  ]).toEqual([200, 401, 200]);
  for (const token of [link.split('=')[1] ?? '', authorization.slice('Bearer '.length)]) {
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(log).not.toContain(token);
  }
});

it('prints a token for the metrics of a bot in use, and none that the operator chose', async () => {
  const own = await start(TEAMS, /Bearer/);
  expect(own.printed).toMatch(/^\n {2}Metrics from elsewhere: .*Bearer [\w-]{32}"\n\n$/);
  const chosen = await start({ ...TEAMS, METRICS_TOKEN: 'a-secret-of-enough-length' }, /is ready/);
  expect(chosen.printed.trim()).toBe('');
  expect(chosen.log).not.toContain('a-secret-of-enough-length');
  expect(
    await statusOf(`http://127.0.0.1:${chosen.port}/metrics`, {
      ...PROXIED,
      authorization: 'Bearer a-secret-of-enough-length',
    }),
  ).toBe(200);
});

it('warns where some deeds need a second admin and not all, since they protect only together', async () => {
  const some = await start({ ...TEAMS, TWO_PERSON_APPROVAL: 'export,erase' }, /is ready/);
  expect(some.log).toMatch(
    /"unnamed":"admins","msg":"TWO_PERSON_APPROVAL protects only if it names export, erase and admins/,
  );
  const all = await start({ ...TEAMS, TWO_PERSON_APPROVAL: 'export,erase,admins' }, /is ready/);
  expect(all.log).not.toMatch(/protects only/);
});
