// What Passalong cannot start with ends it with exit code 1: the setting's name and the remedy, and
// no stack trace.
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { signed } from '../support/agreements';
import { createMachine } from './main-process';

const machine = createMachine();
afterAll(() => machine.cleanUp());

async function refusal(env: Readonly<Record<string, string>>): Promise<string> {
  const { code, stderr } = await machine.start(env).ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.not.stringMatching(/^ {4}at |node:internal/m),
  });
  return stderr;
}

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-secret-of-slack' };

describe('the start is refused', () => {
  // Waits five seconds for an answer: the others need not wait for it.
  const withoutMongo = refusal({ MONGODB_URI: 'mongodb://bot:sesame@127.0.0.1:1/passalong' });

  it('with wrong and half settings, all named at once, and no secret told', async () => {
    const told = await refusal({
      PORT: 'http',
      SLACK_BOT_TOKEN: 'xoxb-sesame',
      REDIS_URL: 'redis://127.0.0.1:6379',
      DEFAULT_LOCALE: 'fr',
    });
    expect(told.split('\n')).toEqual([
      'Passalong cannot start with these settings:',
      '  - PORT must be a port number such as 3978',
      '  - DEFAULT_LOCALE must be one of en, de',
      expect.stringMatching(/ - SLACK_SIGNING_SECRET is missing: take it from the Slack app/),
      expect.stringMatching(
        / - REDIS_URL needs MONGODB_URI: .* Set MONGODB_URI too, or remove REDIS_URL/,
      ),
      '',
    ]);
    expect(told).not.toContain('sesame');
  });

  it('with settings from a .env file that are wrong', async () => {
    const elsewhere = createMachine();
    writeFileSync(join(elsewhere.folder, '.env'), 'DEFAULT_TIME_ZONE=Mars/Olympus\n');
    const { code, stderr } = await elsewhere.start({}).ended;
    await elsewhere.cleanUp();
    expect(code).toBe(1);
    expect(stderr).toMatch(/DEFAULT_TIME_ZONE must be an IANA time zone such as Europe\/Berlin/);
  });

  it('with another agreement than the one that was signed, or terms that it does not allow', async () => {
    const { AGREEMENT, AGREEMENT_SHA256 } = signed({ retention: { questions: 90 } });
    const other = 'c'.repeat(64);
    const told = await refusal({ AGREEMENT, AGREEMENT_SHA256: other });
    expect(told).toMatch(/^AGREEMENT: .* is not the file that was signed\.\n/);
    expect(told).toContain(`its hash:         ${AGREEMENT_SHA256}`);
    expect(told).toContain(`AGREEMENT_SHA256: ${other}`);
    expect(await refusal({ AGREEMENT, AGREEMENT_SHA256, RETENTION: 'questions:91' })).toMatch(
      /^Passalong cannot start with these terms:\n {2}- RETENTION keeps questions for 91 days, and the agreement allows 90/,
    );
  });

  it('where another program has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toBe(
      `PORT ${port} is taken by another program: stop it, or set PORT to a free port\n`,
    );
    other.close();
  });

  it('where the folder for the data is none', async () => {
    const file = join(machine.folder, 'a-file');
    writeFileSync(file, '');
    expect(await refusal({ ...SLACK, DATA_DIR: file })).toMatch(
      /^DATA_DIR: .*a-file cannot be created .* Name a folder that Passalong may write to/,
    );
  });

  it('where the data is damaged, newer, or another Passalong has it', async () => {
    const damaged = join(machine.folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'passalong.db'), 'This is no database. '.repeat(500));
    const newer = join(machine.folder, 'newer');
    mkdirSync(newer);
    const db = new Database(join(newer, 'passalong.db'));
    db.exec(
      "CREATE TABLE schema (collection TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID; INSERT INTO schema VALUES ('people', 99)",
    );
    db.close();
    const holder = join(machine.folder, 'held');
    mkdirSync(holder);
    const held = new Database(join(holder, 'passalong.db'));
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('BEGIN IMMEDIATE; CREATE TABLE t (a)');
    const told = await Promise.all(
      [damaged, newer, holder].map((DATA_DIR) => refusal({ ...SLACK, DATA_DIR })),
    );
    held.close();
    expect(told).toEqual([
      expect.stringMatching(/^DATA_DIR: .* is damaged and was left as it is\. Restore it/),
      expect.stringMatching(
        /^DATA_DIR: .* was written by a newer Passalong \(people is at version 99, this one knows 1\)\. Install that version again/,
      ),
      expect.stringMatching(/^DATA_DIR: .* is in use by another Passalong\. Stop that one/),
    ]);
  });

  it('where a part of the data is missing', async () => {
    const emptied = join(machine.folder, 'emptied');
    mkdirSync(emptied);
    writeFileSync(join(emptied, 'passalong.db'), '');
    writeFileSync(join(emptied, 'passalong.db-wal'), 'changes');
    expect(await refusal({ ...SLACK, DATA_DIR: emptied })).toMatch(
      /^DATA_DIR: .*passalong\.db is empty, but its log .*passalong\.db-wal is not\. Nothing was changed\. Put the database back/,
    );
  });

  it('where no MongoDB answers, and keeps the password to itself', async () => {
    const told = await withoutMongo;
    expect(told).toMatch(/^MONGODB_URI: the database does not answer .* Check the address/);
    expect(told).not.toContain('sesame');
  });
});
