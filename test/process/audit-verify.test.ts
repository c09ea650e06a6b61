// `npm run audit:verify` as an operator runs it: beside a working bot, and on the file of a stopped
// one that somebody changed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StoreDriver } from '../../src/core/store';
import { collections } from '../../src/domain';
import { createAudit } from '../../src/domain/audit';
import { createSqliteStore } from '../../src/storage/sqlite';
import { createMachine } from './main-process';

const machine = createMachine();
afterAll(() => machine.cleanUp());

const DATA_DIR = join(machine.folder, 'data');
const file = join(DATA_DIR, 'passalong.db');

async function withStore(work: (driver: StoreDriver) => Promise<void>): Promise<void> {
  const driver = createSqliteStore({ file });
  await driver.open(collections);
  await work(driver);
  await driver.close();
}

it('verifies beside the bot, logs the same head, and names what was changed behind its back', async () => {
  mkdirSync(DATA_DIR);
  await withStore(async (driver) => {
    const deed = {
      at: '2026-03-02T09:00:00.000Z',
      byPersonId: 'lead',
      what: 'role.granted',
      whom: 'rita',
    };
    for (const cause of ['one', 'two', 'three']) await createAudit(driver).note(deed, cause);
  });
  const bot = machine.start({ TEAMS_UNSIGNED: 'on', PLAYGROUND: 'off', HOST: '127.0.0.1' });
  await bot.port();
  const beside = await machine.command(['audit:verify']);
  expect(beside).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^The audit is whole: 3 entries/),
  });
  const [, hash = ''] = /kept elsewhere: 3:([\da-f]{64})/.exec(beside.stdout) ?? [];
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
  expect(bot.stdout()).toContain(`"seq":3,"hash":"${hash}"`);

  const db = new Database(file);
  db.prepare(
    `UPDATE "audit.chain" SET doc = replace(doc, 'role.granted', 'role.removed') WHERE id LIKE '%2'`,
  ).run();
  db.close();
  expect(await machine.command(['audit:verify', '--head', `3:${hash}`])).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^Entry 2 of the audit was changed/),
  });
});
