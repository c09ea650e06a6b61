// `npm run import` as an operator runs it: beside a working bot, on the file of a stopped one, and
// with what cannot be read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCollections } from '../../src/manifests/data-map';
import { auditCollection } from '../../src/domain/audit/chain';
import { entriesCollection } from '../../src/domain/entries';
import { peopleCollection } from '../../src/domain/people/record';
import { features } from '../../src/features';
import { createSqliteStore } from '../../src/storage/sqlite';
import { workbookFile } from '../support/workbook-file';
import { createMachine } from './main-process';

const machine = createMachine();
afterAll(() => machine.cleanUp());

const BOT = { TEAMS_UNSIGNED: 'on', PLAYGROUND: 'off', HOST: '127.0.0.1' };
const DATA_DIR = join(machine.folder, 'data');

async function stored() {
  const driver = createSqliteStore({ file: join(DATA_DIR, 'passalong.db') });
  await driver.open(allCollections(features));
  const people = await driver.collection(peopleCollection).find({});
  const entries = await driver.collection(entriesCollection).find({});
  const audit = await driver.collection(auditCollection).find({});
  await driver.close();
  return {
    people: people.map(({ email }) => email),
    entries: entries.map(({ question }) => question),
    deeds: audit.map(({ by, what }) => `${by} ${what}`),
  };
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(machine.folder, name);
  writeFileSync(path, content);
  return path;
}

it('previews, imports and takes back beside a bot and without one, in the name of the operator', async () => {
  mkdirSync(DATA_DIR);
  const bot = machine.start(BOT);
  await bot.port();
  const rows = Array.from({ length: 3_000 }, (_, at) => `p${at}@acme.example,Person ${at}`);
  const people = written('people.csv', `email,name\n${rows.join('\n')}\nnobody,No One\n`);

  const shown = await machine.command(['import', 'people', people]);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^3,000 new/);
  expect(shown.stdout).toMatch(/Line 3002: .*nobody/);
  expect(shown.stdout).toMatch(/Person 0, p0@acme\.example/);
  expect(shown.stdout).toMatch(/Nothing was changed/);

  const done = await machine.command(['import', 'people', people, '--yes']);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  const [, id = ''] = /--take-back (\S+)/.exec(done.stdout) ?? [];
  expect((await machine.command(['import', 'people', people])).stdout).toMatch(/^nothing new/);
  expect(await machine.command(['import', '--take-back', id])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Taken back by operator.*3,000 people/),
  });

  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
  expect(bot.stdout()).not.toMatch(/acme\.example/);
  expect(await stored()).toMatchObject({
    people: [],
    deeds: expect.arrayContaining(['operator import.people']),
  });

  const faq = workbookFile([
    {
      name: 'FAQ',
      rows: [
        ['Question', 'Answer'],
        ['Where?', 'Here.'],
      ],
    },
  ]);
  const alone = await machine.command(['import', 'faq', written('faq.xlsx', faq), '--yes']);
  expect(alone).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 new.*Imported\./s) });
  expect((await stored()).entries).toEqual(['Where?']);

  const wrong: [string[], number, RegExp][] = [
    [['people', written('a.csv', 'x,y\n1,2\n')], 1, /columns email and name are missing/],
    [['people', written('a.pdf', '%PDF-1.7')], 1, /I read tables as CSV/],
    [['people', join(machine.folder, 'none.csv')], 1, /cannot be read/],
    [['people', written('big.csv', Buffer.alloc(10 * 2 ** 20 + 1, 'x'))], 1, /larger than 10 MB/],
    [['cats', people], 2, /Usage/],
    [['people'], 2, /Usage/],
    [['--take-back', 'import-none'], 1, /no longer exists/],
  ];
  for (const [args, code, said] of wrong) {
    const { stdout, stderr, ...ended } = await machine.command(['import', ...args]);
    expect({ ...ended, said: stdout + stderr }).toEqual({
      code,
      said: expect.stringMatching(said),
    });
  }
});
