// Once somebody is erased, nobody finds out whose pseudonym theirs was: not with all addresses of
// the company, all ids, the code and the database.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idFrom } from '../../../src/core/ids';
import { collections } from '../../../src/domain';
import { createAudit } from '../../../src/domain/audit';
import { auditCollection } from '../../../src/domain/audit/chain';
import { auditNamesCollection } from '../../../src/domain/audit/names';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { createPersonalData } from '../../../src/domain/personal-data';
import { newPerson } from '../../../src/domain/people/record';
import { createSqliteStore } from '../../../src/storage/sqlite';

const AT = '2026-03-02T09:00:00.000Z';
const [MIA, TOM] = [idFrom('person', 'mia@linden.example'), idFrom('person', 'tom@linden.example')];

const folder = mkdtempSync(join(tmpdir(), 'passalong-'));
const driver = createSqliteStore({ file: join(folder, 'passalong.db') });
beforeAll(() => driver.open(collections));
afterAll(async () => {
  await driver.close();
  rmSync(folder, { recursive: true });
});

/**
 * Deeds with causes that hold ids, as the features have them: by her, about her, and about somebody
 * else where her id is a detail.
 */
const DEEDS = [
  [{ at: AT, byPersonId: MIA, what: 'export.opened', whom: TOM, detail: 'json' }, `${MIA}:${AT}`],
  [
    { at: AT, byPersonId: TOM, what: 'role.confirmed', whom: MIA, detail: 'lead' },
    `roles:1:${MIA}:lead`,
  ],
  [
    { at: AT, byPersonId: 'nobody', what: 'person.absorbed', whom: TOM, detail: MIA },
    `${MIA} into ${TOM}`,
  ],
] as const;

it('leaves no key in the chain that can be computed from what is known afterwards', async () => {
  const audit = createAudit(driver);
  for (const [deed, cause] of DEEDS) await audit.note(deed, cause);
  // Noted again, as after a crash, and by another process.
  for (const [deed, cause] of DEEDS) await createAudit(driver).note(deed, cause);
  const chain = driver.collection(auditCollection);
  expect(await chain.count({})).toBe(DEEDS.length);

  const personal = createPersonalData(driver, () => collections);
  const mia = {
    ...newPerson(
      { id: MIA, name: 'Mia', email: 'mia@linden.example' },
      { zone: 'UTC', locale: 'en' },
    ),
    version: 1,
  };
  await personal.erase(await personal.whoIs(mia, ''), 'gone');
  await driver.scrub?.();

  const entries = await chain.find({});
  const left = await driver.collection(auditNamesCollection).find({});
  expect(left.map(({ subject }) => subject)).toEqual([TOM]);
  const salts = ['', ...left.map(({ salt }) => salt ?? '')];
  const written = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
  for (const { what, whom } of entries) {
    for (const [, cause] of DEEDS) {
      const tried = salts.flatMap((one) =>
        salts.flatMap((two) =>
          salts.map((three) => idFrom('deed', cause, what, whom, one, two, three)),
        ),
      );
      for (const key of [idFrom('deed', cause, what, whom), ...tried])
        expect(written).not.toContain(key);
    }
  }
  expect(written).toContain(entries[0]?.key);
  expect(await verifyAudit(driver, new Date('2027-01-01T00:00:00.000Z'))).toMatchObject({
    ok: true,
    entries: DEEDS.length,
  });
});

it('gives names from before a salt of their own, and keeps an entry that was noted without one', async () => {
  const names = driver.collection(auditNamesCollection);
  await names.insert({ id: 'p-0123456789ab', subject: 'person-before', usedAt: AT });
  const deed = { at: AT, byPersonId: 'person-before', what: 'role.granted', whom: 'person-before' };
  await createAudit(driver).note(deed, 'before');
  await createAudit(driver).note(deed, 'before');
  expect(await driver.collection(auditCollection).count({ by: 'p-0123456789ab' })).toBe(1);
  expect((await names.get('p-0123456789ab'))?.salt).toMatch(/^[\da-f]{32}$/);
});
