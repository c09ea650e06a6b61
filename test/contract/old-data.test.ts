// Data as Passalong 0.1.0 left it, killed between a tip and the cards about it: a later version
// finds everything and finishes what was begun. The files in old/ are frozen; a change that cannot
// read them needs a migration.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BSON, MongoClient } from 'mongodb';
import type { StoreDriver } from '../../src/core/store';
import { createTrail } from '../../src/domain/audit/trail';
import { channelsCollection } from '../../src/domain/channels';
import { contributionsCollection } from '../../src/domain/contributions';
import { makeAsk } from '../../src/features/ask';
import { makeContributions } from '../../src/features/contributions';
import { makeCouncil } from '../../src/features/council';
import { createMongoStore } from '../../src/storage/mongodb';
import { createSqliteStore } from '../../src/storage/sqlite';
import { expectAllDone } from '../faults/world';
import { createFakePlatform } from '../support/fake-platform';
import { mongoService, startMongoServer } from '../support/mongo-server';
import { describeWith } from '../support/service';
import { startTalk } from '../support/talk';

const old = (name: string) => readFileSync(join(__dirname, 'old', name), 'utf8');

/** As version 0.1.0 noted a deed; its frozen files hold none. */
const DEED = {
  at: '2026-11-24T09:00:00.000Z',
  byPersonId: 'person-2IeEuyI6BXHCIBbTEmFljP',
  what: 'role.granted',
  whom: 'person-4z4qoIc-F-jpwUNJbp0w4G',
  detail: 'reviewer',
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function expectLivesOn(driver: StoreDriver): Promise<void> {
  const slack = createFakePlatform('slack');
  // An older version asked nobody how an account stands: Slack is asked before what is left is
  // carried out.
  for (const name of ['Alice', 'Rita']) {
    const email = `${name.toLowerCase()}@linden.example`;
    slack.profiles.set(`slack:T1:${name.toLowerCase()}`, {
      name,
      email,
      active: true,
      standing: 'colleague',
    });
  }
  const world = new Map([['slack' as const, slack]]);
  const talk = await startTalk({
    features: [makeAsk, makeContributions, makeCouncil],
    platform: 'slack',
    world,
    driver,
    now: '2026-11-25T09:05:00.000Z',
  });
  closing.push(() => talk.stop());
  const { alice, rita } = await talk.withPeople('alice', 'rita');
  expect((await rita.person()).roles).toEqual(['reviewer']);
  await talk.settle();
  // The card that the crash kept back, and the answer to who waited for it.
  expect(talk.shownIn(talk.channel('reviewers'))).toEqual([
    expect.stringMatching(/Pivot tables refresh/),
  ]);
  expect(alice).toHaveBeenTold(/Thank you, Alice/, { times: 1 });
  await rita.presses('review.approve');
  expect(alice).toHaveBeenTold(/Rita approved/);
  expect(
    await talk.engine.store.collection(contributionsCollection).count({ state: 'approved' }),
  ).toBe(1);

  await alice.says('ask where do I book leave?');
  expect(alice).toHaveBeenTold(/In the portal/);
  const channels = talk.engine.store.collection(channelsCollection);
  expect((await channels.find({})).map(({ id }) => id)).toEqual(['reviewers:slack:T1']);

  const { next, deeds } = await createTrail(talk.engine.store).page(1);
  expect(deeds).toMatchObject([{ what: 'contribution.approved' }]);
  const [by, whom] = ['Alice', 'Rita'].map((text) => ({ kind: 'name', text }));
  expect((await createTrail(talk.engine.store).page(5, next)).deeds).toEqual([
    { at: DEED.at, what: DEED.what, detail: DEED.detail, by, whom },
  ]);

  // What was put off for later than the crash.
  await talk.travelTo('2026-11-25T09:31:00.000Z');
  expect(alice).toHaveBeenTold(/say that once more/);
  await expectAllDone(talk);
}

it('lives on in a SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'passalong.db');
  const db = new Database(file);
  db.exec(old('sqlite-0.1.0.sql'));
  db.prepare('INSERT INTO "audit" VALUES (?, 1, ?, NULL, 1)').run('audit-1', JSON.stringify(DEED));
  db.close();
  const driver = createSqliteStore({ file });
  await expectLivesOn(driver);
  await driver.close();
  // Its tables are laid as new ones are.
  const forward = new Database(file);
  closing.push(() => forward.close());
  const tables = forward
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%pending TEXT%'",
    )
    .all();
  expect(tables.length).toBeGreaterThan(5);
  expect(tables.filter((table) => /WITHOUT ROWID|\.old/.test(JSON.stringify(table)))).toEqual([]);
});

describeWith(mongoService, 'old data in MongoDB', () => {
  it('lives on', async () => {
    const server = await startMongoServer();
    closing.push(() => server.stop());
    const uri = `${server.uri}/old`;
    const client = await new MongoClient(uri).connect();
    const collections = BSON.EJSON.parse(old('mongodb-0.1.0.json')) as Record<
      string,
      { _id: string }[]
    >;
    for (const [name, docs] of Object.entries(collections))
      await client.db().collection<{ _id: string }>(name).insertMany(docs);
    const stamps = { _v: 1, _w: ['w'], _c: new Date(DEED.at) };
    await client
      .db()
      .collection<{ _id: string }>('audit')
      .insertOne({ _id: 'audit-1', ...DEED, ...stamps });
    await client.close();
    await expectLivesOn(createMongoStore({ uri }));
  });
});
