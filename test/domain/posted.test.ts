// What of somebody's is to be taken back, and what an erasure waits for before that.
import type { DeliveryRecord } from '../../src/core/outbox/record';
import { outboxCollection } from '../../src/core/outbox/record';
import type { StoreDriver } from '../../src/core/store';
import { collections } from '../../src/domain';
import { takeBack } from '../../src/domain/posted';
import { createSqliteStore } from '../../src/storage/sqlite';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const MIA = {
  personId: 'mia',
  name: 'Mia',
  accounts: [],
  accountKeys: [],
  pseudonym: 'p-000000000001',
};

let store: StoreDriver;
beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:' });
  await store.open([outboxCollection, ...collections]);
});
afterEach(() => store.close());

async function unsentOf(fields: Partial<DeliveryRecord>): Promise<number> {
  const at = NOW.toISOString();
  const record = {
    state: 'queued',
    at,
    order: 1,
    plannedAt: at,
    dueAt: at,
    attempts: 0,
    to: { person: 'tom' },
    names: ['mia'],
  } as const;
  await store.collection(outboxCollection).insert({ id: 'told:1', ...record, ...fields });
  return (await takeBack(store, MIA, 'privacy.removed', NOW)).unsent;
}

it.each([
  ['was to leave by now', {}, 1],
  ['is being sent', { state: 'sending' }, 1],
  [
    'is tried again later',
    { plannedAt: '2026-03-01T09:00:00.000Z', dueAt: '2026-03-02T10:00:00.000Z' },
    1,
  ],
  [
    'is to leave another day',
    { plannedAt: '2026-03-09T09:00:00.000Z', dueAt: '2026-03-09T09:00:00.000Z' },
    0,
  ],
  ['was given up', { state: 'failed' }, 0],
  ['is to themselves', { to: { person: 'mia' } }, 0],
] as const)(
  'an erasure waits for a message that names them only while it is on its way: one that %s',
  async (_which, fields, unsent) => {
    expect(await unsentOf(fields)).toBe(unsent);
  },
);
