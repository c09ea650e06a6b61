// A chain of the first versions stays whole: their entries had another hash. The frozen one was
// written by the code of 1 December 2026, whole and after a cut.
import { auditCollection, type AuditEntry, headText } from '../../../src/domain/audit/chain';
import { collections } from '../../../src/domain';
import { createAudit } from '../../../src/domain/audit';
import { auditNamesCollection } from '../../../src/domain/audit/names';
import { verifyAudit } from '../../../src/domain/audit/verify';
import { idFrom } from '../../../src/core/ids';
import type { StoreDriver } from '../../../src/core/store';
import { createSqliteStore } from '../../../src/storage/sqlite';
import old from '../../contract/old/audit-chain.json';

const WHOLE = old.whole as readonly AuditEntry[];
const CUT = old.cut as readonly AuditEntry[];
const SOON = new Date('2026-12-02T00:00:00Z');
const LATER = new Date('2030-01-01T00:00:00Z');

let driver: StoreDriver;
beforeEach(async () => {
  driver = createSqliteStore({ file: ':memory:' });
  await driver.open(collections);
});
afterEach(() => driver.close());

async function holding(entries: readonly AuditEntry[]): Promise<void> {
  for (const entry of entries) await driver.collection(auditCollection).insert(entry);
}
const all = () => driver.collection(auditCollection).find({});
const note = (at: Date, cause = at.toISOString()) =>
  createAudit(driver).note(
    { at: at.toISOString(), byPersonId: 'lead', what: 'role.granted', whom: 'rita' },
    cause,
  );

it('is whole, and stays so when new entries follow', async () => {
  await holding(WHOLE);
  expect(await verifyAudit(driver, SOON, WHOLE)).toMatchObject({ ok: true, entries: 6 });
  await note(SOON);
  expect(await verifyAudit(driver, SOON, WHOLE)).toMatchObject({ ok: true, entries: 7 });
});

it.each(
  WHOLE.flatMap((entry) =>
    (['at', 'kind', 'what', 'by', 'whom', 'detail', 'key', 'prev', 'hash'] as const).map(
      (field) => [entry.seq, field] as const,
    ),
  ),
)('names entry %i if its field %s was changed', async (seq, field) => {
  await holding(WHOLE.map((entry) => (entry.seq === seq ? { ...entry, [field]: 'x' } : entry)));
  expect(await verifyAudit(driver, SOON)).toMatchObject({ ok: false, seq });
});

it('names an entry that was removed, and a cut of entries that are too young', async () => {
  await holding(WHOLE.toSpliced(2, 1));
  expect(await verifyAudit(driver, SOON)).toMatchObject({ ok: false, seq: 3, problem: 'removed' });
  await driver.collection(auditCollection).remove('000000000001');
  await driver.collection(auditCollection).remove('000000000002');
  await createAudit(driver).note(
    {
      at: SOON.toISOString(),
      byPersonId: 'nobody',
      what: 'audit.cut',
      whom: 'audit',
      detail: headText(WHOLE[2] as AuditEntry),
    },
    'forged',
  );
  expect(await verifyAudit(driver, SOON)).toMatchObject({ ok: false, seq: 1, problem: 'removed' });
});

it('is whole after a cut of the first versions, and while that cut is not yet carried out', async () => {
  await holding(CUT);
  const cut = { ok: true, cut: { upTo: 2 } };
  expect(await verifyAudit(driver, LATER, CUT)).toMatchObject(cut);
  await driver.collection(auditCollection).insert(WHOLE[1] as AuditEntry);
  expect(await verifyAudit(driver, LATER)).toMatchObject({ ok: true, cut: { upTo: 1 } });
  // A place that is nowhere in the chain is no proof.
  await driver.collection(auditCollection).remove('000000000002');
  await driver.collection(auditCollection).remove('000000000003');
  expect(await verifyAudit(driver, LATER)).toMatchObject({ ok: false, seq: 3 });
});

it('is cut off as far as what is left proves the age, and the rest a year later', async () => {
  await holding(WHOLE);
  const audit = createAudit(driver);
  expect(await audit.cut(new Date('2027-01-01T00:00:00Z'), LATER)).toBe(5);
  expect(await verifyAudit(driver, LATER)).toMatchObject({ ok: true, cut: { upTo: 5 } });
  const nextYear = new Date('2031-01-02T00:00:00Z');
  await note(nextYear);
  expect(await audit.cut(new Date('2028-01-01T00:00:00Z'), nextYear)).toBe(1);
  expect((await all()).map(({ seq }) => seq)).toEqual([7, 8, 9]);
  expect(await verifyAudit(driver, nextYear)).toMatchObject({ ok: true, cut: { upTo: 6 } });
});

it('does not note a deed again that the first versions noted just before the upgrade', async () => {
  const usedAt = SOON.toISOString();
  for (const [id, subject] of [
    ['p-000000000001', 'lead'],
    ['p-000000000002', 'rita'],
  ] as const)
    await driver.collection(auditNamesCollection).insert({ id, subject, usedAt });
  const [first] = WHOLE as [AuditEntry];
  const key = idFrom('deed', 'again', 'role.granted', 'p-000000000002');
  await holding([{ ...first, key }]);
  await note(SOON, 'again');
  expect((await all()).length).toBe(1);
  await note(SOON, 'another');
  expect((await all()).length).toBe(2);
});
