// The audit with processes of its own: two that note the same causes at once, and one that is
// killed in the middle.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { collections } from '../../../src/domain';
import { createAudit } from '../../../src/domain/audit';
import { auditCollection } from '../../../src/domain/audit/chain';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { createMongoStore } from '../../../src/storage/mongodb';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { mongoService, startMongoServer } from '../../support/mongo-server';
import { describeWith } from '../../support/service';

const DEED = { at: '2026-03-02T09:00:00.000Z', byPersonId: 'person-lead', what: 'role.granted' };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function writer(place: string, count: number): ChildProcess {
  const script = join(__dirname, 'writer-process.ts');
  const child = spawn(
    process.execPath,
    ['--require', './test/support/run-typescript.cjs', script, place, String(count)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  closing.push(() => child.kill('SIGKILL'));
  return child;
}

describeWith(mongoService, 'two processes on one MongoDB', () => {
  it('note the same causes at once: each has one entry, and each number is taken once', async () => {
    const server = await startMongoServer();
    closing.push(() => server.stop());
    const uri = `${server.uri}/processes`;
    const both = [writer(uri, 40), writer(uri, 40)];
    for (const child of both) child.stdout?.resume();
    expect(await Promise.all(both.map((child) => once(child, 'exit')))).toEqual([
      [0, null],
      [0, null],
    ]);
    const driver = createMongoStore({ uri });
    await driver.open(collections);
    closing.push(() => driver.close());
    expect(await verifyAudit(driver, new Date())).toMatchObject({
      ok: true,
      entries: 40,
      head: { seq: 40 },
    });
    expect(
      new Set((await driver.collection(auditCollection).find({})).map(({ key }) => key)).size,
    ).toBe(40);
  });
});

it('is whole after a kill, holds all that was acknowledged, and takes up the rest once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'passalong.db');
  const child = writer(file, 10_000);
  const acknowledged: string[] = [];
  if (!child.stdout) throw new Error('the process says nothing');
  for await (const cause of createInterface(child.stdout)) {
    // The last line may be cut off.
    if (/^cause\d+$/.test(cause)) acknowledged.push(cause);
    if (acknowledged.length === 30) child.kill('SIGKILL');
  }
  const driver = createSqliteStore({ file });
  await driver.open(collections);
  closing.push(() => driver.close());
  const verified = await verifyAudit(driver, new Date());
  const before = verified.ok ? verified.entries : 0;
  expect(before).toBeGreaterThanOrEqual(acknowledged.length);
  const audit = createAudit(driver);
  for (const cause of acknowledged)
    await audit.note({ ...DEED, whom: `person-${Number(cause.slice(5)) % 3}` }, cause);
  expect(await verifyAudit(driver, new Date())).toMatchObject({ ok: true, entries: before });
});
