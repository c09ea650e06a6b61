// Who is told that their role changes: people who are here and have a chat with the bot, once for
// each role.
import type { StoreDriver } from '../../../src/core/store';
import { collections } from '../../../src/domain';
import { accountsCollection, newPerson, peopleCollection } from '../../../src/domain/people/record';
import {
  createRoleNotifications,
  type RoleNews,
} from '../../../src/features/admin/role-notifications';
import { createSqliteStore } from '../../../src/storage/sqlite';

const DEFAULTS = { zone: 'UTC', locale: 'en' } as const;
const NEWS: RoleNews = { role: 'reviewer', remove: false, byPersonId: 'ada', cause: 'cause' };

let store: StoreDriver;
beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:' });
  await store.open(collections);
});
afterEach(() => store.close());

type Standing = 'colleague' | 'guest' | 'outsider';

async function told(
  {
    active = true,
    standing,
    reachable = true,
  }: { active?: boolean; standing?: Standing; reachable?: boolean },
  news = NEWS,
) {
  const people = store.collection(peopleCollection);
  await people.insert(newPerson({ id: 'mia', name: 'Mia', active }, DEFAULTS));
  await store.collection(accountsCollection).insert({
    id: 'slack:T1:mia',
    personId: 'mia',
    account: { platform: 'slack', tenant: 'T1', user: 'mia' },
    lookedUpAt: '2026-03-02T09:00:00.000Z',
    askAt: '2026-03-03T09:00:00.000Z',
    reachable,
    ...(standing && { standing }),
  });
  const mia = await people.get('mia');
  if (!mia) throw new Error('mia is gone');
  return createRoleNotifications(store, () => true)(mia, news);
}

it.each([[undefined], ['colleague']] as const)(
  'is a colleague, whose account says: %s',
  async (standing) => {
    expect(await told({ ...(standing && { standing }) })).toMatchObject([
      { to: { person: 'mia' }, message: { text: 'admin.roleTold' } },
    ]);
  },
);

it.each([
  ['has left', { active: false, standing: 'colleague' }],
  ['is a guest', { standing: 'guest' }],
  ['is from another company', { standing: 'outsider' }],
  ['has no chat', { standing: 'colleague', reachable: false }],
] as const)('is nobody who %s', async (_what, who) => {
  expect(await told(who)).toEqual([]);
});

it('hears of each of two roles that one event gives', async () => {
  const [reviewer, lead] = [await told({}), await told({}, { ...NEWS, role: 'lead' })];
  expect(reviewer).toHaveLength(1);
  expect(lead).toHaveLength(1);
  expect(lead[0]?.key).not.toBe(reviewer[0]?.key);
});
