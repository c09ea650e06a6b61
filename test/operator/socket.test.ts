// An operator's command reaches the running bot over a socket in DATA_DIR, which nobody but its
// user may use; whatever breaks on the way, what was begun is done once.
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createStoppedClock } from '../../src/core/clock';
import { type Log, silentLog } from '../../src/core/log';
import { askRunningBot, withFullPaths } from '../../src/operator/ask';
import { backupCommand } from '../../src/operator/backup';
import {
  carryOut,
  CommandError,
  type OperatorCommand,
  type OperatorRoom,
} from '../../src/operator/command';
import { type Listening, listenForCommands } from '../../src/operator/listen';
import { socketPlace } from '../../src/operator/socket-path';
import { createSqliteStore } from '../../src/storage/sqlite';
import { until } from '../support/until';

const base = mkdtempSync(join(tmpdir(), 'passalong-'));
const open: Listening[] = [];
let folders = 0;
const newFolder = () => join(base, String((folders += 1)));
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop(0);
});
afterAll(() => rmSync(base, { recursive: true }));

type Run = OperatorCommand['run'];
const command = (name: string, run: Run, more: Partial<OperatorCommand> = {}): OperatorCommand => ({
  name,
  run,
  ...more,
});

async function bot(
  dataDir: string,
  commands: readonly OperatorCommand[],
  log: Log = silentLog,
): Promise<Listening> {
  const driver = createSqliteStore({ file: ':memory:' });
  const room = (): Omit<OperatorRoom, 'say'> => ({
    driver,
    store: driver,
    clock: createStoppedClock('2026-03-02T09:00:00Z'),
    log,
    dataDir,
  });
  const listening = await listenForCommands({ commands, room });
  open.push(listening);
  return listening;
}

async function ask(dataDir: string, name: string, args: readonly string[] = []) {
  const said: string[] = [];
  const code = await askRunningBot(dataDir, { name, args }, (line) => said.push(line));
  return { code, said };
}

const echo = command('echo', async (args, { say }) => {
  for (const arg of args) say(arg);
  return args.length;
});

it('carries over what is said, line by line, and the exit code', async () => {
  const dataDir = newFolder();
  await bot(dataDir, [echo]);
  expect(await ask(dataDir, 'echo', ['one', 'zwei\nZeilen', '"'])).toEqual({
    code: 3,
    said: ['one', 'zwei\nZeilen', '"'],
  });
  expect(await ask(dataDir, 'echo')).toEqual({ code: 0, said: [] });
});

it('is for the bot’s user only', async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, 'operator'), { recursive: true, mode: 0o755 });
  await bot(dataDir, [echo]);
  const { path } = socketPlace(dataDir);
  expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([
    0o600, 0o700,
  ]);
});

it('says why a command did not do its work', async () => {
  const dataDir = newFolder();
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (message) => errors.push(message) };
  await bot(
    dataDir,
    [
      command('told', () => Promise.reject(new CommandError('The folder is full.', 3))),
      command('fault', () => Promise.reject(new Error('of Alice'))),
      command('alone', async () => 0, { alone: true }),
    ],
    log,
  );
  expect(await ask(dataDir, 'told')).toEqual({ code: 3, said: ['The folder is full.'] });
  expect(await ask(dataDir, 'fault')).toEqual({
    code: 1,
    said: [expect.stringMatching(/^fault failed .* the log describes/)],
  });
  expect(errors).toEqual(["an operator's command failed"]);
  expect(await ask(dataDir, 'alone')).toEqual({
    code: 1,
    said: [expect.stringMatching(/Stop the bot first/)],
  });
  expect(await ask(dataDir, 'nothing')).toEqual({
    code: 2,
    said: [expect.stringMatching(/does not know this command/)],
  });
});

it('takes one command at a time', async () => {
  const dataDir = newFolder();
  const begun = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  await bot(dataDir, [
    echo,
    command('long', async () => {
      begun.resolve();
      await may.promise;
      return 0;
    }),
  ]);
  const first = ask(dataDir, 'long');
  await begun.promise;
  expect(await ask(dataDir, 'echo')).toEqual({
    code: 1,
    said: [expect.stringMatching(/Another command is running/)],
  });
  may.resolve();
  expect((await first).code).toBe(0);
  expect((await ask(dataDir, 'echo')).code).toBe(0);
});

it('ends what was begun though nobody listens any more, also when the bot stops', async () => {
  const dataDir = newFolder();
  const begun = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  let done = 0;
  const listening = await bot(dataDir, [
    command('long', async (_args, { say }) => {
      begun.resolve();
      await may.promise;
      say('nobody hears this');
      done += 1;
      return 0;
    }),
  ]);
  const socket = connect(socketPlace(dataDir).path);
  socket.write('{"name":"long","args":[]}\n');
  await begun.promise;
  socket.destroy();
  const stopped = listening.stop(10_000);
  may.resolve();
  await stopped;
  expect(done).toBe(1);
  expect(existsSync(socketPlace(dataDir).path)).toBe(false);
});

it('tells who asked when the bot ends before the command does', async () => {
  const dataDir = newFolder();
  const begun = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  const listening = await bot(dataDir, [
    command('long', async () => {
      begun.resolve();
      await may.promise;
      return 0;
    }),
  ]);
  const asked = ask(dataDir, 'long');
  await begun.promise;
  await Promise.all([
    listening.stop(0),
    expect(asked).rejects.toThrow(/connection to the bot broke before the command ended/),
  ]);
  may.resolve();
});

it('takes the place of a socket that a killed bot left, and knows that nobody listens at one', async () => {
  const dataDir = newFolder();
  expect(await ask(dataDir, 'echo')).toEqual({ code: undefined, said: [] });
  const { folder, path } = socketPlace(dataDir);
  mkdirSync(folder, { recursive: true });
  const dead = createServer().listen(`${path}.dead`);
  await once(dead, 'listening');
  renameSync(`${path}.dead`, path);
  dead.close();
  await once(dead, 'close');
  expect(existsSync(path)).toBe(true);
  expect(await ask(dataDir, 'echo')).toEqual({ code: undefined, said: [] });
  await bot(dataDir, [echo]);
  expect(await ask(dataDir, 'echo', ['it'])).toEqual({ code: 1, said: ['it'] });
});

it.each([
  ['no JSON', 'GET / HTTP/1.1\n', ''],
  [
    'something else',
    '{"name":1}\n',
    '{"say":"The running bot does not know this command. It may be another version."}\n{"exit":2}\n',
  ],
  [
    'null',
    'null\n',
    '{"say":"The running bot does not know this command. It may be another version."}\n{"exit":2}\n',
  ],
  ['a line without an end', 'x'.repeat(200_000), ''],
])('lives through %s', async (_what, sent, answer) => {
  const dataDir = newFolder();
  await bot(dataDir, [echo]);
  const socket = connect(socketPlace(dataDir).path);
  socket.on('error', () => socket.destroy());
  socket.write(sent);
  expect(await text(socket).catch(() => '')).toBe(answer);
  expect((await ask(dataDir, 'echo')).code).toBe(0);
});

it('keeps no bot from starting where DATA_DIR lies too deep, and says so on both sides', async () => {
  const dataDir = join(newFolder(), 'deep'.repeat(30));
  const warned: unknown[] = [];
  await bot(dataDir, [echo], {
    ...silentLog,
    warn: (_message, fields) => warned.push(String(fields?.['error'])),
  });
  expect(warned).toEqual([expect.stringMatching(/DATA_DIR: .* bytes too long for a socket/)]);
  await expect(ask(dataDir, 'echo')).rejects.toThrow(
    /Use a shorter path \(a link will do\), or stop the bot first/,
  );
});

it('means paths from where the operator is', () => {
  const it = { paths: ['--to'] };
  expect(
    withFullPaths(it, ['--to', 'x', '--to=../y=z', '--with', 'x', '--to', '/a'], '/home/ops'),
  ).toEqual(['--to', '/home/ops/x', '--to=/home/y=z', '--with', 'x', '--to', '/a']);
});

it('leaves an empty path empty', () => {
  expect(withFullPaths({ paths: ['--to'] }, ['--to', '', '--to='], '/home/ops')).toEqual([
    '--to',
    '',
    '--to=',
  ]);
});

it.each(['', 'a\0b'])('refuses to back up to “%s”, in words', async (to) => {
  const said: string[] = [];
  const driver = { ...createSqliteStore({ file: ':memory:' }), backup: async () => ({}) };
  const room = {
    driver,
    store: driver,
    clock: createStoppedClock('2026-03-02T09:00:00Z'),
    log: silentLog,
    dataDir: base,
  };
  expect(
    await carryOut(backupCommand, ['--to', to], { ...room, say: (line) => void said.push(line) }),
  ).toBe(2);
  expect(said).toEqual([expect.stringMatching(/^--to: name a folder that is there\./)]);
});

it('says that the bot is busy while others hold every connection', async () => {
  const dataDir = newFolder();
  await bot(dataDir, [echo]);
  const idle = Array.from({ length: 8 }, () => connect(socketPlace(dataDir).path));
  await Promise.all(idle.map((socket) => once(socket, 'connect')));
  for (let n = 0; n < 5; n += 1)
    await expect(ask(dataDir, 'echo')).rejects.toThrow(
      /busy with other commands and did not take this one/,
    );
  for (const socket of idle) socket.destroy();
  await until(async () => (await ask(dataDir, 'echo').catch(() => undefined))?.code === 0);
});

it('takes one command a connection', async () => {
  const dataDir = newFolder();
  let runs = 0;
  const count = command('count', async () => {
    runs += 1;
    return 0;
  });
  await bot(dataDir, [count]);
  const socket = connect(socketPlace(dataDir).path);
  socket.write('{"name":"count","args":[]}\n{"name":"count","args":[]}\n');
  expect(await text(socket)).toBe('{"exit":0}\n');
  expect(runs).toBe(1);
});

it('waits for nobody who asks nothing when the bot stops', async () => {
  const dataDir = newFolder();
  const listening = await bot(dataDir, [echo]);
  const socket = connect(socketPlace(dataDir).path);
  await once(socket, 'connect');
  await listening.stop(10_000);
  await until(async () => socket.destroyed || socket.readableEnded);
  socket.destroy();
});
