// People as platforms tell of them: language and time zone against what is known already, and who
// is joined with whom.
import { createStoppedClock } from '../../../src/core/clock';
import { DeliveryError } from '../../../src/core/errors';
import { silentLog } from '../../../src/core/log';
import { type Account, accountKey, type Client, type Profile } from '../../../src/core/account';
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
import { colleague } from '../../support/people';

const DEFAULTS = { zone: 'UTC', locale: 'en' } as const;
const KLAUS: Account = { platform: 'teams', tenant: 't', user: 'klaus' };

describe('language and time zone', () => {
  const store = createSqliteStore({ file: ':memory:' });
  let people: People;
  let asked = 0;
  let lookUp = async (): Promise<Profile> => {
    asked += 1;
    return { name: 'Klaus', active: true, standing: 'colleague' };
  };
  beforeAll(async () => {
    await store.open(collections);
    const clock = createStoppedClock('2026-03-02T09:00:00Z');
    people = createPeople({
      store,
      clock,
      log: silentLog,
      lookUp: () => lookUp(),
      defaults: { zone: 'UTC', locale: 'en' },
      admins: [],
      guests: 'off',
    });
  });
  afterAll(() => store.close());

  it.each<[string, Client, Client]>([
    ['are our defaults while nothing is known', {}, { locale: 'en', zone: 'UTC' }],
    [
      'are the client’s from the first word on',
      { locale: 'de-AT', zone: 'Europe/Vienna' },
      { locale: 'de', zone: 'Europe/Vienna' },
    ],
    ['stay where the client says nothing', {}, { locale: 'de', zone: 'Europe/Vienna' }],
    [
      'follow who travels',
      { locale: 'de-AT', zone: 'America/New_York' },
      { locale: 'de', zone: 'America/New_York' },
    ],
    [
      'stay where the client says nonsense',
      { locale: 'xx', zone: 'Mars/Olympus' },
      { locale: 'de', zone: 'America/New_York' },
    ],
  ])('%s', async (_what, client, expected) => {
    expect(await colleague(people, KLAUS, client)).toMatchObject(expected);
    expect(await people.get((await colleague(people, KLAUS)).id)).toMatchObject(expected);
    expect(asked).toBe(1);
  });

  it('and a name of who can’t be looked up are nobody’s: they are told so, and nothing is kept', async () => {
    const before = lookUp;
    lookUp = async () => {
      throw new DeliveryError('gone', 'no such member');
    };
    const account: Account = { ...KLAUS, user: 'paul' };
    expect(await people.of(account, { senderName: 'Paul Plain', zone: 'Asia/Tokyo' })).toBe(
      'unknown',
    );
    expect(await store.collection(peopleCollection).count({})).toBe(1);
    expect(await store.collection(accountsCollection).count({})).toBe(1);
    lookUp = before;
    expect(await colleague(people, account, { zone: 'Asia/Tokyo' })).toMatchObject({
      zone: 'Asia/Tokyo',
    });
  });

  it('are one’s own once one chose them', async () => {
    const { id } = await colleague(people, KLAUS);
    await store
      .collection(peopleCollection)
      .update(id, (person) => ({ doc: { ...person, locale: 'en', chosen: ['locale'] } }));
    expect(
      await colleague(people, KLAUS, { locale: 'de-CH', zone: 'Europe/Zurich' }),
    ).toMatchObject({
      locale: 'en',
      zone: 'Europe/Zurich',
    });
  });
});

describe('who could not be looked up at first', () => {
  const store = createSqliteStore({ file: ':memory:' });
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  const MIA: Account = { platform: 'teams', tenant: 't', user: 'mia' };
  const email = 'mia@linden.example';
  let people: People;
  let answer: () => Profile;
  const documents = () => store.collection(peopleCollection);
  beforeEach(async () => {
    await store.open(collections);
    answer = () => {
      throw new DeliveryError('unavailable', 'Teams is away');
    };
    const lookUp = async () => answer();
    people = createPeople({
      store,
      clock,
      log: silentLog,
      lookUp,
      defaults: { zone: 'UTC', locale: 'en' },
      admins: [email],
      guests: 'off',
    });
    await documents().insert(
      newPerson(
        { id: personIdOf(email), name: 'Mia', email, department: 'Sales' },
        { zone: 'UTC', locale: 'en' },
      ),
    );
  });
  afterEach(() => store.close());

  it('is joined with the person of their address later, with the roles that they were given', async () => {
    // As an earlier version of the bot kept her.
    const stray = newPerson(
      {
        id: 'stray',
        name: 'Mia',
        roles: ['reviewer'],
        accounts: [MIA],
        accountKeys: [accountKey(MIA)],
      },
      DEFAULTS,
    );
    await documents().insert(stray);
    const lookedUpAt = new Date(0).toISOString();
    await store.collection(accountsCollection).insert({
      id: accountKey(MIA),
      personId: 'stray',
      account: MIA,
      lookedUpAt,
      reachable: true,
    });
    expect(await people.of(MIA)).toBe('unknown');
    answer = () => ({ name: 'Mia Castellanos', email, active: true, standing: 'colleague' });
    const joined = await colleague(people, MIA, { zone: 'Europe/Madrid' });
    expect(joined).toMatchObject({
      id: personIdOf(email),
      department: 'Sales',
      zone: 'Europe/Madrid',
      accounts: [MIA],
    });
    expect(new Set(joined.roles)).toEqual(new Set(['admin', 'reviewer']));
    expect(await people.accountOf(joined.id)).toEqual(MIA);
    expect(await documents().get(stray.id)).toMatchObject({
      active: false,
      accounts: [],
      roles: [],
      mergedInto: joined.id,
    });
    expect((await people.get(stray.id))?.id).toBe(joined.id);
    expect((await colleague(people, MIA)).id).toBe(joined.id);
  });
});

describe('whom the settings name as admins', () => {
  const store = createSqliteStore({ file: ':memory:' });
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  let profile: Profile = {
    name: 'Klaus',
    email: 'Klaus@linden.example',
    active: true,
    standing: 'colleague',
  };
  const peopleWith = (...admins: string[]) =>
    createPeople({
      store,
      clock,
      log: silentLog,
      lookUp: async () => profile,
      defaults: { zone: 'UTC', locale: 'en' },
      admins,
      guests: 'off',
    });
  beforeAll(() => store.open(collections));
  afterAll(() => store.close());

  it('are admins at their next word, however long the bot has known them, and once', async () => {
    expect((await colleague(peopleWith('somebody@linden.example'), KLAUS)).roles).toEqual([]);
    for (let word = 0; word < 2; word += 1)
      expect((await colleague(peopleWith('klaus@linden.example'), KLAUS)).roles).toEqual(['admin']);
    expect((await colleague(peopleWith(), KLAUS)).roles).toEqual(['admin']);
  });

  it('and nobody is who left', async () => {
    const { id } = await colleague(peopleWith(), KLAUS);
    await store
      .collection(peopleCollection)
      .update(id, (doc) => ({ doc: { ...doc, active: false, roles: [] } }));
    expect(await colleague(peopleWith('klaus@linden.example'), KLAUS)).toMatchObject({
      active: false,
      roles: [],
    });
    await store
      .collection(peopleCollection)
      .update(id, (doc) => ({ doc: { ...doc, active: true, roles: ['admin'] } }));
  });

  it('and what the platform says after a day counts for the very word that asked for it', async () => {
    profile = { ...profile, name: 'Klaus Klein', zone: 'Asia/Tokyo' };
    expect(await colleague(peopleWith(), KLAUS)).toMatchObject({ name: 'Klaus', zone: 'UTC' });
    clock.travelTo(new Date('2026-03-03T09:00:01Z'));
    expect(await colleague(peopleWith(), KLAUS)).toMatchObject({
      name: 'Klaus Klein',
      zone: 'Asia/Tokyo',
    });
  });
});
