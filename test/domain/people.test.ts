// People as platforms tell of them: language and time zone against what is known already, and who is joined with whom.
import { createStoppedClock } from '../../src/core/clock';
import { DeliveryError } from '../../src/core/errors';
import { silentLog } from '../../src/core/log';
import type { Account, Client, People, Profile } from '../../src/core/person';
import { collections } from '../../src/domain';
import { createPeople, newPerson, peopleCollection, personIdOf } from '../../src/domain/people';
import { createSqliteStore } from '../../src/storage/sqlite';

const KLAUS: Account = { platform: 'teams', tenant: 't', user: 'klaus' };

describe('language and time zone', () => {
  const store = createSqliteStore({ file: ':memory:' });
  let people: People;
  let asked = 0;
  let lookUp = async (): Promise<Profile> => {
    asked += 1;
    return { name: 'Klaus', active: true };
  };
  beforeAll(async () => {
    await store.open(collections);
    const clock = createStoppedClock('2026-03-02T09:00:00Z');
    people = createPeople({ store, clock, log: silentLog, lookUp: () => lookUp(), defaults: { zone: 'UTC', locale: 'en' }, admins: [] });
  });
  afterAll(() => store.close());

  it.each<[string, Client, Client]>([
    ['are our defaults while nothing is known', {}, { locale: 'en', zone: 'UTC' }],
    ['are the client’s from the first word on', { locale: 'de-AT', zone: 'Europe/Vienna' }, { locale: 'de', zone: 'Europe/Vienna' }],
    ['stay where the client says nothing', {}, { locale: 'de', zone: 'Europe/Vienna' }],
    ['follow who travels', { locale: 'de-AT', zone: 'America/New_York' }, { locale: 'de', zone: 'America/New_York' }],
    ['stay where the client says nonsense', { locale: 'xx', zone: 'Mars/Olympus' }, { locale: 'de', zone: 'America/New_York' }],
  ])('%s', async (_what, client, expected) => {
    expect(await people.of(KLAUS, client)).toMatchObject(expected);
    expect(await people.get((await people.of(KLAUS)).id)).toMatchObject(expected);
    expect(asked).toBe(1);
  });

  it('and a name come from the event for who can’t be looked up', async () => {
    lookUp = async () => {
      throw new DeliveryError('gone', 'no such member');
    };
    const account: Account = { ...KLAUS, user: 'paul' };
    expect(await people.of(account, { senderName: 'Paul Plain', zone: 'Asia/Tokyo' })).toMatchObject({
      name: 'Paul Plain',
      zone: 'Asia/Tokyo',
    });
    expect(await people.of({ ...KLAUS, user: 'nameless' })).toMatchObject({ name: 'nameless' });
  });

  it('are one’s own once one chose them', async () => {
    const { id } = await people.of(KLAUS);
    await store.collection(peopleCollection).update(id, (person) => ({ doc: { ...person, locale: 'en', chosen: ['locale'] } }));
    expect(await people.of(KLAUS, { locale: 'de-CH', zone: 'Europe/Zurich' })).toMatchObject({ locale: 'en', zone: 'Europe/Zurich' });
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
    people = createPeople({ store, clock, log: silentLog, lookUp, defaults: { zone: 'UTC', locale: 'en' }, admins: [email] });
    await documents().insert(newPerson({ id: personIdOf(email), name: 'Mia', email, department: 'Sales' }, { zone: 'UTC', locale: 'en' }));
  });
  afterEach(() => store.close());

  it('is joined with the person of their address later, with the roles that they were given', async () => {
    const stray = await people.of(MIA, { senderName: 'Mia' });
    expect(stray.email).toBeUndefined();
    await documents().update(stray.id, (person) => ({ doc: { ...person, roles: ['reviewer'] } }));
    answer = () => ({ name: 'Mia Castellanos', email, active: true });
    const joined = await people.of(MIA, { zone: 'Europe/Madrid' });
    expect(joined).toMatchObject({ id: personIdOf(email), department: 'Sales', zone: 'Europe/Madrid', accounts: [MIA] });
    expect(new Set(joined.roles)).toEqual(new Set(['admin', 'reviewer']));
    expect(await people.accountOf(joined.id)).toEqual(MIA);
    expect(await people.get(stray.id)).toMatchObject({ active: false, accounts: [], roles: [] });
    expect((await people.of(MIA)).id).toBe(joined.id);
  });

  it('is no stranger’s catch: an address that was known once joins nobody anew', async () => {
    answer = () => ({ name: 'Eve', email: 'eve@linden.example', active: true });
    const eve = await people.of(MIA);
    clock.travelTo(new Date(clock.now().getTime() + 25 * 3_600_000));
    answer = () => ({ name: 'Eve', email, active: true });
    expect(await people.of(MIA)).toMatchObject({ id: eve.id });
    expect((await people.get(eve.id))?.email).toBe('eve@linden.example');
    expect((await people.get(personIdOf(email)))?.accounts).toEqual([]);
  });
});

describe('whom the settings name as admins', () => {
  const store = createSqliteStore({ file: ':memory:' });
  const clock = createStoppedClock('2026-03-02T09:00:00Z');
  let profile: Profile = { name: 'Klaus', email: 'Klaus@linden.example', active: true };
  const peopleWith = (...admins: string[]) =>
    createPeople({ store, clock, log: silentLog, lookUp: async () => profile, defaults: { zone: 'UTC', locale: 'en' }, admins });
  beforeAll(() => store.open(collections));
  afterAll(() => store.close());

  it('are admins at their next word, however long the bot has known them, and once', async () => {
    expect((await peopleWith('somebody@linden.example').of(KLAUS)).roles).toEqual([]);
    for (let word = 0; word < 2; word += 1) expect((await peopleWith('klaus@linden.example').of(KLAUS)).roles).toEqual(['admin']);
    expect((await peopleWith().of(KLAUS)).roles).toEqual(['admin']);
  });

  it('and what the platform says after a day counts for the very word that asked for it', async () => {
    profile = { ...profile, name: 'Klaus Klein', zone: 'Asia/Tokyo' };
    expect(await peopleWith().of(KLAUS)).toMatchObject({ name: 'Klaus', zone: 'UTC' });
    clock.travelTo(new Date('2026-03-03T09:00:01Z'));
    expect(await peopleWith().of(KLAUS)).toMatchObject({ name: 'Klaus Klein', zone: 'Asia/Tokyo' });
  });
});
