// A name behind a pseudonym is kept as long as the newest deed under it, so its date follows the
// deeds, to the day.
import { collections } from '../../../src/domain';
import { createAudit } from '../../../src/domain/audit';
import { auditNamesCollection } from '../../../src/domain/audit/names';
import { createSqliteStore } from '../../../src/storage/sqlite';

it('is dated anew once a day, by the deed', async () => {
  const driver = createSqliteStore({ file: ':memory:' });
  await driver.open(collections);
  const audit = createAudit(driver);
  const usedAt = async () =>
    (await driver.collection(auditNamesCollection).find({ subject: 'person-rita' }))[0]?.usedAt;
  const noted = async (at: string) => {
    await audit.note(
      { at, byPersonId: 'person-lead', what: 'role.granted', whom: 'person-rita' },
      at,
    );
    return usedAt();
  };
  expect(await noted('2026-03-02T09:00:00.000Z')).toBe('2026-03-02T09:00:00.000Z');
  expect(await noted('2026-03-02T20:00:00.000Z')).toBe('2026-03-02T09:00:00.000Z');
  expect(await noted('2026-03-05T09:00:00.000Z')).toBe('2026-03-05T09:00:00.000Z');
  expect(await noted('2026-03-01T09:00:00.000Z')).toBe('2026-03-05T09:00:00.000Z');
  await driver.close();
});
