// The audit: one entry a number, once a cause, with two who write at once; pseudonyms only; read
// with the names of those who are not erased.
import { idFrom } from '../../../src/core/ids';
import type { CollectionSpec, Store, StoreDriver } from '../../../src/core/store';
import { termProblems } from '../../../src/core/agreement/terms';
import { collections } from '../../../src/domain';
import { approvalsCollection } from '../../../src/domain/approvals';
import { createAudit } from '../../../src/domain/audit';
import { earlierAuditCollection } from '../../../src/domain/audit/before';
import { auditCollection, entryId, kindOf } from '../../../src/domain/audit/chain';
import { auditNamesCollection } from '../../../src/domain/audit/names';
import { createTrail, type TrailPlace } from '../../../src/domain/audit/trail';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { newPerson, peopleCollection } from '../../../src/domain/people/record';
import { createMongoStore } from '../../../src/storage/mongodb';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { createPlug } from '../../support/crashing';
import { deedsOf } from '../../support/deeds';
import { mongoService, type MongoServer, startMongoServer } from '../../support/mongo-server';
import { describeWith } from '../../support/service';

const AT = '2026-03-02T09:00:00.000Z';
const deed = {
  at: AT,
  byPersonId: 'person-lead',
  what: 'role.granted',
  whom: 'person-rita',
  detail: 'reviewer',
} as const;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** `open`: a driver for each of the processes that share a store. */
function suite(open: () => Promise<readonly StoreDriver[]>): void {
  async function stores(): Promise<readonly Store[]> {
    const drivers = await open();
    for (const driver of drivers) await driver.open(collections);
    closing.push(...drivers.map((driver) => () => driver.close()));
    return drivers;
  }

  it('holds pseudonyms in place of ids, the same for the same', async () => {
    const [store] = (await stores()) as [Store];
    const audit = createAudit(store);
    await audit.note(deed, 'one');
    await audit.note({ ...deed, whom: 'slack:T1:C1', what: 'reviewers.channel' }, 'two');
    await audit.note(
      { at: AT, byPersonId: 'nobody', what: 'synonyms.kept', whom: 'synonyms' },
      'three',
    );
    const entries = await store.collection(auditCollection).find({});
    expect(JSON.stringify(entries)).not.toMatch(/person-|slack/);
    const [lead, rita, channel] = [
      expect.stringMatching(/^p-/),
      expect.stringMatching(/^p-/),
      expect.stringMatching(/^p-/),
    ];
    expect(entries).toMatchObject([
      { id: entryId(1), seq: 1, kind: 'role', by: lead, whom: rita, detail: 'reviewer' },
      { seq: 2, kind: 'setting', by: entries[0]?.by, whom: channel },
      { seq: 3, by: 'nobody', whom: 'synonyms' },
    ]);
    expect(new Set(entries.flatMap(({ by, whom }) => [by, whom])).size).toBe(5);
    expect(await deedsOf(store, 'role.granted')).toEqual([deed]);
  });

  it('gives a cause one entry, and each number once, with two who write at the same time', async () => {
    const both = await stores();
    const audits = Array.from({ length: 2 }, (_, index) =>
      createAudit(both[index % both.length] as Store),
    );
    const causes = Array.from({ length: 40 }, (_, index) => `cause${index}`);
    await Promise.all(audits.flatMap((audit) => causes.map((cause) => audit.note(deed, cause))));
    const [store] = both as [Store];
    const entries = await store.collection(auditCollection).find({});
    expect(entries.map(({ seq }) => seq)).toEqual(causes.map((_, index) => index + 1));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(40);
    expect(await store.collection(auditNamesCollection).count({})).toBe(2);
    expect(await verifyAudit(store, new Date())).toEqual({
      ok: true,
      entries: 40,
      head: { seq: 40, hash: entries.at(-1)?.hash },
    });
  });
}

describe('in SQLite', () => {
  suite(async () => [createSqliteStore({ file: ':memory:' })]);
});

describeWith(mongoService, 'in MongoDB, with two processes', () => {
  let server: MongoServer;
  let databases = 0;
  beforeAll(async () => void (server = await startMongoServer()));
  afterAll(() => server.stop());
  suite(async () => {
    const uri = `${server.uri}/audit${(databases += 1)}`;
    return [createMongoStore({ uri }), createMongoStore({ uri })];
  });
});

async function inMemory(): Promise<StoreDriver> {
  const driver = createSqliteStore({ file: ':memory:' });
  await driver.open(collections);
  closing.push(() => driver.close());
  return driver;
}

it('has one entry wherever the process died, once the cause comes again', async () => {
  let done = false;
  for (let at = 0; !done; at += 1) {
    const disk = await inMemory();
    const plug = createPlug(at);
    const noted = createAudit(plug.driver(disk)).note(deed, 'one', {
      events: [{ key: 'e', name: 'round.published', data: { roundId: 'r' } }],
    });
    done =
      (await Promise.race([noted.then(() => 'through'), plug.whenPulled.then(() => 'dead')])) ===
      'through';
    await createAudit(disk).note(deed, 'one');
    expect(await disk.collection(auditCollection).count({})).toBe(1);
    expect(await verifyAudit(disk, new Date())).toMatchObject({ ok: true, entries: 1 });
    // What comes of a deed is stored in the same write, or not at all.
    if (done) expect((await disk.collection(auditCollection).pending(10)).length).toBe(1);
  }
});

it.each(['rita@linden.example', 'Rita Sommer', 'two\nlines', '', 'x'.repeat(101)])(
  'takes no free text: “%s”',
  async (detail) => {
    await expect(createAudit(await inMemory()).note({ ...deed, detail }, 'one')).rejects.toThrow(
      TypeError,
    );
  },
);

it.each([
  ['role.granted', 'role'],
  ['contribution.approved', 'decision'],
  ['pairing.lock', 'decision'],
  ['person.erased', 'data'],
  ['person.merged', 'data'],
  ['export.opened', 'opening'],
  ['report.opened', 'opening'],
  ['import.people', 'setting'],
  ['whatever', 'setting'],
])('%s is read under %s', (what, kind) => {
  expect(kindOf(what)).toBe(kind);
});

it('has pseudonyms for ids in a detail as well', async () => {
  const store = await inMemory();
  const [other, approval] = [idFrom('person', 'tom@linden.example'), idFrom('approval', 'one')];
  await createAudit(store).note({ ...deed, what: 'person.merged', detail: other }, 'one');
  await createAudit(store).note({ ...deed, detail: `admin:${approval}` }, 'two');
  const details = (await store.collection(auditCollection).find({})).map(({ detail }) => detail);
  expect(details).toEqual([
    expect.stringMatching(/^p-[\da-f]{12}$/),
    expect.stringMatching(/^admin:p-[\da-f]{12}$/),
  ]);
  expect((await deedsOf(store)).map(({ detail }) => detail)).toEqual([other, `admin:${approval}`]);
  await store
    .collection(peopleCollection)
    .insert(newPerson({ id: other, name: 'Tom' }, { zone: 'UTC', locale: 'en' }));
  const shown = (await createTrail(store).page(2)).deeds.map(({ detail }) => detail);
  expect(shown).toEqual(['admin', 'Tom']);
});

describe('read', () => {
  async function company(): Promise<StoreDriver> {
    const driver = await inMemory();
    const defaults = { zone: 'UTC', locale: 'en' } as const;
    for (const [id, name] of [
      ['person-lead', 'Lena'],
      ['person-rita', 'Rita'],
    ] as const)
      await driver.collection(peopleCollection).insert(newPerson({ id, name }, defaults));
    return driver;
  }
  async function allPages(store: Store, kind?: 'role' | 'opening') {
    const trail = createTrail(store);
    const deeds = [];
    for (let from: TrailPlace | undefined, page = 0; page === 0 || from; page += 1) {
      const read = await trail.page(3, from, kind);
      deeds.push(...read.deeds);
      from = read.next;
    }
    return deeds;
  }

  it('comes newest first in pages, by kind, and what is older than the chain comes last', async () => {
    const store = await company();
    const audit = createAudit(store);
    for (let n = 0; n < 7; n += 1)
      await audit.note(
        { ...deed, what: n % 2 === 0 ? 'role.granted' : 'export.opened' },
        `cause${n}`,
      );
    const earlier = { byPersonId: 'person-lead', what: 'role.removed', whom: 'person-rita' };
    for (let n = 0; n < 4; n += 1)
      await store
        .collection(earlierAuditCollection)
        .insert({ ...earlier, id: `audit-${n}`, at: '2025-03-02T09:00:00.000Z' });
    const all = await allPages(store);
    expect(all.map(({ seq }) => seq)).toEqual([
      7,
      6,
      5,
      4,
      3,
      2,
      1,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(all[0]).toEqual({
      seq: 7,
      at: AT,
      what: 'role.granted',
      detail: 'reviewer',
      by: { kind: 'name', text: 'Lena' },
      whom: { kind: 'name', text: 'Rita' },
    });
    expect(all.at(-1)).toMatchObject({ what: 'role.removed', by: { kind: 'name', text: 'Lena' } });
    expect((await allPages(store, 'opening')).map(({ seq }) => seq)).toEqual([6, 4, 2]);
    expect((await createTrail(store).page(3, { earlier: 'forged' })).deeds).toHaveLength(3);
  });

  it('shows a pseudonym where somebody is erased, and nothing where it is about no person', async () => {
    const store = await company();
    const audit = createAudit(store);
    await audit.note(deed, 'one');
    await audit.note({ at: AT, byPersonId: 'nobody', what: 'import.faq', whom: 'import-1' }, 'two');
    const pseudonym = await audit.pseudonymOf('person-rita', new Date(AT));
    await store.collection(auditNamesCollection).remove(pseudonym);
    await store.collection(peopleCollection).remove('person-rita');
    const [imported, granted] = (await createTrail(store).page(5)).deeds;
    expect(granted).toMatchObject({
      by: { kind: 'name', text: 'Lena' },
      whom: { kind: 'pseudonym', text: pseudonym },
    });
    expect(imported).toMatchObject({ by: { kind: 'nobody' } });
    expect(imported).not.toHaveProperty('whom');
    expect(await verifyAudit(store, new Date())).toMatchObject({ ok: true });
  });
});

it('keeps names and requests for as long as the rest of the audit needs them, whatever RETENTION says', () => {
  const specs = [auditNamesCollection, approvalsCollection] as unknown as readonly CollectionSpec[];
  expect(termProblems(specs, { 'audit.names': 1, approvals: 1 })).toEqual([
    'RETENTION keeps audit.names for 1 days: it must be from 365 to 3650',
    'RETENTION keeps approvals for 1 days: it must be from 30 to 3650',
  ]);
});
