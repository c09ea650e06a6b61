// Accounts of guests and outsiders that an earlier version of the bot took for colleagues: they
// lose the person, and the person what was not theirs.
import { createStoppedClock } from '../../../src/core/clock';
import { DeliveryError } from '../../../src/core/errors';
import { silentLog } from '../../../src/core/log';
import { type Account, accountKey, type Profile } from '../../../src/core/account';
import type { GuestPolicy, Person } from '../../../src/core/person';
import type { People } from '../../../src/core/people';
import { collections } from '../../../src/domain';
import {
  accountsCollection,
  newPerson,
  peopleCollection,
  personIdOf,
} from '../../../src/domain/people/record';
import { createPeople } from '../../../src/domain/people';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { createFailingDriver } from '../../support/failing-driver';
import { colleague } from '../../support/people';

const DEFAULTS = { zone: 'UTC', locale: 'en' } as const;
const RITA = 'rita@linden.example';
const EVE: Account = { platform: 'slack', tenant: 'T1', user: 'UEVE' };
const OWN: Account = { platform: 'slack', tenant: 'T1', user: 'URITA' };
const COLLEAGUE: Profile = { name: 'Rita', email: RITA, active: true, standing: 'colleague' };
const OUTSIDER: Profile = { name: 'Eve', active: true, standing: 'outsider' };

async function rig(
  known: Partial<Person>,
  guests: GuestPolicy = 'off',
  admins: readonly string[] = [],
) {
  const store = createFailingDriver(createSqliteStore({ file: ':memory:' }));
  await store.open(collections);
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  const profiles = new Map<string, Profile | DeliveryError>();
  let asked = 0;
  const lookUp = async (account: Account) => {
    asked += 1;
    const profile = profiles.get(account.user) ?? new DeliveryError('gone', 'no such user');
    if (profile instanceof DeliveryError) throw profile;
    return profile;
  };
  const people: People = createPeople({
    store,
    clock,
    log: silentLog,
    lookUp,
    defaults: DEFAULTS,
    admins,
    guests,
  });
  const documents = store.collection(peopleCollection);
  /** As an earlier version kept an account: nobody had asked how it stands. */
  async function keep(account: Account, personId: string): Promise<void> {
    await store.collection(accountsCollection).insert({
      id: accountKey(account),
      personId,
      account,
      lookedUpAt: clock.now().toISOString(),
      reachable: true,
    });
    await documents.update(personId, (doc) => ({
      doc: {
        ...doc,
        accounts: [...doc.accounts, account],
        accountKeys: [...doc.accountKeys, accountKey(account)],
        lastAccountKey: accountKey(account),
      },
    }));
  }
  const id = personIdOf(RITA);
  await documents.insert(newPerson({ id, name: 'Rita', email: RITA, ...known }, DEFAULTS));
  await keep(EVE, id);
  profiles.set('UEVE', OUTSIDER);
  profiles.set('URITA', COLLEAGUE);
  return {
    store,
    clock,
    people,
    profiles,
    documents,
    id,
    keep,
    asked: () => asked,
    rita: async () => (await documents.get(id)) as Person,
  };
}

it('an outsider who was joined by an admin’s address loses the admin, who keeps what is theirs', async () => {
  const { people, rita, id, store } = await rig(
    { department: 'Quality', roles: ['reviewer'] },
    'off',
    [RITA],
  );
  expect(await people.of(EVE)).toBe('outsider');
  expect(await rita()).toMatchObject({
    active: true,
    email: RITA,
    roles: ['reviewer'],
    accounts: [],
  });
  expect((await rita()).lastAccountKey).toBeUndefined();
  expect(await people.accountOf(id)).toBeUndefined();
  expect(await people.barred(10)).toEqual([
    { account: EVE, name: 'Eve', standing: 'outsider', at: '2026-03-02T09:00:00.000Z' },
  ]);
  expect(await colleague(people, OWN)).toMatchObject({
    id,
    accounts: [OWN],
    roles: ['reviewer', 'admin'],
  });
  expect(await people.of(EVE)).toBe('outsider');
  await store.close();
});

it('nothing is sent to an account before its platform says that it is a colleague’s', async () => {
  const { people, id, profiles, store } = await rig({ department: 'Quality' });
  profiles.set('UEVE', new DeliveryError('unavailable', 'Slack is away'));
  await expect(people.accountOf(id)).rejects.toThrow(DeliveryError);
  expect(await people.of(EVE)).toBe('unknown');
  profiles.set('UEVE', OUTSIDER);
  expect(await people.accountOf(id)).toBeUndefined();
  await store.close();
});

it('somebody is deactivated where nothing else says that they are a colleague, and their address is free for whose it is', async () => {
  const { people, rita, id, store } = await rig({ roles: ['reviewer'] });
  expect(await people.check(10)).toBe(1);
  expect(await rita()).toMatchObject({
    active: false,
    roles: [],
    barred: 'outsider',
    accounts: [],
  });
  expect((await rita()).email).toBeUndefined();
  const real = await colleague(people, OWN);
  expect(real).toMatchObject({ active: true, email: RITA, accounts: [OWN], roles: [] });
  expect(real.id).not.toBe(id);
  expect((await colleague(people, OWN)).id).toBe(real.id);
  await store.close();
});

it('another account of the same person goes on as before', async () => {
  const { people, rita, keep, id, store } = await rig({ roles: ['lead'] });
  await keep(OWN, id);
  expect(await people.check(10)).toBe(2);
  expect(await rita()).toMatchObject({ active: true, roles: ['lead'], accounts: [OWN] });
  expect(await people.accountOf(id)).toEqual(OWN);
  await store.close();
});

it('an event that says that its sender is of another company counts for itself, and has their platform asked', async () => {
  const { people, rita, profiles, clock, store } = await rig({ roles: ['lead'] });
  profiles.set('UEVE', COLLEAGUE);
  await colleague(people, EVE);
  expect(await people.of(EVE, { outsider: true })).toBe('outsider');
  // One odd event takes nothing from a colleague.
  expect(await colleague(people, EVE)).toMatchObject({ roles: ['lead'], active: true });
  profiles.set('UEVE', OUTSIDER);
  clock.travelTo(new Date('2026-03-02T09:02:00Z'));
  expect(await people.of(EVE, { outsider: true })).toBe('outsider');
  expect(await rita()).toMatchObject({ active: false, barred: 'outsider' });
  await store.close();
});

it('a look-up that fails is made again soon, and stops nobody else’s', async () => {
  const { people, id, keep, documents, profiles, clock, asked, store } = await rig({
    department: 'Quality',
  });
  const silent = Array.from({ length: 25 }, (_, n) => ({ ...EVE, user: `U${n}` }));
  for (const account of silent) {
    await documents.insert(newPerson({ id: account.user, name: account.user }, DEFAULTS));
    await keep(account, account.user);
  }
  await keep(OWN, id);
  await colleague(people, OWN);
  const travel = (minutes: number) =>
    clock.travelTo(new Date(clock.now().getTime() + minutes * 60_000));
  // A colleague becomes a guest; the first look-ups are not answered.
  profiles.set('URITA', new DeliveryError('unavailable', 'Slack is away'));
  travel(25 * 60);
  expect(await colleague(people, OWN)).toMatchObject({ active: true });
  const before = asked();
  await colleague(people, OWN);
  expect(asked()).toBe(before);
  profiles.set('URITA', { ...COLLEAGUE, standing: 'guest' });
  travel(2);
  expect(await people.of(OWN)).toBe('outsider');
  // Accounts about which the platform says nothing are asked about now and then, a few at a time
  // while it is away.
  const then = asked();
  const first = await people.check(100);
  expect(asked() - then).toBe(first);
  expect(first).toBeLessThanOrEqual(4);
  // The next run goes on with others.
  const left = await store.collection(accountsCollection).count({ askAt: { $exists: false } });
  await people.check(100);
  expect(
    await store.collection(accountsCollection).count({ askAt: { $exists: false } }),
  ).toBeLessThan(left);
  await store.close();
});

it.each<[GuestPolicy, unknown]>([
  ['off', 'outsider'],
  ['ask', { guest: true, name: 'Eve', roles: [], active: true }],
])(
  'a guest whom the store held is deactivated; with GUESTS=%s they are %j afterwards',
  async (guests, met) => {
    const { people, rita, profiles, store } = await rig({ roles: ['lead'] }, guests);
    profiles.set('UEVE', { ...OUTSIDER, standing: 'guest', email: RITA });
    const now = await people.of(EVE, { locale: 'de' });
    expect(now).toEqual(
      typeof met === 'string' ? met : expect.objectContaining({ ...(met as object), locale: 'de' }),
    );
    expect(now).not.toHaveProperty('email');
    expect(await rita()).toMatchObject({ active: false, barred: 'guest', roles: [] });
    await store.close();
  },
);

it('a guest who becomes a colleague is let in again, as who they were', async () => {
  const { people, rita, id, profiles, store } = await rig({});
  profiles.set('UEVE', { ...OUTSIDER, standing: 'guest' });
  expect(await people.of(EVE)).toBe('outsider');
  profiles.set('UEVE', { ...COLLEAGUE, name: 'Eve', email: 'eve@linden.example' });
  expect(await colleague(people, EVE)).toMatchObject({
    id,
    active: true,
    email: 'eve@linden.example',
    accounts: [EVE],
  });
  expect((await rita()).barred).toBeUndefined();
  expect(await people.barred(10)).toEqual([]);
  expect(await people.accountOf(id)).toEqual(EVE);
  await store.close();
});

it('a colleague who becomes a guest is noticed within a day when they speak, within a week when they do not', async () => {
  const { people, id, profiles, clock, rita, store } = await rig({});
  profiles.set('UEVE', COLLEAGUE);
  await people.check(10);
  profiles.set('UEVE', { ...OUTSIDER, standing: 'guest' });
  clock.travelTo(new Date('2026-03-08T09:00:00Z'));
  expect(await people.check(10)).toBe(0);
  expect(await people.accountOf(id)).toEqual(EVE);
  clock.travelTo(new Date('2026-03-09T10:00:00Z'));
  expect(await people.check(10)).toBe(1);
  expect(await people.accountOf(id)).toBeUndefined();
  expect(await rita()).toMatchObject({ active: false });
  await store.close();
});

it.each<[string, Profile]>([
  ['an outsider', OUTSIDER],
  ['a guest', { ...OUTSIDER, standing: 'guest' }],
  ['a closed account', { ...COLLEAGUE, active: false }],
])('nothing is kept of %s who speaks for the first time', async (_who, profile) => {
  const { people, profiles, documents, store } = await rig({});
  const stranger: Account = { ...EVE, user: 'UNEW' };
  profiles.set('UNEW', { ...profile, email: 'new@linden.example' });
  expect(await people.of(stranger)).toBe('outsider');
  expect(await documents.count({})).toBe(1);
  expect(await store.collection(accountsCollection).count({})).toBe(1);
  await store.close();
});

it.each(['people', 'accounts'])(
  'what a failed write of %s leaves half done is made up for with the next look',
  async (collection) => {
    const { people, rita, id, profiles, clock, store } = await rig({ roles: ['lead'] });
    const later = (minutes: number) =>
      clock.travelTo(new Date(clock.now().getTime() + minutes * 60_000));
    store.fail(collection, 'update');
    await expect(people.of(EVE)).rejects.toThrow(/update failed/);
    store.mend();
    later(5);
    expect(await people.of(EVE)).toBe('outsider');
    expect(await rita()).toMatchObject({
      active: false,
      roles: [],
      barred: 'outsider',
      accounts: [],
    });
    // And back.
    profiles.set('UEVE', { ...COLLEAGUE, name: 'Eve' });
    store.fail(collection, 'update');
    await expect(people.of(EVE)).rejects.toThrow(/update failed/);
    store.mend();
    later(5);
    expect(await colleague(people, EVE)).toMatchObject({
      id,
      active: true,
      accounts: [EVE],
      accountKeys: [accountKey(EVE)],
    });
    expect(await people.accountOf(id)).toEqual(EVE);
    await store.close();
  },
);

it.each<[string, Partial<Person>, readonly string[], boolean]>([
  ['a department', { department: 'Quality' }, [], true],
  ['a manager', { managerEmail: 'boss@linden.example' }, [], true],
  ['a start date', { startDate: '2020-01-01' }, [], true],
  ['their address among the admins’', {}, [RITA], true],
  ['nothing', { location: 'Leeds' }, ['someone@linden.example'], false],
])(
  '%s says that a person is a colleague, whatever one of their accounts is',
  async (_what, known, admins, stays) => {
    const { people, rita, store } = await rig({ roles: ['reviewer'], ...known }, 'off', admins);
    expect(await people.of(EVE)).toBe('outsider');
    expect(await rita()).toMatchObject({
      active: stays,
      roles: stays ? expect.arrayContaining(['reviewer']) : [],
    });
    await store.close();
  },
);
