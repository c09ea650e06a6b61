// Who left, as far as the platforms say it: they are inactive from the first message on that can't
// reach them, and active when they are back.
import { createStoppedClock } from '../../../src/core/clock';
import { DeliveryError } from '../../../src/core/errors';
import { silentLog } from '../../../src/core/log';
import type { Account, Profile } from '../../../src/core/account';
import type { People } from '../../../src/core/people';
import type { StoreDriver } from '../../../src/core/store';
import { collections } from '../../../src/domain';
import { createPeople } from '../../../src/domain/people';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { colleague } from '../../support/people';

const SLACK: Account = { platform: 'slack', tenant: 'T1', user: 'U1' };
const TEAMS: Account = { platform: 'teams', tenant: 't', user: 'tom' };

let store: StoreDriver;
let people: People;
let says: Profile | DeliveryError;

beforeEach(async () => {
  says = { name: 'Tom', email: 'tom@example.com', active: true, standing: 'colleague' };
  store = createSqliteStore({ file: ':memory:' });
  await store.open(collections);
  const lookUp = async () => {
    if (says instanceof DeliveryError) throw says;
    return says;
  };
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  people = createPeople({
    store,
    clock,
    log: silentLog,
    lookUp,
    defaults: { zone: 'UTC', locale: 'en' },
    admins: [],
    guests: 'off',
  });
});
afterEach(() => store.close());

const isActive = async (id: string) => (await people.get(id))?.active;

it('is inactive when the platform says that the account is closed', async () => {
  const { id } = await colleague(people, SLACK);
  says = { name: 'Tom', active: false, standing: 'colleague' };
  await people.unreachable(SLACK);
  expect(await isActive(id)).toBe(false);
});

it.each<[string, Profile | DeliveryError]>([
  ['only blocked the bot', { name: 'Tom', active: true, standing: 'colleague' }],
  ['cannot be looked up', new DeliveryError('unavailable', 'no answer')],
])('stays active who %s', async (_what, profile) => {
  const { id } = await colleague(people, SLACK);
  says = profile;
  await people.unreachable(SLACK);
  expect(await isActive(id)).toBe(true);
  expect(await people.accountOf(id)).toBeUndefined();
});

it('stays active who has another account', async () => {
  const { id } = await colleague(people, SLACK);
  expect((await colleague(people, TEAMS)).id).toBe(id);
  says = { name: 'Tom', active: false, standing: 'colleague' };
  await people.unreachable(SLACK);
  expect(await isActive(id)).toBe(true);
  expect(await people.accountOf(id)).toEqual(TEAMS);
});

it('is active again who is back', async () => {
  const { id } = await colleague(people, SLACK);
  says = { name: 'Tom', active: false, standing: 'colleague' };
  await people.unreachable(SLACK);
  says = { name: 'Tom', active: true, standing: 'colleague' };
  expect(await colleague(people, SLACK)).toMatchObject({ id, active: true });
  expect(await people.accountOf(id)).toEqual(SLACK);
});
