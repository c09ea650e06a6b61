// A platform vouches for another address: the person moves, and nobody is joined with somebody who
// has an account of their own.
import { createStoppedClock } from '../../../src/core/clock';
import { DeliveryError } from '../../../src/core/errors';
import { silentLog } from '../../../src/core/log';
import { type Account, accountKey, type Profile } from '../../../src/core/account';
import type { People } from '../../../src/core/people';
import type { Person } from '../../../src/core/person';
import type { StoreDriver } from '../../../src/core/store';
import { collections } from '../../../src/domain';
import { holderOf, personAt } from '../../../src/domain/people/addresses';
import { erasureId, erasuresCollection } from '../../../src/domain/erasures';
import { createPeople } from '../../../src/domain/people';
import {
  accountsCollection,
  newPerson,
  peopleCollection,
  personIdOf,
} from '../../../src/domain/people/record';
import { createSqliteStore } from '../../../src/storage/sqlite';
import { colleague } from '../../support/people';

const DEFAULTS = { zone: 'UTC', locale: 'en' } as const;
const [OLD, NEW, OTHER] = [
  'uma@linden.example',
  'uma.married@linden.example',
  'olga@linden.example',
];
const DAY_MS = 25 * 3_600_000;
const slack = (user: string): Account => ({ platform: 'slack', tenant: 'T1', user });
const [UMA, OLGA] = [slack('UMA'), slack('OLGA')];
const UMA_ON_TEAMS: Account = { platform: 'teams', tenant: 't', user: 'uma' };

let store: StoreDriver;
let clock: ReturnType<typeof createStoppedClock>;
let people: People;
/** What platforms say, by user. */
let emails: Map<string, string | DeliveryError>;
const documents = () => store.collection(peopleCollection);
const accountOf = async (account: Account) =>
  store.collection(accountsCollection).get(accountKey(account));

beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:' });
  await store.open(collections);
  clock = createStoppedClock('2026-03-02T09:00:00Z');
  emails = new Map([['UMA', OLD]]);
  const lookUp = async ({ user }: Account): Promise<Profile> => {
    const email = emails.get(user);
    if (email instanceof DeliveryError) throw email;
    return {
      name: user,
      active: true,
      standing: 'colleague',
      ...(email !== undefined && { email }),
    };
  };
  people = createPeople({
    store,
    clock,
    log: silentLog,
    lookUp,
    defaults: DEFAULTS,
    admins: [],
    guests: 'off',
  });
});
afterEach(() => store.close());

/** They speak a day later, when their platform is asked again. */
async function nextDay(...accounts: readonly Account[]): Promise<Person[]> {
  clock.travelTo(new Date(clock.now().getTime() + DAY_MS));
  const met: Person[] = [];
  for (const account of accounts) met.push(await colleague(people, account));
  return met;
}

/** What was stored with the changes of somebody, to be heard by the features. */
const told = async (id: string) =>
  (await documents().pending(9)).find((one) => one.id === id)?.caused.events ?? [];

/** As an import keeps somebody who never spoke. */
async function isImported(email: string, fields: Partial<Person> = {}): Promise<string> {
  const id = fields.id ?? personIdOf(email);
  await documents().insert(
    newPerson({ id, name: 'Uma Married', email, department: 'Sales', ...fields }, DEFAULTS),
  );
  return id;
}

describe('a new address that nobody has', () => {
  it('moves the person with all that is theirs', async () => {
    const { id } = await colleague(people, UMA);
    await documents().update(id, (doc) => ({
      doc: { ...doc, department: 'Sales', roles: ['reviewer'] },
    }));
    emails.set('UMA', 'Uma.Mar\u200Bried@LINDEN.example');
    const [uma] = await nextDay(UMA);
    expect(uma).toMatchObject({
      id,
      email: NEW,
      formerEmails: [OLD],
      department: 'Sales',
      roles: ['reviewer'],
      accounts: [UMA],
    });
    expect(await documents().count({})).toBe(1);
    expect((await personAt(documents(), OLD))?.id).toBe(id);
    expect(await told(id)).toMatchObject([
      { name: 'deed.done', data: { what: 'person.moved', whom: id, byPersonId: 'nobody' } },
    ]);
  });

  it('moves them also where nobody speaks', async () => {
    const { id } = await colleague(people, UMA);
    emails.set('UMA', NEW);
    clock.travelTo(new Date(clock.now().getTime() + 8 * DAY_MS));
    await people.check(10);
    expect(await people.get(id)).toMatchObject({ email: NEW });
  });

  it.each([
    ['is none', 'uma'],
    ['needs more than a look to be one', 'Uma <uma@linden.example>'],
    ['is not said any more', undefined],
  ])('changes nothing where it %s', async (_what, said) => {
    const { id } = await colleague(people, UMA);
    if (said === undefined) emails.delete('UMA');
    else emails.set('UMA', said);
    expect(await nextDay(UMA)).toMatchObject([{ id, email: OLD }]);
  });

  it('of one account moves the person once, and the other account that still says the old one does not move them back', async () => {
    emails.set('uma', OLD);
    const { id } = await colleague(people, UMA);
    expect((await colleague(people, UMA_ON_TEAMS)).id).toBe(id);
    emails.set('UMA', NEW);
    for (let day = 0; day < 3; day += 1) {
      const met = await nextDay(UMA, UMA_ON_TEAMS);
      expect(met.map((one) => [one.id, one.email])).toEqual([
        [id, NEW],
        [id, NEW],
      ]);
    }
    emails.set('uma', NEW);
    expect(await nextDay(UMA_ON_TEAMS)).toMatchObject([{ id, email: NEW }]);
    emails.set('uma', OLD);
    emails.set('UMA', OLD);
    expect(await nextDay(UMA_ON_TEAMS, UMA)).toMatchObject([
      { email: OLD, formerEmails: [NEW] },
      { email: OLD },
    ]);
  });

  it('of an account that an older version kept moves the person unless another account may say the old one', async () => {
    emails.set('uma', OLD);
    const { id } = await colleague(people, UMA);
    await colleague(people, UMA_ON_TEAMS);
    for (const account of [UMA, UMA_ON_TEAMS])
      await store
        .collection(accountsCollection)
        .update(accountKey(account), ({ email: _unknown, ...doc }) => ({ doc }));
    emails.set('UMA', NEW);
    expect(await nextDay(UMA)).toMatchObject([{ id, email: OLD }]);
    emails.set('uma', NEW);
    expect(await nextDay(UMA_ON_TEAMS)).toMatchObject([{ id, email: NEW }]);
  });
});

describe('an address that a table named', () => {
  it('joins whom the table named, who never spoke: with the department and the roles that they were given', async () => {
    const { id } = await colleague(people, UMA);
    await documents().update(id, (doc) => ({
      doc: { ...doc, department: 'Before', location: 'Ulm', roles: ['lead'] },
    }));
    const imported = await isImported(NEW, { roles: ['reviewer'] });
    emails.set('UMA', NEW);
    const [uma] = await nextDay(UMA);
    expect(uma).toMatchObject({
      id,
      email: NEW,
      department: 'Sales',
      location: 'Ulm',
      roles: ['lead', 'reviewer'],
      active: true,
    });
    expect(await documents().get(imported)).toMatchObject({
      mergedInto: id,
      active: false,
      roles: [],
    });
    expect((await people.get(imported))?.id).toBe(id);
    expect(await people.accountOf(imported)).toEqual(UMA);
    expect(await documents().count({ active: true })).toBe(1);
    expect(await nextDay(UMA)).toMatchObject([{ id, email: NEW }]);
    const data = { personId: id, roles: ['reviewer'], withheld: [] };
    expect((await told(id)).filter(({ name }) => name === 'role.inherited')).toMatchObject([
      { data },
    ]);
  });

  it('notes each move to the same address, once', async () => {
    const { id } = await colleague(people, UMA);
    for (const email of [NEW, OLD, NEW, NEW]) {
      emails.set('UMA', email);
      await nextDay(UMA);
    }
    const moves = (await told(id)).filter(({ name }) => name === 'deed.done');
    expect(new Set(moves.map(({ key }) => key)).size).toBe(3);
  });

  it.each<[string, Partial<Person>]>([
    ['who left', { active: false }],
    ['whose account is a guest’s', { active: false, barred: 'guest' }],
  ])('joins nobody %s', async (_who, fields) => {
    const { id } = await colleague(people, UMA);
    const imported = await isImported(NEW, fields);
    emails.set('UMA', NEW);
    expect(await nextDay(UMA)).toMatchObject([{ id, email: OLD }]);
    expect(await accountOf(UMA)).toMatchObject({ contested: imported });
  });

  it('joins nobody who is being erased, and moves when they are gone', async () => {
    const { id } = await colleague(people, UMA);
    const imported = await isImported(NEW);
    const at = clock.now().toISOString();
    await store.collection(erasuresCollection).insert({
      id: erasureId(imported),
      personId: imported,
      how: 'gone',
      state: 'waiting',
      askedAt: at,
      dueAt: at,
      pseudonym: 'former-1',
    });
    emails.set('UMA', NEW);
    expect(await nextDay(UMA)).toMatchObject([{ id, email: OLD }]);
    await documents().remove(imported);
    expect(await nextDay(UMA)).toMatchObject([{ id, email: NEW }]);
  });
});

describe('an address that somebody with an account has', () => {
  it('joins nobody: both stay, and it is noted who has it', async () => {
    emails.set('OLGA', OTHER);
    const [uma, olga] = [await colleague(people, UMA), await colleague(people, OLGA)];
    emails.set('UMA', OTHER);
    for (let day = 0; day < 2; day += 1)
      expect(await nextDay(UMA, OLGA)).toMatchObject([
        { id: uma.id, email: OLD },
        { id: olga.id, email: OTHER },
      ]);
    expect(await accountOf(UMA)).toMatchObject({ contested: olga.id });
    // As soon as it is free, it is taken.
    emails.set('OLGA', 'olga.other@linden.example');
    expect(await nextDay(UMA)).toMatchObject([{ id: uma.id, email: OTHER }]);
    expect(await accountOf(UMA)).not.toHaveProperty('contested');
    expect(await people.get(olga.id)).toMatchObject({
      email: 'olga.other@linden.example',
      formerEmails: [OTHER],
    });
  });

  it('stays theirs while their platform does not answer', async () => {
    emails.set('OLGA', OTHER);
    const [uma, olga] = [await colleague(people, UMA), await colleague(people, OLGA)];
    emails.set('UMA', OTHER);
    emails.set('OLGA', new DeliveryError('unavailable', 'away'));
    expect(await nextDay(UMA)).toMatchObject([{ id: uma.id, email: OLD }]);
    expect(await people.get(olga.id)).toMatchObject({ email: OTHER });
  });

  it('stays theirs where their platform says no address', async () => {
    emails.set('OLGA', OTHER);
    const [uma, olga] = [await colleague(people, UMA), await colleague(people, OLGA)];
    emails.set('UMA', OTHER);
    emails.delete('OLGA');
    expect(await nextDay(UMA)).toMatchObject([{ id: uma.id, email: OLD }]);
    expect(await documents().get(olga.id)).toMatchObject({ email: OTHER });
    expect(await accountOf(UMA)).toMatchObject({ contested: olga.id });
  });

  it.each([
    ['two', ['a', 'b']],
    ['four', ['a', 'b', 'c', 'd']],
  ])('is swapped among %s, at the word of any of them', async (_how, users) => {
    const emailOf = (user: string) => `${user}@linden.example`;
    for (const user of users) emails.set(user, emailOf(user));
    const before = new Map<string, string>();
    for (const user of users) before.set(user, (await colleague(people, slack(user))).id);
    users.forEach((user, index) =>
      emails.set(user, emailOf(users[(index + 1) % users.length] ?? '')),
    );
    await nextDay(slack(users[0] ?? ''));
    for (const [index, user] of users.entries()) {
      const now = emailOf(users[(index + 1) % users.length] ?? '');
      expect(await people.get(before.get(user) ?? '')).toMatchObject({
        email: now,
        formerEmails: [emailOf(user)],
      });
      expect((await colleague(people, slack(user))).id).toBe(before.get(user));
    }
  });

  it('goes to a newcomer who got it in the same workspace, and not with all that is another’s', async () => {
    const uma = await colleague(people, UMA);
    await documents().update(uma.id, (doc) => ({ doc: { ...doc, roles: ['admin'] } }));
    emails.set('UMA', NEW);
    emails.set('NOVA', OLD);
    const nova = await colleague(people, slack('NOVA'));
    expect(nova).toMatchObject({ email: OLD, roles: [] });
    expect(nova.id).not.toBe(uma.id);
    expect(await people.get(uma.id)).toMatchObject({ email: NEW, roles: ['admin'] });
    expect((await holderOf(documents(), OLD))?.id).toBe(nova.id);
    expect((await personAt(documents(), OLD))?.id).toBe(nova.id);
    expect((await colleague(people, slack('NOVA'))).id).toBe(nova.id);
  });

  it('leads to nobody where two had it before', async () => {
    for (const id of ['a', 'b'])
      await documents().insert(newPerson({ id, name: id, formerEmails: [OLD] }, DEFAULTS));
    expect(await personAt(documents(), OLD)).toBeUndefined();
  });
});
