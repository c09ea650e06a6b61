// `audit:verify`: what it says, and its exit code, for a whole audit and for one that was tampered
// with.
import { createStoppedClock } from '../../src/core/clock';
import { silentLog } from '../../src/core/log';
import type { StoreDriver } from '../../src/core/store';
import { collections } from '../../src/domain';
import { createAudit } from '../../src/domain/audit';
import { auditCollection, entryId, headText } from '../../src/domain/audit/chain';
import { auditVerifyCommand } from '../../src/operator/audit-verify';
import { carryOut } from '../../src/operator/command';
import { createSqliteStore } from '../../src/storage/sqlite';

const NOW = '2026-03-02T09:00:00.000Z';
let clockAt: string;

let driver: StoreDriver;
beforeEach(async () => {
  clockAt = NOW;
  driver = createSqliteStore({ file: ':memory:' });
  await driver.open(collections);
});
afterEach(() => driver.close());

async function noted(count: number): Promise<readonly string[]> {
  for (let n = 1; n <= count; n += 1)
    await createAudit(driver).note(
      { at: NOW, byPersonId: 'lead', what: 'role.granted', whom: 'rita' },
      `cause${n}`,
    );
  return (await driver.collection(auditCollection).find({})).map(headText);
}

async function verify(...args: readonly string[]) {
  const lines: string[] = [];
  const room = {
    driver,
    store: driver,
    clock: createStoppedClock(clockAt),
    log: silentLog,
    dataDir: '.',
    say: (line: string) => lines.push(line),
  };
  const code = await carryOut(auditVerifyCommand, args, {
    ...room,
    say: (line) => void room.say(line),
  });
  return { code, said: lines.join('\n') };
}

it('says that the audit is whole, and its head', async () => {
  expect(await verify()).toEqual({
    code: 0,
    said: 'The audit has no entries.\nWithout --head nobody can tell whether its end was cut off or rewritten.',
  });
  const heads = await noted(3);
  const { code, said } = await verify();
  expect(code).toBe(0);
  expect(said).toMatch(/whole: 3 entries.*Without --head/s);
  expect(said).toContain(`to be kept elsewhere: ${heads[2]}`);
  expect(await verify('--head', `${heads[0]},${heads[1]}`)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Entry 1 is as it was.*Entry 2/s),
  });
});

it('does not take an audit that was emptied for one that never had an entry', async () => {
  await noted(3);
  for (const seq of [1, 2, 3]) await driver.collection(auditCollection).remove(entryId(seq));
  expect(await verify()).toMatchObject({
    code: 2,
    said: expect.stringMatching(
      /has no entries.*pseudonyms of \d+ people are kept.*all entries were removed/s,
    ),
  });
});

it('names the first entry that was tampered with, with exit code 1', async () => {
  const heads = await noted(4);
  const chain = driver.collection(auditCollection);
  await chain.remove(entryId(4));
  expect(await verify()).toMatchObject({ code: 0 });
  expect(await verify('--head', heads[3] ?? '')).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Entry 4 of the audit was removed/),
  });
  await chain.update(entryId(2), (entry) => ({ doc: { ...entry, by: 'p-000000000000' } }));
  expect(await verify()).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Entry 2 of the audit was changed/),
  });
});

it('does not call it whole when every head that was given is older than the cut', async () => {
  const heads = await noted(3);
  const later = '2027-03-04T09:00:00.000Z';
  await createAudit(driver).cut(new Date('2027-01-01T00:00:00Z'), new Date(later));
  await createAudit(driver).note(
    { at: later, byPersonId: 'lead', what: 'role.granted', whom: 'rita' },
    'later',
  );
  const [newest] = (
    await driver.collection(auditCollection).find({}, { sort: { by: 'id', order: 'descending' } })
  ).map(headText);
  clockAt = later;
  expect(await verify('--head', heads[0] ?? '')).toEqual({
    code: 2,
    said: expect.stringMatching(
      /up to 3 were cut off.*Entry 1 is not there any more and could not be compared.*proves anything.*Give the newest head that you kept/s,
    ),
  });
  expect(await verify('--head', `${heads[0]},${newest}`)).toMatchObject({
    code: 0,
    said: expect.not.stringContaining('proves anything'),
  });
  // The first entry that is left names the third.
  expect(await verify('--head', heads[2] ?? '')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Entry 3 is as it was/),
  });
  expect(await verify('--head', `${heads[1]},2:${'a'.repeat(64)}`)).toMatchObject({
    code: 2,
    said: expect.stringMatching(/^Two heads of entry 2 differ/),
  });
  clockAt = NOW;
  expect(await verify()).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Entry 1 of the audit was removed/),
  });
});

it.each([['--head'], ['--head', '5'], ['--head', `5:${'a'.repeat(63)}`], ['--foot'], ['now']])(
  'says how it is used: %s %s',
  async (...args) => {
    await noted(1);
    expect(await verify(...args)).toMatchObject({
      code: 2,
      said: expect.stringContaining('npm run audit:verify'),
    });
  },
);
