// `npm run backup` as an operator runs it: beside a working bot, on the file of a stopped one, and
// to where it cannot be. A bot that starts from the copy knows all.
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newPerson, peopleCollection } from '../../src/domain/people/record';
import { createSqliteStore } from '../../src/storage/sqlite';
import { makeSmallDisk } from '../support/small-disk';
import { until } from '../support/until';
import { createMachine, type MainProcess } from './main-process';

const machine = createMachine();
afterAll(() => machine.cleanUp());

const BOT = { TEAMS_UNSIGNED: 'on', PLAYGROUND: 'off', HOST: '127.0.0.1' };
const DATA_DIR = join(machine.folder, 'data');
const backups = join(DATA_DIR, 'backups');

async function inStore<T>(
  folder: string,
  work: (ids: readonly string[]) => T,
  ...people: readonly string[]
): Promise<T> {
  const driver = createSqliteStore({ file: join(folder, 'passalong.db') });
  await driver.open([peopleCollection]);
  const all = driver.collection(peopleCollection);
  for (const id of people)
    await all.insert(newPerson({ id, name: id }, { zone: 'UTC', locale: 'en' }));
  const found = await all.find({});
  await driver.close();
  return work(found.map(({ id }) => id));
}

async function stop(bot: MainProcess): Promise<void> {
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}

it('makes a copy of a running bot’s file from which a bot starts', async () => {
  mkdirSync(DATA_DIR);
  await inStore(DATA_DIR, () => {}, 'alice', 'bob');
  writeFileSync(join(DATA_DIR, 'notes.txt'), 'of the operator');
  const bot = machine.start(BOT);
  const url = `http://127.0.0.1:${await bot.port()}`;
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^passalong_disk_free_bytes [1-9]/m);
  const { code, stdout, stderr } = await machine.command(['backup']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [name = '', ...others] = readdirSync(backups);
  expect(others).toEqual([]);
  expect(name).toMatch(/^passalong-\d{8}T\d{6}Z\.db$/);
  expect(stdout).toContain(`${join(backups, name)}: whole and checked, `);
  expect(stdout).toMatch(/\nNot in it, since it is not Passalong's: notes\.txt\n/);
  expect([statSync(join(backups, name)).mode & 0o777, statSync(backups).mode & 0o777]).toEqual([
    0o600, 0o700,
  ]);
  await stop(bot);
  expect(bot.stdout()).toMatch(/"command":"backup","code":0/);

  const restored = join(machine.folder, 'restored');
  mkdirSync(restored);
  copyFileSync(join(backups, name), join(restored, 'passalong.db'));
  const again = machine.start({ ...BOT, DATA_DIR: restored });
  const port = await again.port();
  await until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200);
  await stop(again);
  await inStore(restored, (ids) => expect(ids).toEqual(['alice', 'bob']));
});

it('copies the file of a stopped bot, also to a folder that is named from where the operator is', async () => {
  mkdirSync(join(machine.folder, 'elsewhere'));
  const { code, stdout, stderr } = await machine.command(['backup', '--to', 'elsewhere']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(join(machine.folder, 'elsewhere', 'passalong-'));
  expect(readdirSync(join(machine.folder, 'elsewhere'))).toHaveLength(1);
});

it('names what a backup that was cut off has left, and removes it from the bot’s own folder', async () => {
  const name = 'passalong-20260301T021500Z.db';
  const elsewhere = join(machine.folder, 'shared');
  mkdirSync(elsewhere);
  for (const folder of [backups, elsewhere])
    for (const end of ['', '.part', '.part-journal'])
      writeFileSync(join(folder, `${name}${end}`), 'half');
  const bot = machine.start(BOT);
  await bot.port();
  const own = await machine.command(['backup']);
  expect(own.stdout).toContain(
    `Removed what a backup that was cut off had left: ${name}.part, ${name}.part-journal.`,
  );
  expect(readdirSync(backups).filter((each) => each.startsWith(name))).toEqual([name]);
  // Another bot may be writing there.
  const other = await machine.command(['backup', '--to', elsewhere]);
  expect(other.stdout).toContain(
    `Not whole, left by a backup that was cut off: ${name}.part, ${name}.part-journal. Delete it unless`,
  );
  expect(readdirSync(elsewhere).filter((each) => each.startsWith(name))).toHaveLength(3);
  expect([own.code, other.code]).toEqual([0, 0]);
  await stop(bot);
  expect(bot.stdout()).toMatch(
    /20260301T021500Z\.db\.part-journal.*left files; the next backup removes them/,
  );
});

it('copies the file of a bot that was killed, and leaves no socket in the way', async () => {
  for (const name of ['killed', 'next']) mkdirSync(join(machine.folder, name));
  const bot = machine.start(BOT);
  await bot.port();
  bot.child.kill('SIGKILL');
  await bot.ended;
  expect(existsSync(join(DATA_DIR, 'operator', 'bot.sock'))).toBe(true);
  expect((await machine.command(['backup', '--to=killed'])).code).toBe(0);
  const next = machine.start(BOT);
  await next.port();
  expect((await machine.command(['backup', '--to=next'])).code).toBe(0);
  await stop(next);
});

it('says what is wrong, with an exit code, and leaves no half file', async () => {
  const bot = machine.start(BOT);
  const url = `http://127.0.0.1:${await bot.port()}`;
  const file = join(machine.folder, 'a-file');
  writeFileSync(file, '');
  expect(await machine.command(['backup', '--to', file])).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /a-file cannot be written to \(.*\)\. The bot writes the file itself, with its own rights/,
    ),
  });
  for (const to of ['/proc/x', join(machine.folder, 'not', 'there')])
    expect(await machine.command(['backup', '--to', to])).toMatchObject({
      code: 1,
      stdout: `The folder ${to} does not exist. Create it first, with write permission for the bot.\n`,
    });
  expect(await machine.command(['backup', '--to', '/proc'])).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^There is no room in \/proc /),
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await machine.command(['backup', '--to', ''])).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/^--to: name a folder/),
  });
  expect(await machine.command(['backup', '--too', file])).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/\nUsage: npm run backup/),
  });
  expect(await machine.command(['backups'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^Name a command: backup/),
  });
  const disk = makeSmallDisk(1);
  if (disk) {
    writeFileSync(join(disk.folder, 'full'), Buffer.alloc(900_000));
    expect(await machine.command(['backup', '--to', disk.folder])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^There is no room in .* MB are needed, 0 MB are free\)\. Nothing was left there/,
      ),
    });
    expect(readdirSync(disk.folder)).toEqual(['full']);
    disk.remove();
  }
  await stop(bot);
  expect(
    await machine.command(['backup'], { DATA_DIR: join(machine.folder, 'nowhere') }),
  ).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^DATA_DIR: there is no database in .*nowhere\. Name the folder that the bot uses\./,
    ),
  });
});
