// The audit can be verified without Passalong: by the Python script, and by the format that the
// operator's guide gives.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { collections } from '../../src/domain';
import { createAudit } from '../../src/domain/audit';
import { auditCollection, type AuditEntry, headText } from '../../src/domain/audit/chain';
import { createSqliteStore } from '../../src/storage/sqlite';
import old from '../contract/old/audit-chain.json';
import { describeWith } from '../support/service';

const sha256 = (...parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

it('has the example that the guide gives', () => {
  const body = sha256('role', 'role.granted', 'p-1', 'p-2', 'lead', 'k');
  expect(readFileSync('docs/operator.md', 'utf8')).toContain(
    sha256(1, '2026-03-02T09:00:00.000Z', body, '0'.repeat(64)),
  );
});

const python = {
  there: spawnSync('python3', ['--version']).status === 0,
  name: 'Python 3',
  how: 'install python3',
};

describeWith(python, 'docs/operate/verify-audit.py', () => {
  let folder: string;
  let file: string;
  let head: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'passalong-'));
    file = join(folder, 'passalong.db');
    const driver = createSqliteStore({ file });
    await driver.open(collections);
    const audit = createAudit(driver);
    const at = '2026-03-02T09:00:00.000Z';
    for (const [index, name] of ['Zoë', 'Mia', 'Tom', 'Rita'].entries())
      await audit.note(
        {
          at,
          byPersonId: 'lead',
          what: 'role.granted',
          whom: name,
          ...(index > 1 && { detail: 'reviewer' }),
        },
        name,
      );
    const newest = await audit.head();
    head = newest ? headText(newest) : '';
    await driver.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function verify(...more: readonly string[]) {
    const { status, stdout } = spawnSync(
      'python3',
      ['docs/operate/verify-audit.py', file, ...more],
      { encoding: 'utf8' },
    );
    return { status, said: stdout };
  }
  function change(sql: string): void {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  }

  it('finds a whole chain whole', () => {
    expect(verify()).toEqual({ status: 0, said: '4 entries follow on each other, from 1 to 4\n' });
    expect(verify(head)).toMatchObject({
      status: 0,
      said: expect.stringMatching(/entry 4 is as it was/),
    });
  });

  it('finds a chain of the first versions whole, and a change in it', async () => {
    const driver = createSqliteStore({ file });
    await driver.open(collections);
    const chain = driver.collection(auditCollection);
    for await (const { id } of chain.scan()) await chain.remove(id);
    for (const entry of old.whole as readonly AuditEntry[]) await chain.insert(entry);
    await driver.close();
    expect(verify()).toEqual({ status: 0, said: '6 entries follow on each other, from 1 to 6\n' });
    change(`UPDATE "audit.chain" SET doc = json_set(doc, '$.by', 'p-1') WHERE id = '000000000002'`);
    expect(verify()).toMatchObject({
      status: 1,
      said: expect.stringMatching(/entry 2 was changed/),
    });
  });

  it.each([
    [
      'a changed field',
      `UPDATE "audit.chain" SET doc = json_set(doc, '$.detail', 'admin') WHERE id = '000000000003'`,
      /entry 3 was changed/,
    ],
    [
      'a removed entry',
      `DELETE FROM "audit.chain" WHERE id = '000000000002'`,
      /entry 2 was removed/,
    ],
  ])('finds %s', (_what, sql, said) => {
    change(sql);
    expect(verify()).toMatchObject({ status: 1, said: expect.stringMatching(said) });
  });

  it('finds a missing end by a head', () => {
    change(`DELETE FROM "audit.chain" WHERE id = '000000000004'`);
    expect(verify().status).toBe(0);
    expect(verify(head)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/entry 4 is not the one/),
    });
  });
});
