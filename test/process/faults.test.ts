// What nobody catches: a rejected promise is logged and the process goes on; an exception is logged
// and ends it. Neither tells a secret.
import { resolve } from 'node:path';
import { until } from '../support/until';
import { createMachine } from './main-process';

const machine = createMachine();
afterAll(() => machine.cleanUp());

async function start() {
  const bot = machine.start({
    HOST: '127.0.0.1',
    PLAYGROUND: 'on',
    NODE_OPTIONS: `--require ${resolve('test/process/planted-faults.cjs')}`,
  });
  const url = `http://127.0.0.1:${await bot.port()}`;
  return { ...bot, ready: async () => (await fetch(`${url}/readyz`)).status };
}

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly error?: { readonly message: string; readonly stack: readonly string[] };
}

/** The lines of the log at level `error`; the playground's greeting is none. */
const errorsIn = (stdout: string): Line[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ level }) => level === 'error');

it('goes on after a promise that failed and nobody listened to', async () => {
  const bot = await start();
  bot.child.kill('SIGUSR2');
  await until(async () => errorsIn(bot.stdout()).length > 0);
  await until(async () => (await bot.ready()) === 200);
  bot.child.kill('SIGTERM');
  const { code, stdout, stderr } = await bot.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [line] = errorsIn(stdout);
  expect(line).toMatchObject({
    msg: expect.stringMatching(/nobody handled it/),
    error: { message: 'planted rejection of [cut] for [address]' },
  });
  expect(line?.error?.stack[0]).toMatch(/planted-faults\.cjs:\d+/);
});

it('ends after an exception that nobody caught, and says where it came from', async () => {
  const bot = await start();
  bot.child.kill('SIGHUP');
  const { code, stdout, stderr } = await bot.ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(errorsIn(stdout)[0]?.error).toMatchObject({ message: 'planted exception of [cut]' });
  expect(errorsIn(stdout)[0]?.error?.stack[0]).toMatch(/planted-faults\.cjs:\d+/);
  expect(stdout).not.toMatch(/xoxb-1234|sesame/);
});
