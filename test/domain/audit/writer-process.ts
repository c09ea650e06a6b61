// Notes deeds until it is through or killed, and says each cause when its entry is acknowledged.
// The store: a SQLite file, or a MongoDB's address.
import { collections } from '../../../src/domain';
import { createAudit } from '../../../src/domain/audit';
import { createMongoStore } from '../../../src/storage/mongodb';
import { createSqliteStore } from '../../../src/storage/sqlite';

const [, , place = '', count = '0'] = process.argv;
const AT_ONCE = 4;

async function main(): Promise<void> {
  const driver = place.startsWith('mongodb:')
    ? createMongoStore({ uri: place })
    : createSqliteStore({ file: place });
  await driver.open(collections);
  const audit = createAudit(driver);

  async function note(n: number): Promise<void> {
    const deed = {
      at: '2026-03-02T09:00:00.000Z',
      byPersonId: 'person-lead',
      what: 'role.granted',
      whom: `person-${n % 3}`,
    };
    await audit.note(deed, `cause${n}`);
    process.stdout.write(`cause${n}\n`);
  }

  for (let n = 0; n < Number(count); n += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, Number(count) - n) }, (_, more) => note(n + more)),
    );
  await driver.close();
}

void main();
